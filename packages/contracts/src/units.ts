import { Type, type Static, type TSchema } from 'typebox';

/** 机构: units as a dated tree: `/api/admin/units/*`. */

const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);

export const DisclosureCapacity = Type.Enum(['OWN_NAME', 'VIA_COMMITTEE', 'VIA_PARENT_GOV', 'NONE']);
export type DisclosureCapacity = Static<typeof DisclosureCapacity>;

export const UnitState = Type.Enum(['PLANNED', 'ACTIVE', 'MERGED', 'DISSOLVED']);
export type UnitState = Static<typeof UnitState>;

export const UnitActKind = Type.Enum(['CREATED', 'RENAMED', 'MOVED', 'CAPACITY', 'MERGED', 'DISSOLVED']);
export type UnitActKind = Static<typeof UnitActKind>;

/** How much goes from a unit that ends to the one that takes over. */
export const UnitMoves = Type.Object({
  people: Type.Integer(),
  posts: Type.Integer(),
  documents: Type.Integer(),
  publicDocuments: Type.Integer(),
  cases: Type.Integer(),
  columns: Type.Integer(),
  /** Open reviews that ask it, and sequences that name it. */
  reviews: Type.Integer(),
});
export type UnitMoves = Static<typeof UnitMoves>;

export const UnitActView = Type.Object({
  id: Id,
  unitId: Id,
  kind: UnitActKind,
  /** null: since before it was written down. */
  effectiveOn: orNull(Day),
  ground: Type.String(),
  name: orNull(Type.String()),
  parentId: orNull(Id),
  disclosureCapacity: orNull(DisclosureCapacity),
  successorId: orNull(Id),
  posts: orNull(Type.Enum(['MOVE', 'END'])),
  byName: orNull(Type.String()),
  recordedAt: Type.String(),
  /** In force since; null: to come. */
  settledAt: orNull(Type.String()),
  moved: orNull(UnitMoves),
  revokedAt: orNull(Type.String()),
});
export type UnitActView = Static<typeof UnitActView>;

export const UnitView = Type.Object({
  id: Id,
  code: Type.String(),
  parentId: orNull(Id),
  name: Type.String(),
  nameEn: Type.String(),
  shortName: Type.String(),
  agencyCode: Type.String(),
  disclosureCapacity: DisclosureCapacity,
  state: UnitState,
  /** The first day on which it is no more. */
  endedOn: orNull(Day),
  successorId: orNull(Id),
});
export type UnitView = Static<typeof UnitView>;

/** Every unit the site has or had, and what happened to them in the order of its days. */
export const UnitsView = Type.Object({
  units: Type.Array(UnitView),
  acts: Type.Array(UnitActView),
  mayManage: Type.Boolean(),
});
export type UnitsView = Static<typeof UnitsView>;

const when = { effectiveOn: Day, ground: Type.String({ minLength: 2, maxLength: 300 }) };
const names = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: Type.String({ maxLength: 120 }),
  shortName: Type.String({ maxLength: 30 }),
};

export const NewUnitInput = Type.Object({
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }),
  ...names,
  agencyCode: Type.String({ maxLength: 60 }),
  parentId: orNull(Id),
  disclosureCapacity: DisclosureCapacity,
  ...when,
});
export type NewUnitInput = Static<typeof NewUnitInput>;

/** One change; what does not belong to its kind is left out. */
export const UnitChangeInput = Type.Object({
  kind: Type.Enum(['RENAMED', 'MOVED', 'CAPACITY', 'MERGED', 'DISSOLVED']),
  name: Type.Optional(names.name),
  nameEn: Type.Optional(names.nameEn),
  shortName: Type.Optional(names.shortName),
  parentId: Type.Optional(orNull(Id)),
  disclosureCapacity: Type.Optional(DisclosureCapacity),
  successorId: Type.Optional(orNull(Id)),
  /** Whether the people of a unit that ends keep their posts in the one that takes over. */
  posts: Type.Optional(Type.Enum(['MOVE', 'END'])),
  ...when,
});
export type UnitChangeInput = Static<typeof UnitChangeInput>;
