import type { Role } from '@openzone/contracts';

export interface RoleGrant {
  readonly role: Role;
  /** The unit the role is for; null: the whole site. */
  readonly unitId: string | null;
  /** Whose post it is, when the person acts in their place (代理). */
  readonly onBehalfOf?: { readonly id: string; readonly name: string } | null;
}

/** Who acts. Every command takes one, and nothing is done by nobody. */
export interface Person {
  readonly id: string;
  readonly siteId: number;
  readonly signInName: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly roles: readonly RoleGrant[];
  /** Made for demonstration. */
  readonly demonstration: boolean;
}

export interface Unit {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly agencyCode: string;
  readonly disclosureCapacity: 'OWN_NAME' | 'VIA_COMMITTEE' | 'VIA_PARENT_GOV' | 'NONE';
  readonly duties: string;
  readonly head: string;
  readonly address: string;
  readonly officeHours: string;
  readonly phone: string;
  readonly position: number;
  /** Today. */
  readonly state: 'PLANNED' | 'ACTIVE' | 'MERGED' | 'DISSOLVED';
  /** The first day on which it is no more. */
  readonly endedOn: string | null;
  readonly successorId: string | null;
}

export type UnitActKind = 'CREATED' | 'RENAMED' | 'MOVED' | 'CAPACITY' | 'MERGED' | 'DISSOLVED';

/** Who does the work of a unit now: the unit itself, or where it went. The same rule as `live_unit` in the database. */
export function liveUnitOf(units: readonly Pick<Unit, 'id' | 'state' | 'successorId'>[]): (id: string) => string {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (id) => {
    let at = byId.get(id);
    for (let steps = 0; steps < units.length && at !== undefined && hasEnded(at); steps += 1)
      at = byId.get(at.successorId ?? '');
    return at?.id ?? id;
  };
}

function hasEnded({ state }: Pick<Unit, 'state'>): boolean {
  return state === 'MERGED' || state === 'DISSOLVED';
}

/** How much goes from a unit that ends to the one that takes over. */
export interface UnitMoves {
  readonly people: number;
  readonly posts: number;
  readonly documents: number;
  readonly publicDocuments: number;
  readonly cases: number;
  readonly columns: number;
  /** Open reviews that ask it, and sequences that name it. */
  readonly reviews: number;
}

/** One change of a unit, with its day and ground. What does not belong to its kind is null. */
export interface UnitAct {
  readonly id: string;
  /** In the order they were recorded. */
  readonly number: number;
  readonly unitId: string;
  readonly kind: UnitActKind;
  /** `YYYY-MM-DD`; null: since before anybody wrote it down. */
  readonly effectiveOn: string | null;
  readonly ground: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly shortName: string | null;
  readonly parentId: string | null;
  readonly disclosureCapacity: Unit['disclosureCapacity'] | null;
  readonly successorId: string | null;
  readonly posts: 'MOVE' | 'END' | null;
  /** null: the operator. */
  readonly byName: string | null;
  readonly recordedAt: Date;
  /** When it came into force. */
  readonly settledAt: Date | null;
  readonly moved: UnitMoves | null;
  readonly revokedAt: Date | null;
}

/** Whether the person holds the role for the unit (or, without a unit, anywhere). The same rule as `holds_role` in the database. */
export function holds(person: Person, role: Role, unitId?: string): boolean {
  return person.roles.some(
    (grant) => grant.role === role && (grant.unitId === null || unitId === undefined || grant.unitId === unitId),
  );
}

/** Whose post the person would use in this role: their own (undefined), or somebody's in whose place they act. */
export function actsFor(
  person: Person,
  role: Role,
  unitId?: string,
): { readonly id: string; readonly name: string } | undefined {
  const fitting = person.roles.filter(
    (grant) => grant.role === role && (grant.unitId === null || unitId === undefined || grant.unitId === unitId),
  );
  if (fitting.some(({ onBehalfOf }) => onBehalfOf === undefined || onBehalfOf === null)) return undefined;
  return fitting[0]?.onBehalfOf ?? undefined;
}
