import { readCounting } from '../base/calendars/index.ts';
import {
  countUnitPeople,
  listUnitPeople,
  listUnits,
  liveUnitOf,
  movePeople,
  movePosts,
  type UnitAct,
  type UnitMoves,
} from '../base/identity/index.ts';
import { queueNotice } from '../base/notices/index.ts';
import { readSetting, writeSetting } from '../base/sites/index.ts';
import { handOverCases, listOpenOfUnit } from '../engines/cases/index.ts';
import { countUnitHoldings, handOverDocuments } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { conflict } from '../platform/errors.ts';
import { requestProcedure } from '../systems/information-requests/index.ts';
import { remedyProcedure } from '../systems/review-and-litigation/index.ts';
import { handOverFilters } from '../systems/saved-filters/index.ts';

/** What a unit has that would go to its successor, were it to end today. */
export async function previewUnitMoves(reading: Reading, unitId: string): Promise<UnitMoves> {
  const requests = await listOpenOfUnit(reading, requestProcedure.key, unitId);
  const remedies = await listOpenOfUnit(reading, remedyProcedure.key, unitId);
  return {
    ...(await countUnitPeople(reading, unitId)),
    ...(await countUnitHoldings(reading, unitId)),
    cases: requests.length + remedies.length,
  };
}

/** What ends without a successor leaves nobody and nothing behind. @throws AppError UNIT_SUCCESSOR_MISSING */
export async function requireSuccessor(reading: Reading, unitId: string): Promise<UnitMoves> {
  const moves = await previewUnitMoves(reading, unitId);
  const { people, documents, publicDocuments, cases, reviews } = moves;
  if (people + documents + publicDocuments + cases + reviews === 0) return moves;
  throw conflict(
    'UNIT_SUCCESSOR_MISSING',
    '这个机构还有人员、文件、审查环节或未办结的申请，请选择承接的机构。',
    'The unit still has people, documents, reviews or open requests; choose the unit that takes over.',
    { ...moves },
  );
}

/** Gives everything a unit had to the one that takes over, and tells its people. @throws AppError UNIT_SUCCESSOR_MISSING */
export async function handOver(tx: Tx, clock: Clock, act: UnitAct): Promise<UnitMoves> {
  const from = act.unitId;
  // Who was to take over may have gone on into another meanwhile.
  const to = act.successorId === null ? null : liveUnitOf(await listUnits(tx))(act.successorId);
  const concerned = await listUnitPeople(tx, from);
  const moved = to === null ? await requireSuccessor(tx, from) : await previewUnitMoves(tx, from);
  if (to === null) {
    await movePosts(tx, from, null);
  } else {
    const people = await movePeople(tx, from, to);
    await handOverFilters(tx, from, to, people);
    await movePosts(tx, from, act.posts === 'MOVE' ? to : null);
    await handOverDocuments(tx, from, to);
    if ((await readSetting<string | null>(tx, 'requestUnit', null)) === from) await writeSetting(tx, 'requestUnit', to);
    const context = { ...(await readCounting(tx)), today: today(clock) };
    const hand = { from, to, note: act.ground, keepHandlers: act.posts === 'MOVE' };
    await handOverCases(tx, requestProcedure, context, hand);
    await handOverCases(tx, remedyProcedure, context, hand);
  }
  await tellPeople(tx, { ...act, successorId: to }, concerned);
  return moved;
}

async function tellPeople(tx: Tx, act: UnitAct, concerned: readonly string[]): Promise<void> {
  const units = await listUnits(tx);
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id);
  const from = nameOf(act.unitId);
  const to = nameOf(act.successorId);
  const taken = to === undefined ? '' : `，由${to.name}承接`;
  const takenEn = to === undefined ? '' : `; ${to.nameEn || to.name} takes over`;
  const isMoved = act.posts === 'MOVE' && to !== undefined;
  for (const accountId of concerned)
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      subject: {
        zh: `${from?.name ?? ''}已${act.kind === 'MERGED' ? '并入其他机构' : '撤销'}${taken}`,
        en: `${from?.nameEn || (from?.name ?? '')} is no more${takenEn}`,
      },
      body: {
        zh: `自 ${act.effectiveOn ?? ''} 起生效，依据：${act.ground}。${isMoved ? '您在原机构的任职已转为承接机构的同一任职。' : '您在原机构的任职已结束，需要继续办理的，请与系统管理员联系。'}`,
        en: `From ${act.effectiveOn ?? ''} on, by ${act.ground}. ${isMoved ? 'Your posts in it are the same posts in the unit that takes over.' : 'Your posts in it have ended; ask the administrator for new ones where you need them.'}`,
      },
      about: `unit:${act.unitId}`,
      dedupeKey: `unit-act:${act.id}:${accountId}`,
    });
}
