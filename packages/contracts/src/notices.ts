import { Type, type Static } from 'typebox';
import { Text } from './api.ts';

/** Requests and responses about a person's own inbox: `/api/admin/notices`. */

const Id = Type.String({ format: 'uuid' });

export const NoticeView = Type.Object({
  id: Id,
  subject: Text,
  body: Text,
  /** What it is about: `case:<id>`, or empty. */
  about: Type.String(),
  /** ISO 8601. */
  createdAt: Type.String(),
  read: Type.Boolean(),
});
export type NoticeView = Static<typeof NoticeView>;

export const NoticeQuery = Type.Object({
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** Only what has not been read. */
  unread: Type.Optional(Type.Boolean()),
});
export type NoticeQuery = Static<typeof NoticeQuery>;

/** Newest first. `total` counts all pages of the query, `unread` everything the person has not read. */
export const NoticePage = Type.Object({
  items: Type.Array(NoticeView),
  total: Type.Integer(),
  unread: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});
export type NoticePage = Static<typeof NoticePage>;

/** These have been read; `null` means all. */
export const NoticesRead = Type.Object({ ids: Type.Union([Type.Array(Id, { maxItems: 500 }), Type.Null()]) });
export type NoticesRead = Static<typeof NoticesRead>;

export const UnreadCount = Type.Object({ unread: Type.Integer() });
export type UnreadCount = Static<typeof UnreadCount>;
