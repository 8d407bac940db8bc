import type { PlaceLabel } from '../context.ts';
import type { Work } from '../draft.ts';
import { reason, type Reason } from '../reasons.ts';
import type { Run, Scan } from '../scan.ts';
import { isJoined, joinedFrom } from './joined.ts';

const BRACKET_OPEN = 0x28;
const BRACKET_CLOSE = 0x29;
const PLUS = 0x2b;
const SQUARE_OPEN = 0x5b;
const SQUARE_CLOSE = 0x5d;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const FULL_STOP = 0x2e;
/** 第 */
const ORDINAL = 0x7b2c;
const COUNTED = '元万亿千百吨个件人户次亩米升%℃';

/** A whole number of something, or part of a decimal, is no telephone number. */
function isQuantity(units: Uint16Array, start: number, end: number): boolean {
  const before = units[start - 1];
  // No comma: a number this long is never the rest of one that is cut into thousands, but the next one of a list.
  if (before === FULL_STOP && isDigit(units[start - 2])) return true;
  if (before === ORDINAL) return true;
  const after = units[end];
  if (after === FULL_STOP && isDigit(units[end + 1])) return true;
  return after !== undefined && COUNTED.includes(String.fromCharCode(after));
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39;
}

/** The ways people group the eleven digits of a mobile number, with and without the country's code. */
const MOBILE_GROUPS = new Set([
  '11',
  '3,4,4',
  '3,8',
  '7,4',
  '4,4,3',
  '4,3,4',
  '3,3,5',
  '4,7',
  '3,5,3',
  '3,3,3,2',
  '5,3,3',
  '6,5',
  '5,6',
]);
const NOT_MOBILE = new Set([
  'other',
  'student',
  'exam',
  'medical',
  'welfare',
  'driver',
  'disability',
  'card',
  'credit',
]);

/** Mobile numbers of the mainland: 138 1234 5678, +86-13812345678. @returns the next run */
export function findMobile({ scan, labels, put }: Work, index: number): number {
  const { units, runs } = scan;
  const run = runs[index];
  if (run === undefined || (run.letters && !/^(?:TEL|PHONE|MOBILE|MOB|M|T|P)1\d{10}$/u.test(run.text))) return index;
  if (run.letters) {
    put(mobile(run.end - 11, run.end, labels.at(run.start)));
    return index + 1;
  }
  const label = labels.at(run.start);
  const labelled = label !== undefined && (label.label.class === 'mobile' || label.label.class === 'phone');
  // Behind its label a number may be broken at the end of a line.
  for (const joined of joinedFrom(scan, index, labelled)) {
    if (joined.digits.length > 16) return index;
    const found = /^(?:(?:00)?86)?0?(1[3-9]\d{9})$/u.exec(joined.digits);
    if (found === null) continue;
    const prefix = joined.digits.length - 11;
    const grouping = labelled || joined.groups.every((size) => size === 1) || isMobileGrouping(joined.groups, prefix);
    if (!grouping || isQuantity(units, joined.start, joined.end)) return index;
    // 01930000-0000-7000-8000: the hyphens of something longer.
    if (!labelled && joined.groups.length > 1 && units[joined.end] === HYPHEN && isDigit(units[joined.end + 1]))
      return index;
    if (label !== undefined && NOT_MOBILE.has(label.label.class)) return index;
    const before = units[joined.start - 1];
    let start = joined.start;
    if (prefix > 0 && before === PLUS) start--;
    // (+86)138… is one number with its brackets.
    put(mobile(start, joined.end, label));
    return joined.last + 1;
  }
  return index;
}

function isMobileGrouping(groups: readonly number[], prefix: number): boolean {
  const rest = [...groups];
  let left = prefix;
  while (left > 0 && rest.length > 0) {
    const first = rest[0] ?? 0;
    if (first <= left) rest.shift();
    else rest[0] = first - left;
    left -= Math.min(first, left);
  }
  return MOBILE_GROUPS.has(rest.join(','));
}

function mobile(start: number, end: number, label: PlaceLabel | undefined): Parameters<Work['put']>[0] {
  const labelled = label !== undefined && ['mobile', 'phone', 'online', 'name'].includes(label.label.class);
  const why: Reason[] = [
    ...(labelled ? [label.why] : []),
    reason('form', { form: '11 位手机号码 / a mobile number of eleven digits' }),
  ];
  return { kind: 'mobile-phone', start, end, confidence: labelled ? 0.99 : 0.93, why, subject: 'person' };
}

/** Area codes: 010, 02x and the three-digit ones behind 03–09. */
const AREA = /^0(?:10|2[0-57-9]|[3-9]\d\d)$/u;
const WHOLE = /^0(?:(?:10|2[0-57-9])[2-8]\d{7}|[3-9]\d\d[2-8]\d{6,7})$/u;

/** Landline numbers, with area code, or without where a label says so. @returns the next run */
export function findLandline(work: Work, index: number): number {
  const { scan } = work;
  const run = scan.runs[index];
  if (run === undefined || run.letters) return index;
  const local = areaThenLocal(work, index);
  if (local !== undefined) return putLandline(work, index, local.start, local.last, 0.9);
  if (WHOLE.test(run.text) && !isQuantity(scan.units, run.start, run.end)) {
    return putLandline(work, index, run.start, index, 0.8);
  }
  return bareLocal(work, index);
}

