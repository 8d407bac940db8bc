import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClockError, clockSteps, eventLabels, eventsAllowedFrom, runRequestClock, stateLabels } from '../index.ts';
import type { Channel, ClockEvent, ClockPolicy, ClockReading, FromState } from '../index.ts';

const file = resolve(import.meta.dirname, '../../../../../shared/domain/request-clock.json');
const present = existsSync(file);
const referenceIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${file} is missing: comparison with it is skipped`);

const received: ClockEvent = { type: 'RECEIVED', on: '2024-03-01' };
const notice: ClockEvent = { type: 'CORRECTION_NOTICE_SENT', on: '2024-03-11', dueOn: '2024-04-01' };
const sent: ClockEvent = { type: 'THIRD_PARTY_CONSULT_SENT', on: '2024-03-08', party: '甲' };
const served: ClockEvent = { type: 'THIRD_PARTY_CONSULT_SERVED', on: '2024-03-11', party: '甲' };
const reasons: ClockEvent = { type: 'REASON_REQUESTED', on: '2024-03-05' };
const fee: ClockEvent = { type: 'FEE_NOTICE_RECEIVED', on: '2024-03-05' };
const signedOff: ClockEvent = { type: 'DECISION_SIGNED_OFF', on: '2024-03-20' };

function read(events: readonly ClockEvent[], asOf = '2024-12-31', policy: Partial<ClockPolicy> = {}): ClockReading {
  return runRequestClock({ channel: 'IN_PERSON', events, asOf, policy });
}

describe('the procedure', () => {
  referenceIt('has every state and step of the reference', () => {
    const { states, transitions } = JSON.parse(readFileSync(file, 'utf8')) as {
      states: { code: string; label: string }[];
      transitions: { from: string; event: keyof typeof clockSteps; to: string }[];
    };
    expect(
      Object.fromEntries(Object.entries(stateLabels).map(([code, { zh }]) => [code, zh.replace(/[（(].*/u, '')])),
    ).toEqual(Object.fromEntries(states.map(({ code, label }) => [code, label.replace(/[（(].*/u, '')])));
    for (const { from, event, to } of transitions) {
      const step = clockSteps[event];
      if (from === '∅') expect(step.from, event).toContain('NEW');
      else if (!from.startsWith('任一')) expect(step.from, event).toContain(from);
      if (step.to !== 'STAYS') expect(step.to, event).toBe(to);
    }
    expect(new Set(transitions.map(({ event }) => event)).size).toBeGreaterThan(20);
  });

  it('can be walked only along its steps', () => {
    expect(eventsAllowedFrom('NEW')).toContain('SUBMITTED');
    expect(eventsAllowedFrom('ARCHIVED')).toEqual([]);
    expect(Object.keys(eventLabels).toSorted()).toEqual(Object.keys(clockSteps).toSorted());
    const states: FromState[] = ['NEW', ...(Object.keys(stateLabels) as FromState[])];
    for (const { from } of Object.values(clockSteps)) expect(states).toEqual(expect.arrayContaining([...from]));
  });
});

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
    expect(read([old, extension]).replyDue).toBe('2018-03-28');
    expect(() => read([old, { ...extension, workdays: 16 }])).toThrow(
      expect.objectContaining({ code: 'EXTENSION_TOO_LONG' }),
    );
  });

  it('is not judged again once it was accepted', () => {
    const late: ClockEvent = { type: 'EXTENSION_APPROVED', on: '2024-04-01', workdays: 5 };
    expect(() => read([received, late])).toThrow(expect.objectContaining({ code: 'EXTENSION_AFTER_DUE' }));
    expect(read([received, { ...late, accepted: true }]).replyDue).toBe('2024-04-08');
  });
});

describe('the reading', () => {
  it('has no clock before receipt, and leaves out what is still to come', () => {
    const events: ClockEvent[] = [
      { type: 'SUBMITTED', on: '2024-03-01' },
      { type: 'CONTACT_FAILED', on: '2024-03-02' },
      { type: 'CONFIRMED_BOTH', on: '2024-03-05' },
    ];
    const before = runRequestClock({ channel: 'FAX', events, asOf: '2024-03-04' });
    expect(before).toMatchObject({
      state: 'SUBMITTED',
      replyDue: null,
      noReplyDue: 'NOT_RECEIVED',
      usedWorkdays: null,
      eventsAfterAsOf: 1,
    });
    expect(runRequestClock({ channel: 'FAX', events, asOf: '2024-03-05' })).toMatchObject({
      state: 'PROCESSING',
      receivedOn: '2024-03-05',
    });
    expect(read([], '2024-03-01')).toMatchObject({ state: null, noReplyDue: 'NOT_RECEIVED' });
  });

  it('is paused while an opinion is awaited, and goes on when the limit has passed', () => {
    const events = [received, sent, served];
    expect(read(events, '2024-03-20')).toMatchObject({
      state: 'CONSULTING_THIRD_PARTY',
      replyDue: null,
      noReplyDue: 'PAUSED',
      usedWorkdays: 5,
      leftWorkdays: 15,
      excludedWorkdays: 8,
      pauses: [{ after: '2024-03-08', through: null }],
      consultDue: { 甲: '2024-04-01' },
      flags: { paused: true, overdue: false },
    });
    expect(read(events, '2024-04-01')).toMatchObject({ state: 'CONSULTING_THIRD_PARTY', replyDue: '2024-04-23' });
    expect(read(events, '2024-04-02')).toMatchObject({
      state: 'PROCESSING',
      consultations: [{ silence: 'AGENCY_DECIDES' }],
      flags: { deemedConsent: [] },
    });
  });

  it('takes the silence of a joint producer for consent, and sets no limit for another agency', () => {
    const ask = (jointProducer: boolean): ClockEvent[] => [
      received,
      { type: 'AGENCY_CONSULT_SENT', on: '2024-03-08', agency: '乙局', jointProducer },
      { type: 'AGENCY_CONSULT_SERVED', on: '2024-03-11', agency: '乙局' },
    ];
    expect(read(ask(true)).flags.deemedConsent).toEqual(['乙局']);
    expect(read(ask(false))).toMatchObject({ noReplyDue: 'PAUSED', replyDueAtLatest: null, consultDue: {} });
  });

  it('counts what is late, and stops counting at delivery', () => {
    expect(read([received], '2024-04-02')).toMatchObject({
      leftWorkdays: -2,
      usedWorkdays: 22,
      flags: { overdue: true },
    });
    const posted = read([received, signedOff, { type: 'DECISION_POSTED', on: '2024-03-29' }]);
    expect(posted).toMatchObject({ state: 'DELIVERED', onTime: true, leftWorkdays: 0, flags: { overdue: false } });
    expect(read([received, signedOff, { type: 'DECISION_SIGNED', on: '2024-04-01' }])).toMatchObject({
      onTime: false,
      leftWorkdays: -1,
    });
  });

  it('ends with the applicant', () => {
    const expired: ClockEvent = { type: 'CORRECTION_EXPIRED', on: '2024-04-02' };
    expect(read([received, notice])).toMatchObject({
      state: 'CORRECTION_REQUESTED',
      noReplyDue: 'CORRECTION_PENDING',
      flags: { correctionLapsed: true },
    });
    expect(read([received, notice, expired])).toMatchObject({
      state: 'DEEMED_ABANDONED_NO_CORRECTION',
      noReplyDue: 'ENDED',
      usedWorkdays: null,
    });
    expect(read([received, { type: 'WITHDRAWN_BY_APPLICANT', on: '2024-03-04' }])).toMatchObject({
      state: 'WITHDRAWN',
      replyDue: null,
    });
    expect(read([received, fee])).toMatchObject({
      noReplyDue: 'FEE_PENDING',
      feeDue: '2024-04-02',
      flags: { feeLapsed: true },
    });
  });

  it('takes a late correction with good cause', () => {
    const late: ClockEvent = { type: 'CORRECTION_RECEIVED', on: '2024-04-08', goodCause: true };
    expect(read([received, notice, late]).replyDue).toBe('2024-05-08');
  });

  it('follows the date set under article 35, and its reasons do not stop the clock', () => {
    const until = '2024-06-28';
    expect(read([received, reasons], '2024-03-20')).toMatchObject({
      state: 'REASON_REQUESTED',
      replyDue: '2024-03-29',
    });
    expect(
      read([received, reasons, { type: 'REASON_ACCEPTED_DELAY', on: '2024-03-12', until }], '2024-06-27'),
    ).toMatchObject({
      state: 'DELAYED_ART35',
      replyDue: until,
      limitWorkdays: null,
      leftWorkdays: 1,
    });
    expect(read([received, reasons, { type: 'REASON_REJECTED', on: '2024-03-12' }]).state).toBe('DECIDED');
  });

  it('gives what it can where the calendar ends, and names the rest', () => {
    const reading = read(
      [
        { type: 'RECEIVED', on: '2026-12-15' },
        { type: 'DECISION_SIGNED_OFF', on: '2026-12-30' },
        { type: 'DECISION_POSTED', on: '2026-12-31' },
      ],
      '2026-12-31',
    );
    expect(reading).toMatchObject({
      correctionNoticeDue: '2026-12-24',
      replyDue: null,
      noReplyDue: 'CALENDAR_UNAVAILABLE',
      onTime: true,
    });
    expect(reading.beyondCalendar).toEqual(['originalReplyDue', 'replyDue']);
    expect(reading.calendarProblem?.zh).toContain('2027-01-01');
    expect(read([{ type: 'RECEIVED', on: '2017-12-01' }])).toMatchObject({
      regime: '2007',
      noReplyDue: 'CALENDAR_UNAVAILABLE',
    });
  });
});

describe('the settings of an agency', () => {
  const answer: ClockEvent = { type: 'THIRD_PARTY_OPINION_RECEIVED', on: '2024-03-13', party: '甲' };
  const settings: [string, Partial<ClockPolicy>, ClockEvent[], string | null][] = [
    ['none', {}, [received], '2024-03-29'],
    ['the day of receipt counts', { startDayCounted: true }, [received], '2024-03-28'],
    ['a pause from sending', {}, [received, sent, served, answer], '2024-04-03'],
    ['a pause from service', { pauseFrom: 'CONSULT_SERVED' }, [received, sent, served, answer], '2024-04-02'],
    ['the last day of a pause counts', { pauseEndDayCounted: true }, [received, sent, served, answer], '2024-04-02'],
    [
      'reasons stop the clock',
      { reasonRequestSuspends: true },
      [received, reasons, { type: 'REASON_ACCEPTED', on: '2024-03-07' }],
      '2024-04-02',
    ],
    ['payment starts anew', {}, [received, fee, { type: 'FEE_PAID', on: '2024-03-07' }], '2024-04-07'],
    [
      'payment goes on',
      { feePaidRestartsClock: false },
      [received, fee, { type: 'FEE_PAID', on: '2024-03-07' }],
      '2024-04-02',
    ],
    ['a late notice does not stop the clock', {}, [received, { ...notice, on: '2024-03-13' }], '2024-03-29'],
    [
      'a late notice stops the clock',
      { lateCorrectionNoticeStopsClock: true },
      [received, { ...notice, on: '2024-03-13' }],
      null,
    ],
  ];
  it.each(settings)('%s', (_name, policy, events, due) => {
    expect(read(events, '2024-12-31', policy).replyDue).toBe(due);
  });

  it('a second correction', () => {
    const events: ClockEvent[] = [
      received,
      notice,
      { type: 'CORRECTION_RECEIVED', on: '2024-03-22' },
      { ...notice, on: '2024-04-15', dueOn: '2024-05-06' },
    ];
    expect(read(events, '2024-04-20', { allowSecondCorrection: true })).toMatchObject({
      noReplyDue: 'CORRECTION_PENDING',
      correctionNoticeLate: false,
    });
  });

  it('which day decides for an electronic answer', () => {
    const decided: ClockEvent[] = [received, signedOff];
    const delivery: ClockEvent = {
      type: 'DECISION_SENT_ELECTRONICALLY',
      on: '2024-03-29',
      acknowledgedOn: '2024-04-01',
    };
    expect(read([...decided, delivery]).onTime).toBe(true);
    expect(read([...decided, delivery], '2024-12-31', { electronicOnTimeBy: 'ACKNOWLEDGED_DATE' }).onTime).toBe(false);
  });
});
