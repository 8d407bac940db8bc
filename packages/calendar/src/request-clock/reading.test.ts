import { describe, expect, it } from 'vitest';
import { runRequestClock } from '../index.ts';
import type { ClockEvent, ClockPolicy, ClockReading } from '../index.ts';

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
