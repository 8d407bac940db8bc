import type { VersionContent } from '@openzone/contracts';

const FIELDS = [
  'documentNumber', 'genre', 'subjectCategory', 'issuingAgency', 'jointIssuers', 'writtenDate', 'changedDate', 'effectiveDate', 'expiredDate', 'declaredValidity',
  'subjectWords', 'source', 'abstract',
] as const; // prettier-ignore

export interface MetadataChange {
  readonly field: (typeof FIELDS)[number];
  readonly before: string;
  readonly after: string;
}

/** The fields of the catalogue that differ between two versions; an absent value is ''. */
export function metadataChanges(before: VersionContent, after: VersionContent): MetadataChange[] {
  return FIELDS.map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) })).filter(
    (change) => change.before !== change.after,
  );
}

function shown(value: string | readonly string[] | null): string {
  return value === null ? '' : typeof value === 'string' ? value : value.join('、');
}
