import { Type, type Static } from 'typebox';
import { Text } from './api.ts';
import type { Label } from './vocabulary.ts';

/** 操作日志: who did what in the back office, when, from where, and what it changed: `/api/admin/trail`. */

const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const TrailOutcome = Type.Enum(['done', 'refused', 'failed']);
export type TrailOutcome = Static<typeof TrailOutcome>;

export const trailOutcomeLabels: Readonly<Record<TrailOutcome, Label>> = {
  done: { zh: '完成', en: 'Done' },
  refused: { zh: '被拒绝', en: 'Refused' },
  failed: { zh: '出错', en: 'Failed' },
};

/** `GET /trail`, and the same conditions for its exports. */
export const TrailQuery = Type.Object({
  /** Who did it, or in whose place it was done. */
  personId: Type.Optional(Id),
  act: Type.Optional(Type.String({ maxLength: 100 })),
  /** A kind of thing; with `subjectId` the one thing. */
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  subjectId: Type.Optional(Type.String({ maxLength: 200 })),
  /** The number or code of a thing, whole: whatever it was called by then. */
  number: Type.Optional(Type.String({ maxLength: 200 })),
  /** Days in Shanghai, both included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  outcome: Type.Optional(TrailOutcome),
  address: Type.Optional(Type.String({ maxLength: 45 })),
  /** Where the last page ended. */
  after: Type.Optional(Type.String({ maxLength: 100 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type TrailQuery = Static<typeof TrailQuery>;

export const TrailItem = Type.Object({
  id: Id,
  at: Type.String(),
  /** Empty: nobody was signed in, or the program itself acted. */
  person: Type.String(),
  actingFor: Type.String(),
  act: Text,
  subject: Type.Object({
    kind: Type.String(),
    kindName: Text,
    id: Type.String(),
    label: Type.String(),
    /** Where it opens in the back office; null where it has no place of its own. */
    path: Type.Union([Type.String(), Type.Null()]),
  }),
  outcome: TrailOutcome,
  /** The id of what was refused or failed, as in the list of errors. */
  error: Type.String(),
  address: Type.String(),
});
export type TrailItem = Static<typeof TrailItem>;

export const TrailPage = Type.Object({ items: Type.Array(TrailItem), next: Type.Union([Type.String(), Type.Null()]) });
export type TrailPage = Static<typeof TrailPage>;

/** One field before and after, in words. `hidden`: it changed, and what it said is not kept here. */
export const TrailChange = Type.Object({
  field: Text,
  before: Type.Union([Text, Type.Null()]),
  after: Type.Union([Text, Type.Null()]),
  hidden: Type.Boolean(),
});
export type TrailChange = Static<typeof TrailChange>;

/** `GET /trail/:id` */
export const TrailEntry = Type.Object({
  ...TrailItem.properties,
  changes: Type.Array(TrailChange),
  note: Type.String(),
  reference: Type.String(),
  agent: Type.String(),
  session: Type.String(),
});
export type TrailEntry = Static<typeof TrailEntry>;

/** `GET /trail/choices`: what can be asked for. */
export const TrailChoices = Type.Object({
  people: Type.Array(Type.Object({ id: Id, name: Type.String(), signInName: Type.String(), active: Type.Boolean() })),
  acts: Type.Array(Type.Object({ act: Type.String(), name: Text })),
  kinds: Type.Array(Type.Object({ kind: Type.String(), name: Text })),
});
export type TrailChoices = Static<typeof TrailChoices>;

/** Who may read the trail besides the administrator; only posts that reach over the whole site. */
export const TrailReader = Type.Enum(['DISCLOSURE_OFFICE', 'SECRECY_REVIEWER']);
export type TrailReader = Static<typeof TrailReader>;

/** `GET` and `PUT /settings/trail` */
export const TrailSettings = Type.Object({ readers: Type.Array(TrailReader, { uniqueItems: true }) });
export type TrailSettings = Static<typeof TrailSettings>;
