import { isHanLead, isHanUnit, isTrail } from '../../lexicon/script.ts';
import { MIDDLE_DOT } from '../fold.ts';
import { wordValue, type Lattice } from '../lexicon/lexicon.ts';
import { elementSequences, isTransliteration } from './elements.ts';
import { GIVEN } from './given.ts';
import { DOUBLE_HEADS, DOUBLE_SURNAMES, SINGLE_SURNAMES } from './surnames.ts';

/** How a candidate is built. The numbers are part of the model: never change one, only add. */
export const TYPES = {
  /** Surname of one character, given name of one, two, three. */
  oneOne: 1,
  oneTwo: 2,
  oneThree: 3,
  /** Surname of two or more characters. */
  doubleOne: 4,
  doubleTwo: 5,
  /** 张 三 */
  spaced: 6,
  /** 扎西顿珠, 乌云其木格 */
  elements: 7,
  /** 买买提·艾力 */
  dotted: 8,
  /** All of a cell or of a form's field that is to hold a name. */
  field: 9,
  /** 阿迪力江: elements with characters between or behind them that are none. */
  looseElements: 10,
} as const;

export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly type: number;
  /** Characters (not code units) of the surname; 0 where there is none. */
  readonly surname: number;
  /** Logarithm of the probability of the characters as a name. */
  readonly log: number;
}

/** Of all words in running text about one in a hundred is a name, and a name has given names of one or two characters. */
const LOG_NAME = Math.log(0.01);
const LOG_ONE = Math.log(0.2);
const LOG_TWO = Math.log(0.8);
const LOG_THREE = Math.log(0.002);
const LOG_ELEMENT = -6;
const LOG_LOOSE = -3;

/** Code units of the Han character at `i`; 0 when there is none. */
export function hanLength(units: Uint16Array, i: number): number {
  const unit = units[i];
  if (unit === undefined) return 0;
  if (isHanUnit(unit)) return 1;
  return isHanLead(unit) && isTrail(units[i + 1] ?? 0) ? 2 : 0;
}

/** Does the character come first in the names of at least one in five hundred people? */
function isFrequentSurname(unit: number): boolean {
  const log = SINGLE_SURNAMES[unit] ?? 0;
  return log !== 0 && log > -6.2;
}

/** Candidates within a stretch of Han text, by beginning, shorter ones first. */
export function candidatesIn(
  units: Uint16Array,
  { start, length }: Lattice,
  put: (candidate: Candidate) => void,
): void {
  const limit = start + length;
  for (let i = start; i < limit; i++) {
    const unit = units[i] ?? 0;
    const share = SINGLE_SURNAMES[unit] ?? 0;
    if (share !== 0) withSurname(units, i, i + 1, limit, 1, share, put);
    if (DOUBLE_HEADS.has(unit)) {
      for (const size of [2, 3, 4]) {
        const log = DOUBLE_SURNAMES.get(String.fromCharCode(...units.subarray(i, Math.min(limit, i + size))));
        if (log !== undefined) withSurname(units, i, i + size, limit, size, log, put);
      }
    }
    for (const { length: size, loose } of elementSequences(units, i, limit)) {
      put({
        start: i,
        end: i + size,
        type: loose === 0 ? TYPES.elements : TYPES.looseElements,
        surname: 0,
        log: LOG_NAME + LOG_ELEMENT * Math.ceil(size / 2) + LOG_LOOSE * loose,
      });
    }
  }
}

function withSurname(
  units: Uint16Array,
  start: number,
  given: number,
  limit: number,
  surname: number,
  share: number,
  put: (candidate: Candidate) => void,
): void {
  const single = surname === 1;
  let log = share + LOG_NAME;
  let end = given;
  for (let count = 1; count <= (single ? 3 : 2); count++) {
    const size = hanLength(units, end);
    if (size === 0 || end + size > limit) return;
    log += GIVEN[units[end] ?? 0] ?? 0;
    end += size;
    // Three characters behind a surname are a name only where the first is another surname: 张李子涵.
    if (count === 3 && !isFrequentSurname(units[given] ?? 0)) return;
    const type = single
      ? [0, TYPES.oneOne, TYPES.oneTwo, TYPES.oneThree][count]
      : [0, TYPES.doubleOne, TYPES.doubleTwo][count];
    put({ start, end, type: type ?? 0, surname, log: log + ([0, LOG_ONE, LOG_TWO, LOG_THREE][count] ?? 0) });
  }
}

