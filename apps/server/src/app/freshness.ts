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

/**
 * Drops from the page cache what the database says has changed: at once the document and every list of the site, then the
 * columns, units and linked documents. While the connection is lost nothing is served from the cache.
 */
export async function purgeOnNotice(db: Database, cache: PageCache): Promise<() => Promise<void>> {
  async function purge(payload: string): Promise<void> {
    const notice = parseNotice(payload);
    if (notice === undefined) return;
    if (notice.document === undefined) {
      cache.purge([tags.site(notice.site)]);
      return;
    }
    const { document } = notice;
    cache.purge([tags.document(document), tags.list(notice.site)]);
    const { unitIds, columnIds, documentIds } = await db.read(notice.site, (reading) =>
      readDependents(reading, document),
    );
    cache.purge([...unitIds.map(tags.unit), ...columnIds.map(tags.column), ...documentIds.map(tags.document)]);
  }

  return db.listen(
    'openzone_public',
    (payload) => void purge(payload).catch(() => cache.flush()),
    (isUp) => cache.setBypass(!isUp),
  );
}
