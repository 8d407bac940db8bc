import {
  addWorkdays,
  CalendarError,
  regimeLimits,
  regimeOf,
  type CalendarVersion,
  type IsoDate,
} from '@openzone/calendar';
import {
  outcomeRules,
  type AnswerDraft,
  type RequestAct,
  type RequestActData,
  type RequestChannel,
  type RequestOutcome,
} from '@openzone/contracts';
import type { PastEvent } from '../../../engines/cases/index.ts';

/** What a row of the register says happened, as events of the procedure. */

export interface PastRequest {
  readonly channel: RequestChannel;
  readonly receivedOn: IsoDate;
  readonly unitId: string | null;
  /** Working days; 0 for none. */
  readonly extension: number;
  /** Null while it is open. */
  readonly answer: { readonly outcome: RequestOutcome; readonly on: IsoDate; readonly number: string } | null;
  readonly note: string;
}

/** What the register does not tell, said as such in the file. */
const untold = '登记簿导入，未载明';

function event<K extends RequestAct>(kind: K, on: IsoDate, data: RequestActData[K]): PastEvent {
  return { kind, on, data };
}

export function historyOf(past: PastRequest, calendar: CalendarVersion): PastEvent[] {
  const { receivedOn, unitId, answer, channel } = past;
  const isConfirmed = channel === 'INTERNET' || channel === 'FAX' || channel === 'ORDINARY_MAIL';
  const note = { note: `登记簿导入。${past.note}` };
  const events = isConfirmed
    ? [event('SUBMITTED', receivedOn, note), event('CONFIRMED_BOTH', receivedOn, { note: '' })]
    : [event('RECEIVED', receivedOn, note)];
  if (unitId !== null) events.push(event('ASSIGNED', receivedOn, { unitId, handlerId: null, note: '' }));
  if (past.extension > 0) {
    const on = extensionDay(past, calendar);
    events.push(event('EXTENSION_APPROVED', on, { workdays: past.extension, reason: untold }));
  }
  if (answer === null) return events;
  return [...events, ...ending(past, answer), event('ARCHIVED', answer.on, { note: '' })];
}

/** An extension was told before the limit ended; the register does not say when, so the last day it could be is taken. */
function extensionDay({ receivedOn, answer }: PastRequest, calendar: CalendarVersion): IsoDate {
  const due = originalDue(receivedOn, calendar);
  if (answer === null) return due ?? receivedOn;
  return due === null || answer.on < due ? answer.on : due;
}

function originalDue(receivedOn: IsoDate, calendar: CalendarVersion): IsoDate | null {
  try {
    return addWorkdays(receivedOn, regimeLimits[regimeOf(receivedOn)].reply, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

function ending(past: PastRequest, { outcome, on, number }: NonNullable<PastRequest['answer']>): PastEvent[] {
  if (outcome === 'WITHDRAWN') return [event('WITHDRAWN_BY_APPLICANT', on, { reason: untold })];
  if (outcome === 'ABANDONED_CORRECTION') {
    return [
      event('CORRECTION_NOTICE_SENT', past.receivedOn, { dueOn: on, matters: untold, guidance: untold }),
      event('CORRECTION_EXPIRED', on, { finding: untold }),
    ];
  }
  if (outcome === 'ABANDONED_FEE') {
    return [
      event('FEE_NOTICE_RECEIVED', past.receivedOn, { basis: 'ITEMS', count: 1, before: 0 }),
      event('FEE_EXPIRED', on, { finding: untold }),
    ];
  }
  return [
    event('ANSWER_DRAFTED', on, { ...emptyDraft, outcome }),
    event('ANSWER_SUBMITTED', on, { note: '' }),
    event('ANSWER_CHECKED', on, { comment: untold, confirmed: [] }),
    event('DECISION_SIGNED_OFF', on, { documentNumber: number }),
    serving(past.channel, on),
  ];
}

const emptyDraft: Omit<AnswerDraft, 'outcome'> = {
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '',
  searched: '',
};

/** The register tells the day and not the way; the way it came is taken. */
function serving(channel: RequestChannel, on: IsoDate): PastEvent {
  if (channel === 'INTERNET') return event('DECISION_SENT_ELECTRONICALLY', on, { note: '' });
  if (channel === 'IN_PERSON' || channel === 'ORAL') return event('DECISION_SIGNED', on, { signedBy: '' });
  return event('DECISION_POSTED', on, { carrier: '', trackingNumber: '' });
}

/** Whether the outcome is one of the regulation the request falls under. */
export function fitsRegime(outcome: RequestOutcome, receivedOn: IsoDate): boolean {
  const { regime } = outcomeRules[outcome];
  return regime === 'both' || regime === regimeOf(receivedOn);
}
