import { describe, expect, it } from 'vitest';
import { ClockError, runRequestClock } from '../index.ts';
import type { Channel, ClockEvent } from '../index.ts';

const received: ClockEvent = { type: 'RECEIVED', on: '2024-03-01' };
const notice: ClockEvent = { type: 'CORRECTION_NOTICE_SENT', on: '2024-03-11', dueOn: '2024-04-01' };
const sent: ClockEvent = { type: 'THIRD_PARTY_CONSULT_SENT', on: '2024-03-08', party: '甲' };
const served: ClockEvent = { type: 'THIRD_PARTY_CONSULT_SERVED', on: '2024-03-11', party: '甲' };
const fee: ClockEvent = { type: 'FEE_NOTICE_RECEIVED', on: '2024-03-05' };
const signedOff: ClockEvent = { type: 'DECISION_SIGNED_OFF', on: '2024-03-20' };

function dueOf(events: readonly ClockEvent[]): string | null {
  return runRequestClock({ channel: 'IN_PERSON', events, asOf: '2024-12-31' }).replyDue;
}

const refusals: [string, string, string, ClockEvent[], Channel?][] = [
  ['a step out of place', 'EVENT_NOT_ALLOWED', 'type', [received, { type: 'CORRECTION_RECEIVED', on: '2024-03-04' }]],
  ['a second receipt', 'EVENT_NOT_ALLOWED', 'type', [received, { type: 'RECEIVED', on: '2024-03-04' }]],
  ['a step before receipt', 'EVENT_BEFORE_RECEIPT', 'on', [received, { ...notice, on: '2024-02-20' }]],
  [
    'a step without receipt',
    'EVENT_BEFORE_RECEIPT',
    'on',
    [{ type: 'SUBMITTED', on: '2024-03-01' }, notice],
    'INTERNET',
  ],
  ['the wrong way in', 'CHANNEL_MISMATCH', 'type', [received], 'INTERNET'],
  ['a confirmation of what was handed in', 'CHANNEL_MISMATCH', 'type', [{ type: 'SUBMITTED', on: '2024-03-01' }]],
  ['a day that does not exist', 'INVALID_EVENT', 'on', [{ type: 'RECEIVED', on: '2024-02-30' }]],
  ['a limit before its notice', 'INVALID_EVENT', 'dueOn', [received, { ...notice, dueOn: '2024-03-10' }]],
  ['a nameless party', 'INVALID_EVENT', 'party', [received, { ...sent, party: ' ' }]],
  [
    'a second notice',
    'CORRECTION_TWICE',
    'type',
    [received, notice, { type: 'CORRECTION_RECEIVED', on: '2024-03-22' }, { ...notice, on: '2024-03-25' }],
  ],
  ['a late correction', 'EVENT_TOO_LATE', 'on', [received, notice, { type: 'CORRECTION_RECEIVED', on: '2024-04-02' }]],
  [
    'abandonment on the last day',
    'EVENT_TOO_EARLY',
    'on',
    [received, notice, { type: 'CORRECTION_EXPIRED', on: '2024-04-01' }],
  ],
  ['a late payment', 'EVENT_TOO_LATE', 'on', [received, fee, { type: 'FEE_PAID', on: '2024-04-03' }]],
  ['unpaid on the last day', 'EVENT_TOO_EARLY', 'on', [received, fee, { type: 'FEE_EXPIRED', on: '2024-04-02' }]],
  ['an answer nobody was asked for', 'CONSULTATION_UNKNOWN', 'party', [received, sent, { ...served, party: '乙' }]],
  ['asking twice', 'EVENT_NOT_ALLOWED', 'party', [received, sent, { ...sent, on: '2024-03-12' }]],
  ['serving twice', 'EVENT_NOT_ALLOWED', 'party', [received, sent, served, { ...served, on: '2024-03-12' }]],
  [
    'silence within the limit',
    'EVENT_TOO_EARLY',
    'on',
    [received, sent, served, { type: 'THIRD_PARTY_CONSULT_EXPIRED', on: '2024-04-01', party: '甲' }],
  ],
  [
    'silence without service',
    'EVENT_TOO_EARLY',
    'on',
    [received, sent, { type: 'THIRD_PARTY_CONSULT_EXPIRED', on: '2024-06-01', party: '甲' }],
  ],
  [
    'an extension of no days',
    'INVALID_EVENT',
    'workdays',
    [received, { type: 'EXTENSION_APPROVED', on: '2024-03-04', workdays: 0 }],
  ],
  [
    'an extension of too many',
    'EXTENSION_TOO_LONG',
    'workdays',
    [received, { type: 'EXTENSION_APPROVED', on: '2024-03-04', workdays: 21 }],
  ],
  [
    'an extension told too late',
    'EXTENSION_AFTER_DUE',
    'notifiedOn',
    [received, { type: 'EXTENSION_APPROVED', on: '2024-03-29', workdays: 5, notifiedOn: '2024-04-01' }],
  ],
  ['a decision while an opinion is awaited', 'EVENT_NOT_ALLOWED', 'type', [received, sent, served, signedOff]],
];

describe('what the clock refuses', () => {
  it.each(refusals)('%s', (_name, code, field, events, channel = 'IN_PERSON') => {
    try {
      runRequestClock({ channel, events, asOf: '2024-12-31' });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ClockError)) throw error;
      expect([error.code, error.field]).toEqual([code, field]);
      expect(events[error.eventIndex ?? -1]).toBeDefined();
      for (const text of [error.text, error.remedy]) {
        expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
        expect(text.en).toMatch(/[a-z].*\.$/u);
      }
    }
  });

  it('by the 2007 regulation is an extension beyond 15 workdays', () => {
    const old: ClockEvent = { type: 'RECEIVED', on: '2018-02-09' };
    const extension: ClockEvent = { type: 'EXTENSION_APPROVED', on: '2018-03-07', workdays: 15 };
    expect(dueOf([old, extension])).toBe('2018-03-28');
    expect(() => dueOf([old, { ...extension, workdays: 16 }])).toThrow(
      expect.objectContaining({ code: 'EXTENSION_TOO_LONG' }),
    );
  });

  it('is not judged again once it was accepted', () => {
    const late: ClockEvent = { type: 'EXTENSION_APPROVED', on: '2024-04-01', workdays: 5 };
    expect(() => dueOf([received, late])).toThrow(expect.objectContaining({ code: 'EXTENSION_AFTER_DUE' }));
    expect(dueOf([received, { ...late, accepted: true }])).toBe('2024-04-08');
  });
});
