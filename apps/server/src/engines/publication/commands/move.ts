import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/errors.ts';
import { staleRevision } from '../domain.ts';
import { requireAction } from '../policy.ts';
import { isKnownColumn, lockDocument, readStoredVersion } from '../reader.ts';
import { saveDraft } from './draft.ts';

/** Puts a document into another column: a new version with the same words, as if it had been edited. */
export async function moveToColumn(
  tx: Tx,
  person: Person,
  documentId: string,
  { columnId, revision }: { readonly columnId: string; readonly revision: number },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('edit', person, state);
  if (state.revision !== revision) throw staleRevision(state);
  if (!(await isKnownColumn(tx, columnId))) {
    throw invalid(
      'COLUMN_UNKNOWN',
      'columnId',
      '所选栏目不存在或已停用，请重新选择。',
      'That column does not exist or is no longer used; choose again.',
    );
  }
  const { unitId, extraColumnIds } = state.placement;
  const words = await readStoredVersion(tx, state.workingVersionId);
  await saveDraft(tx, person, documentId, {
    title: words.title,
    bodyHtml: words.bodyHtml,
    abstract: words.abstract,
    documentNumber: words.documentNumber,
    genre: words.genre,
    subjectCategory: words.subjectCategory,
    issuingAgency: words.issuingAgency,
    writtenDate: words.writtenDate,
    changedDate: words.changedDate,
    effectiveDate: words.effectiveDate,
    expiredDate: words.expiredDate,
    declaredValidity: words.declaredValidity,
    source: words.source,
    jointIssuers: [...words.jointIssuers],
    subjectWords: [...words.subjectWords],
    attachments: words.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    changeNote: state.changeNote,
    unitId,
    columnId,
    extraColumnIds: [...extraColumnIds],
    revision,
  });
}
