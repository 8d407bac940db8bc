import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateCase, evaluateLimit, policyOf } from '../index.ts';

const file = resolve(import.meta.dirname, '../../../../../shared/domain/request-clock.json');
const present = existsSync(file);
const referenceIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${file} is missing: its vectors are skipped`);

interface Vector {
  id: string;
  expect: Record<string, unknown>;
}

interface Reference {
  policy: Record<string, unknown>;
  vectors: Vector[];
  relatedVectors: Vector[];
}

function reference(): Reference {
  return JSON.parse(readFileSync(file, 'utf8')) as Reference;
}

describe('the reference vectors', () => {
  referenceIt('of the request clock are all met', () => {
    const { vectors, policy } = reference();
    expect(vectors.length).toBeGreaterThanOrEqual(33);
    for (const vector of vectors) {
      expect(evaluateCase(vector), vector.id).toEqual({ id: vector.id, ...vector.expect });
      expect(evaluateCase(vector, '', policyOf(policy)), vector.id).toEqual({ id: vector.id, ...vector.expect });
    }
  });

  referenceIt('of the other limits are all met', () => {
    const { relatedVectors } = reference();
    expect(relatedVectors.length).toBeGreaterThanOrEqual(13);
    for (const vector of relatedVectors) {
      expect(evaluateLimit(vector), vector.id).toEqual({ id: vector.id, ...vector.expect });
    }
  });

  referenceIt('are computed from the input, whatever is expected', () => {
    const { vectors, relatedVectors } = reference();
    const wrong = (vector: Vector): Vector => ({
      ...vector,
      expect: Object.fromEntries(
        Object.entries(vector.expect).map(([key, value]) => [key, key === 'replyDueAsOf' ? value : 'nonsense']),
      ),
    });
    for (const vector of vectors) expect(evaluateCase(wrong(vector)), vector.id).toEqual(evaluateCase(vector));
    for (const vector of relatedVectors) expect(evaluateLimit(wrong(vector)), vector.id).toEqual(evaluateLimit(vector));
  });
});

const received = { type: 'RECEIVED', date: '2024-03-01', channel: 'IN_PERSON' };

describe('a case in a file', () => {
  it('without expectations gets all that can be said', () => {
    expect(evaluateCase({ id: 'a', events: [received], asOf: '2024-03-20' })).toMatchObject({
      id: 'a',
      state: 'PROCESSING',
      receivedDate: '2024-03-01',
      replyDue: '2024-03-29',
      usedWorkdays: 13,
      leftWorkdays: 7,
      overdue: false,
      error: null,
    });
  });

  it('that ends without a fee paid counts for that row of the yearly report', () => {
    const events = [received, { type: 'FEE_NOTICE_RECEIVED', date: '2024-03-05' }];
    const expected = { state: 0, annualReportRow: 0, feeDue: 0, replyDue: 0 };
    expect(evaluateCase({ id: 'f', events, expect: expected })).toEqual({
      id: 'f',
      state: 'DEEMED_ABANDONED_NO_FEE',
      annualReportRow: 'other_no_fee',
      feeDue: '2024-04-02',
      replyDue: null,
    });
  });

  it('reports a refused step as its error', () => {
    const events = [received, { type: 'CORRECTION_RECEIVED', date: '2024-03-05' }];
    expect(evaluateCase({ id: 'e', events, expect: { error: '', replyDue: '' } })).toEqual({
      id: 'e',
      error: 'EVENT_NOT_ALLOWED',
      replyDue: null,
    });
  });

  it.each([
    ['no id', { events: [] }, 'v[0].id'],
    ['no events', { id: 'a' }, 'v[0].events'],
    ['an event that is none', { id: 'a', events: [3] }, 'v[0].events[0]'],
    ['an unknown event', { id: 'a', events: [{ type: 'toString', date: '2024-03-01' }] }, 'v[0].events[0].type'],
    ['no date', { id: 'a', events: [{ type: 'RECEIVED' }] }, 'v[0].events[0].date'],
    [
      'a day that does not exist',
      { id: 'a', events: [{ type: 'RECEIVED', date: '2023-02-29' }] },
      'v[0].events[0].date',
    ],
    ['an unknown channel', { id: 'a', events: [{ ...received, channel: 'PIGEON' }] }, 'v[0].events[0].channel'],
    [
      'a party without a name',
      { id: 'a', events: [received, { type: 'THIRD_PARTY_CONSULT_SENT', date: '2024-03-04' }] },
      'v[0].events[1].consultee',
    ],
    [
      'half a workday',
      { id: 'a', events: [received, { type: 'EXTENSION_APPROVED', date: '2024-03-04', workdays: 1.5 }] },
      'v[0].events[1].workdays',
    ],
    ['a reading day that is none', { id: 'a', events: [received], asOf: 'today' }, 'v[0].asOf'],
  ])('with %s is refused by the name of the field', (_name, value, field) => {
    expect(() => evaluateCase(value, 'v[0].')).toThrow(expect.objectContaining({ code: 'INVALID_EVENT', field }));
  });

  it('takes the settings of its file, and only those that are settings', () => {
    expect(
      policyOf({ feePaymentWorkdays: 5, startDayCounted: true, maxExtensionWorkdays: 99, reasonRequestSuspends: 'no' }),
    ).toMatchObject({ feePaymentWorkdays: 5, startDayCounted: true, reasonRequestSuspends: false });
    expect(policyOf(null)).toEqual(policyOf({}));
  });
});

describe('another limit in a file', () => {
  it.each([
    ['nothing to count', { id: 'a', input: { receivedAt: '2024-03-01' } }, 'v.input'],
    ['no input', { id: 'a' }, 'v.input'],
    ['a broken date', { id: 'a', input: { knownAt: '2024-3-1', months: 6 } }, 'v.input.knownAt'],
  ])('with %s is refused by the name of the field', (_name, value, field) => {
    expect(() => evaluateLimit(value, 'v.')).toThrow(expect.objectContaining({ field }));
  });

  it('beyond the calendar says so', () => {
    const expected = { due: 0, error: 0 };
    expect(evaluateLimit({ id: 'a', input: { at: '2026-12-20', workdays: 20 }, expect: expected })).toEqual({
      id: 'a',
      due: null,
      error: 'CALENDAR_UNAVAILABLE',
    });
    expect(
      evaluateLimit({ id: 'b', input: { knownAt: '2026-12-20', months: 6 }, expect: { rawDue: 0, ...expected } }),
    ).toEqual({
      id: 'b',
      rawDue: '2027-06-20',
      due: null,
      error: 'CALENDAR_UNAVAILABLE',
    });
  });

  it('for the report of a government ends in March', () => {
    const value = { id: 'a', rule: '政府年报 3 月 31 日前', input: { year: 2024 }, expect: { due: 0, isWorkday: 0 } };
    expect(evaluateLimit(value)).toEqual({ id: 'a', due: '2025-03-31', isWorkday: true });
  });
});
