/** Reads what a holiday notice announces, typed line by line or pasted whole. Nothing is guessed: what is unclear is given back. */

export type DayKind = 'HOLIDAY' | 'WORKDAY';

export type LineProblem =
  /** No such day. */
  | 'NO_SUCH_DAY'
  /** Month and day, and no year before them. */
  | 'NO_YEAR'
  /** The end lies before the beginning. */
  | 'ORDER'
  /** More days in a row than any holiday has. */
  | 'LONG'
  /** The weekday in brackets is not that of the day: most often a wrong year. */
  | 'WEEKDAY'
  /** Words between the days, and none of them says whether they are off or worked. */
  | 'NO_KIND'
  /** Figures that are no day. */
  | 'NOT_READ';

export interface AnnouncedDays {
  readonly kind: DayKind;
  /** `YYYY-MM-DD`, in order */
  readonly days: readonly string[];
}

export interface WrongLine {
  /** From 1 */
  readonly line: number;
  readonly text: string;
  readonly problem: LineProblem;
}

export interface Announcement {
  readonly read: readonly AnnouncedDays[];
  readonly wrong: readonly WrongLine[];
  /** Lines without any day: headings and advice. */
  readonly skipped: readonly string[];
}

const LONGEST = 31;
const DAY_MS = 86_400_000;
const WEEKDAYS = '日一二三四五六';

const token = new RegExp(
  [
    String.raw`(?<full>(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})日?)`,
    String.raw`(?<year>\d{4})年`,
    String.raw`(?<part>(?<pm>\d{1,2})月(?<pd>\d{1,2})日)`,
    String.raw`(?<tail>(?<td>\d{1,2})日)`,
    String.raw`(?<bracket>[（(〔][^）)〕]*[）)〕])`,
    String.raw`(?<count>共?\s*\d+\s*天|\d+\s*days?\b)`,
    String.raw`(?<to>至|到|~|～|—+|–|-|\bto\b|\buntil\b)`,
    String.raw`(?<work>上班|补班|\bwork(?:days?|ing)?\b)`,
    String.raw`(?<off>放假|休息|\bholidays?\b|\boff\b)`,
    String.raw`(?<between>[\s,，、。;；:：和及与]|调休|\band\b)`,
    String.raw`(?<figure>\d)`,
    String.raw`(?<word>[^\s\d,，、。;；:：（(〔])`,
  ].join('|'),
  'giu',
);

export function readAnnouncement(given: string): Announcement {
  const text = asLines(given);
  const read: AnnouncedDays[] = [];
  const wrong: WrongLine[] = [];
  const skipped: string[] = [];
  let year: number | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const result = readLine(line, year);
    year = result.year;
    if (result.problem !== null) wrong.push({ line: index + 1, text: line.trim(), problem: result.problem });
    else if (result.read.length === 0) skipped.push(line.trim());
    else read.push(...result.read);
  }
  return { read, wrong, skipped };
}

/**
 * Lists that programs write are read as lines of their own: JSON with a day off or worked in each entry
 * (`{ "days": [{ "date": "2027-01-01", "isOffDay": true }] }`) or with two lists (`holidays`, `makeupWorkdays`). CSV with a day
 * and a word in each row is lines already. Anything else stays as it is.
 */
