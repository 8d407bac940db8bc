import { holds, type Person } from '../../base/identity/index.ts';

/** Who sees the figures of which units: the disclosure office and administrators all of them, people of a unit and its head their own. */

export function seesWhole(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'ADMIN');
}

export function seesTimes(person: Person, unitId: string | null): boolean {
  if (seesWhole(person)) return true;
  return (
    unitId !== null &&
    (person.unitId === unitId || holds(person, 'UNIT_HEAD', unitId) || holds(person, 'HANDLER', unitId))
  );
}
