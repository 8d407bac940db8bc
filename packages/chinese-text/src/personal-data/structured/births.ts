import { isBirthDay } from '../checksums.ts';
import type { Work } from '../draft.ts';
import { reason, type Reason } from '../reasons.ts';

/**
 * A date at the start of the string: 1980年5月12日, 1980-05-12, 1980.5, 1980/05/12, 19800512, 80年5月, 一九八〇年五月.
 * The parts are bounded in length, so that nothing is tried twice.
 */
const WRITTEN =
  /^(?:(19|20)?(\d\d) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?|((?:19|20)\d\d) ?([-./]) ?(\d{1,2})(?: ?\6 ?(\d{1,2}))?(?!\d)|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d))/u;
const CHINESE =
  /^[一二][〇零○Oo0一二三四五六七八九]{3}年(?:十[一二]?|[一二三四五六七八九])月(?:(?:三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|初?[一二三四五六七八九]|初十)[日号]|初[一二三四五六七八九十]|廿[一二三四五六七八九])?/u;
const LONGEST = 20;
/** 生 as in 5月生, and not 生产, 生效, 生活 … */
const BORN = /^\s*(?:出?生(?=$|[\s，,。；;、）)\]·“”"|]|人|于)|出生|诞生)/u;
const BORN_BEFORE = /(?:出生|生于|诞生于|出生在|生日(?:为|是)?)[:：于在是为\s]*$/u;

interface Read {
  readonly length: number;
  /** Year, month and day are all there. */
  readonly whole: boolean;
}

/** Dates of birth: a date that a label, a column or the words around it call one. @returns the next run */
export function findBirth(work: Work, index: number): number {
  const { scan } = work;
  const run = scan.runs[index];
  if (run === undefined || run.letters || run.text.length > 8 || run.text.length % 2 === 1) return index;
  const read = readDate(scan.units, run.start);
  if (read === undefined || !put(work, run.start, read)) return index;
  let next = index;
  while ((scan.runs[next]?.start ?? Infinity) < run.start + read.length) next++;
  return next;
}

/** Dates in Chinese numerals, looked for where 生 or a label of births stands. */
export function findChineseBirth(work: Work, at: number): void {
  const { scan } = work;
  const before = scan.text.slice(Math.max(0, at - LONGEST), at);
  const found = /[一二][〇零○一二三四五六七八九]{3}年[〇零○一二三四五六七八九十廿初月日号]{2,10}$/u.exec(before);
  if (found === null) return;
  const start = at - found[0].length;
  const length = CHINESE.exec(found[0])?.[0].length;
  if (length !== undefined) put(work, start, { length, whole: /[日号]/u.test(found[0]) });
}

/** The same behind a label: 出生于一九八〇年五月十二日. */
export function findChineseBirthBehind(work: Work, labelEnd: number): void {
  const { text } = work.scan;
  let start = labelEnd;
  while (start - labelEnd < 3 && /[\s:：于为是]/u.test(text.charAt(start))) start++;
  const found = CHINESE.exec(text.slice(start, start + LONGEST))?.[0];
  if (found !== undefined) put(work, start, { length: found.length, whole: /[日号]/u.test(found) });
}

function readDate(units: Uint16Array, start: number): Read | undefined {
  const text = String.fromCharCode(...units.subarray(start, start + LONGEST));
  const found = WRITTEN.exec(text);
  if (found === null) return undefined;
  const [all, century, short, month, day, year, , month2, day2, year3, month3, day3] = found;
  const full = year ?? year3 ?? `${century ?? '19'}${short ?? ''}`;
  const dayText = day ?? day2 ?? day3;
  if (!isBirthDay(Number(full), Number(month ?? month2 ?? month3), Number(dayText ?? 1))) return undefined;
  return { length: all.length, whole: dayText !== undefined };
}

function put(work: Work, start: number, { length, whole }: Read): boolean {
  const { scan, labels } = work;
  const end = start + length;
  const why = birthContext(work, start, end);
  if (why === undefined) return false;
  // Reading ends at the date: a range (1980.05-2000.06) is a career, not a birth.
  if (/^\s*[-—–~至到]\s*(?:\d{4}|今)/u.test(scan.text.slice(end, end + 8))) return false;
  const certain = why.code !== 'birth' || labels.at(start)?.label.class === 'birth';
  work.put({
    kind: 'birth-date',
    start,
    end,
    confidence: (certain ? 0.95 : 0.9) - (whole ? 0 : 0.1),
    why: [why],
    subject: 'person',
  });
  return true;
}

function birthContext({ scan, labels }: Work, start: number, end: number): Reason | undefined {
  const label = labels.at(start);
  if (label?.label.class === 'birth') return label.why;
  const after = scan.text.slice(end, end + 6);
  const born = BORN.exec(after)?.[0] ?? BORN_BEFORE.exec(scan.text.slice(Math.max(0, start - 8), start))?.[0];
  return born === undefined ? undefined : reason('birth', { word: born.trim() });
}
