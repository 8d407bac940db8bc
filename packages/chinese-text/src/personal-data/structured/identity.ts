import { isHongKongId, isIdentity15, isTaiwanId, judgeIdentity18 } from '../checksums.ts';
import type { PlaceLabel } from '../context.ts';
import type { Work } from '../draft.ts';
import { reason, type Reason } from '../reasons.ts';
import type { Run } from '../scan.ts';
import { isJoined, joinedFrom, type Joined } from './joined.ts';

const STANDARD = { standard: 'GB 11643' };
const MULTIPLICATION_SIGN = 0xd7;
const ROMAN_TEN = 0x2169;
const CYRILLIC_KHA = 0x425;

/** Citizen identity numbers, with the disability certificates and school roll numbers that contain one. @returns the next run */
export function findIdentity(work: Work, index: number): number {
  const { scan, labels } = work;
  const run = scan.runs[index];
  if (run === undefined || run.text === '') return index;
  if (run.letters && !/^\d+X$/u.test(run.text)) return findInside(work, run) ? index + 1 : index;
  for (const joined of joinedFrom(scan, index, true)) {
    const { digits, start } = joined;
    // One digit to a box, or in groups; a lone digit before a number is something else.
    const boxes = joined.groups.every((size) => size === 1);
    if (joined.groups.length > 1 && (joined.groups[0] ?? 0) < 2 && !boxes) return index;
    if (digits.length > 20) return index;
    const end = digits.length === 17 && looksLikeX(scan.units[joined.end]) ? joined.end + 1 : joined.end;
    const number = end > joined.end ? `${digits}X` : digits;
    if (number.length === 20 && isDisability(number)) {
      putDisability(work, start, end, labels.at(start));
      return joined.last + 1;
    }
    const certificate = number.length === 18 ? groupedDisability(work, joined) : undefined;
    if (certificate !== undefined) {
      putDisability(work, start, certificate.end, labels.at(start));
      return certificate.last + 1;
    }
    if (number.length === 18 && putIdentity(work, number, start, end, joined.groups.length)) return joined.last + 1;
    if (number.length === 15 && isOldGrouping(joined.groups) && putOld(work, number, start, end))
      return joined.last + 1;
  }
  return index;
}

/** In one piece, or region, day of birth and the rest: 340203 560101 471. */
function isOldGrouping(groups: readonly number[]): boolean {
  return groups.length === 1 || groups.join() === '6,6,3';
}

/** 650102199505045264 31: the two digits of a certificate behind the number that it begins with, where a label calls it one. */
function groupedDisability(
  { scan, labels }: Work,
  { digits, end, last, start }: Joined,
): (Run & { last: number }) | undefined {
  if (labels.at(start)?.label.class !== 'disability') return undefined;
  const next = scan.runs[last + 1];
  if (next === undefined || !isJoined(scan.units, end, next.start)) return undefined;
  return isDisability(digits + next.text) ? { ...next, last: last + 1 } : undefined;
}

function looksLikeX(unit: number | undefined): boolean {
  return unit === MULTIPLICATION_SIGN || unit === ROMAN_TEN || unit === CYRILLIC_KHA;
}

function putIdentity(work: Work, number: string, start: number, end: number, groups: number): boolean {
  const { labels, put } = work;
  const judged = judgeIdentity18(number);
  const label = labels.at(start);
  const labelled = label !== undefined && ['identity', 'licence', 'student', 'social'].includes(label.label.class);
  if (judged === 'valid') {
    const why: Reason[] = [reason('checksum-valid', STANDARD), ...(labelled ? [label.why] : [])];
    put({ kind: 'identity-number', start, end, confidence: labelled ? 0.99 : 0.97, why, subject: 'person' });
    return true;
  }
  if (judged === 'form' && (labelled || (groups === 1 && label?.label.class !== 'other'))) {
    // Hardly any other number has a region and a day of birth in their places; a mistyped one still tells whose it is.
    const mentioned = labels.mentions('identity') ? [reason('document-mentions', { label: '身份证' })] : [];
    const why = [...(labelled ? [label.why] : mentioned), failed()];
    const confidence = labelled ? 0.85 : mentioned.length > 0 ? 0.65 : 0.55;
    put({ kind: 'identity-number', start, end, confidence, why, subject: 'person' });
    return true;
  }
  if (judged === 'no' && groups === 1 && label?.label.class === 'identity') {
    // A mistyped number still tells nearly all of the right one.
    put({ kind: 'identity-number', start, end, confidence: 0.6, why: [label.why, failed()], subject: 'person' });
    return true;
  }
  return false;
}

