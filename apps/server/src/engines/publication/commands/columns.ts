import type { Column, ColumnInput, ColumnMerge, ColumnMergePreview, ColumnMove } from '@openzone/contracts';
import { listUnits, type Person } from '../../../base/identity/index.ts';
import { listSiteChanges, recordSiteChange } from '../../../base/sites/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { AppError, conflict, forbidden, invalid, notFound } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { mayManageColumns } from '../policy.ts';
import { listAllColumns } from '../queries/documents.ts';
import { countInColumn, findColumnByKey, lockColumns, unitsInColumn } from '../reader.ts';
import { mergeColumnRows, placeColumn, saveColumn } from '../writer.ts';

/** The tree of columns: what stands where, under which name and address, and what is asked of it. Each change is recorded. */

type Change = ColumnInput & { readonly revision?: number };

/** Makes a column, or changes one; `revision` is what its maker saw. @returns its id */
export async function putColumn(tx: Tx, person: Person, id: string | null, input: Change): Promise<string> {
  requireKeeper(person);
  const columns = await readLocked(tx);
  const before = id === null ? null : requireColumn(columns, id);
  if (before !== null) requireSeen(before, input.revision ?? before.revision);
  await checkKey(tx, id, input.key);
  if (id !== null) checkCircle(columns, id, input.parentId);
  await checkReferences(tx, columns, input);
  const columnId = id ?? newId();
  const { revision: _seen, ...rest } = input;
  await saveColumn(tx, columnId, settled(rest, before));
  await record(tx, person, before === null ? 'create' : 'change', columnId, before);
  return columnId;
}

/** Puts a column under another parent or at another place among its neighbours. */
export async function moveColumn(tx: Tx, person: Person, id: string, input: ColumnMove): Promise<void> {
  requireKeeper(person);
  const columns = await readLocked(tx);
  const column = requireColumn(columns, id);
  requireSeen(column, input.revision);
  checkCircle(columns, id, input.parentId);
  checkParent(columns, input.parentId);
  const siblings = columns.filter((one) => one.parentId === input.parentId && one.id !== id && one.mergedInto === null);
  const at = input.beforeId === null ? siblings.length : siblings.findIndex((one) => one.id === input.beforeId);
  if (at < 0) {
    throw invalid(
      'COLUMN_UNKNOWN',
      'beforeId',
      '要放在其前面的栏目已不在这里，请刷新后重试。',
      'The column to stand before is no longer there; reload and try again.',
    );
  }
  for (const [position, one] of siblings.toSpliced(at, 0, column).entries()) {
    if (one.position === position && one.parentId === input.parentId) continue;
    await placeColumn(tx, one.id, input.parentId, position);
  }
  await record(tx, person, 'move', id, column);
}

/**
 * Merges a column into another for good: its documents and the columns under it move, and its addresses lead to the other.
 * Refused where a unit has documents in it that may not stand in the other.
 */
export async function mergeColumn(tx: Tx, person: Person, id: string, input: ColumnMerge): Promise<void> {
  requireKeeper(person);
  const columns = await readLocked(tx);
  const column = requireColumn(columns, id);
  requireSeen(column, input.revision);
  const target = requireTarget(columns, column, input.intoId);
  await checkUnits(tx, column, target);
  for (const child of columns.filter((one) => one.parentId === id && one.mergedInto === null)) {
    await placeColumn(tx, child.id, target.id, nextPosition(columns, target.id) + child.position);
  }
  await mergeColumnRows(tx, id, target.id);
  await record(tx, person, 'merge', id, column, input.reason.trim());
}

/** What a merge would move. */
export async function previewMerge(
  reading: Reading,
  person: Person,
  id: string,
  intoId: string,
): Promise<ColumnMergePreview> {
  requireKeeper(person);
  const columns = await listAllColumns(reading);
  const column = requireColumn(columns, id);
  const target = requireTarget(columns, column, intoId);
  await checkUnits(reading, column, target);
  return {
    ...(await countInColumn(reading, id)),
    columns: columns.filter((one) => one.parentId === id && one.mergedInto === null).length,
    address: { from: `/c/${column.key}`, to: `/c/${target.key}` },
  };
}

