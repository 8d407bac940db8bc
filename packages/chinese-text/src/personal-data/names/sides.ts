import { CodeUnitTrie } from '../../lexicon/code-unit-trie.ts';
import type { Labels } from '../context.ts';
import { classOfWord, wordValue, type Lattice } from '../lexicon/lexicon.ts';
import { WORD_CLASSES } from '../lexicon/pack.ts';
import { classOf, DIGIT, HAN, LETTER } from '../scan.ts';
import { contextClassFrom, contextClassTo } from './context-words.ts';
import { SINGLE_SURNAMES } from './surnames.ts';

/** The text around candidates; every index is one of `units`. */
export interface Surroundings {
  readonly units: Uint16Array;
  readonly labels: Labels;
  /** The Han stretch the candidate lies in, or, for one across spaces or dots, the stretch it begins in. */
  readonly lattice: Lattice;
}

export function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] ?? 0), 0x01000193);
  return hash;
}

/** What stands right beside: 1–7 for the kinds below, else the character itself. */
const EDGE = 1;
const DIGITS = 2;
const LETTERS = 3;
export const HANS = 4;

function kindOf(unit: number | undefined): number {
  if (unit === undefined || unit === 0x0a) return EDGE;
  const bits = classOf(unit);
  if ((bits & DIGIT) !== 0) return DIGITS;
  if ((bits & LETTER) !== 0) return LETTERS;
  if ((bits & HAN) !== 0) return HANS;
  return unit;
}

const APART = 16;
const SKIPPED = new Set(Array.from(' :：\t、,，(（“"《\n.·|;；', (character) => character.charCodeAt(0)));
const MOST_SKIPPED = 3;

/** Class of the longest context word that ends at `end`, a few signs skipped: then plus 16. */
function classBefore(units: Uint16Array, end: number): number {
  let at = end;
  while (at > 0 && end - at < MOST_SKIPPED && SKIPPED.has(units[at - 1] ?? 0)) at--;
  return contextClassTo(units, at) + (at === end ? 0 : APART);
}

/** Class of the longest context word that begins at `start`, a few signs skipped: then plus 16. */
function classBehind(units: Uint16Array, start: number): number {
  let at = start;
  while (at < units.length && at - start < MOST_SKIPPED && SKIPPED.has(units[at] ?? 0)) at++;
  const found = countsPersons(units, at) ? COUNTED : contextClassFrom(units, at);
  return found + (at === start ? 0 : APART);
}

/** 三人, 两位, 4名: behind names it says how many they are. */
export const COUNTED = 8;
const NUMERALS = new Set(Array.from('一二两三四五六七八九十', (character) => character.charCodeAt(0)));
const PERSONS = new Set(Array.from('人位名户', (character) => character.charCodeAt(0)));

function countsPersons(units: Uint16Array, at: number): boolean {
  return NUMERALS.has(units[at] ?? 0) && PERSONS.has(units[at + 1] ?? 0);
}

const ORGANISATIONS = new CodeUnitTrie(64);
for (const word of '公司 集团 合作社 中心 协会 学校 事务所 经营部 超市 饭店 服务部 门市部 诊所 医院 商行 商店 酒店 宾馆 餐馆 银行 幼儿园 药房 学院 工厂'.split(
  ' ',
))
  ORGANISATIONS.set(word, 1);
/** These name one only as the last character. */
const LAST_OF_ORGANISATION = new Set(
  Array.from('厂店局院所站馆园部室行社坊场吧铺会', (character) => character.charCodeAt(0)),
);
const REACH = 10;
const NEAR = 4;

/** Does the Han text from `start` on name an organisation before it ends? 0 for no, else which way and how near. */
function organisationBehind(units: Uint16Array, start: number): number {
  let at = start;
  for (; at - start < REACH && (classOf(units[at]) & HAN) !== 0; at++) {
    const slot = ORGANISATIONS.child(CodeUnitTrie.ROOT, units[at] ?? 0);
    if (slot === 0) continue;
    const second = ORGANISATIONS.child(slot, units[at + 1] ?? 0);
    if (second === 0) continue;
    if (ORGANISATIONS.value(second) !== 0 || ORGANISATIONS.child(second, units[at + 2] ?? 0) !== 0)
      return at - start < NEAR ? 1 : 2;
  }
  if (at === start || !LAST_OF_ORGANISATION.has(units[at - 1] ?? 0)) return 0;
  return at - 1 - start < NEAR ? 3 : 4;
}

