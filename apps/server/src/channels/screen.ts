import { zonedToday } from '@openzone/calendar';
import type { Site } from '../base/sites/index.ts';
import { lockState, recordChannelResult } from '../engines/publication/index.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import { listPlaces, listScreenArrivals, listScreenDepartures, planner } from './reader.ts';
import { closeRecalled, enterScreen, leaveScreen } from './writer.ts';

export interface ScreenFeedDeps {
  readonly db: Database;
  readonly now: () => Date;
  /** Public address of the installation; the site's own domain when there is none. */
  readonly baseUrl: string | undefined;
}

/** The addresses of the feed that displays in halls read. */
export const screenFeedPaths = ['/feeds/screen.xml', '/feeds/screen.json'] as const;

const atOnce = 50;

/**
 * Lets into the feed for screens what is due, and out of it what is no longer meant for it. What the feed shows is decided by the public
 * view at each reading; this keeps record of it. @returns how many came and went; 0 when there is nothing to do
 */
export async function keepScreenFeed({ db, now, baseUrl }: ScreenFeedDeps, site: Site): Promise<number> {
  const [come, gone] = await db.read(site.id, async (reading) => [
    await listScreenArrivals(reading, atOnce),
    await listScreenDepartures(reading, atOnce),
  ]);
  const address = `${baseUrl ?? `https://${site.profile.domain}`}${screenFeedPaths[0]}`;
  let done = 0;
  for (const id of come)
    if (await db.transaction(site.id, (tx) => arrive(tx, id, zonedToday(now()), address))) done += 1;
  for (const id of gone) done += await db.transaction(site.id, (tx) => leaveScreen(tx, id));
  return done;
}

/** Recorded as published once: an item that stood on the screens before keeps the day and place somebody wrote down. */
async function arrive(tx: Tx, documentId: string, publishedOn: string, reference: string): Promise<boolean> {
  await lockState(tx, documentId);
  // Asked again now that nothing of the document can change.
  if (!(await listScreenArrivals(tx, 1, documentId)).includes(documentId)) return false;
  await enterScreen(tx, documentId);
  const place = (await listPlaces(tx, documentId)).find(({ channel }) => channel === 'SCREEN');
  if (place?.state === 'planned')
    await recordChannelResult(
      tx,
      documentId,
      'SCREEN',
      { state: 'published', publishedOn, reference },
      place.updatedBy,
    );
  return true;
}

/** The feed forgets what is withdrawn by itself: the task that a withdrawal leaves is done. Does nothing for what is not in the feed. */
export async function forgetOnScreens(tx: Tx, documentId: string): Promise<void> {
  if ((await leaveScreen(tx, documentId)) === 0) return;
  const by = await planner(tx, documentId, 'SCREEN');
  if (by === undefined) return;
  await recordChannelResult(tx, documentId, 'SCREEN', { state: 'withdrawn', publishedOn: null, reference: '' }, by);
  await closeRecalled(tx, documentId, 'SCREEN', by);
}
