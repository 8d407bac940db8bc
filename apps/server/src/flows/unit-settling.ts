import { recordAudit, type Facts } from '../base/audit/index.ts';
import {
  foldUnit,
  listDueUnitActs,
  listNewUnitActs,
  listRoleHolders,
  listUnits,
  lockUnitAct,
  settleUnitAct,
  type UnitAct,
} from '../base/identity/index.ts';
import { queueNotice } from '../base/notices/index.ts';
import type { Site } from '../base/sites/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Database, Reading, Tx } from '../platform/db/index.ts';
import type { Text } from '../platform/errors.ts';
import { presentError } from '../platform/http/index.ts';
import { handOver } from './unit-hand-over.ts';

/**
 * Brings into force what this transaction has recorded of units, where its day has come; the rest is the worker's. What changes the
 * unit that is acted on stands on the trail with that act.
 * @throws AppError UNIT_SUCCESSOR_MISSING
 */
export async function settleAtOnce(tx: Tx, clock: Clock, unitId: string): Promise<void> {
  for (const act of await listNewUnitActs(tx)) await settle(tx, clock, act, act.unitId !== unitId);
}

/**
 * Brings into force what has become due, each change by itself: one that cannot be carried out holds up no other, and the administrators
 * of its site are told. @returns how many are in force
 */
export async function settleUnits(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  site: Pick<Site, 'id'>,
): Promise<number> {
  let settled = 0;
  for (const { id } of await db.read(site.id, listDueUnitActs)) {
    try {
      await db.transaction(site.id, async (tx) => {
        const act = await lockUnitAct(tx, id);
        if (act === undefined) return;
        await settle(tx, clock, act, true);
        tx.afterCommit(() => void (settled += 1));
      });
    } catch (error) {
      const { status, body } = presentError(error);
      if (status >= 500) throw error;
      await db.transaction(site.id, (tx) => tellFailure(tx, clock, id, body.error, body.text));
    }
  }
  return settled;
}

async function settle(tx: Tx, clock: Clock, act: UnitAct, onTrail: boolean): Promise<void> {
  const before = await factsOf(tx, act.unitId);
  await foldUnit(tx, act.unitId);
  const isEnd = act.kind === 'MERGED' || act.kind === 'DISSOLVED';
  await settleUnitAct(tx, act.id, isEnd ? await handOver(tx, clock, act) : null);
  if (!onTrail) return;
  const after = await factsOf(tx, act.unitId);
  await recordAudit(tx, { ...(await entryOf(tx, act)), before, after, note: act.ground });
}

/** What a unit is: the same facts as its acts are compared by. */
async function factsOf(reading: Reading, unitId: string): Promise<Facts> {
  const unit = (await listUnits(reading)).find(({ id }) => id === unitId);
  if (unit === undefined) return {};
  const { name, parentId, disclosureCapacity, state, endedOn, successorId } = unit;
  return { name, parentId, disclosureCapacity, state, endedOn, successorId };
}

/** By the program itself: nobody was there when its day came. */
async function entryOf(reading: Reading, { unitId }: Pick<UnitAct, 'unitId'>) {
  const code = (await listUnits(reading)).find(({ id }) => id === unitId)?.code ?? '';
  return { act: 'unit.settle', subject: { kind: 'unit', id: unitId, label: code }, by: null } as const;
}

/** Once a day, until it is called off or can be carried out. */
async function tellFailure(tx: Tx, clock: Clock, id: string, error: string, why: Text): Promise<void> {
  const act = await lockUnitAct(tx, id);
  if (act === undefined) return;
  const unit = (await listUnits(tx)).find((one) => one.id === act.unitId);
  let isNew = false;
  for (const accountId of await listRoleHolders(tx, 'ADMIN', null)) {
    const told = await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      subject: {
        zh: `机构变更未能生效：${unit?.name ?? ''}`,
        en: `A change of a unit could not take effect: ${unit?.nameEn || (unit?.name ?? '')}`,
      },
      body: {
        zh: `原定 ${act.effectiveOn ?? ''} 生效，未能生效：${why.zh}请在“机构”页取消这项变更，再重新登记。`,
        en: `It was to take effect on ${act.effectiveOn ?? ''} and could not: ${why.en} Call it off on the screen “Units” and record it anew.`,
      },
      about: `unit:${act.unitId}`,
      dedupeKey: `unit-act-failed:${id}:${today(clock)}:${accountId}`,
    });
    isNew ||= told;
  }
  if (isNew) await recordAudit(tx, { ...(await entryOf(tx, act)), outcome: 'failed', error });
}
