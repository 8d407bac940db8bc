import { wordValue } from '../lexicon/lexicon.ts';
import { classOf, HAN } from '../scan.ts';
import { MIDDLE_DOT } from '../fold.ts';
import type { Span } from './lists.ts';
import { SINGLE_SURNAMES, singleStep } from './surnames.ts';

/** A name that was found, and of how many characters its surname is; 0 where it has none. */
interface Named extends Span {
  readonly surname: number;
}

/**
 * Parts of names standing alone: 永贵 where 闫永贵 is named, 穆勒 where 托马斯·穆勒 is. Parts that are words are not looked for: 建国
 * may be anything. In front of a given name another surname makes another name, 李永贵.
 */
export function partsAlone(units: Uint16Array, names: readonly Named[]): Span[] {
  const parts = new Map<number, string[]>();
  for (const name of names) {
    for (const { start, end } of partsOf(units, name)) {
      if (wordValue(units, start, end) !== 0) continue;
      const key = (units[start] ?? 0) * 0x10000 + (units[start + 1] ?? 0);
      const text = String.fromCharCode(...units.subarray(start, end));
      const known = parts.get(key);
      if (known === undefined) parts.set(key, [text]);
      else if (!known.includes(text)) known.push(text);
    }
  }
  return parts.size === 0 ? [] : occurrences(units, parts, names);
}

function partsOf(units: Uint16Array, { start, end, surname }: Named): Span[] {
  if (surname > 0) return end - start - surname === 2 ? [{ start: start + surname, end }] : [];
  const parts: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && units[i] !== MIDDLE_DOT) continue;
    // A whole name without a dot is no part of itself.
    if (i - from >= 2 && (from > start || i < end)) parts.push({ start: from, end: i });
    from = i + 1;
  }
  return parts;
}

/** Which code units begin a part that is looked for; cleared after use. */
const heads = new Uint8Array(0x10000);

function occurrences(
  units: Uint16Array,
  parts: ReadonlyMap<number, readonly string[]>,
  names: readonly Span[],
): Span[] {
  const taken = new Uint8Array(units.length);
  for (const { start, end } of names) taken.fill(1, start, end);
  const found: Span[] = [];
  for (const key of parts.keys()) heads[Math.floor(key / 0x10000)] = 1;
  for (let i = 0; i + 1 < units.length; i++) {
    if (heads[units[i] ?? 0] === 0) continue;
    const texts = parts.get((units[i] ?? 0) * 0x10000 + (units[i + 1] ?? 0));
    const text = texts?.find((one) => String.fromCharCode(...units.subarray(i, i + one.length)) === one);
    if (text === undefined) continue;
    const end = i + text.length;
    const start = startOf(units, i, taken);
    if (start === undefined || taken.subarray(i, end).includes(1)) continue;
    if (wordValue(units, end - 1, end + 1) !== 0 && (classOf(units[end]) & HAN) !== 0) continue;
    found.push({ start, end });
    i = end - 1;
  }
  for (const key of parts.keys()) heads[Math.floor(key / 0x10000)] = 0;
  return found;
}

/** Where the name begins whose part stands at `at`; undefined where a word goes over its beginning. */
function startOf(units: Uint16Array, at: number, taken: Uint8Array): number | undefined {
  const before = units[at - 1] ?? 0;
  if ((classOf(before) & HAN) === 0 || taken[at - 1] === 1) return at;
  if (wordValue(units, at - 1, at + 1) !== 0) return undefined;
  const isSurname = (SINGLE_SURNAMES[before] ?? 0) !== 0 && singleStep(before) <= 2;
  return isSurname && wordValue(units, at - 2, at) === 0 ? at - 1 : at;
}
