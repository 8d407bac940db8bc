import type { Tx } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Unit, UnitAct } from './domain.ts';
import { listUnits } from './reader.ts';
import { readToday } from './unit-reader.ts';
import { foldUnit, insertUnitAct, settleUnitAct } from './unit-writer.ts';
import { insertUnit, saveUnit, type NewUnit } from './writer.ts';

/** A unit as a file names it: its parent by its code. */
export type UnitInFile = Omit<NewUnit, 'id' | 'parentId'> & { readonly parent: string | null };

/** An act as a file names it: units by their codes. */
export type UnitActInFile = Pick<UnitAct, 'kind' | 'effectiveOn' | 'ground' | 'name' | 'nameEn' | 'shortName' | 'disclosureCapacity' | 'posts'> & { readonly unit: string; readonly parent: string | null; readonly successor: string | null }; // prettier-ignore

const ground = '按站点文件更新';

/**
 * Units that are not there yet come with their whole history; of those that are there, what differs is a change of today.
 * `units` stand parents first. @returns their ids by their codes
 */
export async function importUnits(
  tx: Tx,
  units: readonly UnitInFile[],
  acts: readonly UnitActInFile[],
): Promise<Map<string, string>> {
  const known = new Map((await listUnits(tx)).map((unit) => [unit.code, unit]));
  const idOf = new Map([...known.values()].map(({ code, id }) => [code, id]));
  const idFor = (code: string | null): string | null => (code === null ? null : (idOf.get(code) ?? null));
  const today = await readToday(tx);
  const isNew = (code: string): boolean => !known.has(code);
  for (const { code } of units) if (isNew(code)) idOf.set(code, newId());
  const replay = async (act: UnitActInFile): Promise<void> => {
    const id = idFor(act.unit);
    const unit = units.find(({ code }) => code === act.unit);
    if (id === null || unit === undefined || !isNew(act.unit)) return;
    await take(tx, act, id, idFor, today);
    if (act.kind !== 'CREATED') return;
    const names = { name: act.name ?? unit.name, nameEn: act.nameEn ?? '', shortName: act.shortName ?? '' };
    const disclosureCapacity = act.disclosureCapacity ?? unit.disclosureCapacity;
    const state = act.effectiveOn !== null && act.effectiveOn > today ? 'PLANNED' : 'ACTIVE';
    await insertUnit(tx, { ...unit, ...names, disclosureCapacity, id, parentId: idFor(act.parent) }, state);
  };
  // Those that were there from the beginning first, each after the one above it; then everything as it was recorded.
  const fromTheBeginning = acts.filter(({ kind, effectiveOn }) => kind === 'CREATED' && effectiveOn === null);
  const depths = new Map(fromTheBeginning.map((act) => [act, depth(fromTheBeginning, act.unit)]));
  for (const act of fromTheBeginning.toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))) await replay(act);
  for (const act of acts) if (!depths.has(act)) await replay(act);
  for (const { parent, ...unit } of units) {
    const before = known.get(unit.code);
    const id = idFor(unit.code);
    if (id === null) continue;
    if (before !== undefined) await bringUp(tx, before, { ...unit, parentId: idFor(parent) }, today);
    await saveUnit(tx, { ...unit, id, parentId: idFor(parent) });
    await foldUnit(tx, id);
  }
  return idOf;
}

function depth(acts: readonly UnitActInFile[], code: string | null, steps = 0): number {
  const parent = acts.find(({ unit }) => unit === code)?.parent ?? null;
  return parent === null || steps > acts.length ? steps : depth(acts, parent, steps + 1);
}

async function take(
  tx: Tx,
  act: UnitActInFile,
  unitId: string,
  idFor: (code: string | null) => string | null,
  today: string,
): Promise<void> {
  const id = newId();
  const { kind, effectiveOn, name, nameEn, shortName, disclosureCapacity, posts } = act;
  await insertUnitAct(tx, {
    id,
    unitId,
    kind,
    effectiveOn,
    ground: act.ground,
    ...(name === null ? {} : { names: { name, nameEn: nameEn ?? '', shortName: shortName ?? '' } }),
    parentId: idFor(act.parent),
    ...(disclosureCapacity === null ? {} : { disclosureCapacity }),
    successorId: idFor(act.successor),
    ...(posts === null ? {} : { posts }),
    by: null,
  });
  if (effectiveOn === null || effectiveOn <= today) await settleUnitAct(tx, id, null);
}

/** What the file says otherwise of a unit that is there. One that is no more stays so. */
async function bringUp(tx: Tx, before: Unit, unit: Omit<NewUnit, 'id'>, today: string): Promise<void> {
  if (before.state === 'MERGED' || before.state === 'DISSOLVED') return;
  const act = { unitId: before.id, effectiveOn: today, ground, by: null };
  const { name, nameEn, shortName, disclosureCapacity, parentId } = unit;
  const settle = async (kind: 'RENAMED' | 'CAPACITY' | 'MOVED', what: object): Promise<void> => {
    const id = newId();
    await insertUnitAct(tx, { ...act, ...what, id, kind });
    await settleUnitAct(tx, id, null);
  };
  if (name.trim() !== before.name || nameEn !== before.nameEn)
    await settle('RENAMED', { names: { name: name.trim(), nameEn, shortName } });
  if (disclosureCapacity !== before.disclosureCapacity) await settle('CAPACITY', { disclosureCapacity });
  if (parentId !== before.parentId) await settle('MOVED', { parentId });
}
