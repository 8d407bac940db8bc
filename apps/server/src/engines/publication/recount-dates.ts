import { chinaNational, type CalendarVersion, type IsoDate } from '@openzone/calendar';
import { readCalendar } from '../../base/calendars/index.ts';
import { listAccounts, listRoleHolders } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { movesOf, type DateMove } from './domain.ts';
import {
  insertDateMoves,
  keepCountedCalendar,
  listLiveDays,
  lockCountedCalendar,
  type MovedDocument,
} from './queries/dates.ts';

/**
 * Brings the live days of publication (Regulation art. 26) to the site's calendar as it is now: the old day of each that moves is kept,
 * and whoever handles it is told, once. Driven by what was last counted by, so that a run that was missed is made up for by the next.
 * @returns how many moved
 */
export async function recountPublicationDates(
  { db }: { readonly db: Database },
  site: Pick<Site, 'id'>,
): Promise<number> {
  return db.transaction(site.id, async (tx) => {
    const now = await readCalendar(tx);
    const before = (await lockCountedCalendar(tx)) ?? chinaNational;
    if (before.id === now.id) return 0;
    const moves = movesOf(await listLiveDays(tx), before, now);
    const moved = moves.length === 0 ? [] : await insertDateMoves(tx, moves, now);
    await keepCountedCalendar(tx, now);
    if (moved.length > 0) await tellHandlers(tx, moved, moves, now);
    return moved.length;
  });
}

/** Of a few documents each is told by itself, of more all together: a calendar moves many days at once. */
const severally = 5;

async function tellHandlers(
  tx: Tx,
  moved: readonly MovedDocument[],
  moves: readonly DateMove[],
  calendar: CalendarVersion,
): Promise<void> {
  const active = new Set((await listAccounts(tx)).filter((one) => one.active).map(({ id }) => id));
  const handlers = new Map<string, readonly string[]>();
  for (const unitId of new Set(moved.map((one) => one.unitId)))
    handlers.set(unitId, await listRoleHolders(tx, 'HANDLER', unitId));
  const byPerson = new Map<string, MovedDocument[]>();
  for (const document of moved) {
    const author = active.has(document.createdBy) ? [document.createdBy] : [];
    for (const id of new Set([...author, ...(handlers.get(document.unitId) ?? [])]))
      byPerson.set(id, [...(byPerson.get(id) ?? []), document]);
  }
  const days = new Map(moves.map((move) => [move.day, move]));
  for (const [accountId, theirs] of byPerson) {
    const together = theirs.length > severally;
    for (const one of together ? theirs.slice(0, 1) : theirs) {
      const move = days.get(one.day);
      if (move === undefined) continue;
      await queueNotice(tx, {
        channel: 'IN_SITE',
        accountId,
        subject: { zh: '最迟公开日有变化', en: 'The last day for publication has moved' },
        body: wordsOf(one.title, move, together ? theirs.length : 1),
        about: together ? '' : `document:${one.documentId}`,
        dedupeKey: `publication-dates:${calendar.id}:${one.moveId}:${accountId}`,
      });
    }
  }
}

function wordsOf(title: string, { before, after }: DateMove, count: number): Text {
  const zh = (day: IsoDate | null): string => day ?? '未定';
  const en = (day: IsoDate | null): string => day ?? 'an open day';
  return count === 1
    ? {
        zh: `工作日历变更，《${title}》的最迟公开日由 ${zh(before)} 改为 ${zh(after)}（条例第二十六条）。`,
        en: `The calendar of working days changed: “${title}” is now to be public by ${en(after)} instead of ${en(before)} (art. 26).`,
      }
    : {
        zh: `工作日历变更，您办理的 ${count} 份文件的最迟公开日有变化，例如《${title}》由 ${zh(before)} 改为 ${zh(after)}（条例第二十六条）。各份原来的日期见其“历史”。`,
        en: `The calendar of working days changed and with it the last day of ${count} documents of yours: “${title}” is now to be public by ${en(after)} instead of ${en(before)} (art. 26). The history of each keeps its former day.`,
      };
}
