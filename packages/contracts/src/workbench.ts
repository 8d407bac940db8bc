import { Type, type Static } from 'typebox';
import { Text } from './api.ts';
import type { Label } from './vocabulary.ts';

/** 我的工作: what waits for one person, from every part of the back office, and why it is due when it is. */

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const nullableDay = Type.Union([Day, Type.Null()]);

export const WorkKind = Type.Enum([
  'RETURNED',
  'REVIEW',
  'PUBLISH',
  'DETERMINE',
  'SUBMIT',
  'SCHEDULED',
  'REQUEST',
  'REMEDY',
  'IMPORT',
  'REPORT_RETURN',
  'NOTICE',
]);
export type WorkKind = Static<typeof WorkKind>;

/** In the order in which their counts are shown. */
export const workKindLabels: Readonly<Record<WorkKind, Label>> = {
  RETURNED: { zh: '退回给我', en: 'Returned to me' },
  REVIEW: { zh: '待审查', en: 'To review' },
  PUBLISH: { zh: '待发布', en: 'To publish' },
  DETERMINE: { zh: '待认定', en: 'To determine' },
  SUBMIT: { zh: '待送审', en: 'To submit' },
  SCHEDULED: { zh: '已定时', en: 'Scheduled' },
  REQUEST: { zh: '依申请公开', en: 'Requests' },
  REMEDY: { zh: '复议诉讼', en: 'Review and litigation' },
  IMPORT: { zh: '历年文件', en: 'Old documents' },
  REPORT_RETURN: { zh: '年报填报', en: 'Report returns' },
  NOTICE: { zh: '未读通知', en: 'Unread notices' },
};

/** By the day something is due: past, today, until Sunday, after that, and what no day is set for. */
export const WorkGroup = Type.Enum(['LATE', 'TODAY', 'WEEK', 'LATER', 'UNDATED']);
export type WorkGroup = Static<typeof WorkGroup>;

export const workGroupLabels: Readonly<Record<WorkGroup, Label>> = {
  LATE: { zh: '已超期', en: 'Late' },
  TODAY: { zh: '今天到期', en: 'Due today' },
  WEEK: { zh: '本周到期', en: 'Due this week' },
  LATER: { zh: '以后', en: 'Later' },
  UNDATED: { zh: '没有期限', en: 'Without a day' },
};

export const WorkItem = Type.Object({
  kind: WorkKind,
  /** Of the thing itself; with the kind it names the item. */
  id: Type.String(),
  title: Type.String(),
  /** What the person is asked to do. */
  asked: Text,
  /** Number, unit, what a reviewer wrote: what tells one thing from another. */
  facts: Type.Array(Text),
  due: nullableDay,
  /** Working days left until then, negative when it has passed; null where none can be counted. */
  left: Type.Union([Type.Integer(), Type.Null()]),
  /** The rule the day rests on, with its article; null where nothing is due. */
  rule: Type.Union([Text, Type.Null()]),
  /** How the day was counted. */
  explanation: Type.Union([Text, Type.Null()]),
  group: WorkGroup,
  /** Where in the back office it is done, from its root; null for what is only read. */
  path: Type.Union([Type.String(), Type.Null()]),
});
export type WorkItem = Static<typeof WorkItem>;

export const WorkCount = Type.Object({
  kind: WorkKind,
  count: Type.Integer(),
  /** There are more than were counted. */
  more: Type.Boolean(),
});
export type WorkCount = Static<typeof WorkCount>;

/** `GET /work`: the most urgent first. */
export const Work = Type.Object({
  items: Type.Array(WorkItem),
  counts: Type.Array(WorkCount),
  late: Type.Integer(),
  /** Documents the person may see, by stage. */
  stages: Type.Record(Type.String(), Type.Integer()),
});
export type Work = Static<typeof Work>;

/** What of it is shown, or taken out as a workbook. */
export const WorkQuery = Type.Object({ kind: Type.Optional(WorkKind), late: Type.Optional(Type.Boolean()) });
export type WorkQuery = Static<typeof WorkQuery>;

// ------------------------------------------------------------------------------------------------------- saved filters
/** Lists whose conditions can be kept. */
export const SavedFilterScreen = Type.Enum(['documents', 'requests', 'letters', 'remedies', 'trail', 'work']);
export type SavedFilterScreen = Static<typeof SavedFilterScreen>;

/** What stands in the address of a list. */
const Search = Type.Record(
  Type.String({ maxLength: 40 }),
  Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]),
  { maxProperties: 30 },
);

/** `POST /saved-filters`: kept under its name; `shared`: with everybody of one's own unit. */
export const SavedFilterInput = Type.Object({
  screen: SavedFilterScreen,
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  search: Search,
  shared: Type.Boolean(),
});
export type SavedFilterInput = Static<typeof SavedFilterInput>;

export const SavedFilter = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...SavedFilterInput.properties,
  own: Type.Boolean(),
  owner: Type.String(),
});
export type SavedFilter = Static<typeof SavedFilter>;

// ----------------------------------------------------------------------------------------------------------- quick-find
export const FoundKind = Type.Enum(['DOCUMENT', 'REQUEST', 'UNIT', 'COLUMN', 'PERSON']);
export type FoundKind = Static<typeof FoundKind>;

export const Found = Type.Object({
  kind: FoundKind,
  id: Type.String(),
  title: Text,
  /** Number, stage, unit: what tells it from another of the same name. */
  detail: Text,
  /** Where it opens in the back office, from its root. */
  path: Type.String(),
});
export type Found = Static<typeof Found>;

/** `GET /find` */
export const FindQuery = Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) });
export const FindAnswer = Type.Object({ items: Type.Array(Found) });
export type FindAnswer = Static<typeof FindAnswer>;
