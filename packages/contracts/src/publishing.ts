import { Type, type Static, type TSchema } from 'typebox';
import { Action, Channel, Stage } from './vocabulary.ts';

/** When documents go out: what is planned, and the calendar of it. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ format: 'uuid' });
const Time = Type.String();

/** What is wished and what is forbidden about the time of a publication. */
export const PublicationPlan = Type.Object({
  wishedOn: nullable(Day),
  /** The embargo: not before this instant, by whatever way. */
  notBefore: nullable(Time),
  reason: Type.String(),
  embargoBy: nullable(Type.String()),
  plannedBy: Type.String(),
  /** Whether this person may make the embargo end earlier. */
  mayLoosen: Type.Boolean(),
});
export type PublicationPlan = Static<typeof PublicationPlan>;

export const PublicationPlanInput = Type.Object({
  wishedOn: nullable(Day),
  notBefore: nullable(Type.String({ maxLength: 40 })),
  reason: Type.String({ maxLength: 500 }),
});
export type PublicationPlanInput = Static<typeof PublicationPlanInput>;

/** How something stands in the calendar: at a set time, not before a time, on a wished day, or as having gone out. */
export const CalendarEntryKind = Type.Enum(['SCHEDULED', 'EMBARGOED', 'WISHED', 'PUBLISHED']);
export type CalendarEntryKind = Static<typeof CalendarEntryKind>;

export const PublishingCalendarQuery = Type.Object({
  from: Day,
  /** The last day, at most 62 after the first. */
  to: Day,
  unitId: Type.Optional(Id),
  columnId: Type.Optional(Id),
  channel: Type.Optional(Channel),
});
export type PublishingCalendarQuery = Static<typeof PublishingCalendarQuery>;

export const PublishingCalendarEntry = Type.Object({
  documentId: Id,
  kind: CalendarEntryKind,
  /** The day in Shanghai on which it stands. */
  day: Day,
  /** The instant, where one is set. */
  at: nullable(Time),
  title: Type.String(),
  unitName: Type.String(),
  columnId: Id,
  stage: Stage,
  revision: Type.Integer(),
  /** Who set the time, or published it. */
  setBy: Type.String(),
  notBefore: nullable(Time),
  wishedOn: nullable(Day),
  reason: Type.String(),
  forced: Type.Boolean(),
  channels: Type.Array(Channel),
  actions: Type.Array(Action),
});
export type PublishingCalendarEntry = Static<typeof PublishingCalendarEntry>;

export const PublishingCalendar = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Day,
      kind: Type.Enum(['WORKDAY', 'MAKE_UP', 'WEEKEND', 'HOLIDAY', 'UNKNOWN']),
    }),
  ),
  entries: Type.Array(PublishingCalendarEntry),
  /** Whether there is more than is listed. */
  more: Type.Boolean(),
});
export type PublishingCalendar = Static<typeof PublishingCalendar>;

export const ChannelCountQuery = Type.Object({ from: Day, to: Day });
export type ChannelCountQuery = Static<typeof ChannelCountQuery>;

/** Items of a unit that appeared on a channel first, and at all. */
export const ChannelCount = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  channel: Channel,
  first: Type.Integer(),
  all: Type.Integer(),
});
export type ChannelCount = Static<typeof ChannelCount>;

export const ChannelCounts = Type.Object({
  rows: Type.Array(ChannelCount),
  /** Items, each once. */
  total: Type.Integer(),
});
export type ChannelCounts = Static<typeof ChannelCounts>;

export const ChannelCountDocumentsQuery = Type.Object({
  from: Day,
  to: Day,
  how: Type.Enum(['first', 'all']),
  channel: Type.Optional(Channel),
  unitId: Type.Optional(Id),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
});
export type ChannelCountDocumentsQuery = Static<typeof ChannelCountDocumentsQuery>;

export const ChannelCountDocument = Type.Object({
  id: Id,
  title: Type.String(),
  unitName: Type.String(),
  writtenDate: Day,
  first: Channel,
  channels: Type.Array(Channel),
});
export type ChannelCountDocument = Static<typeof ChannelCountDocument>;

export const ChannelCountDocuments = Type.Object({ items: Type.Array(ChannelCountDocument), total: Type.Integer() });
export type ChannelCountDocuments = Static<typeof ChannelCountDocuments>;
