import { contextClassOf, contextClassTo, FIRM_WORD, PLACE_WORD } from './context-words.ts';
import { hanLength } from './candidates.ts';
import { SINGLE_SURNAMES } from './surnames.ts';
import { stepOfWord, wordValue } from '../lexicon/lexicon.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

const ENUMERATION = 0x3001;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const BRACKETS = new Map([
  [0x28, 0x29],
  [0x5b, 0x5d],
]);
/** Of the members of a list this share must be names already for the rest to be taken for names. */
const MAJORITY = 0.6;
const LEAST_NAMES = 2;
const LONGEST = 3;
/** A word of this frequency that does not begin like a name is no name in whatever list: 代表, 群众. */
const FREQUENT = 3;

/** Members of lists of names that are not recognised by themselves: 时光 in 谷雨、白露、时光, 吉布子哈 among names. */
export function restOfLists(units: Uint16Array, names: readonly Span[]): Span[] {
  const ends = new Map(names.map(({ start, end }) => [start, end]));
  const starts = new Map(names.map(({ start, end }) => [end, start]));
  const found: Span[] = [];
  for (let lineStart = 0; lineStart < units.length;) {
    const feed = units.indexOf(LINE_FEED, lineStart);
    const lineEnd = feed < 0 ? units.length : feed;
    for (const list of [...enumerations(units, lineStart, lineEnd), spaced(units, lineStart, lineEnd)]) {
      const known = list.filter(
        ({ start, end }, index) =>
          ends.get(start) === end || (index === 0 ? starts.has(end) : index === list.length - 1 && ends.has(start)),
      );
      if (list.length < 3 || known.length < LEAST_NAMES || known.length < list.length * MAJORITY) continue;
      const sure = isSure(known.length, list.length);
      for (const member of list) if (!known.includes(member) && mayBeName(units, member, sure)) found.push(member);
    }
    lineStart = lineEnd + 1;
  }
  return found;
}

const NUMERALS = '一二三四五六七八九十';

/** Members of lists that say how many persons they are: 明亮、高兴、金秋三人. Of the first one only its end is certain. */
export function countedMembers(units: Uint16Array): {
  readonly members: readonly Span[];
  readonly firstEnds: ReadonlySet<number>;
} {
  const members: Span[] = [];
  const firstEnds = new Set<number>();
  for (let lineStart = 0; lineStart < units.length;) {
    const feed = units.indexOf(LINE_FEED, lineStart);
    const lineEnd = feed < 0 ? units.length : feed;
    for (const list of enumerations(units, lineStart, lineEnd)) {
      const last = list.at(-1);
      if (list.length < 2 || last === undefined) continue;
      const length = countedAfter(units, last, list.length);
      if (length === 0) continue;
      const inner = [...list.slice(1, -1), { start: last.start, end: last.start + length }];
      if (!inner.every((member) => mayBeCounted(units, member))) continue;
      members.push(...inner);
      firstEnds.add(list[0]?.end ?? 0);
    }
    lineStart = lineEnd + 1;
  }
  return { members, firstEnds };
}

/** How many characters of the last member stand before 三人 or 两位, if that is how many there are; 0 for none. */
function countedAfter(units: Uint16Array, { start, end }: Span, count: number): number {
  for (const length of [2, 3, 4]) {
    const numeral = String.fromCharCode(units[start + length] ?? 0);
    const number = numeral === '两' ? 2 : NUMERALS.indexOf(numeral) + 1;
    if (start + length + 1 >= end || number !== count) continue;
    if ('人位名户'.includes(String.fromCharCode(units[start + length + 1] ?? 0))) return length;
  }
  return 0;
}

function mayBeCounted(units: Uint16Array, { start, end }: Span): boolean {
  return end - start >= 2 && end - start <= 4 && contextClassOf(units, start, end) === 0;
}

/**
 * The members of the lists with 、 that a line holds; what is in brackets behind a member is no part of it. The first member of
 * a list has a sentence before it and the last one behind it: of these only the run of Han characters counts.
 */
