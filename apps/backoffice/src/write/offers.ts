import type { KeptDraftView } from '@openzone/contracts';
import type { KeptDraft } from '../lib/draft-store.ts';
import { isDraftValues, isSameDraft, type DraftValues } from './values.ts';

/** Words typed earlier and not saved, and where they are: in this browser, on the server, or both. */
export interface Offer extends KeptDraft<DraftValues> {
  readonly here: boolean;
  /** The rows of the server that hold them. */
  readonly writers: readonly string[];
}

/** What can be offered, newest first: nothing that is saved already, and nothing twice. */
export function offersOf(
  here: readonly KeptDraft<DraftValues>[],
  onServer: readonly KeptDraftView[],
  saved: DraftValues,
): readonly Offer[] {
  const all: Offer[] = [
    ...here.map((one) => ({ ...one, here: true, writers: one.writer === undefined ? [] : [one.writer] })),
    // The browser has the last letter of its own windows; the server's copy of the same window adds nothing.
    ...onServer
      .filter(({ writer }) => !here.some((one) => one.writer === writer))
      .flatMap(({ values, savedAt, revision, writer }) =>
        isDraftValues(values) ? [{ values, savedAt, revision, here: false, writers: [writer] }] : [],
      ),
  ];
  const offers: Offer[] = [];
  for (const one of all.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))) {
    if (isSameDraft(one.values, saved)) continue;
    const twin = offers.findIndex((other) => isSameDraft(other.values, one.values));
    const before = offers[twin];
    if (before === undefined) offers.push(one);
    else offers[twin] = { ...before, here: before.here || one.here, writers: [...before.writers, ...one.writers] };
  }
  return offers;
}