const DELIMITERS = new Set(Array.from(' 、,，;；\t\n|/', (character) => character.charCodeAt(0)));

/**
 * What the neighbour behind a delimiter looks like: 1 a name, 2 another short word, 3 longer text, 4 digits, 5 letters, 6 男 or 女;
 * 0 when there is no delimiter.
 */
function neighbour(units: Uint16Array, from: number, direction: 1 | -1): number {
  let at = direction === 1 ? from : from - 1;
  if (!DELIMITERS.has(units[at] ?? 0)) return 0;
  let skipped = 0;
  while (skipped < 4 && DELIMITERS.has(units[at] ?? 0)) {
    at += direction;
    skipped++;
  }
  const bits = classOf(units[at]);
  if ((bits & DIGIT) !== 0) return 4;
  if ((bits & LETTER) !== 0) return 5;
  if ((bits & HAN) === 0) return 7;
  let length = 0;
  while (length < 6 && (classOf(units[at + direction * length]) & HAN) !== 0) length++;
  const first = direction === 1 ? at : at - length + 1;
  const unit = units[first] ?? 0;
  if (length === 1 && (unit === 0x7537 || unit === 0x5973)) return 6;
  if (length < 2 || length > 4) return length < 2 ? 2 : 3;
  return (SINGLE_SURNAMES[unit] ?? 0) !== 0 && wordValue(units, first, first + length) === 0 ? 1 : 2;
}

const ENUMERATION = 0x3001;
const MOST_MEMBERS = 8;
const LONGEST_MEMBER = 4;

/** Length of the Han run that begins at `at` (or, for -1, ends before it), up to `limit`. */
function runLength(units: Uint16Array, at: number, direction: 1 | -1, limit: number): number {
  let length = 0;
  while (length < limit && (classOf(units[direction === 1 ? at + length : at - 1 - length]) & HAN) !== 0) length++;
  return length;
}

/** Behind or before brackets of a few characters that stand at `at`: 张三（女）、李四. */
function pastBrackets(units: Uint16Array, at: number, direction: 1 | -1): number {
  const [open, close] = direction === 1 ? [0x28, 0x29] : [0x29, 0x28];
  const first = direction === 1 ? at : at - 1;
  if (units[first] !== open) return at;
  for (let i = 1; i < 24; i++)
    if (units[first + direction * i] === close) return first + direction * i + (direction === 1 ? 1 : 0);
  return at;
}

const SOME_NAMES = 16;

/** What a list with 、 is called, as seen from a member that has one before it: a class of `contextClassTo`; plus 16 when its other members begin like names. */
function listHead(units: Uint16Array, start: number): number {
  if (units[start - 1] !== ENUMERATION) return 0;
  let mark = start - 1;
  let names = 0;
  let members = 0;
  let found = 9;
  while (members < MOST_MEMBERS) {
    const end = pastBrackets(units, mark, -1);
    const length = runLength(units, end, -1, 12);
    members++;
    const first = units[end - length] ?? 0;
    if (length >= 2 && length <= LONGEST_MEMBER && (SINGLE_SURNAMES[first] ?? 0) !== 0) names++;
    if (length <= LONGEST_MEMBER && units[end - length - 1] === ENUMERATION) {
      mark = end - length - 1;
      continue;
    }
    if (length <= LONGEST_MEMBER) found = classBefore(units, end - length) % APART || 9;
    else {
      for (const size of [3, 2, 4]) {
        const before = contextClassTo(units, end - size);
        if (before !== 1 && before !== 2) continue;
        found = before;
        names++;
        break;
      }
    }
    break;
  }
  return found + (names * 2 > members ? SOME_NAMES : 0);
}

/** What follows a list, as seen from a member with a 、 behind it. */
function listTail(units: Uint16Array, end: number): number {
  const behind = pastBrackets(units, end, 1);
  if (units[behind] !== ENUMERATION) return 0;
  let mark = behind;
  let names = 0;
  let members = 0;
  let found = 9;
  while (members < MOST_MEMBERS) {
    const start = mark + 1;
    const length = runLength(units, start, 1, 12);
    members++;
    if (length >= 2 && (SINGLE_SURNAMES[units[start] ?? 0] ?? 0) !== 0) names++;
    const next = length <= LONGEST_MEMBER ? pastBrackets(units, start + length, 1) : 0;
    if (next > 0 && units[next] === ENUMERATION) {
      mark = next;
      continue;
    }
    if (length > 2) {
      for (const size of [3, 2, 4]) {
        const after = classBehind(units, start + size);
        if (after !== 3 && after !== 4 && after !== COUNTED) continue;
        found = after;
        break;
      }
    }
    break;
  }
  return found + (names * 2 > members ? SOME_NAMES : 0);
}

