import { polyphonic } from 'pinyin-pro';
import { isTraditionalOnly, simplifiedOf, tableTraditionalOf } from '../lexicon/characters.ts';
import { isHanUnit, isLead, isTrail } from '../lexicon/script.ts';
import { parseSyllable } from './pinyin-syllables.ts';

/** A bracketed reading behind a Han character: `start` is the opening bracket, `end` is behind the closing one. */
export interface BracketedReading {
  readonly start: number;
  readonly end: number;
  /** The character read. */
  readonly character: string;
  readonly toned: boolean;
}

const BRACKETED = /[（(]([\u0300-\u030c\sA-Za-z:\u00c0-\u024f\u0261\u1e00-\u1eff]{1,12})[)）]/gu;

const known = new Map<string, ReadonlySet<string>>();

/** Toneless readings of a character and of its other form (後 is also read as 后 is). */
function readingsOf(character: string): ReadonlySet<string> {
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const readings = new Set<string>();
  for (const form of [character, simplifiedOf(character), tableTraditionalOf(character)]) {
    if (form === undefined) continue;
    for (const reading of polyphonic(form, { type: 'array' }).flat()) {
      const syllable = parseSyllable(reading);
      if (syllable !== undefined) readings.add(syllable.letters);
    }
  }
  known.set(character, readings);
  return readings;
}

/**
 * Find every bracketed reading that conversion damage leaves: a syllable with a tone mark, or a toneless one that the
 * character really has. A toneless single letter — 方案(a) — is never taken for a reading, nor are capitals — (GE), (PDF) —
 * except behind a Traditional character.
 */
export function findBracketedReadings(text: string): BracketedReading[] {
  const found: BracketedReading[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const previous = found.at(-1);
    // A second reading behind the first belongs to the same character: 號(hào)(hào).
    const character = previous?.end === match.index ? previous.character : hanBefore(text, match.index);
    if (character === '') continue;
    const toned = readingToned(character, match[1] ?? '');
    if (toned !== undefined) found.push({ start: match.index, end: match.index + match[0].length, character, toned });
  }
  return found;
}

function readingToned(character: string, inside: string): boolean | undefined {
  const syllable = parseSyllable(inside);
  if (syllable === undefined || syllable.toned) return syllable?.toned;
  if (syllable.letters.length === 1 || !readingsOf(character).has(syllable.letters)) return undefined;
  const capitals = inside === inside.toUpperCase();
  return capitals && !isTraditionalOnly(character.charCodeAt(0)) ? undefined : false;
}

/** The Han character that ends at `index`, or the empty string. */
function hanBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1);
  if (isHanUnit(unit)) return text.charAt(index - 1);
  return isTrail(unit) && isLead(text.charCodeAt(index - 2)) ? text.slice(index - 2, index) : '';
}
