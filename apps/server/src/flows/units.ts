import {
  callOffUnitChange,
  createUnit,
  listUnitActs,
  listUnits,
  mayManageUnits,
  recordUnitChange,
  type NewUnit,
  type Person,
  type UnitAct,
  type UnitChange,
  type When,
} from '../base/identity/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { forbidden } from '../platform/errors.ts';
import { requireSuccessor } from './unit-hand-over.ts';
import { settleAtOnce } from './unit-settling.ts';

/** Units and everything that hangs on them: people, documents, columns, requests. */

/** @throws AppError as `createUnit` does */
export async function openUnit(
  tx: Tx,
  by: Person,
  clock: Clock,
  unit: Omit<NewUnit, 'id' | 'position'> & { readonly id?: string },
  when: When,
): Promise<string> {
  const id = await createUnit(tx, by, unit, when);
  await settleAtOnce(tx, clock, id);
  return id;
}

/** @throws AppError as `recordUnitChange` does; UNIT_SUCCESSOR_MISSING */
export async function changeUnit(
  tx: Tx,
  by: Person,
  clock: Clock,
  unitId: string,
  change: UnitChange,
  when: When,
): Promise<void> {
  await recordUnitChange(tx, by, unitId, change, when);
  if (change.kind === 'DISSOLVED' && change.successorId === null) await requireSuccessor(tx, unitId);
  await settleAtOnce(tx, clock, unitId);
}

/** @throws AppError as `callOffUnitChange` does */
export async function cancelUnitChange(tx: Tx, by: Person, actId: string): Promise<void> {
  await callOffUnitChange(tx, by, actId);
}

/** @throws AppError FORBIDDEN */
export function requireUnitKeeper(person: Person): void {
  if (!mayManageUnits(person)) throw forbidden('机构由系统管理员维护。', 'Units are kept by the administrator.');
}

export async function readUnitTree(reading: Reading): Promise<{
  readonly units: Awaited<ReturnType<typeof listUnits>>;
  readonly acts: readonly UnitAct[];
}> {
  return { units: await listUnits(reading), acts: await listUnitActs(reading) };
}
