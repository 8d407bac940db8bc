/**
 * Rendered public pages in memory, and the way from a request to one of them.
 *
 * An entry is known by site, origin, display mode and canonical address, is tagged by what it depends on, and is sent
 * with precomputed headers in the encoding the client takes. Publication is visible at once because whoever changes
 * something purges the tags of it; a render that began before the purge is not kept.
 */
export { createPageCache, tags } from './cache.ts';
export type { PageCache, PageCacheOptions, PageCacheStats } from './cache.ts';
export { acceptedEncoding, createPage } from './page.ts';
export type { CachedPage, Encoding, PageContent, Variant } from './page.ts';
export { createDoors } from './doors.ts';
export type { Door, Doors } from './doors.ts';
export { displayCookie, displayOf, fastPath, installFastPath, pageKey, sendPage } from './serve.ts';
export { securityHeaders } from './security-headers.ts';
