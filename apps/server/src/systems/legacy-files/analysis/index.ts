/**
 * Door of the analysis of old documents (历年文件清理): pure functions from extracted files to proposals a person reviews.
 *
 * - `analyseLegacyFile`: the documents of one file.
 * - `analyseLegacyPackage`: the documents of the files of one archive, with attachments.
 */
export { analyseLegacyFile } from './analyse.ts';
export { analyseLegacyPackage } from './package.ts';
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
