import { holds, type Person } from '../../base/identity/index.ts';
import { permits } from './fold.ts';
import type { ActRule, Capacity, CaseState, ClockContext, Procedure } from './procedure.ts';

/** Who may do what to a case, and who may know of it. The only place that says so in the program. */

/** The part of a case that decides whose it is. */
export interface Held {
  readonly unitId: string | null;
}

/** The capacities in which this person meets this case. */
export function capacities(person: Person, held: Held): Capacity[] {
  const found: Capacity[] = [];
  if (held.unitId !== null && holds(person, 'HANDLER', held.unitId)) found.push('HANDLER');
  if (held.unitId !== null && holds(person, 'UNIT_HEAD', held.unitId)) found.push('HEAD');
  if (holds(person, 'DISCLOSURE_OFFICE')) found.push('OFFICE');
  if (holds(person, 'SECRECY_REVIEWER')) found.push('REVIEWER');
  return found;
}

/** Whether the person may know of the case at all. Administrators run the site and see no cases. */
export function maySeeCase(person: Person, held: Held): boolean {
  return capacities(person, held).length > 0;
}

/** Whether the person sees the cases of every unit. */
export function seesAllCases(person: Person): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || holds(person, 'SECRECY_REVIEWER');
}

/** The units whose cases a person sees who does not see all. */
export function caseUnits(person: Person): string[] {
  return person.roles
    .filter((grant) => grant.role === 'HANDLER' || grant.role === 'UNIT_HEAD')
    .flatMap((grant) => grant.unitId ?? []);
}

/** The handlers' chain, who may read the identity of the applicant; the database asks the same (`in_case_chain`). */
export function inChain(person: Person, held: Held): boolean {
  return capacities(person, held).some((capacity) => capacity !== 'REVIEWER');
}

/** Registers what came by post, by fax, over the counter: the disclosure office, and handlers for their own unit. */
export function mayRegister(person: Person, unitId: string | null): boolean {
  return holds(person, 'DISCLOSURE_OFFICE') || (unitId !== null && holds(person, 'HANDLER', unitId));
}

/** Whether the person did one of the acts that the two-person rule keeps apart from this one. */
export function isFirstPerson<Facts>(personId: string, rule: ActRule<Facts>, state: CaseState): boolean {
  const { notBy } = rule;
  if (notBy === undefined) return false;
  const since = state.events.findLast((event) => notBy.until.includes(event.kind))?.seq ?? 0;
  return state.events.some((event) => event.seq > since && event.by === personId && notBy.acts.includes(event.kind));
}

/** What this person may do to the case now, and can. */
export function allowedActs<Facts>(
  procedure: Procedure<Facts>,
  person: Person,
  state: CaseState<Facts>,
  channel: string,
  context: ClockContext,
): string[] {
  const own = capacities(person, state);
  return Object.entries(procedure.acts)
    .filter(
      ([, rule]) =>
        permits(procedure, rule, state.state) &&
        rule.who.some((capacity) => own.includes(capacity)) &&
        !isFirstPerson(person.id, rule, state) &&
        rule.possible?.(state, channel, context) !== false,
    )
    .map(([kind]) => kind);
}

/** Whether the capacities of a person and the state of a case permit the act, apart from the two-person rule and what it lacks yet. */
export function mayPerform<Facts>(
  procedure: Procedure<Facts>,
  person: Person,
  held: Held,
  state: string,
  act: string,
): { readonly capacity: boolean; readonly state: boolean } {
  const rule = procedure.acts[act];
  if (rule === undefined) return { capacity: false, state: false };
  const own = capacities(person, held);
  return { capacity: rule.who.some((one) => own.includes(one)), state: permits(procedure, rule, state) };
}