const NAME_CLASS = 2;
const COLUMN = 3;

function labelAt({ units, labels }: Surroundings, start: number): number {
  const column = labels.columnAt(start);
  if (column !== undefined) return column.label.class === 'name' ? COLUMN : column.label.class === 'amount' ? 4 : 5;
  const before = labels.at(start);
  if (before?.end === undefined) return 0;
  // Only right behind its label is it the label's value.
  for (let i = before.end; i < start; i++) if ((classOf(units[i]) & (HAN | DIGIT | LETTER)) !== 0) return 6;
  if (before.label.class !== 'name') return 1;
  return before.label.word.endsWith('姓名') ? 7 : NAME_CLASS;
}

/** What stands on one side of a candidate. */
export interface Side {
  readonly kind: number;
  readonly class: number;
  /** Hash, class and length of the dictionary word right beside. */
  readonly word: number;
  readonly wordClass: number;
  readonly neighbour: number;
  readonly inside: number;
  readonly near: number;
  readonly pair: number;
  /** `organisationBehind`, for the right side. */
  readonly organisation: number;
  /** What heads or ends the list the candidate is a member of; 0 for none. */
  readonly list: number;
}

function leftSide({ units, lattice }: Surroundings, start: number): Side {
  const kind = kindOf(units[start - 1]);
  const offset = start - lattice.start;
  const inStretch = offset > 0 && offset <= lattice.length;
  const from = inStretch ? lattice.start + (lattice.from[offset] ?? 0) : start;
  return {
    kind,
    class: classBefore(units, start),
    word: hashOf(units, from, start),
    wordClass: wordClassOf(units, from, start),
    neighbour: neighbour(units, start, -1),
    inside: inStretch ? (lattice.inside[offset] ?? 0) : 0,
    near: units[start - 1] ?? 0,
    pair: hashOf(units, Math.max(0, start - 2), start),
    organisation: 0,
    list: listHead(units, start),
  };
}

function rightSide({ units, lattice }: Surroundings, end: number): Side {
  const kind = kindOf(units[end]);
  const offset = end - lattice.start;
  const inStretch = offset >= 0 && offset < lattice.length;
  const to = inStretch ? lattice.start + (lattice.to[offset] ?? 0) : end;
  return {
    kind,
    class: classBehind(units, end),
    word: hashOf(units, end, to),
    wordClass: wordClassOf(units, end, to),
    neighbour: neighbour(units, end, 1),
    inside: inStretch ? (lattice.inside[offset] ?? 0) : 0,
    near: units[end] ?? 0,
    pair: hashOf(units, end, Math.min(units.length, end + 2)),
    organisation: organisationBehind(units, end),
    list: listTail(units, end),
  };
}

function wordClassOf(units: Uint16Array, start: number, end: number): number {
  if (end <= start) return 0;
  const wordClass = classOfWord(wordValue(units, start, end));
  return (wordClass === undefined ? 9 : WORD_CLASSES.indexOf(wordClass) + 1) * 8 + Math.min(7, end - start);
}

/** Sides and labels are asked for again and again within a stretch. */
const cache = {
  around: undefined as Surroundings | undefined,
  lefts: [] as (Side | undefined)[],
  rights: [] as (Side | undefined)[],
  labels: [] as (number | undefined)[],
};

export function sidesOf(around: Surroundings, start: number, end: number): { left: Side; right: Side; label: number } {
  if (cache.around !== around) {
    cache.around = around;
    cache.lefts = [];
    cache.rights = [];
    cache.labels = [];
  }
  // A name across spaces or dots may begin before its stretch; what is that far away is not kept.
  const from = start - around.lattice.start;
  const to = end - around.lattice.start;
  const left = cache.lefts[from] ?? leftSide(around, start);
  const right = cache.rights[to] ?? rightSide(around, end);
  const label = cache.labels[from] ?? labelAt(around, start);
  if (from >= 0) {
    cache.lefts[from] = left;
    cache.labels[from] = label;
  }
  if (to >= 0) cache.rights[to] = right;
  return { left, right, label };
}
