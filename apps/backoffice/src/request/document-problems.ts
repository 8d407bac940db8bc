import type { Label } from '@openzone/contracts';
import type { ApiFailure } from '../api/failure.ts';

/** Why a document cannot go out as it is: what is missing or wrong, by name. */
export interface DocumentProblem {
  readonly field: string;
  readonly text: Label;
}

/** The problems an answer of the API lists; null where it failed for another reason. */
export function documentProblems(failure: ApiFailure): readonly DocumentProblem[] | null {
  const listed = failure.error.detail?.['problems'];
  if (!Array.isArray(listed)) return null;
  const found = listed.filter(isProblem);
  return found.length === 0 ? null : found;
}

function isProblem(value: unknown): value is DocumentProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { field, text } = value as Record<string, unknown>;
  return (
    typeof field === 'string' &&
    typeof text === 'object' &&
    text !== null &&
    typeof (text as Record<string, unknown>)['zh'] === 'string' &&
    typeof (text as Record<string, unknown>)['en'] === 'string'
  );
}
