/** Search over what is public: an index that follows publication, and questions to it. */
export { searchDocuments } from './reader.ts';
export { followSearch, rebuildSearch } from './follower.ts';
export { dropEntries } from './writer.ts';
export type { SearchHit, SearchRequest, SearchResult } from './shapes.ts';
