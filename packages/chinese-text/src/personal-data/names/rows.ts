import { classOf, DIGIT } from '../scan.ts';
import { hanLength } from './candidates.ts';
import type { Columns } from './layout.ts';
import { isSure, mayBeName, type Span } from './lists.ts';

const LINE_FEED = 0x0a;
const charactersOf = (text: string): ReadonlySet<number> =>
  new Set(Array.from(text, (character) => character.charCodeAt(0)));
/** What parts the members of a row. */
const MARKS = charactersOf(' \t|/,;、');
/** What a member may stand behind within its part of the row: 接力：张三/李四. */
const OPENERS = charactersOf(':("“');
const CLOSERS = charactersOf(')"”。');
const BRACKETS = charactersOf('([');
const COLON = 0x3a;
const COMMA = 0x2c;
const LONGEST = 4;
const LEAST = 3;
/** Commas are everywhere: more must speak for a row of names than for a column of them. */
const MOST_OF_ROW = 0.75;
const MOST_OF_LINES = 0.6;

/** How a member goes on behind the Han characters it begins with: not at all, with a number, with brackets or a colon. */
type Shape = 'bare' | 'number' | 'bracket' | 'colon';

/**
 * Rows such as 张三 200元 李四 100元 and 张三/李四/王五, and lines that begin alike, 1.张三，男 and 2.李四，女: where most of them begin
 * with a name, so do the others.
 */
export function nameRows(units: Uint16Array, names: readonly Span[]): Columns {
  const ends = new Map(names.map(({ start, end }) => [start, end]));
  const starts = new Set<number>();
  const rest: Span[] = [];
  const judge = (members: readonly Span[], share: number): void => {
    const known = members.filter(({ start, end }) => ends.get(start) === end).length;
    if (members.length < LEAST || known < 2 || known < members.length * share) return;
    const sure = isSure(known, members.length);
    for (const member of members) {
      starts.add(member.start);
      if (ends.get(member.start) !== member.end && mayBeName(units, member, sure)) rest.push(member);
    }
  };
  let leads: Span[] = [];
  for (let from = 0; from < units.length && names.length >= 2;) {
    const feed = units.indexOf(LINE_FEED, from);
    const to = feed < 0 ? units.length : feed;
    for (const members of rowsOf(units, from, to)) judge(members, MOST_OF_ROW);
    const lead = leadOf(units, from, to);
    if (lead !== undefined) leads.push(lead);
    else if (to > from) {
      judge(leads, MOST_OF_LINES);
      leads = [];
    }
    from = to + 1;
  }
  judge(leads, MOST_OF_LINES);
  return { starts, rest };
}

/** The members of a line by shape. */
function rowsOf(units: Uint16Array, from: number, to: number): Span[][] {
  const rows = new Map<Shape, Span[]>();
  for (let i = from; i < to;) {
    if (MARKS.has(units[i] ?? 0)) {
      i++;
      continue;
    }
    let end = i;
    while (end < to && !MARKS.has(units[end] ?? 0)) end++;
    const run = hanRun(units, i, end) ?? lastRun(units, i, end);
    const shape = run === undefined ? undefined : shapeOf(units, run.end, end);
    if (run !== undefined && shape !== undefined) {
      const row = rows.get(shape);
      if (row === undefined) rows.set(shape, [run]);
      else row.push(run);
    }
    i = end;
  }
  return [...rows.values()];
}

/** The two to four Han characters that begin at `start`. */
function hanRun(units: Uint16Array, start: number, limit: number): Span | undefined {
  let end = start;
  while (end < limit && end - start <= LONGEST && hanLength(units, end) === 1) end++;
  return end - start < 2 || end - start > LONGEST ? undefined : { start, end };
}

/** 接力：张三, （张三: what stands behind the last colon or bracket. */
function lastRun(units: Uint16Array, from: number, to: number): Span | undefined {
  let at = to - 1;
  while (at >= from && !OPENERS.has(units[at] ?? 0)) at--;
  return at < from ? undefined : hanRun(units, at + 1, to);
}

function shapeOf(units: Uint16Array, at: number, end: number): Shape | undefined {
  const unit = units[at] ?? 0;
  if (at === end || (at === end - 1 && CLOSERS.has(unit))) return 'bare';
  if ((classOf(unit) & DIGIT) !== 0) return 'number';
  if (BRACKETS.has(unit)) return 'bracket';
  return unit === COLON ? 'colon' : undefined;
}

const NUMBERING = charactersOf('0123456789.、()一二三四五六七八九十 ');
const MOST_NUMBERING = 6;

/** What a line begins with behind its number, when a comma, a colon, a bracket or a space follows it. */
function leadOf(units: Uint16Array, from: number, to: number): Span | undefined {
  let start = from;
  while (start < to && start - from < MOST_NUMBERING && NUMBERING.has(units[start] ?? 0)) start++;
  const run = hanRun(units, start, to);
  if (run === undefined) return undefined;
  const behind = units[run.end] ?? 0;
  return run.end < to && (behind === COMMA || behind === COLON || BRACKETS.has(behind)) ? run : undefined;
}
