import { holds, type Person } from '../../base/identity/index.ts';
import { forbidden, type Text } from '../../platform/errors.ts';

/**
 * Who may keep the settings of requests and bring in registers. Who may do which act on a case in which state says the
 * definition (`procedure.ts`), which engines/cases asks.
 */

/** Texts of letters, ways of counting days, notices: the administrator and the disclosure office. */
export function mayKeepRequestSettings(person: Person): boolean {
  return holds(person, 'ADMIN') || holds(person, 'DISCLOSURE_OFFICE');
}

/** @param what what is kept, as the subject of a sentence, such as 文书设置 */
export function requireKeeper(person: Person, what: Text): void {
  if (mayKeepRequestSettings(person)) return;
  throw forbidden(
    `${what.zh}由系统管理员或政务公开工作机构维护。`,
    `${what.en} are kept by the administrator or the disclosure office.`,
  );
}

/** Whoever takes over at least one unit's register. */
export function mayImportRegisters(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'HANDLER');
}

/** The office takes over everything, a handler the own unit's. */
export function mayTakeOver(person: Person, unitId: string | null): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || (unitId !== null && holds(person, 'HANDLER', unitId));
}
