import { attributeLabels, remedyKindLabels, requestStateLabels, roleLabels, stageLabels } from '@openzone/contracts';
import type { Change } from '../../base/audit/index.ts';
import { listAccounts, listUnits } from '../../base/identity/index.ts';
import { listAllColumns } from '../../engines/publication/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { routeActs } from './acts.ts';
import { fieldNames, kindNames } from './field-names.ts';

/** What stands in the trail as codes and ids, in words. */

const same = (text: string): Text => ({ zh: text, en: text });
const none: Text = { zh: '无', en: 'none' };
const yes: Text = { zh: '是', en: 'yes' };
const no: Text = { zh: '否', en: 'no' };

const actNames = new Map([
  ...Object.values(routeActs).map(({ act, name }) => [act, name] as const),
  // Of no request: what the program does by itself.
  ['unit.settle', { zh: '机构变更生效', en: 'A change of a unit takes effect' }] as const,
]);

export const actName = (act: string): Text => actNames.get(act) ?? same(act);
export const kindName = (kind: string): Text => kindNames[kind] ?? same(kind);
const fieldName = (field: string): Text => fieldNames[field] ?? same(field);

/** Every act by which entries can be looked for: what changes something, what is read with a record, and what can be refused. */
export function allActs(): { act: string; name: Text }[] {
  return [...actNames].map(([act, name]) => ({ act, name }));
}

/** Codes, by the field they stand in. */
const codes: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  stage: stageLabels,
  attribute: attributeLabels,
  role: roleLabels,
  roles: roleLabels,
  readers: roleLabels,
  secondFactorRoles: roleLabels,
  kind: remedyKindLabels,
  state: {
    ...requestStateLabels,
    asked: { zh: '待填报', en: 'asked' },
    filled: { zh: '已填报', en: 'filled in' },
    signed: { zh: '已签报', en: 'signed' },
    reading: { zh: '读取中', en: 'being read' },
    waiting: { zh: '待确认', en: 'waiting' },
    confirmed: { zh: '已确认', en: 'confirmed' },
    rejected: { zh: '已舍弃', en: 'rejected' },
    duplicate: { zh: '重复', en: 'duplicate' },
    closed: { zh: '已完成', en: 'done' },
    failed: { zh: '失败', en: 'failed' },
    PLANNED: { zh: '待设立', en: 'to come' },
    ACTIVE: { zh: '在用', en: 'there' },
    MERGED: { zh: '已并入', en: 'merged' },
    DISSOLVED: { zh: '已撤销', en: 'dissolved' },
  },
  disclosureCapacity: {
    OWN_NAME: { zh: '以自己名义公开', en: 'in its own name' },
    VIA_COMMITTEE: { zh: '由管委会公开', en: 'through the committee' },
    VIA_PARENT_GOV: { zh: '由上级机关公开', en: 'through the body above' },
    NONE: { zh: '不承担公开职责', en: 'none' },
  },
  retention: {
    PERMANENT: { zh: '永久', en: 'permanent' },
    Y30: { zh: '30 年', en: '30 years' },
    Y10: { zh: '10 年', en: '10 years' },
  },
};

/** Ids by the names they have today. */
export type Names = ReadonlyMap<string, string>;

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instantPattern = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/;

/** `2026-03-05 09:05:30` as clocks in Shanghai show it, which keep UTC+8 all the year. */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export async function readNames(reading: Reading): Promise<Names> {
  const named = [
    ...(await listUnits(reading)).map(({ id, name }) => [id, name] as const),
    ...(await listAllColumns(reading)).map(({ id, name }) => [id, name] as const),
    ...(await listAccounts(reading)).map(({ id, displayName }) => [id, displayName] as const),
  ];
  return new Map(named);
}

function textOf(field: string, value: string, names: Names): Text {
  if (value === '') return none;
  const code = codes[field]?.[value];
  if (code !== undefined) return code;
  if (idPattern.test(value)) return same(names.get(value) ?? `#${value.slice(-8)}`);
  return same(instantPattern.test(value) ? shanghaiTime(new Date(value)) : value);
}

/** A value of a field in words: names for ids, labels for codes, and the parts of what has parts. */
export function inWords(field: string, value: unknown, names: Names): Text {
  if (value === null || value === undefined) return none;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return same(String(value));
  if (typeof value === 'string') return textOf(field, value, names);
  if (Array.isArray(value)) {
    if (value.length === 0) return none;
    const parts = value.map((one: unknown) => inWords(field, one, names));
    return joined(parts, '；', '; ');
  }
  const parts = Object.entries(value)
    // The number of a part means nothing outside the program.
    .filter(([name, inner]) => name !== 'id' && inner !== null && inner !== '')
    .map(([name, inner]) => {
      const words = inWords(name, inner, names);
      return { zh: `${fieldName(name).zh} ${words.zh}`, en: `${fieldName(name).en} ${words.en}` };
    });
  return parts.length === 0 ? none : joined(parts, '，', ', ');
}

function joined(parts: readonly Text[], zh: string, en: string): Text {
  return { zh: parts.map((one) => one.zh).join(zh), en: parts.map((one) => one.en).join(en) };
}

export interface ChangeInWords {
  readonly field: Text;
  readonly before: Text | null;
  readonly after: Text | null;
  readonly hidden: boolean;
}

export function changesInWords(changes: readonly Change[], names: Names): ChangeInWords[] {
  return changes.flatMap((change): ChangeInWords[] => {
    const field = fieldName(change.field);
    if ('hidden' in change) return [{ field, before: null, after: null, hidden: true }];
    const before = inWords(change.field, change.before, names);
    const after = inWords(change.field, change.after, names);
    // Nothing and an empty list are the same to people.
    return before.zh === after.zh ? [] : [{ field, before, after, hidden: false }];
  });
}

/** On one line, for a cell of a table. */
export function changesOnOneLine(changes: readonly Change[], names: Names): string {
  return changesInWords(changes, names)
    .map(({ field, before, after, hidden }) =>
      hidden ? `${field.zh}：已改（内容不在日志中）` : `${field.zh}：${before?.zh ?? ''} → ${after?.zh ?? ''}`,
    )
    .join('；');
}

/** Where a thing opens in the back office. */
export function pathOf(kind: string, id: string): string | null {
  if (kind === 'annual-report') return '/annual-report';
  if (kind === 'account' || kind === 'delegation') return '/people';
  if (kind === 'column') return '/columns';
  if (kind === 'unit') return '/units';
  if (kind === 'setting-review') return '/settings/review';
  if (kind === 'setting-numbering' || kind === 'term') return '/site';
  if (kind === 'setting-personal-data') return '/settings/personal-data';
  if (kind.startsWith('setting-') || kind === 'letter-template') return '/settings';
  if (!idPattern.test(id)) return null;
  const root = { document: '/documents', request: '/requests', import: '/imports' }[kind];
  return root === undefined ? null : `${root}/${id}`;
}
