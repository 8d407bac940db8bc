/** What the public may read of publication. Used by the portal and the feeds with the role that can read nothing else. */
export * from './shapes.ts';
export {
  catalogueFacets,
  findDocument,
  findPicture,
  findTombstone,
  listAddresses,
  listAttachments,
  listCatalogue,
  listCatalogueAfter,
  listColumnAddresses,
  listColumns,
  listTerms,
  listUnits,
  newest,
  newestInColumns,
  readForIndex,
} from './reader.ts';
export type { IndexSource } from './reader.ts';
export { newestEntries } from './ledger-reader.ts';
export { proveDocument, readCanonicalContent } from './proof.ts';
export type { DocumentProof, ProofPlace } from './proof.ts';
