import { browserStore, draftStore, type DraftStore } from '../lib/draft-store.ts';
import { isDraftValues, type DraftValues } from './values.ts';

/** The drafts that the signed-in person has typed in this browser and not saved. */
export function personDrafts(person: string): DraftStore<DraftValues> {
  return draftStore(browserStore(), person, isDraftValues);
}
