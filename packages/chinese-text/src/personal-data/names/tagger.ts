import type { Labels } from '../context.ts';
import { MIDDLE_DOT } from '../fold.ts';
import { lattice, LONGEST_STRETCH } from '../lexicon/lexicon.ts';
import { classOf, HAN } from '../scan.ts';
import { candidatesIn, dottedAt, spacedAt, TYPES, type Candidate } from './candidates.ts';
import { ADDRESS_WORD, contextClassFrom, contextClassTo, OFFICE_WORD, ROLE_WORD } from './context-words.ts';
import { computeFeatures, features, gain } from './features.ts';
import type { Surroundings } from './sides.ts';

/** A weight for each feature, and what a score must exceed. */
export interface NameModel {
  readonly weights: Int8Array;
  /** Scores are compared with this; lower finds more and errs more. */
  readonly threshold: number;
}

export interface ScoredName extends Candidate {
  /** Above the threshold, in units of the model: see `confidenceOf`. */
  readonly score: number;
}

/** What makes no sense as a name whatever stands around it is not looked at. */
const LEAST_GAIN = -13;
/** Stretches that compete with each other at most: a page of names with spaces between stays fast. */
const MOST_TOGETHER = 40;
const COLON = 0x3a;
const SPACE = 0x20;

/** Every candidate of a text with its surroundings, stretch by stretch, in order of beginning. */
export function visitCandidates(
  units: Uint16Array,
  labels: Labels,
  visit: (around: Surroundings, candidate: Candidate) => void,
  endStretch: () => void,
): void {
  let open = 0;
  for (let i = 0; i < units.length;) {
    if ((classOf(units[i]) & HAN) === 0) {
      i++;
      continue;
    }
    let end = i;
    while (end < units.length && end - i < LONGEST_STRETCH && (classOf(units[end]) & HAN) !== 0) end++;
    const around: Surroundings = { units, labels, lattice: lattice(units, i, end) };
    visitStretch(around, i, end, visit);
    // A name across spaces competes with what lies in the next stretch, a stretch alone only within itself.
    if ((units[end] !== 0x20 && units[end] !== MIDDLE_DOT) || ++open >= MOST_TOGETHER) {
      endStretch();
      open = 0;
    }
    i = end;
  }
  endStretch();
}

function visitStretch(
  around: Surroundings,
  start: number,
  end: number,
  visit: (around: Surroundings, candidate: Candidate) => void,
): void {
  const { units, labels, lattice: cut } = around;
  const seen = (candidate: Candidate): void => {
    if (
      gain(cut, candidate) >= LEAST_GAIN ||
      labels.columnAt(candidate.start) !== undefined ||
      labelledName(labels, candidate.start) ||
      calledName(units, candidate)
    ) {
      visit(around, candidate);
    }
  };
  candidatesIn(units, cut, seen);
  spacedAt(units, end - 1, (spaced) => visit(around, spaced));
  if (units[end] === MIDDLE_DOT) dottedAt(units, end, (dotted) => visit(around, dotted));
  const field = fieldOf(around, start, end);
  if (field !== undefined) visit(around, field);
}

/** What stands beside may make a name of any word: 被告人成功, 高兴同志, a word alone between two signs. */
function calledName(units: Uint16Array, { start, end }: Candidate): boolean {
  const before = units[start - 1] ?? 0;
  const behind = units[end] ?? 0;
  const han = (unit: number): boolean => (classOf(unit) & HAN) !== 0;
  if (!han(before) && !han(behind)) return true;
  const sign = before === COLON || before === SPACE;
  const left = contextClassTo(units, sign ? start - 1 : start);
  return left === OFFICE_WORD || left === ROLE_WORD || contextClassFrom(units, end) === ADDRESS_WORD;
}

function labelledName(labels: Labels, start: number): boolean {
  const label = labels.at(start);
  return label?.label.class === 'name' && label.end !== undefined && start - label.end <= 3;
}

/** What stands in a field for a name when there is none. */
const NO_NAMES = new Set('合计 小计 总计 共计 同上 同左 空白 暂无 不详 保密 匿名 签字 盖章 签名 姓名 备注'.split(' '));

/** All of a stretch that a form or a column says is a name, when no surname would make it one: 热合曼, 扎西. */
function fieldOf({ units, labels, lattice: cut }: Surroundings, start: number, end: number): Candidate | undefined {
  if (end - start < 2 || end - start > 8) return undefined;
  if (NO_NAMES.has(String.fromCharCode(...units.subarray(start, end)))) return undefined;
  const label = labels.at(start);
  if (label?.label.class !== 'name') return undefined;
  if (label.end !== undefined && start - label.end > 3) return undefined;
  const words = cut.backward[0] ?? 0;
  return { start, end, type: TYPES.field, surname: 0, log: words };
}

export function scoreOf({ weights, threshold }: NameModel, around: Surroundings, candidate: Candidate): number {
  const count = computeFeatures(around, candidate);
  let score = -threshold;
  for (let i = 0; i < count; i++) score += weights[features[i] ?? 0] ?? 0;
  return score;
}

/** The set of candidates that do not overlap and whose scores add up to the most; only scores above zero count. */
export function bestSet<T extends Candidate & { readonly score: number }>(candidates: readonly T[]): T[] {
  const sorted = candidates.filter(({ score }) => score > 0).toSorted((a, b) => a.end - b.end);
  const best = new Float64Array(sorted.length + 1);
  const taken = new Uint8Array(sorted.length + 1);
  const previous = new Int32Array(sorted.length + 1);
  sorted.forEach((candidate, index) => {
    let before = index;
    while (before > 0 && (sorted[before - 1]?.end ?? 0) > candidate.start) before--;
    previous[index + 1] = before;
    const withIt = (best[before] ?? 0) + candidate.score;
    taken[index + 1] = withIt > (best[index] ?? 0) ? 1 : 0;
    best[index + 1] = Math.max(withIt, best[index] ?? 0);
  });
  const chosen: T[] = [];
  for (let i = sorted.length; i > 0;) {
    const candidate = sorted[i - 1];
    if (taken[i] === 1 && candidate !== undefined) {
      chosen.push(candidate);
      i = previous[i] ?? 0;
    } else i--;
  }
  return chosen.toReversed();
}