function asLines(text: string): string {
  if (!/^\s*[[{]/u.test(text)) return text;
  try {
    const lines = linesOf(JSON.parse(text));
    return lines.length === 0 ? text : lines.join('\n');
  } catch {
    return text;
  }
}

function linesOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap((one: unknown) => (typeof one === 'string' ? [one] : linesOf(one)));
  if (data === null || typeof data !== 'object') return [];
  if ('date' in data && typeof data.date === 'string' && 'isOffDay' in data)
    return [`${data.date} ${data.isOffDay === true ? '放假' : '上班'}`];
  const listed = (days: unknown, word: string) =>
    linesOf(Array.isArray(days) ? days : []).map((day) => `${day} ${word}`);
  return [
    ...('days' in data ? linesOf(data.days) : []),
    ...('holidays' in data ? listed(data.holidays, '放假') : []),
    ...('makeupWorkdays' in data ? listed(data.makeupWorkdays, '上班') : []),
  ];
}

interface LineResult {
  readonly year: number | null;
  readonly read: readonly AnnouncedDays[];
  readonly problem: LineProblem | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** What has been read of a line: days are collected until a word says what they are. */
interface Line extends LineResult {
  readonly days: readonly string[];
  readonly isRange: boolean;
  readonly hasWords: boolean;
  readonly hasKind: boolean;
  readonly hasFigures: boolean;
  readonly hasDays: boolean;
}

function readLine(text: string, year: number | null): LineResult {
  const begun: Line = {
    year,
    read: [],
    problem: null,
    days: [],
    isRange: false,
    hasWords: false,
    hasKind: false,
    hasFigures: false,
    hasDays: false,
  };
  const line = finished([...text.matchAll(token)].reduce((before, match) => taken(before, match.groups ?? {}), begun));
  return { year: line.year, read: line.problem === null ? line.read : [], problem: line.problem };
}

function taken(line: Line, groups: Groups): Line {
  if (groups['full'] !== undefined) return withDay(line, Number(groups['y']), Number(groups['m']), Number(groups['d']));
  if (groups['year'] !== undefined) return { ...line, year: Number(groups['year']) };
  if (groups['part'] !== undefined) return withDay(line, line.year, Number(groups['pm']), Number(groups['pd']));
  if (groups['tail'] !== undefined) return withDayOfMonth(line, Number(groups['td']));
  if (groups['bracket'] !== undefined) return withBracket(line, groups['bracket']);
  if (groups['to'] !== undefined) return { ...line, isRange: line.days.length > 0 };
  if (groups['work'] !== undefined) return withKind(line, 'WORKDAY');
  if (groups['off'] !== undefined) return withKind(line, 'HOLIDAY');
  if (groups['figure'] !== undefined) return { ...line, hasFigures: true };
  return groups['word'] === undefined ? line : { ...line, hasWords: true };
}

function finished(line: Line): Line {
  const isBare = !line.hasWords && !line.hasKind;
  const whole = line.days.length === 0 ? line : isBare ? withKind(line, 'HOLIDAY') : failed(line, 'NO_KIND');
  // A number of the notice, a telephone number: only beside days or their words may it be a day that was not understood.
  return whole.hasFigures && (whole.hasDays || whole.hasKind) ? failed(whole, 'NOT_READ') : whole;
}

/** The first thing wrong is what is told. */
function failed(line: Line, problem: LineProblem): Line {
  return { ...line, problem: line.problem ?? problem };
}

function withDayOfMonth(line: Line, day: number): Line {
  const last = line.days.at(-1);
  if (last === undefined) return { ...line, hasFigures: true };
  return withDay(line, Number(last.slice(0, 4)), Number(last.slice(5, 7)), day);
}

function withDay(before: Line, year: number | null, month: number, day: number): Line {
  const line = { ...before, year, isRange: false, hasDays: true };
  if (year === null) return failed(line, 'NO_YEAR');
  const date = dateOf(year, month, day);
  if (date === null) return failed(line, 'NO_SUCH_DAY');
  const from = before.isRange ? before.days.at(-1) : undefined;
  if (from === undefined) return { ...line, days: [...line.days, date] };
  if (date <= from) return failed(line, 'ORDER');
  const days = daysFrom(from, date);
  return days.length > LONGEST ? failed(line, 'LONG') : { ...line, days: [...line.days, ...days.slice(1)] };
}

function withBracket(line: Line, words: string): Line {
  const said = /(?:周|星期)([一二三四五六日天])/u.exec(words)?.[1]?.replace('天', '日');
  const last = line.days.at(-1);
  if (said === undefined || last === undefined) return line;
  return WEEKDAYS[new Date(`${last}T00:00:00Z`).getUTCDay()] === said ? line : failed(line, 'WEEKDAY');
}

function withKind(line: Line, kind: DayKind): Line {
  const read = line.days.length === 0 ? line.read : [...line.read, { kind, days: [...new Set(line.days)].toSorted() }];
  return { ...line, read, days: [], isRange: false, hasKind: true };
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : null;
}

function daysFrom(from: string, to: string): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY_MS) + 1;
  return Array.from({ length: Math.min(count, LONGEST + 1) }, (_, index) =>
    new Date(start + index * DAY_MS).toISOString().slice(0, 10),
  );
}
