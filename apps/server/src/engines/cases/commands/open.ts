import type { CalendarVersion, ClockPolicy, IsoDate } from '@openzone/calendar';
import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { forbidden } from '../../../platform/errors.ts';
import { emptyCase, permits, ruleOf, step } from '../fold.ts';
import { mayRegister } from '../policy.ts';
import type { CaseEvent, CaseState, Procedure } from '../procedure.ts';
import { findCaseBySubmission } from '../reader.ts';
import {
  lockSubmission,
  insertAttachment,
  insertCase,
  insertEvent,
  insertParty,
  project,
  takeNumber,
  type NewAttachment,
} from '../writer.ts';
import { checkActDay, checkData } from './check-input.ts';

/** What every act is measured by. */
export interface CaseContext {
  readonly calendar: CalendarVersion;
  /** Today in Shanghai. */
  readonly today: IsoDate;
  /** What the site chose where the law leaves the counting open; the calendar's id names it as well. */
  readonly policy?: Partial<ClockPolicy>;
}

export interface OpenInput {
  readonly id: string;
  /** The first event: how it came. */
  readonly kind: string;
  readonly on: IsoDate;
  readonly data: Readonly<Record<string, unknown>>;
  readonly channel: string;
  readonly partyKind: string;
  readonly partyMasked: string;
  readonly partyKey: string;
  /** Who asks; null for a case that follows another, whose party it shares. */
  readonly sealedParty: Buffer | null;
  readonly sealedContact: Buffer | null;
  readonly summary: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly contentKey: string;
  /** The same key opens one case, however often it is sent. */
  readonly submissionKey: string;
  readonly attachments: readonly Omit<NewAttachment, 'seq'>[];
  readonly unitId: string | null;
  readonly demonstration: boolean;
  /** The officer who registers it; null when the applicant sent it. */
  readonly by: Person | null;
}

export interface Opened {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  /** True when the same submission had opened it before. */
  readonly replayed: boolean;
}

/**
 * Opens a case: number, file, sealed party, attachments and first event in one transaction, so that a receipt that is shown is
 * durable and whole. Number: `<prefix><year><five digits>`, without gaps.
 */
export async function openCase<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  context: CaseContext,
  input: OpenInput,
): Promise<Opened> {
  if (input.by !== null && !mayRegister(input.by, input.unitId)) {
    throw forbidden(
      '登记申请由政务公开工作机构或承办单位的经办人完成，请选择您所在的单位，或联系政务公开工作机构。',
      'Requests are registered by the disclosure office, or by a handler for the own unit.',
    );
  }
  // Of two that come at once with the same key the second waits here, and then finds what the first has opened.
  await lockSubmission(tx, input.submissionKey);
  const earlier = await findCaseBySubmission(tx, input.submissionKey);
  if (earlier !== undefined) {
    return { id: earlier.id, number: earlier.number, state: emptyCase(procedure), replayed: true };
  }
  const states = firstStates(procedure, context, input);
  const last = states.at(-1)?.state;
  if (last === undefined) throw new TypeError('a case without an event');
  const clock = procedure.clock(input.channel, last as CaseState<Facts>, { ...context, fresh: true });
  const year = Number(context.today.slice(0, 4));
  const number = `${procedure.numberPrefix}${year}${String(await takeNumber(tx, procedure.key, year)).padStart(5, '0')}`;
  await insertCase(tx, {
    ...input,
    procedure: procedure.key,
    number,
    submittedOn: input.on,
    createdBy: input.by?.id ?? null,
    state: last.state,
  });
  if (input.sealedParty !== null) await insertParty(tx, input.id, 'APPLICANT', input.sealedParty);
  for (const attachment of input.attachments) await insertAttachment(tx, input.id, { ...attachment, seq: 1 });
  for (const { event } of states) await insertEvent(tx, input.id, event, `${input.submissionKey}:${event.seq}`);
  await project(tx, input.id, last, clock, context.calendar.id);
  return { id: input.id, number, state: last, replayed: false };
}

/** The first event, and the assignment when a unit is named at once. */
function firstStates<Facts>(
  procedure: Procedure<Facts>,
  context: CaseContext,
  input: OpenInput,
): { event: CaseEvent; state: CaseState }[] {
  const empty = emptyCase(procedure);
  const rule = ruleOf(procedure, input.kind);
  if (!permits(procedure, rule, '')) throw new TypeError(`${input.kind} does not begin a case`);
  const on = checkActDay(input.on, context.today, empty);
  const actor = input.by === null ? 'APPLICANT' : 'OFFICER';
  const base = { at: new Date(0), actor, by: input.by?.id ?? null } as const;
  const first: CaseEvent = { ...base, seq: 1, kind: input.kind, on, data: checkData(rule.data, input.data) };
  const begun = step(procedure, empty, first);
  const made = [{ event: first, state: begun as CaseState }];
  if (input.unitId !== null) {
    const data = { unitId: input.unitId, handlerId: null, note: '' };
    // The event of a case's unit is the office's own act; without an officer it is the site's rule that assigns.
    const assigned: CaseEvent = {
      ...base,
      actor: input.by === null ? 'SYSTEM' : 'OFFICER',
      seq: 2,
      kind: 'ASSIGNED',
      on,
      data,
    };
    made.push({ event: assigned, state: step(procedure, begun, assigned) as CaseState });
  }
  return made;
}
