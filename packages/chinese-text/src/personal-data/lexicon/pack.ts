/** Noun and anything else, place, verb, adjective, numeral or measure, time or direction, function word. */
export const WORD_CLASSES = 'nsvamtf';
export type WordClass = 'n' | 's' | 'v' | 'a' | 'm' | 't' | 'f';

export interface WordFacts {
  readonly frequency: number;
  readonly class: WordClass;
}

/** Frequencies are kept as steps of a factor of four. */
const STEPS = 'abcdefghij';
const FACTOR = 4;

export function frequencyStep(frequency: number): number {
  return Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, frequency)) / Math.log(FACTOR))));
}

/** The frequency a step stands for. */
export function stepFrequency(step: number): number {
  return FACTOR ** (step + 0.5);
}

/**
 * Words as one string: for each class and step a group, capital letter and small letter, then its words in order, each as
 * the number of characters it shares with the one before and the rest of its characters.
 */
export function packWords(words: ReadonlyMap<string, WordFacts>): string {
  const groups = new Map<string, string[]>();
  for (const [word, facts] of words) {
    const key = facts.class.toUpperCase() + STEPS.charAt(frequencyStep(facts.frequency));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  }
  let packed = '';
  for (const [key, group] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    packed += key;
    let previous = '';
    for (const word of group.toSorted()) {
      let shared = 0;
      while (shared < previous.length && previous[shared] === word[shared]) shared++;
      // Nothing shared is the most frequent case and goes without a digit.
      packed += (shared === 0 ? '0' : String(shared)) + word.slice(shared);
      previous = word;
    }
  }
  return packed;
}

/** Reads what `packWords` wrote. */
export function unpackWords(packed: string, visit: (word: string, wordClass: WordClass, step: number) => void): void {
  let previous = '';
  for (const [, head = '', body = ''] of packed.matchAll(/([A-Z][a-z])([^A-Z]*)/gu)) {
    const wordClass = head.charAt(0).toLowerCase() as WordClass;
    const step = STEPS.indexOf(head.charAt(1));
    previous = '';
    for (const [, shared = '', rest = ''] of body.matchAll(/(\d)(\D*)/gu)) {
      previous = previous.slice(0, Number(shared)) + rest;
      visit(previous, wordClass, step);
    }
  }
}