/** 0513-85980000, (0513)85980000, 010 8888 8888, 86-513-85980000: where it begins and its last run. */
function areaThenLocal({ scan }: Work, index: number): { start: number; last: number } | undefined {
  const { runs, units } = scan;
  let at = index;
  let start = runs[index]?.start ?? 0;
  let area = runs[index]?.text ?? '';
  const next = runs[index + 1];
  if (/^(?:00)?86$/u.test(area) && next !== undefined && isBridge(units, runs[index], next)) {
    area = next.text.startsWith('0') ? next.text : `0${next.text}`;
    at = index + 1;
    if (units[start - 1] === PLUS) start--;
  }
  if (!AREA.test(area)) return undefined;
  const open = units[(runs[at]?.start ?? 0) - 1];
  const close = units[runs[at]?.end ?? 0];
  const bracket =
    (open === BRACKET_OPEN && close === BRACKET_CLOSE) || (open === SQUARE_OPEN && close === SQUARE_CLOSE);
  const first = runs[at + 1];
  if (first === undefined || !isBridge(units, runs[at], first)) return undefined;
  const last = localFrom(runs, units, at + 1);
  if (last === undefined) return undefined;
  return { start: bracket && at === index ? start - 1 : start, last };
}

/** Between area code and number: a hyphen, a space, a closing bracket, or two of them; a slash alone. */
function isBridge(units: Uint16Array, left: Run | undefined, right: Run): boolean {
  if (left === undefined || right.start - left.end > 4 || right.start === left.end) return false;
  if (units[left.end] === SLASH && right.start === left.end + 1) return true;
  for (let i = left.end; i < right.start; i++) {
    const unit = units[i];
    if (unit !== BRACKET_CLOSE && unit !== BRACKET_OPEN && unit !== SQUARE_CLOSE && !isJoined(units, i, i + 1))
      return false;
  }
  return true;
}

/** Index of the last run of a local number of seven or eight digits that begins at run `at`. */
function localFrom(runs: readonly Run[], units: Uint16Array, at: number): number | undefined {
  const run = runs[at];
  if (run === undefined || run.letters) return undefined;
  if (/^[2-8]\d{6,7}$/u.test(run.text)) return isQuantity(units, run.end, run.end) ? undefined : at;
  const next = runs[at + 1];
  if (!/^[2-8]\d{2,3}$/u.test(run.text) || next === undefined || next.letters) return undefined;
  return next.text.length === 4 && isJoined(units, run.end, next.start) ? at + 1 : undefined;
}

const CARRIES_ON = /^(?:[\s、,，/;；或和及]|转){1,3}$/u;

/** A local number alone: behind a label, in a column of telephone numbers, or behind another number. */
function bareLocal(work: Work, index: number): number {
  const { scan, labels } = work;
  const run = scan.runs[index];
  const last = localFrom(scan.runs, scan.units, index);
  if (run === undefined || last === undefined) return index;
  const before = scan.runs[index - 1];
  // 400-800-1234 is a service everybody may call.
  if (before !== undefined && /^[48]00$/u.test(before.text) && isJoined(scan.units, before.end, run.start))
    return index;
  const label = labels.at(run.start);
  if (label?.label.class === 'phone') return putLandline(work, index, run.start, last, 0.85);
  if (
    before !== undefined &&
    work.landlineEnd === before.end &&
    CARRIES_ON.test(scan.text.slice(before.end, run.start))
  ) {
    return putLandline(work, index, run.start, last, 0.75);
  }
  return index;
}

/** 0513-85980000-803, 转803, （8012）: the last run of a number that ends with run `at`, and where it ends. */
function withExtension(scan: Scan, at: number): { last: number; end: number } {
  const end = scan.runs[at]?.end ?? 0;
  const extension = scan.runs[at + 1];
  if (extension === undefined || extension.letters || extension.text.length > 6) return { last: at, end };
  const between = scan.text.slice(end, extension.start);
  const hyphen = scan.units[end] === HYPHEN && extension.start === end + 1 && extension.text.length <= 5;
  const bracketed =
    /^\s*[(（]$/u.test(between) && extension.text.length >= 3 && scan.units[extension.end] === BRACKET_CLOSE;
  if (bracketed) return { last: at + 1, end: extension.end + 1 };
  const said = hyphen || /^\s*[(（]?\s*(?:转|分机)\s*$/u.test(between);
  return said ? { last: at + 1, end: extension.end } : { last: at, end };
}

/** @returns the next run; `index` when a label says it is something else */
function putLandline(work: Work, index: number, start: number, lastRun: number, confidence: number): number {
  const { scan, labels, put } = work;
  const { last, end: finish } = withExtension(scan, lastRun);
  const label = labels.at(start);
  const labelled = label !== undefined && ['phone', 'mobile', 'office', 'name'].includes(label.label.class);
  if (label !== undefined && !labelled && ['other', 'card', 'account', 'student', 'exam'].includes(label.label.class)) {
    return index;
  }
  const why = [...(labelled ? [label.why] : []), reason('form', { form: '固定电话号码 / a landline number' })];
  put({ kind: 'landline', start, end: finish, confidence: labelled ? 0.97 : confidence, why, subject: 'unknown' });
  work.landlineEnd = finish;
  return last + 1;
}
