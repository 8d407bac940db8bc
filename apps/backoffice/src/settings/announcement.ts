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

export function readAnnouncement(text: string): Announcement {
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

interface LineResult {
  readonly year: number | null;
  readonly read: readonly AnnouncedDays[];
  readonly problem: LineProblem | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** One line from left to right: days are collected until a word says what they are. */
class Line {
  year: number | null;
  problem: LineProblem | null = null;
  readonly read: AnnouncedDays[] = [];
  private days: string[] = [];
  private isRange = false;
  private hasWords = false;
  private hasKind = false;
  private hasFigures = false;
  private hasDays = false;

  constructor(year: number | null) {
    this.year = year;
  }

  take(groups: Groups): void {
    if (groups['full'] !== undefined) this.day(Number(groups['y']), Number(groups['m']), Number(groups['d']));
    else if (groups['year'] !== undefined) this.year = Number(groups['year']);
    else if (groups['part'] !== undefined) this.day(this.year, Number(groups['pm']), Number(groups['pd']));
    else if (groups['tail'] !== undefined) this.dayOfMonth(Number(groups['td']));
    else if (groups['bracket'] !== undefined) this.bracket(groups['bracket']);
    else if (groups['to'] !== undefined) this.isRange = this.days.length > 0;
    else if (groups['work'] !== undefined) this.kind('WORKDAY');
    else if (groups['off'] !== undefined) this.kind('HOLIDAY');
    else if (groups['figure'] !== undefined) this.hasFigures = true;
    else if (groups['word'] !== undefined) this.hasWords = true;
  }

  finish(): LineResult {
    if (this.days.length > 0) {
      if (this.hasWords || this.hasKind) this.fail('NO_KIND');
      else this.kind('HOLIDAY');
    }
    // A number of the notice, a telephone number: only beside days or their words may it be a day that was not understood.
    if (this.hasFigures && (this.hasDays || this.hasKind)) this.fail('NOT_READ');
    return { year: this.year, read: this.problem === null ? this.read : [], problem: this.problem };
  }

  private fail(problem: LineProblem): void {
    this.problem ??= problem;
  }

  private dayOfMonth(day: number): void {
    const last = this.days.at(-1);
    if (last === undefined) this.hasFigures = true;
    else this.day(Number(last.slice(0, 4)), Number(last.slice(5, 7)), day);
  }

  private day(year: number | null, month: number, day: number): void {
    this.hasDays = true;
    if (year === null) return this.fail('NO_YEAR');
    this.year = year;
    const date = dateOf(year, month, day);
    if (date === null) return this.fail('NO_SUCH_DAY');
    const from = this.isRange ? this.days.at(-1) : undefined;
    this.isRange = false;
    if (from === undefined) this.days.push(date);
    else if (date <= from) this.fail('ORDER');
    else if (daysFrom(from, date).length > LONGEST) this.fail('LONG');
    else this.days.push(...daysFrom(from, date).slice(1));
  }

  private bracket(words: string): void {
    const said = /(?:周|星期)([一二三四五六日天])/u.exec(words)?.[1]?.replace('天', '日');
    const last = this.days.at(-1);
    if (said === undefined || last === undefined) return;
    if (WEEKDAYS[new Date(`${last}T00:00:00Z`).getUTCDay()] !== said) this.fail('WEEKDAY');
  }

  private kind(kind: DayKind): void {
    this.hasKind = true;
    if (this.days.length > 0) this.read.push({ kind, days: [...new Set(this.days)].toSorted() });
    this.days = [];
    this.isRange = false;
  }
}

function readLine(text: string, year: number | null): LineResult {
  const line = new Line(year);
  for (const { groups = {} } of text.matchAll(token)) line.take(groups);
  return line.finish();
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