/** What was changed of a column, by whom, with what stood before and after. */
export function listColumnChanges(reading: Reading, id: string): ReturnType<typeof listSiteChanges> {
  return listSiteChanges(reading, 'column', id);
}

/** A column as a file names it: its parent by key. */
export type ImportedColumn = Omit<Required<ColumnInput>, 'parentId'> & { readonly parent: string | null };

/** Sets the columns of a site from a file, parents first; for whoever runs the program. Those the file does not name stay. */
export async function importColumns(tx: Tx, columns: readonly ImportedColumn[]): Promise<void> {
  const idOf = new Map((await readLocked(tx)).map((column) => [column.key, column.id]));
  for (const { parent, ...column } of columns) {
    const id = idOf.get(column.key) ?? newId();
    const [before] = await listAllColumns(tx, id);
    const parentId = parent === null ? null : (idOf.get(parent) ?? null);
    await saveColumn(tx, id, settled({ ...column, parentId }, before ?? null));
    idOf.set(column.key, id);
    await record(tx, null, 'import', id, before ?? null);
  }
}

function requireKeeper(person: Person): void {
  if (mayManageColumns(person)) return;
  throw forbidden(
    '只有政务公开工作机构和管理员可以调整栏目。',
    'Only the disclosure office and administrators may change columns.',
  );
}

/** Two people who rearrange the tree at once do so one after the other. */
async function readLocked(tx: Tx): Promise<Column[]> {
  await lockColumns(tx);
  return listAllColumns(tx);
}

function requireColumn(columns: readonly Column[], id: string): Column {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) throw notFound({ zh: '这个栏目', en: 'This column' });
  if (column.mergedInto === null) return column;
  throw conflict(
    'COLUMN_MERGED',
    '这个栏目已并入其他栏目，不能再修改。请修改并入后的栏目。',
    'This column was merged into another and is not changed any more. Change the other.',
  );
}

function requireSeen(column: Column, revision: number): void {
  if (column.revision === revision) return;
  throw conflict(
    'COLUMN_CHANGED',
    '这个栏目刚刚被其他人修改过，您的修改没有覆盖它。请刷新后再改。',
    'Somebody else has changed this column; yours did not overwrite it. Reload, then change it.',
    { current: column.revision },
  );
}

async function checkKey(tx: Tx, id: string | null, key: string): Promise<void> {
  const other = await findColumnByKey(tx, key);
  if (other === undefined || other.id === id) return;
  throw conflict(
    'COLUMN_KEY_TAKEN',
    other.former
      ? `栏目标识“${key}”是另一个栏目的旧网址，仍转到那里，请换一个。`
      : `栏目标识“${key}”已被使用，请换一个。`,
    other.former
      ? `The key “${key}” is a former address of another column and still leads there; choose another.`
      : `The key “${key}” is taken; choose another.`,
  );
}

function checkCircle(columns: readonly Column[], id: string, parentId: string | null): void {
  for (let up = parentId, left = columns.length; up !== null && left >= 0; left -= 1) {
    if (up === id) {
      throw invalid(
        'COLUMN_CIRCLE',
        'parentId',
        '上级栏目不能是它自己或它的下级。',
        'A column cannot stand under itself or its own descendants.',
      );
    }
    up = columns.find((one) => one.id === up)?.parentId ?? null;
  }
}

function checkParent(columns: readonly Column[], parentId: string | null): void {
  if (parentId === null || columns.some((one) => one.id === parentId && one.mergedInto === null)) return;
  throw invalid(
    'COLUMN_UNKNOWN',
    'parentId',
    '上级栏目不存在或已并入其他栏目，请重新选择。',
    'That parent column does not exist or was merged into another; choose again.',
  );
}

