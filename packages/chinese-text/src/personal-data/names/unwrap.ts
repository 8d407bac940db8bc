import { isHanUnit } from '../../lexicon/script.ts';

/** A text whose paragraphs are whole again, and where each of its code units stood. */
export interface Unwrapped {
  readonly text: string;
  readonly origins: Uint32Array;
}

/** Lines of a page or a printout are at least this long, and no longer than that. */
const LEAST_WIDTH = 18;
const MOST_WIDTH = 64;
/** A line is full when no more than this many characters are missing: a sign may not begin the next line. */
const SLACK = 2;
/** So many full lines make a text that was cut after so many characters, and not one that happens to have a long line. */
const LEAST_FULL = 3;

/**
 * Text taken from a page has its lines cut wherever they were full, within names too. Where many lines are as long as the longest
 * and go on with a Han character, the cuts are taken out. Undefined for a text that is not like that.
 */
export function unwrap(text: string): Unwrapped | undefined {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  if (ends.length < LEAST_FULL) return undefined;
  const widths = ends.map((end, index) => end - (ends[index - 1] ?? -1) - 1);
  const width = Math.max(...widths, text.length - (ends.at(-1) ?? 0) - 1);
  if (width < LEAST_WIDTH || width > MOST_WIDTH) return undefined;
  const full = ends.filter((_, index) => (widths[index] ?? 0) >= width - SLACK);
  if (full.length < LEAST_FULL) return undefined;
  const cuts = full.filter((at) => isHanUnit(text.charCodeAt(at - 1)) && isHanUnit(text.charCodeAt(at + 1)));
  return cuts.length === 0 ? undefined : without(text, cuts);
}

function without(text: string, cuts: readonly number[]): Unwrapped {
  const origins = new Uint32Array(text.length - cuts.length + 1);
  let joined = '';
  let copied = 0;
  for (const cut of [...cuts, text.length]) {
    for (let i = copied; i < cut; i++) origins[joined.length + i - copied] = i;
    joined += text.slice(copied, cut);
    copied = cut + 1;
  }
  origins[joined.length] = text.length;
  return { text: joined, origins };
}
