import {
  CalendarError,
  channelLabels,
  defaultCorrectionDue,
  parseIsoDate,
  zonedToday,
  type Channel,
  type ClockEvent,
  type ClockInput,
  type DeliveryType,
  type IsoDate,
} from '@openzone/calendar';
import { badInput } from './clock-input.ts';

/** One request as typed on the command line; every date still as it was typed. */
export interface ExplainOptions {
  readonly received?: string;
  readonly channel: string;
  readonly correctionSent?: string;
  readonly correctionDue?: string;
  readonly correctionReceived?: string;
  readonly pause: readonly string[];
  readonly extension?: string;
  readonly feeNotice?: string;
  readonly feePaid?: string;
  readonly posted?: string;
  readonly signed?: string;
  readonly sent?: string;
  readonly asOf?: string;
  readonly lang: string;
  readonly json?: boolean;
}

function dateIn(value: string, option: string): IsoDate {
  try {
    return parseIsoDate(value);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw badInput(option, `--${option}：${error.text.zh}`, `--${option}: ${error.text.en}`);
  }
}

function channelIn(value: string): Channel {
  const channels = Object.keys(channelLabels) as Channel[];
  const channel = channels.find((one) => one === value.toUpperCase().replaceAll('-', '_'));
  if (channel !== undefined) return channel;
  throw badInput(
    'channel',
    `--channel：没有“${value}”这种渠道。可用：${channels.join('、')}。`,
    `--channel: there is no channel “${value}”. There are: ${channels.join(', ')}.`,
  );
}

/** What a channel's day of receipt comes from. */
function receiptEvents(channel: Channel, on: IsoDate): ClockEvent[] {
  switch (channel) {
    case 'INTERNET':
    case 'FAX':
      return [
        { type: 'SUBMITTED', on },
        { type: 'CONFIRMED_BOTH', on },
      ];
    case 'ORDINARY_MAIL':
      return [
        { type: 'ARRIVED', on },
        { type: 'CONFIRMED_BOTH', on },
      ];
    case 'REGISTERED_MAIL':
      return [{ type: 'SIGNED_BY_AGENCY', on }];
    case 'IN_PERSON':
    case 'ORAL':
      return [{ type: 'RECEIVED', on }];
    default:
      return channel satisfies never;
  }
}

function pauseEvents(value: string, index: number): ClockEvent[] {
  const match = /^(.+?)\.\.(.*)$/u.exec(value);
  if (match === null) {
    throw badInput(
      'pause',
      `--pause：“${value}”无效。请写作 2024-03-08..2024-03-25；尚未结束的写作 2024-03-08.. 。`,
      `--pause: “${value}” is not valid. Write 2024-03-08..2024-03-25, or 2024-03-08.. while it lasts.`,
    );
  }
  const party = `第三方 ${index + 1}`;
  const sent: ClockEvent = { type: 'THIRD_PARTY_CONSULT_SENT', on: dateIn(match[1] ?? '', 'pause'), party };
  if (match[2] === undefined || match[2] === '') return [sent];
  return [sent, { type: 'THIRD_PARTY_OPINION_RECEIVED', on: dateIn(match[2], 'pause'), party }];
}

function extensionEvent(value: string): ClockEvent {
  const match = /^(\d{1,4})@(.+)$/u.exec(value);
  if (match === null) {
    throw badInput(
      'extension',
      `--extension：“${value}”无效。请写作 20@2024-03-20（工作日数@批准并告知之日）。`,
      `--extension: “${value}” is not valid. Write 20@2024-03-20 (workdays@day approved and told).`,
    );
  }
  return { type: 'EXTENSION_APPROVED', on: dateIn(match[2] ?? '', 'extension'), workdays: Number(match[1]) };
}

function correctionEvents(options: ExplainOptions): ClockEvent[] {
  const { correctionSent, correctionDue, correctionReceived } = options;
  if (correctionSent === undefined) {
    if (correctionDue === undefined && correctionReceived === undefined) return [];
    throw badInput(
      'correction-sent',
      '--correction-due 和 --correction-received 须与 --correction-sent 同用。请补上发出补正告知的日期。',
      '--correction-due and --correction-received go with --correction-sent. Give the day the notice was sent.',
    );
  }
  const on = dateIn(correctionSent, 'correction-sent');
  const dueOn = correctionDue === undefined ? defaultCorrectionDue(on) : dateIn(correctionDue, 'correction-due');
  const notice: ClockEvent = { type: 'CORRECTION_NOTICE_SENT', on, dueOn };
  if (correctionReceived === undefined) return [notice];
  return [notice, { type: 'CORRECTION_RECEIVED', on: dateIn(correctionReceived, 'correction-received') }];
}

function answerEvents(options: ExplainOptions): ClockEvent[] {
  const { feeNotice, feePaid, posted, signed, sent } = options;
  const events: ClockEvent[] = [];
  if (feeNotice !== undefined) events.push({ type: 'FEE_NOTICE_RECEIVED', on: dateIn(feeNotice, 'fee-notice') });
  if (feePaid !== undefined) events.push({ type: 'FEE_PAID', on: dateIn(feePaid, 'fee-paid') });
  const deliver = (type: DeliveryType, on: IsoDate): void => {
    events.push({ type: 'DECISION_SIGNED_OFF', on }, { type, on });
  };
  if (posted !== undefined) deliver('DECISION_POSTED', dateIn(posted, 'posted'));
  if (signed !== undefined) deliver('DECISION_SIGNED', dateIn(signed, 'signed'));
  if (sent !== undefined) deliver('DECISION_SENT_ELECTRONICALLY', dateIn(sent, 'sent'));
  return events;
}

/** The request that the options describe. Throws ClockInputError naming the option at fault. */
export function inputFrom(options: ExplainOptions): ClockInput {
  if (options.received === undefined) {
    throw badInput(
      'received',
      '缺少 --received。请给出收到申请之日，例如 --received 2024-03-01。',
      '--received is missing. Give the day of receipt, for example --received 2024-03-01.',
    );
  }
  const channel = channelIn(options.channel);
  const events = [
    ...receiptEvents(channel, dateIn(options.received, 'received')),
    ...correctionEvents(options),
    ...options.pause.flatMap(pauseEvents),
    ...(options.extension === undefined ? [] : [extensionEvent(options.extension)]),
    ...answerEvents(options),
  ];
  return { channel, events, asOf: asOfFor(options.asOf, events) };
}

/** Today unless typed; a case told ahead of time is read on the day of its last event. */
function asOfFor(typed: string | undefined, events: readonly ClockEvent[]): IsoDate {
  const days = events.map(({ on }) => on).toSorted();
  if (typed === undefined) return [...days, zonedToday(new Date())].toSorted().at(-1) ?? '';
  const asOf = dateIn(typed, 'as-of');
  const first = days[0] ?? asOf;
  if (asOf >= first) return asOf;
  throw badInput(
    'as-of',
    `--as-of：${asOf} 早于收到申请之日 ${first}。请给出不早于该日的日期。`,
    `--as-of: ${asOf} lies before the day of receipt, ${first}. Give that day or a later one.`,
  );
}
