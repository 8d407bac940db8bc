import { isDay } from '../checksums.ts';
import type { Labels, PlaceLabel } from '../context.ts';
import type { Draft, Work } from '../draft.ts';
import type { FindingKind } from '../kinds.ts';
import type { LabelClass } from '../labels.ts';
import { reason } from '../reasons.ts';
import type { Run } from '../scan.ts';

const PASSPORT_FORM = /^(?:[DGPS]\d{8}|E[A-HJ-NP-Z]\d{7}|E\d{8}|1[45]\d{7})$/u;
/** Documents of other countries: what ICAO 9303 allows, with at least six digits. */
const FOREIGN_FORM = /^(?=.*\d{5})[A-Z0-9]{6,10}$/u;
const PERMIT_FORM = /^(?:[HM]\d{8}(?:\d\d)?|[CW]\d{8}|C[A-Z]\d{7}|[LT]\d{8})$/u;
const RESIDENCE_FORM = /^[A-Z]{3}\d{12}$/u;

/** Passports, travel permits and residence cards. @returns the next run */
export function findPapers({ scan, labels, put }: Work, index: number): number {
  const first = scan.runs[index];
  if (first === undefined) return index;
  const run = withLetter(first, scan.runs[index + 1], scan.units, labels);
  if (!run.digits || run.text.length < 6 || run.text.length > 15) return index;
  const label = labels.at(run.start);
  const found = run.letters ? lettered(run, label, labels.mentions.bind(labels)) : numeric(run, label);
  if (found === undefined) return index;
  put({ ...found, end: issueEnd(scan.text, found) });
  return run === first ? index + 1 : index + 2;
}

const SPACE = 0x20;

/** 12345678(B): the letter of the issue behind the number of a travel permit. */
function issueEnd(text: string, { kind, end }: Draft): number {
  return kind === 'travel-permit' && /^[(（][A-Za-z0-9][)）]/u.test(text.slice(end, end + 3)) ? end + 3 : end;
}

/** E 12345678, and behind its label H1234 5678: a paper's number written apart. */
function withLetter(run: Run, next: Run | undefined, units: Uint16Array, labels: Labels): Run {
  if (next === undefined || !run.letters || units[run.end] !== SPACE || next.start !== run.end + 1) return run;
  const text = run.text + next.text;
  const whole = /^[A-Z]$/u.test(run.text) && /^\d{8}(?:\d\d)?$/u.test(next.text);
  const apart = whole || (/^\d{2,4}$/u.test(next.text) && /^[A-Z]{1,2}\d{7,8}$/u.test(text) && isPaper(labels, run));
  return apart ? { start: run.start, end: next.end, text, digits: true, letters: true } : run;
}

function isPaper(labels: Labels, { start }: Run): boolean {
  const named = labels.at(start)?.label.class;
  return named === 'permit' || named === 'passport';
}

function draft(kind: FindingKind, run: Run, confidence: number, label: PlaceLabel | undefined, form: string): Draft {
  const why = [...(label === undefined ? [] : [label.why]), reason('form', { form })];
  return { kind, start: run.start, end: run.end, confidence, why, subject: 'person' };
}

const PASSPORT = '护照号码 / a passport number';
const PERMIT = '港澳台通行证号码 / a travel permit of Hong Kong, Macao or Taiwan';
const RESIDENCE = '外国人永久居留身份证号码 / a permanent residence card';

function lettered(
  run: Run,
  label: PlaceLabel | undefined,
  mentions: (...classes: LabelClass[]) => boolean,
): Draft | undefined {
  const { text } = run;
  const named = label?.label.class;
  const papers = named === 'identity' || named === 'passport' || named === 'permit' || named === 'residence';
  const shown = papers ? label : undefined;
  if (named !== undefined && !papers) return undefined;
  if (RESIDENCE_FORM.test(text) && isDay(1900 + Number(text.slice(7, 9)), +text.slice(9, 11), +text.slice(11, 13))) {
    return draft('residence-permit', run, papers ? 0.98 : 0.8, shown, RESIDENCE);
  }
  if (named === 'residence') return draft('residence-permit', run, 0.7, shown, RESIDENCE);
  if (named !== 'passport' && PERMIT_FORM.test(text)) {
    if (papers) return draft('travel-permit', run, 0.97, shown, PERMIT);
    return mentions('permit', 'identity') ? draft('travel-permit', run, 0.75, shown, PERMIT) : undefined;
  }
  if (PASSPORT_FORM.test(text)) {
    if (papers) return draft('passport', run, 0.97, shown, PASSPORT);
    if (mentions('passport', 'identity')) return draft('passport', run, 0.75, shown, PASSPORT);
    return draft('passport', run, 0.4, shown, PASSPORT);
  }
  if (named === 'passport' && FOREIGN_FORM.test(text)) return draft('passport', run, 0.85, shown, PASSPORT);
  return undefined;
}

