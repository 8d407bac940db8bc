import { Type, type Static, type TSchema } from 'typebox';
import { Text } from './api.ts';

/** S33 时限监测: `/api/admin/time-limits*`. Publication within 20 working days of making (Regulation art. 26), and what is due besides. */

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ format: 'uuid' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Named = Type.Object({ id: Id, name: Type.String() });

/** Working days from making to publication, of one unit, one column or all. */
export const Timing = Type.Object({
  published: Type.Integer(),
  late: Type.Integer(),
  /** Not judged: dated after their publication, or made on a day the calendar does not know. */
  unknown: Type.Integer(),
  median: nullable(Type.Integer()),
  /** Nine in ten took no longer. */
  ninth: nullable(Type.Integer()),
  waiting: Type.Integer(),
  waitingLate: Type.Integer(),
});

/** Whether December has more publications than its working days explain: z = (x − n·p) ÷ √(n·p·(1 − p)). */
export const Bunching = Type.Object({
  n: Type.Integer(),
  december: Type.Integer(),
  decemberDays: Type.Integer(),
  yearDays: Type.Integer(),
  expected: Type.Number(),
  z: nullable(Type.Number()),
  verdict: Type.Enum(['bunched', 'even', 'tooFew', 'yearNotOver', 'noCalendar']),
});
export type Bunching = Static<typeof Bunching>;

const Line = Type.Object({ ...Named.properties, timing: Timing, bunching: Bunching });
export type TimingLine = Static<typeof Line>;

/** `unitId` names one unit; without it the whole zone, for whom that is to see. */
export const TimeLimitsQuery = Type.Object({
  year: Type.Integer({ minimum: 2008, maximum: 2200 }),
  unitId: Type.Optional(Id),
});

export const TimeLimits = Type.Object({
  year: Type.Integer(),
  today: Day,
  unit: nullable(Named),
  /** Working days, and the article that sets them. */
  limit: Type.Integer(),
  article: Type.String(),
  /** The calendar counted by. */
  calendar: Type.String(),
  whole: Type.Object({ timing: Timing, bunching: Bunching }),
  units: Type.Array(Line),
  columns: Type.Array(Line),
  months: Type.Array(Type.Integer(), { minItems: 12, maxItems: 12 }),
  /** z above which a year counts as bunched, and the least expected number the test is made with. */
  threshold: Type.Number(),
  leastExpected: Type.Number(),
  cases: Type.Array(
    Type.Object({
      procedure: Type.String(),
      label: Text,
      unit: nullable(Named),
      open: Type.Integer(),
      soon: Type.Integer(),
      late: Type.Integer(),
    }),
  ),
  /** The last day that counts as soon. */
  soonUntil: Day,
  /** Annual reports on the year before that are not public, by their day (art. 49). */
  reports: Type.Array(
    Type.Object({ year: Type.Integer(), dueOn: Day, late: Type.Boolean(), names: Type.Array(Type.String()) }),
  ),
});
export type TimeLimits = Static<typeof TimeLimits>;

/** What a figure counts. */
export const TimeLimitsFigure = Type.Enum([
  'published',
  'late',
  'unknown',
  'waiting',
  'waitingLate',
  'december',
  'caseSoon',
  'caseLate',
]);
export type TimeLimitsFigure = Static<typeof TimeLimitsFigure>;

export const TimeLimitsRecordsQuery = Type.Object({
  ...TimeLimitsQuery.properties,
  figure: TimeLimitsFigure,
  columnId: Type.Optional(Id),
  /** 1 to 12, of `published`. */
  month: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  /** Of `caseSoon` and `caseLate`. */
  procedure: Type.Optional(Type.String({ maxLength: 60 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
});
export type TimeLimitsRecordsQuery = Static<typeof TimeLimitsRecordsQuery>;

export const TimeLimitsRecords = Type.Object({
  documents: Type.Array(
    Type.Object({
      id: Id,
      title: Type.String(),
      unit: Type.String(),
      column: Type.String(),
      made: Day,
      publicOn: nullable(Day),
      /** Null where the calendar does not know the day. */
      dueOn: nullable(Day),
      days: nullable(Type.Integer()),
    }),
  ),
  cases: Type.Array(
    Type.Object({
      id: Id,
      procedure: Type.String(),
      /** Whether it is a request for information, which has a screen of its own. */
      isRequest: Type.Boolean(),
      number: Type.String(),
      summary: Type.String(),
      unit: Type.String(),
      dueOn: Day,
    }),
  ),
  total: Type.Integer(),
  pageSize: Type.Integer(),
});
export type TimeLimitsRecords = Static<typeof TimeLimitsRecords>;
