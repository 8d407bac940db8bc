/**
 * Door of the analysis of old documents (历年文件清理): pure functions from extracted files to proposals a person reviews.
 *
 * - `analyseLegacyFile`: the documents of one file.
 * - `analyseLegacyPackage`: the documents of the files of one archive, with attachments; `unusedMembers`: what gave none.
 * - `fingerprint`, `fold`: recognising the same document again.
 */
export { analyseLegacyFile } from './analyse.ts';
export { fingerprint, fold } from './fold.ts';
export type { Identity } from './fold.ts';
export { analyseLegacyPackage, unusedMembers } from './package.ts';
export type { PackageMember } from './package.ts';
export type {
  AnalysisOptions,
  ColumnKey,
  LegacyDocumentProposal,
  Proposed,
  ProposedAttribute,
  Repair,
  RepairEdit,
  RowError,
  TextRepair,
} from './types.ts';
