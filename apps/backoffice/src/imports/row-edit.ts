import { groundRules, type ImportProposal, type ImportRowEdit } from '@openzone/contracts';

/** What the form of one row holds. Reason and evidence start empty: the server keeps them but does not send them back. */
export type RowValues = Required<Omit<ImportRowEdit, 'evidence' | 'article' | 'ground'>> & {
  readonly article?: string | undefined;
  readonly ground?: ImportProposal['ground'] | undefined;
  readonly evidence: Readonly<Record<string, string | undefined>>;
};

export function rowValues(proposal: ImportProposal): RowValues {
  return {
    title: proposal.title,
    abstract: proposal.abstract,
    bodyHtml: proposal.bodyHtml,
    documentNumber: proposal.documentNumber,
    writtenDate: proposal.writtenDate,
    publishedDate: proposal.publishedDate,
    effectiveDate: proposal.effectiveDate,
    expiredDate: proposal.expiredDate,
    declaredValidity: proposal.declaredValidity,
    subjectWords: proposal.subjectWords,
    extraColumnKeys: proposal.extraColumnKeys,
    issuingAgency: proposal.issuingAgency,
    genre: proposal.genre.value,
    subjectCategory: proposal.subjectCategory.value,
    columnKey: proposal.columnKey.value,
    unitCode: proposal.unitCode.value,
    attribute: proposal.attribute.value,
    article: proposal.article === '' ? undefined : proposal.article,
    ground: proposal.ground ?? undefined,
    reason: '',
    evidence: {},
  };
}

const PLAIN = [
  'title', 'abstract', 'bodyHtml', 'documentNumber', 'writtenDate', 'publishedDate', 'effectiveDate', 'expiredDate', 'declaredValidity', 'subjectWords',
  'extraColumnKeys', 'issuingAgency', 'genre', 'subjectCategory', 'columnKey', 'unitCode', 'attribute',
] as const; // prettier-ignore

/** The changed parts only: what a person did not touch keeps the importer's reasons. Empty when nothing changed. */
export function rowEditOf(before: RowValues, after: RowValues): ImportRowEdit {
  const edit: Record<string, unknown> = {};
  for (const field of PLAIN) {
    if (JSON.stringify(blank(before[field])) !== JSON.stringify(blank(after[field]))) edit[field] = blank(after[field]);
  }
  const article =
    after.attribute === 'WITHHELD' && after.ground !== null && after.ground !== undefined
      ? groundRules[after.ground].article
      : (after.article ?? '');
  if (article !== (before.article ?? '')) edit['article'] = article;
  if ((after.ground ?? null) !== (before.ground ?? null)) edit['ground'] = after.ground ?? null;
  if (after.reason.trim() !== '') edit['reason'] = after.reason.trim();
  const evidence = Object.entries(after.evidence).filter(
    (entry): entry is [string, string] => (entry[1] ?? '').trim() !== '',
  );
  if (evidence.length > 0) edit['evidence'] = Object.fromEntries(evidence.map(([key, value]) => [key, value.trim()]));
  return edit satisfies ImportRowEdit;
}

/** A field that was emptied means nothing, except where an empty text is a text. */
function blank(value: RowValues[(typeof PLAIN)[number]]): unknown {
  return value === undefined ? null : value;
}