function enumerations(units: Uint16Array, from: number, to: number): Span[][] {
  const lists: Span[][] = [];
  let start = from;
  for (let mark = nextMark(units, from, to); mark < to;) {
    const members: Span[] = [{ start: lastHanRun(units, start, mark), end: mark }];
    for (;;) {
      start = mark + 1;
      let end = start;
      while (end < to && hanLength(units, end) > 0) end++;
      if (end > start) members.push({ start, end });
      mark = afterBrackets(units, end, to);
      if (mark >= to || units[mark] !== ENUMERATION) break;
    }
    lists.push(members);
    start = mark;
    mark = nextMark(units, mark, to);
  }
  return lists;
}

/** The next 、 before `to`, or `to`. */
function nextMark(units: Uint16Array, from: number, to: number): number {
  let mark = from;
  while (mark < to && units[mark] !== ENUMERATION) mark++;
  return mark;
}

const LONGEST_BRACKETS = 30;

/** Behind the brackets that open at `at`, if there are any. */
function afterBrackets(units: Uint16Array, at: number, to: number): number {
  const close = BRACKETS.get(units[at] ?? 0);
  if (close === undefined) return at;
  const last = Math.min(to, at + LONGEST_BRACKETS);
  for (let i = at; i < last; i++) if (units[i] === close) return i + 1;
  return at;
}

function lastHanRun(units: Uint16Array, from: number, to: number): number {
  let start = to;
  while (start > from && hanLength(units, start - 1) > 0) start--;
  return start;
}

/** The members of a line that is nothing but short words with spaces between. */
function spaced(units: Uint16Array, from: number, to: number): Span[] {
  const members: Span[] = [];
  for (let i = from; i < to;) {
    const unit = units[i];
    if (unit === SPACE || unit === TAB) {
      i++;
      continue;
    }
    let end = i;
    while (end < to && hanLength(units, end) > 0) end++;
    if (end === i || end - i > 4) return [];
    members.push({ start: i, end });
    i = end;
  }
  return members.length >= 5 ? members : [];
}

/** 合计, 单位, 监督员 and 市委办 among names are none. */
const NO_MEMBERS = new Set(
  '合计 小计 总计 共计 备注 单位 姓名 无 男 女 汉族 同意 合格 本科 大专 高中 初中 小学 党员 团员 缺考 空缺 停诊 轮空 待定 弃权 匿名 其他 群众 居民 村民 职工 代表 领导 专家 干部 教师 学生 家属 业主 自筹 外聘 机动 备用 休息 值班 通过 不详'.split(
    ' ',
  ),
);
const LAST_OF_OFFICE = '局委办处科部院所站厅会社厂店校组室队府村镇乡县市区省州路街厂寺库场馆';

function isHeading(units: Uint16Array, start: number, end: number): boolean {
  const text = String.fromCharCode(...units.subarray(start, end));
  return NO_MEMBERS.has(text) || LAST_OF_OFFICE.includes(text.at(-1) ?? '') || contextClassOf(units, start, end) !== 0;
}

/** Two to five Han characters that are neither heading nor remark. */
export function isMember(units: Uint16Array, { start, end }: Span): boolean {
  if (end - start < 2 || end - start > 5) return false;
  for (let i = start; i < end; i++) if (hanLength(units, i) !== 1) return false;
  return !isHeading(units, start, end);
}

/** Are so many members of a list or a column names that any other is likely to be one, whatever word it is? */
export function isSure(known: number, all: number): boolean {
  return known >= 4 && known >= all * 0.75;
}

/** May these characters be a name, as far as they themselves tell? Where all around are names, a word may be one as well. */
export function mayBeName(units: Uint16Array, { start, end }: Span, sure: boolean): boolean {
  const length = end - start;
  if (length < 2 || length > LONGEST + 1) return false;
  if (sure && length <= LONGEST && !isHeading(units, start, end)) return true;
  const last = contextClassTo(units, end);
  if (last === PLACE_WORD || last === FIRM_WORD) return false;
  const beginsLikeName = (SINGLE_SURNAMES[units[start] ?? 0] ?? 0) !== 0;
  const value = wordValue(units, start, end);
  if (beginsLikeName && length <= LONGEST) return stepOfWord(value) <= FREQUENT + 1;
  return value === 0 && last === 0;
}