const SPACE = 0x20;
const MOST_SPACES = 4;

/** 张 三 and 王 小 明: a surname and the characters of a given name with spaces between. */
export function spacedAt(units: Uint16Array, surnameAt: number, put: (candidate: Candidate) => void): void {
  const share = SINGLE_SURNAMES[units[surnameAt] ?? 0] ?? 0;
  if (share === 0) return;
  let log = share + LOG_NAME + LOG_ONE;
  let end = surnameAt + 1;
  for (let count = 1; count <= 2; count++) {
    let given = end;
    while (units[given] === SPACE && given - end <= MOST_SPACES) given++;
    const size = hanLength(units, given);
    if (given === end || size === 0) return;
    log += GIVEN[units[given] ?? 0] ?? 0;
    end = given + size;
    put({ start: surnameAt, end, type: TYPES.spaced, surname: 1, log });
    if (hanLength(units, end) !== 0) return;
  }
}

const LONGEST_DOTTED_PART = 8;
const MOST_PARTS = 4;

/**
 * Names around the dot at `at`: as many characters used for other languages' names as stand before and behind it, or fewer;
 * all Han characters up to the next sign where there are no more than a name may have.
 */
export function dottedAt(units: Uint16Array, at: number, put: (candidate: Candidate) => void): void {
  let dot = at;
  let part = transliterated(units, at, 1);
  for (let parts = 2; parts < MOST_PARTS && units[part] === MIDDLE_DOT && part > dot + 1; parts++) {
    dot = part;
    part = transliterated(units, dot, 1);
  }
  if (part <= dot + 1) part = hanEnd(units, dot, 1);
  const first = transliterated(units, at, -1);
  const whole = hanEnd(units, at, -1);
  // 有沙吾列提: a word before is no part of the name.
  const other = wordValue(units, whole, first) === 0 ? whole : first;
  const starts = options(units, first, at - 1, 1, other);
  const ends = options(units, part, dot + 2, -1, hanEnd(units, dot, 1));
  for (const start of starts) {
    for (const end of ends) {
      const log = LOG_NAME + LOG_ELEMENT * Math.ceil((end - start) / 2);
      put({ start, end, type: TYPES.dotted, surname: 0, log });
    }
  }
}

/** From the dot on, as far as characters of other languages' names go: an end (exclusive), or a beginning for -1. */
function transliterated(units: Uint16Array, dot: number, direction: 1 | -1): number {
  return reach(dot, direction, (at) => isTransliteration(units[at]));
}

/** The same for any Han characters; the dot itself when there are too many of them to be a name. */
function hanEnd(units: Uint16Array, dot: number, direction: 1 | -1): number {
  const end = reach(dot, direction, (at) => hanLength(units, at) === 1);
  return Math.abs(end - dot) > LONGEST_DOTTED_PART ? dot : end;
}

function reach(dot: number, direction: 1 | -1, belongs: (at: number) => boolean): number {
  let at = direction === 1 ? dot + 1 : dot;
  for (let length = 0; length <= LONGEST_DOTTED_PART; length++) {
    if (!belongs(direction === 1 ? at : at - 1)) break;
    at += direction;
  }
  return at;
}

/**
 * `first`; one character further in where that makes a word with the one outside: 艾力来到; and `other` if it lies further out.
 * Not beyond `last`.
 */
function options(units: Uint16Array, first: number, last: number, direction: 1 | -1, other: number): number[] {
  const places = [first];
  const inner = first + direction;
  if (direction === 1 ? inner <= last : inner >= last) {
    const from = direction === 1 ? first - 1 : inner;
    if (wordValue(units, from, from + 2) !== 0) places.push(inner);
  }
  if (direction === 1 ? other < first : other > first) places.push(other);
  return places;
}
