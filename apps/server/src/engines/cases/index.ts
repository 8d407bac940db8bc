/**
 * The case engine: somebody asks, and must be answered in time. A procedure is a typed definition (`Procedure`); events are
 * append-only and state is their fold; every date follows from events and calendar. Commands take the transaction, who acts and the
 * context of the day; queries take a reading and who asks.
 */
export type {
  ActRule,
  Capacity,
  CaseEvent,
  CaseState,
  ClockContext,
  ClockSummary,
  Procedure,
  StateRule,
} from './procedure.ts';
export { fold } from './fold.ts';
export { walk } from './walk.ts';
export type { Faults } from './walk.ts';
export { allowedActs, capacities, inChain, mayPerform, mayRegister, maySeeCase } from './policy.ts';
export { openCase } from './commands/open.ts';
export type { CaseContext, Opened, OpenInput } from './commands/open.ts';
export { openPart } from './commands/open-part.ts';
export type { NewPart } from './commands/open-part.ts';
export { importCase, numberTaken, pastCase } from './commands/import.ts';
export type { ImportInput, PastEvent } from './commands/import.ts';
export { foresee, holdCase, perform } from './commands/perform.ts';
export type { Act, Actor, Performed } from './commands/perform.ts';
export { handOverCases } from './commands/hand-over.ts';
export type { HandOver } from './commands/hand-over.ts';
export { recomputeCases } from './commands/recompute.ts';
export type { Moved } from './commands/recompute.ts';
export { takeReminders } from './commands/remind.ts';
export type { Reminder } from './commands/remind.ts';
export { readSealedParty, recordReading } from './commands/read-party.ts';
export { countGuess, forgetGuesses } from './commands/guesses.ts';
export { addAttachments, addDocument, issueDocument } from './commands/papers.ts';
export { insertLink as linkCases, takeNumber } from './writer.ts';
export { listLinked, listOpenOfUnit } from './reader.ts';
export type { NewAttachment } from './writer.ts';
export { noSuchCase } from './refusals.ts';
export { findCase, findCaseByNumber, findCaseBySubmission, readEvents, readEventsOf } from './reader.ts';
export type { CaseFile } from './reader.ts';
export { listPapers } from './queries/papers.ts';
export { countWaiting, findSimilar, listCases, readRow } from './queries/list.ts';
export { listRelated, listTargets, listWholes } from './queries/related.ts';
export type { RelatedCase } from './queries/related.ts';
export type { CaseFilter, CaseRow, ListStates } from './queries/list.ts';
export { countByKind, countCases } from './queries/statistics.ts';
export type { CaseCounts } from './queries/statistics.ts';
export { listAttachments, listDocuments, listReadings, namesOf } from './queries/case.ts';
export type { AttachmentRow, DocumentRow, ReadingRow } from './queries/case.ts';
export { foreseeDates } from './queries/foresee-dates.ts';
export type { ForeseenDates } from './queries/foresee-dates.ts';
export { verifyCases } from './queries/verify.ts';
export type { CaseVerification } from './queries/verify.ts';
export { countDueCases, listDueCases } from './queries/due.ts';
export type { DueCase, DueCounts } from './queries/due.ts';
export { casesWithEvent, listTallied, tallyCases } from './queries/report.ts';
export type { CaseAsOf, TalliedCase, TallyFilter, TallyOptions } from './queries/report.ts';
