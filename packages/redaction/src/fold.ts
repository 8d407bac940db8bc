/** Text without what the eye does not count: spaces, zero-width characters, full width, upper case. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its character begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const DROPPED = /[^\S\n]|\p{Default_Ignorable_Code_Point}/u;

/** Folds a text with its offsets. Line ends stay, so that two paragraphs never make one word. */
export function fold(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const plain = character === '\n' ? '\n' : foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    folded += plain;
    at = end;
  }
  return { text: folded, starts, ends };
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  if (DROPPED.test(character) || character === '\r') return '';
  return character.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}

/** The folded form as a plain string; words on several lines become one word. */
export function foldWord(text: string): string {
  return fold(text).text.replace(/\n/gu, '');
}

/** Every place of `word` (already folded), without overlaps. */
export function placesOf(folded: Folded, word: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (word === '') return found;
  for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
    found.push({ start: folded.starts[at] ?? 0, end: folded.ends[at + word.length - 1] ?? 0 });
  }
  return found;
}

export function countOf(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

/** An asterisk for each character that shows. */
export function mask(text: string): string {
  return [...text].map((character) => (/\s/u.test(character) ? character : '*')).join('');
}

/** Long enough that finding it elsewhere means the same thing, and not just the same character. */
export function isTelling(folded: string): boolean {
  return folded.length >= 2 && !/^\d{1,3}$/u.test(folded);
}
