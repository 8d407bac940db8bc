import { Type, type Static, type TSchema } from 'typebox';
import { Attribute, Role } from './vocabulary.ts';

/** Review as a site configures it: `/api/admin/settings/review` and the reviews of a document. */

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Words = Type.Object({ zh: Type.String({ minLength: 1, maxLength: 60 }), en: Type.String({ maxLength: 120 }) });

/** When a sequence, a step or a part of it applies. Everything that is named must hold; of a list one is enough. */
export const ReviewCondition = Type.Object(
  {
    columnIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
    unitIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
    genres: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 40 })),
    attributes: Type.Optional(Type.Array(Attribute, { minItems: 1 })),
    /** Articles of the determination; `20(六)` is that of punitive notices. */
    articles: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 40 })),
    titleWords: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, maxItems: 40 })),
    hasAttachments: Type.Optional(Type.Boolean()),
    origin: Type.Optional(Type.Enum(['editor', 'import'])),
  },
  { additionalProperties: false },
);
export type ReviewCondition = Static<typeof ReviewCondition>;

/** A role (of the document's unit, or over the site), anybody of a unit, or one person. */
export const ReviewWho = Type.Union([
  Type.Object(
    { role: Type.Enum(['UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']) },
    { additionalProperties: false },
  ),
  Type.Object({ unitId: Id }, { additionalProperties: false }),
  Type.Object({ accountId: Id }, { additionalProperties: false }),
]);
export type ReviewWho = Static<typeof ReviewWho>;

/** What a reviewer confirms besides the three principles. */
export const ReviewCheck = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }),
  zh: Type.String({ minLength: 2, maxLength: 120 }),
  en: Type.String({ maxLength: 240 }),
});
export type ReviewCheck = Static<typeof ReviewCheck>;

export const ReviewPart = Type.Object({
  who: ReviewWho,
  checks: Type.Array(ReviewCheck, { maxItems: 12 }),
  when: ReviewCondition,
});
export type ReviewPart = Static<typeof ReviewPart>;

export const ReviewStep = Type.Object({
  name: Words,
  /** Working days for the step; null: none set. */
  days: nullable(Type.Integer({ minimum: 1, maximum: 90 })),
  /** Asked side by side; the step is done when all have approved. */
  parts: Type.Array(ReviewPart, { minItems: 1, maxItems: 8 }),
  when: ReviewCondition,
});
export type ReviewStep = Static<typeof ReviewStep>;

export const ReviewSequence = Type.Object({
  id: Id,
  name: Words,
  active: Type.Boolean(),
  when: ReviewCondition,
  steps: Type.Array(ReviewStep, { minItems: 1, maxItems: 12 }),
});
export type ReviewSequence = Static<typeof ReviewSequence>;

/** The sequences in the order they are tried: the first whose condition holds is taken, and the fallback when none does. */
export const ReviewConfigurationInput = Type.Object({
  /** What its maker saw. */
  version: Type.Integer({ minimum: 0 }),
  sequences: Type.Array(ReviewSequence, { maxItems: 60 }),
});
export type ReviewConfigurationInput = Static<typeof ReviewConfigurationInput>;

export const ReviewPerson = Type.Object({ id: Id, displayName: Type.String(), unitName: Type.String() });
export type ReviewPerson = Static<typeof ReviewPerson>;

export const ReviewConfiguration = Type.Object({
  version: Type.Integer(),
  sequences: Type.Array(ReviewSequence),
  madeBy: nullable(Type.String()),
  madeAt: nullable(Type.String()),
  fallback: Type.Object({ editor: Type.Array(Role), import: Type.Array(Role) }),
  mayEdit: Type.Boolean(),
  /** Who can be named. */
  people: Type.Array(ReviewPerson),
});
export type ReviewConfiguration = Static<typeof ReviewConfiguration>;

/** A document there might be, to see who would review it. */
export const ReviewSample = Type.Object({
  unitId: Id,
  columnId: Id,
  genre: nullable(Type.String({ maxLength: 20 })),
  attribute: Attribute,
  article: Type.String({ maxLength: 40 }),
  title: Type.String({ maxLength: 500 }),
  hasAttachments: Type.Boolean(),
  origin: Type.Enum(['editor', 'import']),
});
export type ReviewSample = Static<typeof ReviewSample>;

const Label = Type.Object({ zh: Type.String(), en: Type.String() });

/** Who is asked, in words, and who that is today. */
export const PlannedPart = Type.Object({
  who: Label,
  people: Type.Array(Type.String()),
  checks: Type.Array(ReviewCheck),
});
export const ReviewPlan = Type.Object({
  name: Label,
  steps: Type.Array(
    Type.Object({
      name: Label,
      days: nullable(Type.Integer()),
      parts: Type.Array(PlannedPart),
    }),
  ),
  /** What would hold it up: a part that nobody can decide. */
  warnings: Type.Array(Label),
});
export type ReviewPlan = Static<typeof ReviewPlan>;

/** A part of a submitted review. */
export const ReviewPartView = Type.Object({
  step: Type.Integer(),
  part: Type.Integer(),
  who: Label,
  stepName: Label,
  days: nullable(Type.Integer()),
  /** Keys of what must be confirmed: the three principles, and those of `checks`. */
  required: Type.Array(Type.String()),
  checks: Type.Array(ReviewCheck),
  /** Of the present step and not yet approved in this round. */
  isOpen: Type.Boolean(),
  /** Whether the person who asks may decide it. */
  isMine: Type.Boolean(),
  handedTo: Type.Array(
    Type.Object({ to: Type.String(), from: Type.String(), reason: Type.String(), at: Type.String() }),
  ),
});
export type ReviewPartView = Static<typeof ReviewPartView>;

export const DelegationInput = Type.Object({
  part: Type.Integer({ minimum: 1 }),
  to: Id,
  reason: Type.String({ maxLength: 500 }),
});
export type DelegationInput = Static<typeof DelegationInput>;
