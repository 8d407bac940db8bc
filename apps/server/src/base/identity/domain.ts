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
