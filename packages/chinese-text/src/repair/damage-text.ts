import { polyphonic } from 'pinyin-pro';
import { tableTraditionalOf } from '../lexicon/characters.ts';

/** Options of `damageText`. */
export interface DamageOptions {
  /** Chooses which characters get readings; the same seed gives the same text. Default 1. */
  readonly seed?: number;
  /** Part of the distinct converted characters that get a reading, 0 to 1. Default 0.3; pages seen had 0.2 and 0.42. */
  readonly share?: number;
}

/**
 * Damage Simplified text the way real pages are: a one-to-one table turns it into Traditional (于, 后, 里 and other
 * characters common to both stay), and some of the converted characters — a fixed choice for the whole page, each one
 * wherever it occurs — are followed by their reading in brackets: 号 → 號(hào). For demonstration pages and tests.
 */
export function damageText(text: string, options: DamageOptions = {}): string {
  const { seed = 1, share = 0.3 } = options;
  return Array.from(text, (character) => {
    const traditional = tableTraditionalOf(character);
    if (traditional === undefined) return character;
    const reading = chance(seed, traditional) < share ? firstReading(traditional) : '';
    return reading === '' ? traditional : `${traditional}(${reading})`;
  }).join('');
}

/** Most common reading; empty for the few characters pinyin-pro does not know, which it returns as they are. */
function firstReading(character: string): string {
  const reading = polyphonic(character, { type: 'array' })[0]?.[0] ?? '';
  return reading === character ? '' : reading;
}

/** A number from 0 to 1 that depends on seed and character only (32-bit avalanche of MurmurHash3). */
function chance(seed: number, character: string): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ (character.codePointAt(0) ?? 0);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
