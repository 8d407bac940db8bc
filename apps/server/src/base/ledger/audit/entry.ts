import canonicalize from 'canonicalize';
import type { Text } from '../../../platform/errors.ts';
import type { AuditRow } from './reader.ts';
import { commit, entryFormat, leafHash, type Json } from '../entry.ts';

/** Checks of one entry by itself. Pure. */

/** An entry as the log tells it: what stands in the open, taken apart. */
export interface ToldEntry {
  /** The RFC 8785 text. */
  readonly text: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly action: string;
  /** The document it tells of. */
  readonly code: string | undefined;
  readonly version: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number | undefined;
  readonly appended: number | undefined;
  readonly commitment: { readonly sha256: string; readonly sm3: string } | undefined;
}

/** Takes an entry apart; what is not there is undefined. No text makes it fail. */
export function readEntry(text: string): ToldEntry {
  const fields = recordIn(parse(text));
  const subject = recordIn(fields['subject']);
  const commitment = recordIn(fields['commitment']);
  return {
    text,
    fields,
    action: textIn(fields['action']) ?? '',
    code: subject['type'] === 'document' ? textIn(subject['code']) : undefined,
    version: typeof subject['version'] === 'number' ? subject['version'] : undefined,
    at: timeIn(fields['at']),
    appended: timeIn(fields['appended']),
    commitment:
      fields['commitment'] === undefined
        ? undefined
        : { sha256: textIn(commitment['sha256']) ?? '', sm3: textIn(commitment['sm3']) ?? '' },
  };
}

/** What an opening tells, or nothing when it cannot be read. */
export function readOpeningText(text: string): Readonly<Record<string, Json>> {
  return recordIn(parse(text));
}

/** How far a clock may be off, and how long it may take from an act to its entry, or from a checkpoint to a witness. */
export const slackMs = 10 * 60_000;

const documentActs = new Set(['PUBLISH', 'REVISE', 'WITHDRAW', 'ERASE']);

/** Where the entry and its row tell different things; each says in a few words what. */
export function differencesOfRow(row: AuditRow, told: ToldEntry, site: string): Text[] {
  const found: Text[] = [];
  const { fields } = told;
  if (canonicalOf(fields) !== row.entry) {
    found.push({ zh: '条目不是规范的 JSON（RFC 8785）', en: 'it is not canonical JSON (RFC 8785)' });
  }
  const expected: readonly (readonly [string, Json])[] = [
    ['format', entryFormat],
    ['site', site],
    ['sequence', row.sequence],
    ['action', row.action],
    ['appended', row.appended.toISOString()],
  ];
  for (const [name, value] of expected) {
    if (fields[name] !== value) found.push(difference(name, fields[name], value));
  }
  if (!leafHash(row.entry).equals(row.leafHash)) {
    found.push({ zh: '内容与登记的叶哈希不符', en: 'its text does not give the leaf hash on record' });
  }
  return found;
}

/** A value of an entry as it can stand in a sentence. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '—');
}

/** Whether the times of an entry can be: an act is put on the log when it happens, unless the entry says that it was later. */
export function differencesOfTime(told: ToldEntry, earlier: number): Text[] {
  const found: Text[] = [];
  const { at, appended, fields } = told;
  if (at === undefined || appended === undefined) {
    return [{ zh: '没有可读的时间', en: 'it has no time that can be read' }];
  }
  const shown = { at: wordOf(fields['at']), appended: wordOf(fields['appended']) };
  if (appended < earlier) {
    found.push({
      zh: `登记时间 ${shown.appended} 早于前一条`,
      en: `its time of entry, ${shown.appended}, is before that of the entry in front of it`,
    });
  }
  if (at > appended + slackMs) {
    found.push({
      zh: `行为时间 ${shown.at} 晚于登记时间 ${shown.appended}`,
      en: `the act, ${shown.at}, is said to be later than its entry, ${shown.appended}`,
    });
  }
  if (documentActs.has(told.action) && fields['recordedLater'] !== true && at < appended - slackMs) {
    found.push({
      zh: `行为时间 ${shown.at} 远早于登记时间 ${shown.appended}，疑为倒签`,
      en: `the act is said to be of ${shown.at}, long before its entry of ${shown.appended}: back-dated, it seems`,
    });
  }
  return found;
}

/** True when the opening is what the entry committed to. */
export function fitsCommitment(told: ToldEntry, opening: string): boolean {
  if (told.commitment === undefined) return false;
  const actual = commit(opening);
  return actual.sha256 === told.commitment.sha256 && actual.sm3 === told.commitment.sm3;
}

const labels: Readonly<Record<string, Text>> = {
  at: { zh: '行为时间', en: 'time of the act' },
  appended: { zh: '登记时间', en: 'time of entry' },
  action: { zh: '行为', en: 'action' },
  sequence: { zh: '序号', en: 'place' },
  site: { zh: '站点', en: 'site' },
  format: { zh: '格式', en: 'format' },
  unit: { zh: '单位', en: 'unit' },
  attribute: { zh: '公开属性', en: 'attribute' },
  forced: { zh: '强制发布', en: 'forced' },
  commitment: { zh: '内容承诺值', en: 'commitment to the content' },
  'subject.code': { zh: '文件编码', en: 'code of the document' },
  'subject.version': { zh: '版本', en: 'version' },
  title: { zh: '标题', en: 'title' },
  reason: { zh: '理由', en: 'reason' },
  subjectId: { zh: '所属文件', en: 'document it belongs to' },
  indexNumber: { zh: '索引号', en: 'index number' },
};

/** “time of the act: A, not B”, in which A is what is found. */
export function difference(name: string, found: Json | undefined, expected: Json | undefined): Text {
  const label = labels[name] ?? { zh: name, en: name };
  return {
    zh: `${label.zh}为 ${shorten(found)}，应为 ${shorten(expected)}`,
    en: `${label.en} is ${shorten(found)} and should be ${shorten(expected)}`,
  };
}

/** Field by field, what one entry says and another does not. */
export function differencesOfEntries(found: ToldEntry, expected: ToldEntry): Text[] {
  const [a, b] = [flatten(found), flatten(expected)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => canonicalOf(a.get(name) ?? null) !== canonicalOf(b.get(name) ?? null))
    .map((name) => difference(name, a.get(name), b.get(name)));
}

function flatten(told: ToldEntry): Map<string, Json> {
  const flat = new Map<string, Json>();
  for (const [name, value] of Object.entries(told.fields)) {
    if (name !== 'subject') flat.set(name, value);
    else for (const [inner, innerValue] of Object.entries(recordIn(value))) flat.set(`subject.${inner}`, innerValue);
  }
  return flat;
}

function shorten(value: Json | undefined): string {
  const text = value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function canonicalOf(value: Json): string | undefined {
  try {
    return canonicalize(value);
  } catch {
    return undefined;
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function recordIn(value: Json | undefined): Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null || isList(value)) return {};
  return value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function timeIn(value: Json | undefined): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