function numeric(run: Run, label: PlaceLabel | undefined): Draft | undefined {
  if (label?.label.class === 'passport' && /^\d{7,9}$/u.test(run.text))
    return draft('passport', run, 0.85, label, PASSPORT);
  // 台胞证: eight digits, or ten with the number of the issue.
  if (label?.label.class === 'permit' && /^\d{8}(?:\d\d)?$/u.test(run.text)) {
    return draft('travel-permit', run, 0.9, label, PERMIT);
  }
  return undefined;
}

interface Labelled {
  readonly kind: FindingKind;
  readonly form: RegExp;
}

/** Numbers that only their label tells: what follows it, if it has a plausible form. */
const LABELLED: Partial<Record<LabelClass, Labelled>> = {
  medical: { kind: 'medical-record', form: /^(?=.*\d{3})[A-Z0-9]{4,20}$/u },
  disability: { kind: 'disability-certificate', form: /^(?=.*\d{4})[A-Z0-9]{6,24}$/u },
  welfare: { kind: 'welfare-certificate', form: /^(?=.*\d{3})[A-Z0-9]{4,24}$/u },
  social: { kind: 'social-security-number', form: /^(?=.*\d{4})[A-Z0-9]{6,20}$/u },
  student: { kind: 'student-number', form: /^(?=.*\d{3})[A-Z0-9]{4,20}$/u },
  exam: { kind: 'examinee-number', form: /^(?=.*\d{4})[A-Z0-9]{5,20}$/u },
  driver: { kind: 'driver-file', form: /^\d{12}$/u },
  military: { kind: 'military-id', form: /^\d{4,10}$/u },
  online: { kind: 'online-account', form: /^(?=.{5,20}$)(?:[A-Z][A-Z0-9]+|\d+)$/u },
};

const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

/** Between such a label and its number stands no word: 微信公开14000 is no account. */
function isRightBehind(text: string, labelEnd: number | undefined, start: number): boolean {
  if (labelEnd === undefined) return true;
  const between = text.slice(labelEnd, start);
  return /^\s*(?:[号码为是证编])*\s*[:：]\s*[\p{Script=Han}]{0,6}$|^(?:[^\p{Script=Han}]|[号码为是第字证编]|[\p{Script=Han}]{1,6}字?第)*$/u.test(
    between,
  );
}

/** @returns the next run */
export function findLabelled({ scan, labels, put }: Work, index: number): number {
  const { runs, units } = scan;
  const run = runs[index];
  if (run === undefined) return index;
  if (/^QQ\d{5,11}$/u.test(run.text)) {
    put({
      kind: 'online-account',
      start: run.start + 2,
      end: run.end,
      confidence: 0.9,
      why: [reason('label', { label: 'QQ' })],
      subject: 'person',
    });
    return index + 1;
  }
  const label = labels.at(run.start);
  const rule = label === undefined ? undefined : LABELLED[label.label.class];
  if (label === undefined || rule === undefined || !isRightBehind(scan.text, label.end, run.start)) return index;
  let last = index;
  let value = run.text;
  for (let next = runs[last + 1]; next !== undefined; next = runs[last + 1]) {
    const end = runs[last]?.end ?? 0;
    const inFours = label.end !== undefined && units[end] === SPACE && isFour(runs[last]) && isFour(next);
    if (next.start !== end + 1 || (units[end] !== HYPHEN && units[end] !== UNDERSCORE && !inFours)) break;
    value += next.text;
    last++;
  }
  if (!rule.form.test(value)) return index;
  const { start, end } = withCharacters(scan.text, label.end, run.start, runs[last]?.end ?? run.end);
  put({ kind: rule.kind, start, end, confidence: 0.9, why: [label.why], subject: 'person' });
  return last + 1;
}

/** Part of a number in groups: of three to six digits. */
function isFour(run: Run | undefined): boolean {
  return run !== undefined && /^\d{3,6}$/u.test(run.text);
}

/** 军字第1234567号 and 崇低保字第00123号: the characters around the digits belong to the number. */
function withCharacters(
  text: string,
  labelEnd: number | undefined,
  start: number,
  end: number,
): { start: number; end: number } {
  const before = /[\p{Script=Han}]{1,6}第?$/u.exec(text.slice(labelEnd ?? Math.max(0, start - 8), start))?.[0] ?? '';
  const afterColon = /[:：]\s*$/u.test(text.slice(Math.max(0, start - before.length - 3), start - before.length));
  if (before === '' || (!/[字第]$/u.test(before) && !(afterColon && before.length <= 3))) return { start, end };
  return { start: start - before.length, end: text.startsWith('号', end) ? end + 1 : end };
}
