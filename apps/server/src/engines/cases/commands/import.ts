import type { IsoDate } from '@openzone/calendar';
import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError, forbidden, invalid } from '../../../platform/errors.ts';
import { emptyCase, permits, ruleOf, step } from '../fold.ts';
import { mayRegister } from '../policy.ts';
import type { CaseEvent, CaseState, ClockSummary, Procedure } from '../procedure.ts';
import { findCaseByNumber, findCaseBySubmission } from '../reader.ts';
import { notNow } from '../refusals.ts';
import { insertCase, insertEvent, insertParty, lockSubmission, passNumber, project } from '../writer.ts';
import { checkActDay, checkData } from './check-input.ts';
import type { CaseContext, Opened, OpenInput } from './open.ts';

/** Something a register says had happened before the case came here. */
export interface PastEvent {
  readonly kind: string;
  readonly on: IsoDate;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ImportInput extends Omit<OpenInput, 'kind' | 'on' | 'data' | 'attachments' | 'by'> {
  /** As the register has it. */
  readonly number: string;
  readonly events: readonly PastEvent[];
  /** Who imports it, and answers for the first event; what follows is the program's reading of the register. */
  readonly by: Person;
}

interface Past<Facts> {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState<Facts>;
  readonly clock: ClockSummary;
}

/**
 * What past events amount to. They follow the procedure and its clock, but not its limits and its separation of persons: what was
 * accepted once stays accepted, and nobody here signed it.
 * @throws AppError where an act cannot come where it stands, on that day or with that data
 */
export function pastCase<Facts>(
  procedure: Procedure<Facts>,
  channel: string,
  past: readonly PastEvent[],
  by: Person,
  context: CaseContext,
): Past<Facts> {
  let state = emptyCase(procedure);
  for (const { kind, on, data } of past) {
    const rule = ruleOf(procedure, kind);
    if (!permits(procedure, rule, state.state)) throw notNow(procedure, rule, state);
    const first = state.revision === 0;
    const event: CaseEvent = {
      seq: state.revision + 1,
      kind,
      on: checkOrder(checkActDay(on, context.today, state), state),
      at: new Date(0),
      actor: first ? 'OFFICER' : 'SYSTEM',
      by: first ? by.id : null,
      data: checkData(rule.data, data),
    };
    state = step(procedure, state, event);
  }
  if (state.revision === 0) throw new TypeError('a case without an event');
  return { events: state.events, state, clock: procedure.clock(channel, state, { ...context, fresh: false }) };
}

function checkOrder(on: IsoDate, state: CaseState): IsoDate {
  const last = state.events.at(-1)?.on;
  if (last === undefined || on >= last) return on;
  throw invalid(
    'EVENT_OUT_OF_ORDER',
    'on',
    `日期 ${on} 早于前一环节的日期 ${last}，请核对。`,
    `${on} lies before the step before it, ${last}; check it.`,
  );
}

/**
 * Takes a case over from a register, with the number it has there and everything that had happened. The same submission key takes it
 * over once.
 * @throws AppError NUMBER_TAKEN (409) where another case has the number, FORBIDDEN
 */
export async function importCase<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  context: CaseContext,
  input: ImportInput,
): Promise<Opened> {
  if (!mayRegister(input.by, input.unitId)) {
    throw forbidden(
      '导入登记簿由政务公开工作机构完成；承办单位的经办人只能导入本单位的申请。',
      'A register is imported by the disclosure office; handlers import requests of their own unit only.',
    );
  }
  await lockSubmission(tx, input.submissionKey);
  const earlier = await findCaseBySubmission(tx, input.submissionKey);
  if (earlier !== undefined)
    return { id: earlier.id, number: earlier.number, state: emptyCase(procedure), replayed: true };
  if ((await findCaseByNumber(tx, procedure.key, input.number)) !== undefined) throw numberTaken(input.number);
  const { events, state, clock } = pastCase(procedure, input.channel, input.events, input.by, context);
  await passOwnNumber(tx, procedure, input.number);
  await insertCase(tx, {
    ...input,
    procedure: procedure.key,
    submittedOn: events[0]?.on ?? context.today,
    createdBy: input.by.id,
    state: state.state,
  });
  if (input.sealedParty !== null) await insertParty(tx, input.id, 'APPLICANT', input.sealedParty);
  for (const event of events) await insertEvent(tx, input.id, event, `${input.submissionKey}:${event.seq}`);
  await project(tx, input.id, state, clock, context.calendar.id);
  return { id: input.id, number: input.number, state, replayed: false };
}

export function numberTaken(number: string): AppError {
  return new AppError({
    id: 'NUMBER_TAKEN',
    status: 409,
    field: 'number',
    text: {
      zh: `登记号“${number.slice(0, 60)}”已经有另一件，请核对登记号。`,
      en: `Another case has the number “${number.slice(0, 60)}”; check it.`,
    },
  });
}

/** A number of our own pattern is not given a second time. */
async function passOwnNumber<Facts>(tx: Tx, procedure: Procedure<Facts>, number: string): Promise<void> {
  if (!number.startsWith(procedure.numberPrefix)) return;
  const [, year, serial] = /^(\d{4})(\d{5})$/.exec(number.slice(procedure.numberPrefix.length)) ?? [];
  if (year !== undefined && serial !== undefined) await passNumber(tx, procedure.key, Number(year), Number(serial));
}
