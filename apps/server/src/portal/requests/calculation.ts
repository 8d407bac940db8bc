import {
  CalendarError,
  ClockError,
  explainReplyDue,
  type ClockDay,
  type ClockEvent,
  type ClockInput,
  type IsoDate,
} from '@openzone/calendar';
import { requestChannelLabels, type RequestChannel } from '@openzone/contracts';
import { pick, type Language } from '../../platform/i18n/index.ts';
import type { Messages } from '../messages/index.ts';
import { readDay } from '../query.ts';

export const calculatorFields = ['channel', 'day', 'correction', 'extension', 'pauseFrom', 'pauseTo'] as const;
export type CalculatorField = (typeof calculatorFields)[number];

export interface CalculatorProblem {
  readonly field: CalculatorField | undefined;
  readonly text: string;
}

export interface Calculation {
  /** Null where no calendar reaches. */
  readonly due: IsoDate | null;
  readonly sentences: readonly string[];
  readonly days: readonly ClockDay[];
}

export interface Calculated {
  readonly problems: readonly CalculatorProblem[];
  readonly result: Calculation | undefined;
}

type Typed = Readonly<Record<string, string>>;

/** The day of receipt as the channel has it (条例第三十一条). */
function receiptEvents(channel: RequestChannel, on: IsoDate): ClockEvent[] {
  if (channel === 'IN_PERSON' || channel === 'ORAL' || channel === 'REGISTERED_MAIL') return [{ type: 'RECEIVED', on }];
  return [
    { type: channel === 'ORDINARY_MAIL' ? 'ARRIVED' : 'SUBMITTED', on },
    { type: 'CONFIRMED_BOTH', on },
  ];
}

interface Days {
  readonly channel: RequestChannel | undefined;
  readonly day: IsoDate | undefined;
  readonly correction: IsoDate | undefined;
  readonly pauseFrom: IsoDate | undefined;
  readonly pauseTo: IsoDate | undefined;
  readonly extension: number | undefined;
}

/** Whoever asks here knows the dates, not whether every step kept its limit, so the steps are taken as they are told. */
function eventsOf(days: Days, channel: RequestChannel, day: IsoDate): ClockEvent[] {
  const { correction, extension, pauseFrom, pauseTo } = days;
  const accepted = true;
  const start = correction ?? day;
  const party = '第三方';
  return [
    ...receiptEvents(channel, day),
    ...(correction === undefined
      ? []
      : ([
          { type: 'CORRECTION_NOTICE_SENT', on: day, dueOn: correction, accepted },
          { type: 'CORRECTION_RECEIVED', on: correction, accepted },
        ] satisfies ClockEvent[])),
    ...(extension === undefined
      ? []
      : ([{ type: 'EXTENSION_APPROVED', on: start, workdays: extension, accepted }] satisfies ClockEvent[])),
    ...(pauseFrom === undefined || pauseTo === undefined
      ? []
      : ([
          { type: 'THIRD_PARTY_CONSULT_SENT', on: pauseFrom, party, accepted },
          { type: 'THIRD_PARTY_OPINION_RECEIVED', on: pauseTo, party, accepted },
        ] satisfies ClockEvent[])),
  ];
}

function readDays(typed: Typed, m: Messages): { days: Days; problems: CalculatorProblem[] } {
  const { errors } = m.requests;
  const problems: CalculatorProblem[] = [];
  const wrong = (field: CalculatorField, text: string): undefined => {
    problems.push({ field, text });
    return undefined;
  };
  const day = (field: CalculatorField): IsoDate | undefined => {
    const value = typed[field];
    return value === undefined ? undefined : (readDay(value) ?? wrong(field, errors.day));
  };
  const workdays = typed['extension'];
  const channel = typed['channel'] ?? '';
  const days: Days = {
    channel: Object.hasOwn(requestChannelLabels, channel)
      ? (channel as RequestChannel)
      : wrong('channel', errors.channel),
    day: typed['day'] === undefined ? wrong('day', errors.missing) : day('day'),
    correction: day('correction'),
    extension:
      workdays === undefined
        ? undefined
        : /^([1-9]|1\d|20)$/.test(workdays)
          ? Number(workdays)
          : wrong('extension', errors.workdays),
    pauseFrom: day('pauseFrom'),
    pauseTo: day('pauseTo'),
  };
  const isBefore = (value: IsoDate | undefined): boolean =>
    value !== undefined && days.day !== undefined && value < days.day;
  if (isBefore(days.correction)) wrong('correction', errors.beforeReceipt);
  if (isBefore(days.pauseFrom)) wrong('pauseFrom', errors.beforeReceipt);
  const isHalf = (typed['pauseFrom'] === undefined) !== (typed['pauseTo'] === undefined);
  const isBackwards = days.pauseFrom !== undefined && days.pauseTo !== undefined && days.pauseTo < days.pauseFrom;
  if (isHalf || isBackwards) wrong('pauseTo', errors.pausePair);
  return { days, problems };
}

/** What the site counts by; the national calendar and the program's own choices unless given. */
type Counting = Pick<ClockInput, 'calendar' | 'policy'>;

/** By when a request must be answered, from what somebody typed; nothing is kept. */
export function calculate(typed: Typed, m: Messages, language: Language, counting: Counting = {}): Calculated {
  const { days, problems } = readDays(typed, m);
  if (problems.length > 0 || days.channel === undefined || days.day === undefined)
    return { problems, result: undefined };
  const events = eventsOf(days, days.channel, days.day);
  const asOf = events.reduce((last, event) => (event.on > last ? event.on : last), days.day);
  try {
    const {
      reading,
      sentences,
      days: counted,
    } = explainReplyDue({ ...counting, channel: days.channel, events, asOf }, language === 'en' ? 'en' : 'zh');
    if (reading.replyDue === null)
      return { problems, result: { due: null, sentences: [m.requests.calculator.noCalendar], days: [] } };
    // How much is left as of some day says nothing here, where no day is today.
    const said = sentences.map(({ text }) => text).filter((text) => !/^(截至|As of)/.test(text));
    return { problems, result: { due: reading.replyDue, sentences: said, days: counted } };
  } catch (error) {
    if (!(error instanceof ClockError || error instanceof CalendarError)) throw error;
    return { problems: [{ field: undefined, text: pick(error.text, language) }], result: undefined };
  }
}
