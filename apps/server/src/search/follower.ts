import type { Database } from '../platform/db/index.ts';
import { followOutbox, resetFollower } from '../platform/outbox/index.ts';
import { indexDocuments } from './index-document.ts';

const name = 'search';

/** Indexes what has changed since last time. @returns how many events it took; 0 when it is up to date */
export function followSearch(db: Database): Promise<number> {
  return followOutbox(db, name, 'public_act', (siteId, documentIds) => indexDocuments(db, siteId, documentIds));
}

/** Starts again from nothing: everything that ever was public is looked at once more. */
export function rebuildSearch(db: Database): Promise<void> {
  return resetFollower(db, name);
}