function failed(): Reason {
  return reason('checksum-failed', STANDARD);
}

function putOld({ labels, put }: Work, number: string, start: number, end: number): boolean {
  if (!isIdentity15(number)) return false;
  const label = labels.at(start);
  const labelled = label?.label.class === 'identity';
  if (label !== undefined && !labelled) return false;
  if (!labelled && !labels.mentions('identity')) return false;
  const why = [
    labelled ? label.why : reason('document-mentions', { label: '身份证' }),
    reason('form', { form: '15 位居民身份证号 / the 15-digit identity number' }),
  ];
  put({ kind: 'identity-number', start, end, confidence: labelled ? 0.95 : 0.7, why, subject: 'person' });
  return true;
}

/** The identity number, a digit for the kind of disability and one for its degree (GB/T 26341). */
function isDisability(number: string): boolean {
  return /^[1-7][1-4]$/u.test(number.slice(18)) && judgeIdentity18(number.slice(0, 18)) === 'valid';
}

function putDisability({ put }: Work, start: number, end: number, label: PlaceLabel | undefined): void {
  const labelled = label?.label.class === 'disability';
  const why = [reason('checksum-valid', STANDARD), ...(labelled ? [label.why] : [])];
  put({ kind: 'disability-certificate', start, end, confidence: labelled ? 0.99 : 0.93, why, subject: 'person' });
}

/** Identity numbers within letters: G32…, 32…X43, ID32…. */
function findInside({ labels, put }: Work, run: Run): boolean {
  const found = /(?<!\d)\d{17}[\dX](?:(?!\d)|(?=[1-7][1-4](?:B\d?)?$))/u.exec(run.text);
  if (found === null || judgeIdentity18(found[0]) !== 'valid') return false;
  const at = run.start + found.index;
  const rest = run.text.slice(found.index + 18);
  const label = labels.at(run.start);
  const why = [reason('checksum-valid', STANDARD), ...(label === undefined ? [] : [label.why])];
  const shared = { confidence: 0.95, why, subject: 'person' } as const;
  if (/^[1-7][1-4](?:B\d?)?$/u.test(rest) && found.index === 0) {
    put({ kind: 'disability-certificate', start: run.start, end: run.end, ...shared });
  } else if (/^[GLJ]$/u.test(run.text.slice(0, found.index)) && rest === '') {
    put({ kind: 'student-number', start: run.start, end: run.end, ...shared });
  } else put({ kind: 'identity-number', start: at, end: at + 18, ...shared });
  return true;
}

const BRACKET_OPEN = 0x28;
const BRACKET_CLOSE = 0x29;

/** Identity cards of Hong Kong, A123456(3), and Taiwan, A123456789. @returns the next run */
export function findRegionalIdentity({ scan, labels, put }: Work, index: number): number {
  const { runs, units } = scan;
  const run = runs[index];
  if (run === undefined || !run.letters || !run.digits) return index;
  const next = runs[index + 1];
  const bracketed =
    next !== undefined &&
    next.text.length === 1 &&
    units[run.end] === BRACKET_OPEN &&
    next.start === run.end + 1 &&
    units[next.end] === BRACKET_CLOSE;
  if (bracketed && isHongKongId(run.text + next.text)) {
    const why = [reason('form', { form: '香港身份证 / the Hong Kong identity card' })];
    put({ kind: 'identity-number', start: run.start, end: next.end + 1, confidence: 0.85, why, subject: 'person' });
    return index + 2;
  }
  const label = labels.at(run.start);
  const labelled = label !== undefined && ['regionId', 'identity', 'permit'].includes(label.label.class);
  if (labelled && (isTaiwanId(run.text) || isHongKongId(run.text))) {
    put({
      kind: 'identity-number',
      start: run.start,
      end: run.end,
      confidence: 0.9,
      why: [label.why],
      subject: 'person',
    });
    return index + 1;
  }
  return index;
}
