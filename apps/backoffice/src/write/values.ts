import type { AttachmentView, Column, DocumentDetail, DraftInput, Me, TextLossInput } from '@openzone/contracts';

/** What did not come from Word into a draft, and waits for its document to be saved. */
export type WaitingLosses = TextLossInput & { readonly id: string };

/** What the writing form holds: a draft that may still have holes, with attachments as they are shown. */
export type DraftValues = Omit<DraftInput, 'columnId' | 'writtenDate' | 'attachments'> & {
  readonly columnId: string | null;
  readonly writtenDate: string | null;
  readonly attachments: readonly AttachmentView[];
  /** Kept with the words: the server knows nothing of them until the first save. */
  readonly losses?: readonly WaitingLosses[];
};

/** The names of the form's fields, by which the server names an error's place. */
export const draftFields = [
  'unitId', 'columnId', 'extraColumnIds', 'title', 'bodyHtml', 'abstract', 'documentNumber', 'genre', 'subjectCategory', 'issuingAgency', 'jointIssuers',
  'writtenDate', 'changedDate', 'effectiveDate', 'expiredDate', 'declaredValidity', 'subjectWords', 'source', 'changeNote', 'attachments',
] as const satisfies readonly (keyof DraftInput)[]; // prettier-ignore

export function emptyDraft(me: Me, column: Column | undefined): DraftValues {
  return {
    unitId: me.unit.id,
    columnId: column?.id ?? null,
    extraColumnIds: [],
    title: '',
    bodyHtml: '',
    abstract: '',
    documentNumber: null,
    genre: null,
    subjectCategory: null,
    issuingAgency: me.unit.name,
    jointIssuers: [],
    writtenDate: null,
    changedDate: null,
    effectiveDate: null,
    expiredDate: null,
    declaredValidity: 'IN_FORCE',
    subjectWords: [],
    source: '',
    changeNote: '',
    attachments: [],
  };
}

export function draftOf(
  document: Pick<DocumentDetail, 'unitId' | 'columnId' | 'extraColumnIds' | 'stage' | 'version'>,
): DraftValues {
  const { version } = document;
  return {
    unitId: document.unitId,
    columnId: document.columnId,
    extraColumnIds: document.extraColumnIds,
    title: version.title,
    bodyHtml: version.bodyHtml,
    abstract: version.abstract,
    documentNumber: version.documentNumber,
    genre: version.genre,
    subjectCategory: version.subjectCategory,
    issuingAgency: version.issuingAgency,
    jointIssuers: version.jointIssuers,
    writtenDate: version.writtenDate,
    changedDate: version.changedDate,
    effectiveDate: version.effectiveDate,
    expiredDate: version.expiredDate,
    declaredValidity: version.declaredValidity,
    subjectWords: version.subjectWords,
    source: version.source,
    // The note belongs to one change; a published text that is revised gets a new one.
    changeNote: document.stage === 'published' ? '' : version.changeNote,
    attachments: version.attachments,
  };
}

/** What is sent; null while something that every document has is missing. */
export function inputOf(values: DraftValues): DraftInput | null {
  const { columnId, writtenDate, attachments, losses: _losses, ...rest } = values;
  if (columnId === null || writtenDate === null) return null;
  const blankToNull = (words: string | null) => (words === null || words.trim() === '' ? null : words.trim());
  return {
    ...rest,
    columnId,
    writtenDate,
    title: rest.title.trim(),
    issuingAgency: rest.issuingAgency.trim(),
    documentNumber: blankToNull(rest.documentNumber),
    genre: blankToNull(rest.genre),
    subjectCategory: blankToNull(rest.subjectCategory),
    attachments: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

export function isDraftValues(value: unknown): value is DraftValues {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    draftFields.every((field) => field in fields) &&
    typeof fields['title'] === 'string' &&
    typeof fields['bodyHtml'] === 'string' &&
    Array.isArray(fields['attachments'])
  );
}

/** The losses that were kept with words typed earlier; of anything else none, as a store may hold what it likes. */
export function lossesOf({ losses }: DraftValues): readonly WaitingLosses[] {
  const kept: unknown = losses;
  return Array.isArray(kept) ? kept.filter(isWaitingLosses) : [];
}

function isWaitingLosses(value: unknown): value is WaitingLosses {
  if (typeof value !== 'object' || value === null) return false;
  const { id, source, losses } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof source === 'string' && Array.isArray(losses);
}

/** Whether two drafts say the same; the order in which a form lists its fields does not matter. */
export function isSameDraft(a: DraftValues, b: DraftValues): boolean {
  return draftFields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
}

/** Fields that the server tidies: blanks, brackets of the number, a summary where none was written. */
const TIDIED = ['title', 'documentNumber', 'abstract', 'issuingAgency', 'source'] as const;

/**
 * After a save: what now counts as saved (`base`), and what the form should show (`now`). A tidied field is taken over unless it was
 * changed while the save was under way; the body stays the writer's, lest the caret be lost.
 */
export function adopted(
  sent: DraftValues,
  current: DraftValues,
  server: DraftValues,
): { readonly base: DraftValues; readonly now: DraftValues } {
  const tidied = Object.fromEntries(TIDIED.map((field) => [field, server[field]]));
  const untouched = Object.fromEntries(
    TIDIED.filter((field) => current[field] === sent[field]).map((field) => [field, server[field]]),
  );
  return { base: { ...sent, ...tidied }, now: { ...current, ...untouched } };
}
