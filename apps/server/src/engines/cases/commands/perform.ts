import type { Person } from '../../../base/identity/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/errors.ts';
import { fold, permits, ruleOf, step } from '../fold.ts';
import { capacities, isFirstPerson, maySeeCase } from '../policy.ts';
import type { ActRule, CaseEvent, CaseState, ClockSummary, Procedure } from '../procedure.ts';
import { findCase, findCaseByNumber, findCommand, lockCase, readEvents, type CaseFile } from '../reader.ts';
import { noSuchCase, notNow, notYours, secondPersonNeeded, staleCase, unknownAct } from '../refusals.ts';
import { insertEvent, insertLink, project, projectEnded } from '../writer.ts';
import { checkActDay, checkData } from './check-input.ts';
import type { CaseContext } from './open.ts';

/** Who acts: an officer, the applicant with the query code, or the program by a rule. */
export type Actor =
  { readonly kind: 'OFFICER'; readonly person: Person } | { readonly kind: 'APPLICANT' } | { readonly kind: 'SYSTEM' };

export interface Act {
  readonly kind: string;
  readonly on: string;
  readonly data: unknown;
  /** The same key does it once. */
  readonly commandKey: string;
  /** What the person saw; undefined where nobody looked (the program, an import). */
  readonly revision?: number;
}

export interface Performed<Facts> {
  readonly file: CaseFile;
  readonly before: CaseState<Facts>;
  readonly after: CaseState<Facts>;
  /** The event written; undefined when the same command had been done before. */
  readonly event: CaseEvent | undefined;
}

/**
 * Does one act on one case: locks it, folds its events, asks the definition and the policy, appends the event, and brings the
 * projection and its dates up to it.
 * @throws AppError NOT_FOUND, STALE_REVISION, ACT_NOT_ALLOWED (409), FORBIDDEN, 400 naming the field
 */
export async function perform<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  context: CaseContext,
  caseId: string,
  actor: Actor,
  act: Act,
): Promise<Performed<Facts>> {
  const file = await lockCase(tx, procedure.key, caseId);
  if (file === undefined) throw noSuchCase(procedure.name);
  const before = fold(procedure, await readEvents(tx, caseId));
  if (actor.kind === 'OFFICER' && !maySeeCase(actor.person, before)) throw noSuchCase(procedure.name);
  if ((await findCommand(tx, caseId, act.commandKey)) !== undefined)
    return { file, before, after: before, event: undefined };
  const { event, after, clock, rule } = decide(procedure, context, file, before, actor, act);
  if (rule.link !== undefined) await relate(tx, procedure, file, rule.link, event.data);
  await insertEvent(tx, caseId, event, act.commandKey, rule.who);
  if (clock === undefined) await projectEnded(tx, caseId, after);
  else await project(tx, caseId, after, clock, context.calendar.id);
  return { file, before, after, event };
}

/**
 * What the act would lead to, by the same rules, with nothing written: for showing the day before somebody decides.
 * @throws AppError as `perform` does
 */
export async function foresee<Facts>(
  reading: Reading,
  procedure: Procedure<Facts>,
  context: CaseContext,
  caseId: string,
  person: Person,
  act: Omit<Act, 'commandKey'>,
): Promise<Omit<Performed<Facts>, 'event'>> {
  const file = await findCase(reading, procedure.key, caseId);
  if (file === undefined) throw noSuchCase(procedure.name);
  const before = fold(procedure, await readEvents(reading, caseId));
  if (!maySeeCase(person, before)) throw noSuchCase(procedure.name);
  const { after } = decide(procedure, context, file, before, { kind: 'OFFICER', person }, act);
  return { file, before, after };
}

/** The case as it stands, held until the end of the transaction: whoever else would act on it waits. @throws AppError NOT_FOUND */
export async function holdCase<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  person: Person,
  caseId: string,
): Promise<CaseState<Facts>> {
  const file = await lockCase(tx, procedure.key, caseId);
  const state = file === undefined ? undefined : fold(procedure, await readEvents(tx, caseId));
  if (state === undefined || !maySeeCase(person, state)) throw noSuchCase(procedure.name);
  return state;
}

interface Decided<Facts> {
  readonly rule: ActRule<Facts>;
  readonly event: CaseEvent;
  readonly after: CaseState<Facts>;
  /** Undefined for a case that has ended and stays so. */
  readonly clock: ClockSummary | undefined;
}

function decide<Facts>(
  procedure: Procedure<Facts>,
  context: CaseContext,
  file: CaseFile,
  before: CaseState<Facts>,
  actor: Actor,
  act: Omit<Act, 'commandKey'>,
): Decided<Facts> {
  if (!Object.hasOwn(procedure.acts, act.kind)) throw unknownAct(act.kind);
  const rule = ruleOf(procedure, act.kind);
  requireActor(rule, actor, before);
  if (act.revision !== undefined && act.revision !== before.revision) throw staleCase(before);
  if (!permits(procedure, rule, before.state)) throw notNow(procedure, rule, before);
  const data = checkData(rule.data, act.data);
  const on = checkActDay(act.on, context.today, before);
  rule.check?.(before, data, on);
  const event: CaseEvent = {
    seq: before.revision + 1,
    kind: act.kind,
    on,
    at: new Date(0),
    actor: actor.kind,
    by: actor.kind === 'OFFICER' ? actor.person.id : null,
    data,
  };
  const after = step(procedure, before, event);
  const isOver = !before.open && !after.open && rule.clocked !== true;
  const clock = isOver ? undefined : procedure.clock(file.channel, after, { ...context, fresh: true });
  return { rule, event, after, clock };
}

function requireActor<Facts>(rule: ActRule<Facts>, actor: Actor, before: CaseState<Facts>): void {
  if (actor.kind !== 'OFFICER') {
    if (!rule.who.includes(actor.kind)) throw notYours(rule);
    return;
  }
  const own = capacities(actor.person, before);
  if (!rule.who.some((capacity) => own.includes(capacity))) throw notYours(rule);
  if (isFirstPerson(actor.person.id, rule, before)) throw secondPersonNeeded(rule);
}

async function relate<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  file: CaseFile,
  kind: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const number = typeof data.number === 'string' ? data.number.trim() : '';
  const other = await findCaseByNumber(tx, procedure.key, number);
  if (other === undefined || other.id === file.id) {
    throw invalid(
      'CASE_NUMBER_UNKNOWN',
      'data.number',
      `没有登记号为“${number.slice(0, 40)}”的另一件，请核对登记号。`,
      `There is no other case with the number “${number.slice(0, 40)}”; check it.`,
    );
  }
  await insertLink(tx, file.id, other.id, kind);
}
