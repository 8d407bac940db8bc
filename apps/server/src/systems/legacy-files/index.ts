/**
 * S36 历年文件清理: old documents in bulk. Files are read and repaired, documents proposed with reasons; a handler confirms
 * them row by row or together, a second person reviews, and only then are they public. An import never goes round review.
 */
export { addFile, closeIntake, openBatch } from './commands/batch.ts';
export { mayImport, maySeeImports, requireImportReader } from './policy.ts';
export { readFiles, readNextFile } from './commands/read.ts';
export type { ReadFile, ReadingOptions } from './commands/read.ts';
export type { FileReading } from './commands/settle.ts';
export { confirmRows, editRow, rejectRows, reviewRows } from './commands/decide.ts';
export type { DecideDeps } from './commands/decide.ts';
export { eraseImported } from './commands/erase.ts';
export { needsContent, readImportedCopies } from './erasure-reader.ts';
export type { ImportedCopies } from './erasure-reader.ts';
export {
  listImports,
  readImport,
  readImportPage,
  readImportRow,
  readSiteKeys,
  requireImportFiles,
} from './queries/batches.ts';
export { findRowFacts } from './reader.ts';
export { createFileReader } from './read-file.ts';
export { listImportWork } from './queries/work.ts';
export type { ImportWork } from './queries/work.ts';
export type { SiteKeys, StoredProposal } from './domain.ts';
