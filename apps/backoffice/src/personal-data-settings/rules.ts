import type { PersonalDataSettingsInput, PersonalDataSettingsView } from '@openzone/contracts';

/** What is sent of what was read. */
export function rulesOf(view: PersonalDataSettingsView): PersonalDataSettingsInput {
  const { kinds, places, blockingTerms, knownNames, notNames, unitMayKeep, fingerprint } = view;
  return {
    kinds: kinds.map(({ kind, mode, style }) => ({ kind, mode, style })),
    places: places.map(({ kind, mode }) => ({ kind, mode })),
    blockingTerms,
    knownNames,
    notNames,
    unitMayKeep,
    fingerprint,
  };
}

export type WordList = 'notNames' | 'blockingTerms' | 'knownNames';
export const wordLists: readonly WordList[] = ['notNames', 'blockingTerms', 'knownNames'];

/** One word a line; empty lines are none. */
export function wordsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What the server would refuse, found while it is typed. */
export function wrongWord(words: readonly string[]): { readonly tooLong: string } | 'too-many' | null {
  if (words.length > 2000) return 'too-many';
  const long = words.find((word) => word.length > 60);
  return long === undefined ? null : { tooLong: long };
}
