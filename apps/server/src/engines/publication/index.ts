/**
 * The publication engine: document → immutable versions → determined → reviewed by a second person → published → revised or
 * withdrawn (Regulation arts. 13-17, 19-26; 国办发〔2016〕80号). Commands take the transaction, who acts, and the revision the
 * person saw; queries take a reading. What the public may see lies in `public/`.
 */
export { createDocument, saveDraft } from './commands/draft.ts';
export { moveToColumn } from './commands/move.ts';
export type { CreateOptions, Legacy } from './commands/draft.ts';
export { planPublication } from './commands/plan.ts';
export { countByChannel, listByChannel } from './queries/channel-tally.ts';
export { readPublishingCalendar } from './queries/calendar.ts';
export { determine } from './commands/determine.ts';
export { delegateReview, recall, review, submit } from './commands/review.ts';
export { configureReview } from './commands/configure-review.ts';
export { previewReviewPlan, readDelegates, readReviewPlan, readReviewSettings } from './queries/review-plan.ts';
export { readReviewConfiguration } from './review-reader.ts';
export { foreseeReviewSteps } from './foresee-reviews.ts';
export { recountPublicationDates } from './recount-dates.ts';
export { foreseePublicationDates } from './queries/foresee-dates.ts';
export { remindReviews } from './remind-reviews.ts';
export {
  discard,
  dropSchedule,
  forcePublication,
  publish,
  publishScheduled,
  schedule,
  unschedule,
  withdraw,
} from './commands/release.ts';
export { mayDecide as mayDecidePersonalData } from './personal-data/acts.ts';
export { decideOnFindings, markByHand, screenWorking } from './personal-data/acts.ts';
export { makeMaskedCopy, openOriginal, openOriginalFile, prepareMaskedCopy } from './personal-data/copy.ts';
export {
  exportPersonalDataSettings,
  importPersonalDataSettings,
  readPersonalDataRules,
  tryPersonalDataSettings,
  viewPersonalDataSettings,
  writePersonalDataSettings,
} from './personal-data/settings.ts';
export { openFileBeside } from './personal-data/beside.ts';
export type { PreparedCopy } from './personal-data/copy.ts';
export { inspectDocument, inspectWaiting } from './personal-data/attachments/inspect.ts';
export type { InspectDeps } from './personal-data/attachments/inspect.ts';
export type { CleanDeps } from './personal-data/attachments/copy.ts';
export { readPersonalData, readPersonalDataReport } from './personal-data/read.ts';
export { maskWords, mayKeepBlocking, searchWords } from './personal-data/words.ts';
export type { WordFinding } from './personal-data/words.ts';
export { tellPublicFindings } from './personal-data/tell-found.ts';
export { screenPublic } from './personal-data/screen.ts';
export { keepBlocks, resolveBlock } from './commands/block.ts';
export type { FoundBlock } from './commands/block.ts';
export type { ReleaseCondition } from './release-conditions.ts';
export { seesWork } from './policy.ts';
export { countUnitHoldings, handOverDocuments } from './hand-over-writer.ts';
export type { UnitHoldings } from './hand-over-writer.ts';

export { recordEarlierActs } from './record-act.ts';
export { countDeterminations } from './commands/count-determinations.ts';
export { confirmErasure, dropErasure, requestErasure } from './commands/erase.ts';
export type { ErasedVersion } from './commands/erase.ts';
export {
  findDocuments,
  previewErasure,
  readDocument,
  requirePreview,
  readVersion,
  walkDocuments,
} from './queries/back-office.ts';
export { readWork } from './queries/work.ts';
export type { DocumentWork, DocumentWorkKind, DocumentsWaiting } from './queries/work.ts';
export type { ImportedColumn } from './commands/columns.ts';
export {
  importColumns,
  listColumnChanges,
  mergeColumn,
  moveColumn,
  previewMerge,
  putColumn,
} from './commands/columns.ts';
export { importTerms, putTerm } from './commands/terms.ts';
export { readTerms } from './queries/terms.ts';
export { putNumbering } from './commands/numbering.ts';
export { readNumbering, viewNumbering } from './queries/numbering.ts';
export { link, planChannel, recordChannel, recordChannelResult, unlink } from './commands/relate.ts';
export { isAttached, mayReadFile } from './queries/files.ts';
export { readDependents } from './queries/dependents.ts';
export { viewDraft } from './queries/view-draft.ts';
export type { DraftView } from './queries/view-draft.ts';
export { readPreview } from './queries/preview.ts';
export type { PreviewVersion } from './queries/preview.ts';
export { makePreviewToken, previewHours } from './preview.ts';
export { verifyVersions } from './queries/verify.ts';
export type { Verification } from './queries/verify.ts';
export { auditPublications } from './queries/audit.ts';
export type { PublicationAudit } from './queries/audit.ts';
export { listAllColumns, listVersionIds } from './queries/documents.ts';
export {
  documentNotFound,
  listDueSchedules,
  lockDocument as lockState,
  readState,
  readStoredVersion,
} from './reader.ts';
export { checkDay, defaultReviewSequences, normalizeDocumentNumber } from './domain.ts';
export type { DocumentState, ReleaseBlock, ReleaseSubject } from './domain.ts';
export { listDocumentsById, listTalliedDocuments, tallyPublications } from './queries/report.ts';
export type { PublicationWay, TalliedDocument } from './queries/report.ts';
export { listTimedDocuments, timePublications } from './queries/timing.ts';
export type { TimedDocument, TimedPublications } from './queries/timing.ts';
export {
  mayAct,
  mayAskErasure,
  mayConfigureReview,
  mayCreate,
  mayDecideErasure,
  mayManageColumns,
  maySee,
} from './policy.ts';
