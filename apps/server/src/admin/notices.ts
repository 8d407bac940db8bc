import { NoticePage, NoticeQuery, NoticesRead, UnreadCount } from '@openzone/contracts';
import { countUnread, listInbox, markRead } from '../base/notices/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface NoticeDeps extends SessionDeps {
  readonly clock: Clock;
}

/** Everybody's own inbox and nobody else's. */
export function registerNotices(app: Server, deps: NoticeDeps): void {
  app.get(
    '/notices',
    { schema: { querystring: NoticeQuery, response: { 200: NoticePage }, tags: ['notices'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { page = 1, pageSize = 20, unread = false } = request.query;
      return deps.db.read(site.id, async (reading) => {
        const { items, total } = await listInbox(reading, person.id, { page, pageSize, unread });
        return {
          items: items.map(({ createdAt, isRead, ...notice }) => ({
            ...notice,
            createdAt: createdAt.toISOString(),
            read: isRead,
          })),
          total,
          unread: await countUnread(reading, person.id),
          page,
          pageSize,
        };
      });
    },
  );

  app.post(
    '/notices/read',
    { schema: { body: NoticesRead, response: { 200: UnreadCount }, tags: ['notices'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.transaction(site.id, async (tx) => {
        await markRead(tx, person.id, request.body.ids, deps.clock.now());
        return { unread: await countUnread(tx, person.id) };
      });
    },
  );
}
