import { Type, type Static } from 'typebox';
import { Role } from './vocabulary.ts';

/** People, their posts, leave and delegation: `/api/admin/people/*`, `/api/admin/delegations`. */

const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const OrNullDay = Type.Union([Day, Type.Null()]);
const UnitOrSite = Type.Union([Id, Type.Null()]);

export const PostView = Type.Object({ id: Id, role: Role, unitId: UnitOrSite, from: Day, until: OrNullDay });
export type PostView = Static<typeof PostView>;

export const AbsenceView = Type.Object({ id: Id, from: Day, until: Day, note: Type.String() });
export type AbsenceView = Static<typeof AbsenceView>;

export const DelegationView = Type.Object({
  id: Id,
  fromId: Id,
  fromName: Type.String(),
  toId: Id,
  toName: Type.String(),
  roles: Type.Array(Role),
  unitId: UnitOrSite,
  from: Day,
  until: Day,
  reason: Type.String(),
  ended: Type.Boolean(),
});
export type DelegationView = Static<typeof DelegationView>;

export const PersonView = Type.Object({
  id: Id,
  signInName: Type.String(),
  displayName: Type.String(),
  unitId: Id,
  active: Type.Boolean(),
  hasFactor: Type.Boolean(),
  /** Has not yet replaced the password that was given. */
  mustChangePassword: Type.Boolean(),
  sessions: Type.Integer(),
  lastSignedInAt: Type.Union([Type.String(), Type.Null()]),
  posts: Type.Array(PostView),
  /** Leave of today or to come. */
  absences: Type.Array(AbsenceView),
});
export type PersonView = Static<typeof PersonView>;

/** `mayManage` is the administrator's; everybody else sees who is who, and keeps their own leave and delegation. */
export const PeopleView = Type.Object({
  people: Type.Array(PersonView),
  delegations: Type.Array(DelegationView),
  mayManage: Type.Boolean(),
});
export type PeopleView = Static<typeof PeopleView>;

const displayName = Type.String({ minLength: 1, maxLength: 60 });

export const NewPersonInput = Type.Object({
  signInName: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,39}$' }),
  displayName,
  unitId: Id,
});
export type NewPersonInput = Static<typeof NewPersonInput>;

export const PersonInput = Type.Object({ displayName, unitId: Id, active: Type.Boolean() });
export type PersonInput = Static<typeof PersonInput>;

/** Shown once. It opens the first sign-in, at which its owner chooses another. */
export const InitialPassword = Type.Object({ password: Type.String(), expiresAt: Type.String() });
export type InitialPassword = Static<typeof InitialPassword>;

export const PersonOpened = Type.Object({ id: Id, password: Type.String(), expiresAt: Type.String() });
export type PersonOpened = Static<typeof PersonOpened>;

export const PostInput = Type.Object({ role: Role, unitId: UnitOrSite, from: Day, until: OrNullDay });
export type PostInput = Static<typeof PostInput>;

export const PostEnd = Type.Object({ until: Day });
export type PostEnd = Static<typeof PostEnd>;

export const AbsenceInput = Type.Object({ from: Day, until: Day, note: Type.String({ maxLength: 200 }) });
export type AbsenceInput = Static<typeof AbsenceInput>;

export const PostDelegationInput = Type.Object({
  fromId: Id,
  toId: Id,
  roles: Type.Array(Type.Enum(['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']), {
    minItems: 1,
    maxItems: 4,
  }),
  unitId: UnitOrSite,
  from: Day,
  until: Day,
  reason: Type.String({ minLength: 2, maxLength: 200 }),
});
export type PostDelegationInput = Static<typeof PostDelegationInput>;
