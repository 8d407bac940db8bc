import { firstTraditionalOnly } from '../lexicon/characters.ts';
import { countWriting, originOf, simplify } from '../lexicon/simplify.ts';

/** A second pass settles what the first uncovered (a phrase completed by a neighbour); a third has never been needed. */
const MOST_PASSES = 4;

/**
 * Traditional → Simplified, characters only: vocabulary stays (軟體 → 软体). Text without any character that exists in
 * Traditional only comes back identical, so Simplified text with 乾隆, 瞭望 or 著作 is safe; applying it twice changes nothing.
 */
export function toSimplified(text: string): string {
  let current = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    if (firstTraditionalOnly(current) === -1) return current;
    const next = simplify(current, originOf(countWriting(current), 'written'));
    if (next === current) return current;
    current = next;
  }
  return current;
}
