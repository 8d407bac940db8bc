import { readDependents } from '../engines/publication/index.ts';
import type { Database } from '../platform/db/index.ts';
import { tags, type PageCache } from '../platform/page-cache/index.ts';

interface Notice {
  readonly site: number;
  readonly document?: string;
  readonly action: string;
}

function parseNotice(payload: string): Notice | undefined {
  const parsed: unknown = JSON.parse(payload);
  if (typeof parsed !== 'object' || parsed === null || !('site' in parsed) || typeof parsed.site !== 'number')
    return undefined;
  const document = 'document' in parsed && typeof parsed.document === 'string' ? { document: parsed.document } : {};
  return { site: parsed.site, action: 'action' in parsed ? String(parsed.action) : '', ...document };
}

/** Drops everything that shows something of the document: at once itself and every list, then columns, units and linked documents. */
export async function purgeDocument(db: Database, cache: PageCache, siteId: number, documentId: string): Promise<void> {
  cache.purge([tags.document(documentId), tags.list(siteId)]);
  const { unitIds, columnIds, documentIds } = await db.read(siteId, (reading) => readDependents(reading, documentId));
  cache.purge([...unitIds.map(tags.unit), ...columnIds.map(tags.column), ...documentIds.map(tags.document)]);
}

/**
 * Drops from the page cache what the database says has changed, whichever process changed it. While the connection is lost
 * nothing is served from the cache.
 */
export async function purgeOnNotice(db: Database, cache: PageCache): Promise<() => Promise<void>> {
  async function purge(payload: string): Promise<void> {
    const notice = parseNotice(payload);
    if (notice === undefined) return;
    if (notice.document === undefined) cache.purge([tags.site(notice.site)]);
    else await purgeDocument(db, cache, notice.site, notice.document);
  }

  return db.listen(
    'openzone_public',
    (payload) => void purge(payload).catch(() => cache.flush()),
    (isUp) => cache.setBypass(!isUp),
  );
}
