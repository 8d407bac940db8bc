import { stepOfWord, wordValue, type Lattice } from '../lexicon/lexicon.ts';
import { hanLength, type Candidate } from './candidates.ts';
import { contextClassFrom, contextClassTo } from './context-words.ts';
import { givenStep } from './given.ts';
import { HANS, hashOf, sidesOf, type Side, type Surroundings } from './sides.ts';
import { singleStep } from './surnames.ts';

/** Size of the table of weights: a power of two. */
export const TABLE_SIZE = 1 << 18;

/** Features of one candidate, as indexes of the table. The array is overwritten by the next call. */
export const features = new Int32Array(96);
let count = 0;

function add(template: number, value: number): void {
  let hash = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  features[count++] = hash & (TABLE_SIZE - 1);
}

function bucket(value: number): number {
  return Math.max(-8, Math.min(8, Math.round(value / 2)));
}

/** How much likelier the stretch is with the candidate as a name than as words alone: a difference of logarithms. */
export function gain(lattice: Lattice, candidate: Candidate): number {
  const { start, length, forward, backward } = lattice;
  const from = candidate.start - start;
  const to = candidate.end - start;
  // A candidate across spaces or dots lies outside the lattice; nothing competes with it.
  if (from < 0 || to > length) return 6;
  return (forward[from] ?? 0) + candidate.log + (backward[to] ?? 0) - (backward[0] ?? 0);
}

/** Computes the features of a candidate. @returns their number, in `features` */
export function computeFeatures(around: Surroundings, candidate: Candidate): number {
  const { units, lattice } = around;
  const { start, end, type } = candidate;
  count = 0;
  const { left, right, label } = sidesOf(around, start, end);
  const likelier = bucket(gain(lattice, candidate));
  const step = candidate.surname === 0 ? 7 : candidate.surname > 1 ? 5 : singleStep(units[start] ?? 0);
  const whole = addInside(units, candidate, likelier, step);
  addSides(left, right, type, likelier);
  const both = left.class * 64 + right.class;
  add(30, both);
  add(31, (both * 32 + likelier + 16) * 16 + type);
  add(32, label * 16 + type);
  add(33, (label * 32 + likelier + 16) * 8 + (right.kind === HANS ? 1 : 0));
  add(34, left.neighbour * 8 + right.neighbour);
  add(35, ((left.neighbour * 8 + right.neighbour) * 32 + likelier + 16) * 16 + type);
  const { organisation } = right;
  add(36, organisation * 16 + type);
  add(37, (organisation * 64 + left.class) * 32 + likelier + 16);
  add(38, (left.inside * 16 + right.inside) * 32 + likelier + 16);
  add(39, (left.wordClass * 128 + right.wordClass) * 16 + type);
  // A name that is a word needs to be called a name by what stands around it.
  add(43, (whole * 64 + left.class) * 4 + (right.kind === HANS ? 1 : 0));
  add(44, whole * 64 + right.class);
  add(45, (left.class * 32 + right.class) * 16 + whole);
  add(46, Math.imul(left.word, 31) ^ right.kind);
  add(47, Math.imul(right.word, 31) ^ left.kind);
  add(48, Math.imul(left.near, 0x10001) ^ right.near);
  add(49, (left.list * 32 + right.list) * 16 + type);
  add(50, (left.list * 32 + right.list) * 16 + whole);
  add(51, (Math.imul(left.kind, 0x10001) ^ (right.kind << 3)) * 16 + whole);
  // Which word stands on one side tells more when it is known what sort of word stands on the other.
  add(52, Math.imul(left.word, 31) ^ right.class);
  add(53, Math.imul(right.word, 31) ^ left.class);
  add(54, (left.class * 128 + right.wordClass) * 16 + whole);
  add(55, (left.wordClass * 64 + right.class) * 16 + whole);
  return count;
}

/** @returns the frequency step of the candidate as a word, plus one; 0 when it is none */
function addInside(
  units: Uint16Array,
  { start, end, type, surname }: Candidate,
  likelier: number,
  step: number,
): number {
  add(1, type);
  add(2, type * 32 + likelier + 16);
  add(3, (step * 32 + likelier + 16) * 16 + type);
  const given = start + surname;
  let shape = 0;
  for (let i = given; i < end && surname > 0; i += Math.max(1, hanLength(units, i))) {
    shape = shape * 4 + givenStep(units[i] ?? 0);
    if (i === given) add(4, units[i] ?? 0);
  }
  add(5, shape * 16 + type);
  add(6, (shape * 16 + type) * 32 + likelier + 16);
  add(7, hashOf(units, start, given));
  add(8, units[end - 1] ?? 0);
  // 任组长 is an office and no name.
  add(40, contextClassTo(units, end) * 8 + Math.min(7, end - start));
  add(41, contextClassFrom(units, given) * 16 + type);
  const whole = stepOfWord(wordValue(units, start, end)) + 1;
  const head = end - start > 2 ? stepOfWord(wordValue(units, start, start + 2)) + 1 : 0;
  const tail = end - start > 2 ? stepOfWord(wordValue(units, end - 2, end)) + 1 : 0;
  add(9, whole * 16 + type);
  add(10, head * 16 + type);
  add(11, tail * 16 + type);
  add(12, (head * 16 + tail) * 16 + whole);
  return whole;
}

function addSides(left: Side, right: Side, type: number, likelier: number): void {
  add(13, left.kind * 16 + type);
  add(14, right.kind * 16 + type);
  add(15, Math.imul(left.kind, 0x10001) ^ (right.kind << 3));
  add(16, left.word);
  add(17, right.word);
  add(18, left.near);
  add(19, right.near);
  add(20, left.pair);
  add(21, right.pair);
  add(22, left.wordClass * 16 + type);
  add(23, right.wordClass * 16 + type);
  add(24, (left.inside * 32 + likelier + 16) * 16 + type);
  add(25, (right.inside * 32 + likelier + 16) * 16 + type);
  add(26, left.class * 16 + type);
  add(27, right.class * 16 + type);
  add(28, (left.class * 32 + likelier + 16) * 16);
  add(29, (right.class * 32 + likelier + 16) * 16);
}
