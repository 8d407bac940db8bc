import { documentNotFound, lockState } from '../engines/publication/index.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import { followOutbox } from '../platform/outbox/index.ts';
import { isSent } from './domain.ts';
import { hasWords, isApproved, isOnScreens, listAccounts, listPlaces, listTexts, readLastAct } from './reader.ts';
import { forgetOnScreens } from './screen.ts';
import { openDelivery, openTask, withdrawDeliveries } from './writer.ts';

const name = 'channels';

/** Takes up what was published, revised or withdrawn since last time. @returns how many events it took; 0 when it is up to date */
export function followChannels(db: Database): Promise<number> {
  return followOutbox(db, name, 'public_act', async (siteId, documentIds) => {
    for (const id of documentIds) await db.transaction(siteId, (tx) => syncDocument(tx, id));
  });
}

/**
 * Brings the other channels in line with what is public now; called again it changes nothing. What is planned and approved is sent; what a
 * revision or withdrawal leaves behind on a channel becomes somebody's task.
 */
export async function syncDocument(tx: Tx, documentId: string): Promise<void> {
  const state = await lockState(tx, documentId);
  const act = await readLastAct(tx, documentId);
  if (act === undefined) return;
  const places = await listPlaces(tx, documentId);
  if (state.withdrawnAt !== null || act.action === 'WITHDRAW') {
    await withdrawDeliveries(tx, documentId);
    for (const { channel, state: place } of places)
      if (place === 'published') await openTask(tx, { documentId, channel, kind: 'WITHDRAW', actId: act.actId });
    await forgetOnScreens(tx, documentId);
    return;
  }
  if (state.publicVersionId === null) throw documentNotFound();
  const accounts = new Map((await listAccounts(tx)).map((account) => [account.channel, account]));
  const texts = new Map((await listTexts(tx, documentId)).map((text) => [text.channel, text]));
  for (const place of places) {
    const { channel } = place;
    const text = texts.get(channel);
    const isRevised = place.state === 'published' && act.action === 'REVISE' && place.updatedAt < act.at;
    // The feed for screens follows by itself, unless words of its own stand there.
    const follows = channel === 'SCREEN' && !hasWords(text) && (await isOnScreens(tx, documentId));
    if (isRevised && !follows) await openTask(tx, { documentId, channel, kind: 'REVISE', actId: act.actId });
    const account = accounts.get(channel);
    if (place.state !== 'planned' || !isSent(channel) || account?.enabled !== true || !account.automatic) continue;
    if (text === undefined || isApproved(text)) await openDelivery(tx, documentId, channel, text?.sendAt ?? null);
  }
}