async function checkReferences(tx: Tx, columns: readonly Column[], input: ColumnInput): Promise<void> {
  checkParent(columns, input.parentId);
  if ((input.updateMonthDay ?? null) !== null && input.updateEveryDays !== null) {
    throw invalid(
      'COLUMN_TWO_RULES',
      'updateMonthDay',
      '更新要求只能有一种：按天数，或按每年的固定日期。请去掉其中一项。',
      'A column has one rule: a number of days, or a day of each year. Take one of them away.',
    );
  }
  const units = new Set((await listUnits(tx)).map((unit) => unit.id));
  for (const [field, ids] of [
    ['responsibleUnitId', input.responsibleUnitId === null ? [] : [input.responsibleUnitId]],
    ['unitIds', input.unitIds ?? []],
  ] as const) {
    if (ids.every((id) => units.has(id))) continue;
    throw invalid('UNIT_UNKNOWN', field, '所选单位不存在，请重新选择。', 'That unit does not exist; choose again.');
  }
}

function requireTarget(columns: readonly Column[], column: Column, intoId: string): Column {
  const target = columns.find((one) => one.id === intoId);
  if (target === undefined || !target.active || target.mergedInto !== null) {
    throw invalid(
      'COLUMN_UNKNOWN',
      'intoId',
      '请选择一个启用中的栏目作为并入的目标。',
      'Choose a column that is in use to merge into.',
    );
  }
  checkMergeCircle(columns, column.id, target.id);
  return target;
}

function checkMergeCircle(columns: readonly Column[], id: string, intoId: string): void {
  try {
    checkCircle(columns, id, intoId);
  } catch {
    throw invalid(
      'COLUMN_CIRCLE',
      'intoId',
      '不能并入它自己或它的下级栏目。请先把下级栏目移到别处。',
      'A column cannot be merged into itself or one under it. Move that one elsewhere first.',
    );
  }
}

async function checkUnits(reading: Reading, column: Column, target: Column): Promise<void> {
  if (target.unitIds.length === 0) return;
  const foreign = (await unitsInColumn(reading, column.id)).filter(({ id }) => !target.unitIds.includes(id));
  if (foreign.length === 0) return;
  const names = foreign.map(({ name }) => name).join('、');
  throw new AppError({
    id: 'COLUMN_NOT_OF_UNIT',
    status: 409,
    field: 'intoId',
    text: {
      zh: `${names}在这个栏目有文件，但目标栏目不允许这些单位发布。请先在目标栏目的“可发布单位”中加入它们。`,
      en: `${names} have documents here, and the other column does not take theirs. Add them to its units first.`,
    },
  });
}

function nextPosition(columns: readonly Column[], parentId: string): number {
  return Math.max(-1, ...columns.filter((one) => one.parentId === parentId).map((one) => one.position)) + 1;
}

/** What a request leaves out stays as it was. */
function settled(input: ColumnInput, before: Column | null): Required<ColumnInput> {
  return {
    ...input,
    name: input.name.trim(),
    nameEn: input.nameEn.trim(),
    updateMonthDay: input.updateMonthDay === undefined ? (before?.updateMonthDay ?? null) : input.updateMonthDay,
    unitIds: [...new Set(input.unitIds ?? before?.unitIds ?? [])],
    defaultGenre: input.defaultGenre === undefined ? (before?.defaultGenre ?? null) : input.defaultGenre,
    defaultTopic: input.defaultTopic === undefined ? (before?.defaultTopic ?? null) : input.defaultTopic,
    retention: input.retention ?? before?.retention ?? '',
  };
}

async function record(
  tx: Tx,
  person: Person | null,
  act: string,
  id: string,
  before: Column | null,
  note?: string,
): Promise<void> {
  const [after] = await listAllColumns(tx, id);
  await recordSiteChange(tx, {
    subject: 'column',
    subjectId: id,
    act,
    before: before === null ? null : kept(before),
    after: after === undefined ? null : kept(after),
    ...(note === undefined ? {} : { note }),
    by: person,
  });
}

/** Without what is counted. */
function kept({ publicCount: _count, newestOn: _newest, ...column }: Column): object {
  return column;
}
