import type { Tx } from '../../platform/db/index.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Person, Unit, UnitAct } from './domain.ts';
import { requireUnitManager } from './policy.ts';
import { listUnits } from './reader.ts';
import { findUnitAct, readToday } from './unit-reader.ts';
import { saying, type OtherUnitField } from './unit-rules.ts';
import { foldUnit, insertUnitAct, revokeUnitAct, type NewUnitAct } from './unit-writer.ts';
import { insertUnit, type NewUnit } from './writer.ts';

/** Names as they will stand on paper and on the page. */
export interface UnitNames {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
}

/** What may be done to a unit; every change has its day and its ground (依据). */
export type UnitChange =
  | ({ readonly kind: 'RENAMED' } & UnitNames)
  | { readonly kind: 'MOVED'; readonly parentId: string | null }
  | { readonly kind: 'CAPACITY'; readonly disclosureCapacity: Unit['disclosureCapacity'] }
  | { readonly kind: 'MERGED'; readonly successorId: string; readonly posts: 'MOVE' | 'END' }
  | { readonly kind: 'DISSOLVED'; readonly successorId: string | null; readonly posts: 'MOVE' | 'END' };

export interface When {
  /** The first day of what is new, `YYYY-MM-DD`; past, today or to come. */
  readonly effectiveOn: string;
  readonly ground: string;
}

const clean = ({ name, nameEn, shortName }: UnitNames): UnitNames => ({
  name: name.trim(),
  nameEn: nameEn.trim(),
  shortName: shortName.trim() === '' ? name.trim() : shortName.trim(),
});

/** Makes a unit from a day on. @throws AppError FORBIDDEN, UNIT_CODE_TAKEN, and what the database refuses: `unit-rules.ts` */
export async function createUnit(
  tx: Tx,
  by: Person,
  unit: Omit<NewUnit, 'id' | 'position'> & { readonly id?: string },
  { effectiveOn, ground }: When,
): Promise<string> {
  requireUnitManager(by);
  const units = await listUnits(tx);
  if (units.some(({ code }) => code === unit.code))
    throw conflict(
      'UNIT_CODE_TAKEN',
      `代码“${unit.code}”已有单位使用，请换一个。`,
      `The code “${unit.code}” is taken; choose another.`,
    );
  const id = unit.id ?? newId();
  const names = clean(unit);
  await record(tx, {
    id: newId(),
    unitId: id,
    kind: 'CREATED',
    effectiveOn,
    ground: ground.trim(),
    names,
    parentId: unit.parentId,
    disclosureCapacity: unit.disclosureCapacity,
    by: by.id,
  });
  const position = Math.max(0, ...units.map((one) => one.position)) + 1;
  await insertUnit(
    tx,
    { ...unit, ...names, id, position },
    effectiveOn <= (await readToday(tx)) ? 'ACTIVE' : 'PLANNED',
  );
  return id;
}

/**
 * Records a change. It is in force when it is settled: see `flows/units.ts`, at once where its day has come, by the worker otherwise.
 * The units under one that ends go to its successor, or else stand under the one above it, from the same day.
 * @throws AppError FORBIDDEN, NOT_FOUND, UNIT_ENDED, and what the database refuses: `unit-rules.ts`
 */
export async function recordUnitChange(
  tx: Tx,
  by: Person,
  unitId: string,
  change: UnitChange,
  { effectiveOn, ground }: When,
): Promise<void> {
  requireUnitManager(by);
  const units = await listUnits(tx);
  const unit = units.find(({ id }) => id === unitId);
  if (unit === undefined) throw notFound({ zh: '这个单位', en: 'This unit' });
  if (unit.state === 'MERGED' || unit.state === 'DISSOLVED') throw unitEnded();
  const act = { id: newId(), unitId, effectiveOn, ground: ground.trim(), by: by.id };
  if (change.kind === 'RENAMED') {
    await record(tx, { ...act, kind: 'RENAMED', names: clean(change) });
  } else if (change.kind === 'MERGED' || change.kind === 'DISSOLVED') {
    await end(tx, units, unit, change, act);
  } else {
    await record(tx, { ...act, ...change });
  }
}

type Ending = Extract<UnitChange, { kind: 'MERGED' | 'DISSOLVED' }>;

async function end(
  tx: Tx,
  units: readonly Unit[],
  unit: Unit,
  change: Ending,
  act: Omit<NewUnitAct, 'kind'>,
): Promise<void> {
  const { successorId } = change;
  const children = units.filter(
    ({ parentId, state }) => parentId === unit.id && (state === 'ACTIVE' || state === 'PLANNED'),
  );
  // One that takes over and stood under the unit takes its place; the others come under it.
  const isBelow = successorId !== null && isUnder(units, successorId, unit.id);
  for (const child of children) {
    const leads = isBelow && successorId !== null && isUnder(units, successorId, child.id);
    const parentId = leads || successorId === null ? unit.parentId : successorId;
    await record(tx, { ...act, id: newId(), unitId: child.id, kind: 'MOVED', parentId }, 'successorId');
  }
  await record(tx, { ...act, kind: change.kind, successorId, posts: change.posts }, 'successorId');
}

/** What the database refuses of it is said in words. */
function record(tx: Tx, act: NewUnitAct, other: OtherUnitField = 'parentId'): Promise<void> {
  return saying(insertUnitAct(tx, act), other);
}

/** Whether `id` is `above` or stands under it today. */
function isUnder(units: readonly Unit[], id: string, above: string): boolean {
  let at: string | null = id;
  for (let steps = 0; at !== null && steps <= units.length; steps += 1) {
    if (at === above) return true;
    const here: string = at;
    at = units.find((unit) => unit.id === here)?.parentId ?? null;
  }
  return false;
}

/**
 * Calls off a change that has not come into force: one to come, or one that could not be carried out on its day.
 * @throws AppError FORBIDDEN, NOT_FOUND, UNIT_ACT_IN_FORCE, UNIT_AWAITED, UNIT_NAME_TAKEN
 */
export async function callOffUnitChange(tx: Tx, by: Person, id: string): Promise<UnitAct> {
  requireUnitManager(by);
  const act = await findUnitAct(tx, id);
  if (act === undefined || act.revokedAt !== null) throw notFound({ zh: '这项变更', en: 'This change' });
  await saying(revokeUnitAct(tx, id, by.id));
  await foldUnit(tx, act.unitId);
  return act;
}

function unitEnded() {
  return conflict(
    'UNIT_ENDED',
    '这个单位已并入其他单位或已撤销，不能再变更。',
    'The unit is no more; nothing can be changed of it.',
  );
}
