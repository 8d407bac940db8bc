import { fold, foldWord, isTelling, mask, placesOf } from './fold.ts';
import type { Replacement, TextSpan } from './types.ts';

/** One change of the visible text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A word to be gone: in its folded form, with what replaces it. */
export interface Word {
  readonly text: string;
  readonly folded: string;
  readonly replacement: string;
  /** True when it must not occur anywhere in the result; false when other places may keep it. */
  readonly everywhere: boolean;
}

export interface Plan {
  /** In order, without overlaps. */
  readonly edits: readonly Edit[];
  readonly words: readonly Word[];
}

/** Turns spans and words into the changes of one text and the list of words that must be gone. */
export function makePlan(text: string, what: readonly (TextSpan | Replacement | string)[], everywhere: boolean): Plan {
  const words = new Map<string, Word>();
  const edits: Edit[] = [];
  for (const one of what) {
    if (typeof one === 'string' || 'text' in one) {
      const given = typeof one === 'string' ? { text: one } : one;
      addWords(words, given.text, given.replacement, true);
      continue;
    }
    const { start, end } = one;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end)
      throw new RangeError(`the span ${start}–${end} does not lie within the text of ${text.length} characters`);
    const covered = text.slice(start, end);
    edits.push({ start, end, replacement: one.replacement ?? mask(covered) });
    addWords(words, covered, one.replacement, everywhere);
  }
  const folded = fold(text);
  for (const word of words.values()) {
    if (!word.everywhere) continue;
    for (const { start, end } of placesOf(folded, word.folded)) {
      const covered = edits.some((edit) => edit.start <= start && edit.end >= end);
      if (!covered) edits.push({ start, end, replacement: word.replacement });
    }
  }
  return { edits: withoutOverlaps(edits), words: [...words.values()] };
}

/** A span over several lines is several words: another reader may put other things between the lines. */
function addWords(words: Map<string, Word>, text: string, replacement: string | undefined, everywhere: boolean): void {
  const lines = text.split(/[\n\t]/u).filter((line) => foldWord(line) !== '');
  for (const line of lines) {
    const folded = foldWord(line);
    const wanted = everywhere && isTelling(folded);
    const known = words.get(folded);
    if (known?.everywhere === true || (known !== undefined && !wanted)) continue;
    const shown = lines.length === 1 && replacement !== undefined ? replacement : mask(line.trim());
    words.set(folded, { text: line.trim(), folded, replacement: shown, everywhere: wanted });
  }
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || edit.start >= last.end) result.push(edit);
    else if (edit.end > last.end) result[result.length - 1] = { ...last, end: edit.end };
  }
  return result;
}

/** Words replaced in a text that has no places of its own: an attribute, a formula. */
export function replaceWords(text: string, words: readonly Word[]): string {
  let result = text;
  for (const word of words) {
    if (!word.everywhere) continue;
    for (const { start, end } of placesOf(fold(result), word.folded).toReversed()) {
      result = result.slice(0, start) + word.replacement + result.slice(end);
    }
  }
  return result;
}
