import type { Text } from '../errors.ts';
import type { IsoDate } from '../iso-date.ts';
import { ClockError } from './errors.ts';
import type { ClockErrorCode } from './errors.ts';
import type { Channel, ClockEvent } from './events.ts';
import { channelLabels, eventLabels, stateLabels } from './labels.ts';
import { eventsAllowedFrom } from './states.ts';
import type { FromState } from './states.ts';

/** A refusal in words; `replay` adds which event of the list it was. */
export function refusal(code: ClockErrorCode, field: string, text: Text, remedy: Text): ClockError {
  return new ClockError(code, { text, remedy, field });
}

/** How an event is named in a sentence: what it is and its day. */
function named(event: ClockEvent): Text {
  const { zh, en } = eventLabels[event.type];
  return { zh: `${event.on} 的“${zh}”`, en: `“${en}” on ${event.on}` };
}

export function notAllowed(event: ClockEvent, state: FromState): ClockError {
  const from = state === 'NEW' ? { zh: '尚未登记', en: 'not yet registered' } : stateLabels[state];
  const next = eventsAllowedFrom(state).map((type) => eventLabels[type]);
  const { zh, en } = named(event);
  return refusal(
    'EVENT_NOT_ALLOWED',
    'type',
    { zh: `申请处于“${from.zh}”，不能登记 ${zh}。`, en: `The request is “${from.en}”; ${en} cannot follow.` },
    next.length === 0
      ? { zh: '该申请已经办结，不再登记事项。', en: 'The request is closed; nothing follows.' }
      : {
          zh: `此时可以登记：${next.map((label) => label.zh).join('、')}；如日期有误，请更正日期。`,
          en: `What may follow: ${next.map((label) => label.en).join(', ')}; or correct the date.`,
        },
  );
}

export function beforeReceipt(event: ClockEvent): ClockError {
  const { zh, en } = named(event);
  return refusal(
    'EVENT_BEFORE_RECEIPT',
    'on',
    {
      zh: `${zh}早于收到申请之日，或收到申请之日尚未确定。`,
      en: `${en} lies before the day of receipt, or there is none yet.`,
    },
    {
      zh: '请先登记收到申请（当面提交、签收或双方确认），或更正日期。',
      en: 'Record the receipt first (handed in, signed for, or confirmed by both sides), or correct the date.',
    },
  );
}

export function channelMismatch(event: ClockEvent, channel: Channel, expected: Text): ClockError {
  const { zh, en } = named(event);
  return refusal(
    'CHANNEL_MISMATCH',
    'type',
    {
      zh: `申请渠道为“${channelLabels[channel].zh}”，不能登记 ${zh}。`,
      en: `The request came by “${channelLabels[channel].en}”; ${en} does not belong to that channel.`,
    },
    {
      zh: `依照《中华人民共和国政府信息公开条例》第三十一条，此渠道应登记：${expected.zh}；或更正申请渠道。`,
      en: `By article 31 of the Regulation this channel takes: ${expected.en}; or correct the channel.`,
    },
  );
}

export function invalidEvent(field: string, text: Text, remedy: Text): ClockError {
  return refusal('INVALID_EVENT', field, text, remedy);
}

export function tooEarly(event: ClockEvent, dueOn: IsoDate | null): ClockError {
  const { zh, en } = named(event);
  return dueOn === null
    ? refusal(
        'EVENT_TOO_EARLY',
        'on',
        { zh: `${zh}：期限尚未起算或者尚未届满。`, en: `${en}: the limit has not begun or has not ended.` },
        {
          zh: '请先登记送达日期，待期限届满后再登记。',
          en: 'Record the day of service, and wait until the limit has passed.',
        },
      )
    : refusal(
        'EVENT_TOO_EARLY',
        'on',
        { zh: `${zh}：期限至 ${dueOn} 届满，当日仍在期限内。`, en: `${en}: the limit runs through ${dueOn}.` },
        { zh: `请在 ${dueOn} 之后登记。`, en: `Record it after ${dueOn}.` },
      );
}

export function tooLate(event: ClockEvent, dueOn: IsoDate, remedy: Text): ClockError {
  const { zh, en } = named(event);
  return refusal(
    'EVENT_TOO_LATE',
    'on',
    { zh: `${zh}已超过期限（${dueOn}）。`, en: `${en} is after the limit (${dueOn}).` },
    remedy,
  );
}

export function unknownConsultation(event: ClockEvent, party: string, field: string): ClockError {
  const { zh, en } = named(event);
  return refusal(
    'CONSULTATION_UNKNOWN',
    field,
    {
      zh: `没有向“${party}”发出的征求意见记录，不能登记 ${zh}。`,
      en: `No consultation was sent to “${party}”; ${en} cannot follow.`,
    },
    {
      zh: '请先登记发出征求意见书，或核对名称。',
      en: 'Record the sending of the consultation first, or check the name.',
    },
  );
}

export function openConsultation(party: string, field: string): ClockError {
  return refusal(
    'EVENT_NOT_ALLOWED',
    field,
    {
      zh: `向“${party}”的征求意见尚未结束，不能重复发出。`,
      en: `The consultation of “${party}” is still open; it cannot be sent again.`,
    },
    { zh: '请先登记其意见或者期满，再重新征求。', en: 'Record its opinion or the end of its limit first.' },
  );
}

export function servedTwice(party: string, servedOn: IsoDate, field: string): ClockError {
  return refusal(
    'EVENT_NOT_ALLOWED',
    field,
    {
      zh: `“${party}”已于 ${servedOn} 收到征求意见书。`,
      en: `“${party}” received the consultation on ${servedOn} already.`,
    },
    {
      zh: '意见期限自首次送达之日起算；如首次送达日期有误，请更正该记录。',
      en: 'The limit runs from the first service; if that day is wrong, correct that record.',
    },
  );
}
