/**
 * The ledger: one verifiable log for each site, in the C2SP formats (tlog-tiles, tlog-checkpoint, signed-note), to which every public act
 * is appended in its own transaction.
 */
export { appendToLedger } from './writer.ts';
export { lastOnceKey, readLogSize } from './reader.ts';
export { sm3Hex } from './entry.ts';
export type { EntryDraft, LedgerAction } from './entry.ts';
export { isLedgerPath } from './files.ts';
export type { LedgerFiles } from './files.ts';
export { openLedger } from './ledger.ts';
export type { Ledger } from './ledger.ts';
export { integrateLedger } from './integrate.ts';
export type { LogParts, SignHead } from './integrate.ts';
export { retireLogKeys, rotateLogKeys } from './keys.ts';
export type { LogKeys } from './keys.ts';
