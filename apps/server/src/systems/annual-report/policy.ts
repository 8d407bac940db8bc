import { holds, type Person } from '../../base/identity/index.ts';
import { forbidden } from '../../platform/errors.ts';

/** Who may do what with reports and what units are asked for them. */

/** Compiles reports, sends the questions, freezes: the disclosure office. */
export function requireOffice(person: Person): void {
  if (!holds(person, 'DISCLOSURE_OFFICE'))
    throw forbidden(
      '年度报告由政务公开工作机构编制，请联系该机构办理。',
      'The annual report is the disclosure office’s; ask them.',
    );
}

export function isOffice(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE');
}

export function mayFill(person: Person, unitId: string): boolean {
  return holds(person, 'HANDLER', unitId) || holds(person, 'UNIT_HEAD', unitId) || isOffice(person);
}

export function maySign(person: Person, unitId: string): boolean {
  return holds(person, 'UNIT_HEAD', unitId);
}

/** The office and administrators see every unit's; others their own. */
export function seesUnit(person: Person, unitId: string | null): boolean {
  if (isOffice(person) || holds(person, 'ADMIN')) return true;
  return unitId !== null && (person.unitId === unitId || mayFill(person, unitId));
}
