/**
 * The ledger: one verifiable log for each site, in the C2SP formats (tlog-tiles, tlog-checkpoint, signed-note), to which every public act
 * is appended in its own transaction.
 */
export { appendAllToLedger, appendToLedger } from './writer.ts';
export { forgetOpenings } from './opening-writer.ts';
export { lastOnceKey, readLogSize } from './reader.ts';
export { sm3Hex } from './entry.ts';
export type { EntryDraft, LedgerAction } from './entry.ts';
export { isLedgerPath } from './files.ts';
export type { LedgerFiles } from './files.ts';
export { openLedger } from './ledger.ts';
export type { Ledger } from './ledger.ts';
export { examineLog, integrateLedger } from './integrate.ts';
export type { LogHealth, LogParts } from './integrate.ts';
export { retireLogKeys, rotateLogKeys } from './keys.ts';
export type { LogKeys } from './keys.ts';
export { openLogProofs } from './proofs.ts';
export type { LogProofs, LogView, WitnessKey } from './proofs.ts';
export { readFirstSeen, readHead } from './proof-reader.ts';
export type { HeadRow } from './proof-reader.ts';
export { auditLedger } from './audit/audit.ts';
export type { AuditedEntry, AuditFollower, AuditParts, LogAudit } from './audit/context.ts';
export { difference, wordOf } from './audit/entry.ts';
export type { Names as AuditNames } from './audit/names.ts';
export { joinTexts, nameDocument, problem } from './audit/words.ts';
export type { AuditProblem, AuditProblemId, ReportProblem } from './audit/words.ts';
export { askWitnesses } from './outside/ask-witnesses.ts';
export type { Witness } from './outside/ask-witnesses.ts';
export { stampHead } from './outside/stamp-head.ts';
export { readOutsideFailures, readWitnessed } from './outside/outside-reader.ts';
export type { OutsideFailure } from './outside/outside-reader.ts';
export { post } from './outside/post.ts';
export type { Post } from './outside/post.ts';
export { createWitnessServer } from './outside/witness-server.ts';
export { firstLook, lookAtLog } from './outside/monitor.ts';
export type { MonitorState } from './outside/monitor.ts';
