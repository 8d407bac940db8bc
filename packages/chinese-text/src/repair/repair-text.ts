import { countWriting, originOf, simplify } from '../lexicon/simplify.ts';
import { looksDamaged, type BilingualText } from './looks-damaged.ts';
import { findBracketedReadings } from './readings.ts';

/** One change, in UTF-16 offsets of the damaged input. A removed reading has an empty `to`. */
export interface RepairChange {
  readonly kind: 'reading' | 'character' | 'phrase';
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
}

/** A place a person has to look at: text that was lost before it came here and cannot be restored. */
export interface RepairWarning {
  readonly kind: 'replacement-character' | 'question-mark-line';
  readonly start: number;
  readonly end: number;
  readonly message: BilingualText;
}

/** The repaired text and what was done to get it. */
export interface RepairResult {
  readonly text: string;
  /** Every change in ascending order of `start`; empty when the text was left as it was. */
  readonly changes: readonly RepairChange[];
  readonly counts: { readonly removedReadings: number; readonly convertedCharacters: number };
  readonly warnings: readonly RepairWarning[];
}

/** Options of `repairText`. */
export interface RepairOptions {
  /** Repair without asking `looksDamaged`: for the title or a field of a page that was judged as a whole. */
  readonly force?: boolean;
}

/**
 * Undo automatic conversion: remove bracketed readings behind their character, then turn Traditional characters back into
 * Simplified ones. Vocabulary, digits, punctuation, spacing and Latin text stay. A text that does not look damaged comes
 * back identical.
 */
export function repairText(text: string, options: RepairOptions = {}): RepairResult {
  const warnings = findWarnings(text);
  if (options.force !== true && !looksDamaged(text).damaged) {
    return { text, changes: [], counts: { removedReadings: 0, convertedCharacters: 0 }, warnings };
  }
  const changes: RepairChange[] = [];
  const stripped = removeReadings(text, changes);
  const removedReadings = changes.length;
  let convertedCharacters = 0;
  const judged = originOf(countWriting(stripped.text));
  // A forced title may hold no sure Traditional character, and still a 著 that was 着.
  const origin = judged === 'none' ? 'table' : judged;
  const repaired = simplify(stripped.text, origin, ({ kind, start, end, from, to }) => {
    const at = stripped.inputOffset(start);
    convertedCharacters += countDifferences(from, to);
    changes.push({ kind, from, to, start: at, end: stripped.inputOffset(end - 1) + 1 });
  });
  changes.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text: repaired, changes, counts: { removedReadings, convertedCharacters }, warnings };
}

interface Stripped {
  readonly text: string;
  /** Offset in the input of a code unit of the stripped text. Offsets must be asked for in ascending order. */
  readonly inputOffset: (offset: number) => number;
}

function removeReadings(text: string, changes: RepairChange[]): Stripped {
  const readings = findBracketedReadings(text);
  let kept = '';
  let copied = 0;
  for (const { start, end } of readings) {
    kept += text.slice(copied, start);
    copied = end;
    changes.push({ kind: 'reading', from: text.slice(start, end), to: '', start, end });
  }
  kept += text.slice(copied);
  let next = 0;
  let removed = 0;
  const inputOffset = (offset: number): number => {
    for (
      let reading = readings[next];
      reading !== undefined && offset + removed >= reading.start;
      reading = readings[next]
    ) {
      removed += reading.end - reading.start;
      next++;
    }
    return offset + removed;
  };
  return { text: kept, inputOffset };
}

function countDifferences(from: string, to: string): number {
  const target = Array.from(to);
  return Array.from(from).filter((character, i) => character !== target[i]).length;
}

function findWarnings(text: string): RepairWarning[] {
  const warnings: RepairWarning[] = [];
  for (const match of text.matchAll(/\uFFFD+|^[^\S\n]*[?？](?:[^\S\n]*[?？])*[^\S\n]*$/gmu)) {
    const lost = match[0].startsWith('\uFFFD');
    warnings.push({
      kind: lost ? 'replacement-character' : 'question-mark-line',
      start: match.index,
      end: match.index + match[0].length,
      message: lost ? LOST_CHARACTERS : LOST_LINE,
    });
  }
  return warnings;
}

const LOST_CHARACTERS: BilingualText = {
  zh: '此处有无法识别的字符，原文已丢失，请对照原件补正。',
  en: 'Characters were lost here before the text was received; please restore them from the original.',
};

const LOST_LINE: BilingualText = {
  zh: '此行只有问号，可能是丢失的空行、图片或表格，请对照原件核对。',
  en: 'This line holds only question marks; an empty line, picture or table may be lost. Please compare with the original.',
};
