import { Type, type Static } from 'typebox';
import type { Label } from './vocabulary.ts';

/** S09: administrative review and litigation about an answer; the groups and results of table 四 of the annual report. */

export const RemedyKind = Type.Enum(['REVIEW', 'LITIGATION_DIRECT', 'LITIGATION_AFTER_REVIEW']);
export type RemedyKind = Static<typeof RemedyKind>;
export const remedyKindLabels: Readonly<Record<RemedyKind, Label>> = {
  REVIEW: { zh: '行政复议', en: 'Administrative review' },
  LITIGATION_DIRECT: { zh: '未经复议直接起诉', en: 'Litigation without review' },
  LITIGATION_AFTER_REVIEW: { zh: '复议后起诉', en: 'Litigation after review' },
};

export const RemedyResult = Type.Enum(['UPHELD', 'CORRECTED', 'OTHER']);
export type RemedyResult = Static<typeof RemedyResult>;
export const remedyResultLabels: Readonly<Record<RemedyResult | 'PENDING', Label>> = {
  UPHELD: { zh: '结果维持', en: 'Upheld' },
  CORRECTED: { zh: '结果纠正', en: 'Corrected' },
  OTHER: { zh: '其他结果', en: 'Other result' },
  PENDING: { zh: '尚未审结', en: 'Pending' },
};

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ format: 'uuid' });
const Words = Type.String({ maxLength: 5000 });

/** The notice of the review body or the court has come: `on` is the day it was received. */
export const RemedyInput = Type.Object({
  kind: RemedyKind,
  on: Day,
  /** 复议机关 or 法院 */
  body: Type.String({ minLength: 1, maxLength: 100 }),
  caseNumber: Type.String({ maxLength: 100 }),
  claim: Words,
  /** 简易程序: the response is due in five days instead of ten (行政复议法 art. 54). */
  simplified: Type.Boolean(),
  commandKey: Type.String({ minLength: 8, maxLength: 80 }),
});
export type RemedyInput = Static<typeof RemedyInput>;

export const RemedyAct = Type.Enum(['RESPONDED', 'CONCLUDED', 'NOTE_ADDED']);
export type RemedyAct = Static<typeof RemedyAct>;

export const remedyActData = {
  FILED: Type.Object({
    kind: RemedyKind,
    body: Type.String({ minLength: 1, maxLength: 100 }),
    caseNumber: Type.String({ maxLength: 100 }),
    claim: Words,
    simplified: Type.Boolean(),
  }),
  RESPONDED: Type.Object({ note: Words }),
  CONCLUDED: Type.Object({ result: RemedyResult, note: Words }),
  NOTE_ADDED: Type.Object({ text: Type.String({ minLength: 1, maxLength: 5000 }) }),
};

export const RemedyActInput = Type.Object({
  on: Day,
  revision: Type.Integer({ minimum: 1 }),
  commandKey: Type.String({ minLength: 8, maxLength: 80 }),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type RemedyActInput = Static<typeof RemedyActInput>;

export const Remedy = Type.Object({
  id: Id,
  number: Type.String(),
  kind: RemedyKind,
  body: Type.String(),
  caseNumber: Type.String(),
  claim: Type.String(),
  revision: Type.Integer(),
  open: Type.Boolean(),
  filedOn: Day,
  /** Last day for the written response to the review body or court; null once given. */
  responseDue: Type.Union([Day, Type.Null()]),
  respondedOn: Type.Union([Day, Type.Null()]),
  result: Type.Union([RemedyResult, Type.Null()]),
  concludedOn: Type.Union([Day, Type.Null()]),
  note: Type.String(),
});
export type Remedy = Static<typeof Remedy>;

/** The order of the list of remedies; `-` turns it round. `received`: the notice of the review body or the court. */
export const RemedySort = Type.Enum([
  'due',
  '-due',
  'received',
  '-received',
  'number',
  '-number',
  'unit',
  '-unit',
  'closed',
  '-closed',
]);
export type RemedySort = Static<typeof RemedySort>;

export const RemedyQuery = Type.Object({
  view: Type.Optional(Type.Enum(['open', 'closed', 'all'])),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  kind: Type.Optional(RemedyKind),
  result: Type.Optional(RemedyResult),
  unitId: Type.Optional(Id),
  /** By the day the notice came. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  late: Type.Optional(Type.Boolean()),
  sort: Type.Optional(RemedySort),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** `next` of the page before: goes on there, in place of a page number. */
  after: Type.Optional(Type.String({ maxLength: 600 })),
});
export type RemedyQuery = Static<typeof RemedyQuery>;

export const RemedyListItem = Type.Object({
  id: Id,
  number: Type.String(),
  kind: RemedyKind,
  summary: Type.String(),
  open: Type.Boolean(),
  unitId: Type.Union([Id, Type.Null()]),
  unitName: Type.Union([Type.String(), Type.Null()]),
  handlerName: Type.Union([Type.String(), Type.Null()]),
  filedOn: Day,
  /** The last day of the response while it is owed, and working days left; negative when late. */
  due: Type.Union([Day, Type.Null()]),
  left: Type.Union([Type.Integer(), Type.Null()]),
  respondedOn: Type.Union([Day, Type.Null()]),
  result: Type.Union([RemedyResult, Type.Null()]),
  concludedOn: Type.Union([Day, Type.Null()]),
  /** The request it is about. */
  requestId: Type.Union([Id, Type.Null()]),
});
export type RemedyListItem = Static<typeof RemedyListItem>;

export const RemedyPage = Type.Object({
  items: Type.Array(RemedyListItem),
  total: Type.Integer(),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type RemedyPage = Static<typeof RemedyPage>;

/** Table 四: for each group upheld, corrected, other, pending at the end of the period, and their sum. */
export const RemedyStatistics = Type.Object({
  from: Day,
  to: Day,
  groups: Type.Array(
    Type.Object({
      kind: RemedyKind,
      upheld: Type.Integer(),
      corrected: Type.Integer(),
      other: Type.Integer(),
      pending: Type.Integer(),
      total: Type.Integer(),
    }),
  ),
});
export type RemedyStatistics = Static<typeof RemedyStatistics>;
