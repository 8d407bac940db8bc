import { erasedWords } from '@openzone/contracts';
import type { Tx } from '../../../platform/db/index.ts';
import type { StoredProposal } from '../domain.ts';
import { readImportedCopies } from '../erasure-reader.ts';
import { dropSources, emptyRows } from '../erasure-writer.ts';

/**
 * Erases what imports kept of a document: the text in every row that holds it, and the files it was read from. A file from which other
 * documents came besides stays unless `sharedSources`; those documents have their own text by now.
 * @returns contents that imports may need no longer
 */
export async function eraseImported(
  tx: Tx,
  documentId: string,
  { sharedSources }: { readonly sharedSources: boolean },
): Promise<string[]> {
  const { rows, sources, attachments } = await readImportedCopies(tx, documentId);
  if (rows.length === 0) return [];
  const dropped = sources.filter(({ others }) => others === 0 || sharedSources).map(({ sha256 }) => sha256);
  await emptyRows(tx, rows, emptyProposal);
  await dropSources(tx, dropped);
  return [...dropped, ...attachments];
}

const nothing = { value: null, confidence: 0, reasons: [] };

const emptyProposal: StoredProposal = {
  title: erasedWords,
  bodyHtml: '',
  bodyText: '',
  abstract: '',
  documentNumber: null,
  writtenDate: null,
  publishedDate: null,
  effectiveDate: null,
  expiredDate: null,
  declaredValidity: 'IN_FORCE',
  issuingAgency: null,
  source: '',
  legacyIndexNumber: null,
  subjectWords: [],
  extraColumnKeys: [],
  genre: nothing,
  subjectCategory: nothing,
  columnKey: nothing,
  unitCode: nothing,
  attribute: nothing,
  article: '',
  ground: null,
  attachments: [],
  removed: [],
  warnings: [],
  repair: null,
};
