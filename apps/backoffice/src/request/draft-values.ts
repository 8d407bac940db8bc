import type { AnswerDraft, RequestOutcome } from '@openzone/contracts';
import { articleOf, fieldsOfOutcome, type DraftField } from './outcomes.ts';

/** A draft answer as it is typed: the paragraphs as one text, a line each. */
export interface DraftValues extends Readonly<Record<DraftField, string>> {
  readonly outcome: RequestOutcome | null;
  readonly text: string;
}

export const draftTexts = [
  'reason',
  'article',
  'withheld',
  'responsibleAgency',
  'previousAnswer',
  'access',
  'searched',
] as const satisfies readonly DraftField[];

/** Most characters of each field. */
export const draftMost: Readonly<Record<DraftField, number>> = {
  reason: 5000,
  article: 40,
  withheld: 5000,
  responsibleAgency: 300,
  previousAnswer: 300,
  access: 5000,
  searched: 5000,
};

export const emptyDraft: DraftValues = {
  outcome: null,
  text: '',
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '',
  searched: '',
};

export function draftValues(draft: AnswerDraft | null): DraftValues {
  if (draft === null) return emptyDraft;
  const { paragraphs, ...rest } = draft;
  return { ...rest, text: paragraphs.join('\n') };
}

export function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What is sent: fields that the outcome does not have are left empty, so that no stray words reach the answer. */
export function draftInput(values: DraftValues): AnswerDraft | null {
  const { outcome } = values;
  if (outcome === null) return null;
  const { needed, useful } = fieldsOfOutcome(outcome);
  const shown = new Set<DraftField>([...needed, ...useful]);
  const of = (field: DraftField) => (shown.has(field) ? values[field].trim() : '');
  return {
    outcome,
    paragraphs: paragraphsOf(values.text),
    reason: of('reason'),
    article: of('article'),
    withheld: of('withheld'),
    responsibleAgency: of('responsibleAgency'),
    previousAnswer: of('previousAnswer'),
    access: of('access'),
    searched: of('searched'),
  };
}

/** Whether both would be sent as the same. */
export function isSameDraft(a: DraftValues, b: DraftValues): boolean {
  return a.outcome === b.outcome && JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

function comparable(values: DraftValues): unknown {
  return values.outcome === null
    ? [paragraphsOf(values.text), draftTexts.map((field) => values[field].trim())]
    : draftInput(values);
}

/** The values after choosing an outcome: the article follows it where nobody wrote another. */
export function withOutcome(values: DraftValues, outcome: RequestOutcome): DraftValues {
  const before = values.outcome === null ? null : articleOf(values.outcome);
  const untouched = values.article.trim() === '' || values.article === before;
  return { ...values, outcome, article: untouched ? (articleOf(outcome) ?? '') : values.article };
}

/** What is still missing before the answer can be submitted. */
export function draftGaps(values: DraftValues): readonly (DraftField | 'outcome')[] {
  if (values.outcome === null) return ['outcome'];
  return fieldsOfOutcome(values.outcome).needed.filter((field) => values[field].trim() === '');
}

/** Something kept by an earlier version of this program may lack a field. */
export function isDraftValues(value: unknown): value is DraftValues {
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Record<string, unknown>;
  return (
    (found['outcome'] === null || typeof found['outcome'] === 'string') &&
    ['text', ...draftTexts].every((field) => typeof found[field] === 'string')
  );
}
