import type { Channel, ClockEvent, ClockEventType } from '../request-clock/events.ts';
import { defaultCorrectionDue } from '../request-clock/policy.ts';
import type { ClockPolicy } from '../request-clock/policy.ts';
import { clockSteps } from '../request-clock/states.ts';
import { channelLabels } from '../request-clock/labels.ts';
import { badField, dateIfAny, dateOf, isTrue, listOf, numberIfAny, rawOf, textOf } from './fields.ts';
import type { Raw } from './fields.ts';

function isEventType(text: string): text is ClockEventType {
  return Object.hasOwn(clockSteps, text);
}

function isChannel(text: string): text is Channel {
  return Object.hasOwn(channelLabels, text);
}

/** The channel a text names; `path` is for the refusal. */
export function channelOf(text: unknown, path: string): Channel {
  if (typeof text === 'string' && isChannel(text)) return text;
  const all = Object.keys(channelLabels).join(' | ');
  throw badField(path, text, all, all);
}

/** One event as the file writes it (`date`, `consultee`, `correctionDueDate` …) in the words of the clock. */
function eventOf(raw: Raw, path: string, policy: ClockPolicy): ClockEvent {
  const type = textOf(raw, ['type'], path);
  if (!isEventType(type)) {
    throw badField(
      `${path}type`,
      type,
      '已有的事项类型，例如 RECEIVED、CONFIRMED_BOTH',
      'a known event, for example RECEIVED or CONFIRMED_BOTH',
    );
  }
  const on = dateOf(raw, ['date', 'on'], path);
  switch (type) {
    case 'CORRECTION_NOTICE_SENT':
      return {
        type,
        on,
        dueOn:
          dateIfAny(raw, ['correctionDueDate', 'correctionDue', 'dueOn'], path) ??
          defaultCorrectionDue(on, undefined, policy),
      };
    case 'CORRECTION_RECEIVED':
      return { type, on, goodCause: isTrue(raw, 'goodCause', 'justified', 'goodReason') };
    case 'REASON_ACCEPTED_DELAY':
      return { type, on, until: dateOf(raw, ['until', 'delayedUntil', 'replyDue', 'dueDate'], path) };
    case 'THIRD_PARTY_CONSULT_SENT':
    case 'THIRD_PARTY_CONSULT_SERVED':
    case 'THIRD_PARTY_CONSULT_EXPIRED':
      return { type, on, party: textOf(raw, ['consultee', 'party'], path) };
    case 'THIRD_PARTY_OPINION_RECEIVED': {
      const party = textOf(raw, ['consultee', 'party'], path);
      const { opinion } = raw;
      return opinion === 'CONSENT' || opinion === 'REFUSE' ? { type, on, party, opinion } : { type, on, party };
    }
    case 'AGENCY_CONSULT_SENT':
      return {
        type,
        on,
        agency: textOf(raw, ['consultee', 'agency'], path),
        jointProducer: raw['jointProducer'] !== false,
      };
    case 'AGENCY_CONSULT_SERVED':
    case 'AGENCY_OPINION_RECEIVED':
    case 'AGENCY_CONSULT_EXPIRED':
      return { type, on, agency: textOf(raw, ['consultee', 'agency'], path) };
    case 'EXTENSION_APPROVED': {
      const workdays = numberIfAny(raw, 'workdays', path);
      if (workdays === undefined)
        throw badField(`${path}workdays`, undefined, '延长的工作日数', 'the number of workdays');
      const notifiedOn = dateIfAny(raw, ['notifiedOn', 'notifiedDate', 'notifiedAt'], path);
      return notifiedOn === undefined ? { type, on, workdays } : { type, on, workdays, notifiedOn };
    }
    case 'DECISION_SENT_ELECTRONICALLY': {
      const acknowledgedOn = dateIfAny(raw, ['acknowledgedOn'], path);
      return acknowledgedOn === undefined ? { type, on } : { type, on, acknowledgedOn };
    }
    case 'POSTED_BY_APPLICANT':
    case 'SUBMITTED':
    case 'ARRIVED':
    case 'CONTACT_FAILED':
    case 'RECEIVED':
    case 'SIGNED_BY_AGENCY':
    case 'CONFIRMED_BOTH':
    case 'CORRECTION_EXPIRED':
    case 'REASON_REQUESTED':
    case 'REASON_ACCEPTED':
    case 'REASON_REJECTED':
    case 'FEE_NOTICE_RECEIVED':
    case 'FEE_PAID':
    case 'FEE_EXPIRED':
    case 'DECISION_SIGNED_OFF':
    case 'DECISION_POSTED':
    case 'DECISION_SIGNED':
    case 'ARCHIVED':
    case 'WITHDRAWN_BY_APPLICANT':
      return { type, on };
    default:
      return type satisfies never;
  }
}

/** The channel and events of a case. The channel stands with the case or with its first event. */
export function readEvents(
  raw: Raw,
  path: string,
  policy: ClockPolicy,
): { readonly channel: Channel; readonly events: readonly ClockEvent[] } {
  const list = listOf(raw['events'], `${path}events`).map((one, index) => rawOf(one, `${path}events[${index}]`));
  const events = list.map((one, index) => eventOf(one, `${path}events[${index}].`, policy));
  if (raw['channel'] !== undefined) return { channel: channelOf(raw['channel'], `${path}channel`), events };
  const place = list.findIndex((one) => one['channel'] !== undefined);
  const channel = place < 0 ? 'IN_PERSON' : channelOf(list[place]?.['channel'], `${path}events[${place}].channel`);
  return { channel, events };
}
