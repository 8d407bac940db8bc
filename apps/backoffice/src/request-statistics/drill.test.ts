import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NeverReceived } from '@openzone/contracts';
import { requestsSearch, waysOut, type RequestsSearch } from '../requests/search.ts';
import { balanceOf, closedIn, dayAfter, lineOf, notReceivedLine, openAfter, periodOf, receivedIn } from './drill.ts';

interface Case {
  readonly submitted: string;
  /** Null: not received yet, withdrawn or merged before that, or split, so that its parts have the day. */
  readonly received: string | null;
  readonly closed: string | null;
  readonly way: NeverReceived;
}

const iso = (n: number) => dayAfter('2026-01-01', n);
const cases: fc.Arbitrary<Case> = fc
  .tuple(
    fc.nat({ max: 300 }),
    fc.nat({ max: 20 }),
    fc.option(fc.nat({ max: 100 })),
    fc.boolean(),
    fc.constantFrom(...waysOut),
  )
  .map(([day, waited, took, received, way]) => ({
    submitted: iso(day),
    received: received ? iso(day + waited) : null,
    closed: took === null ? null : iso(day + waited + took),
    way,
  }));

/** The list as the API answers it. */
function matches({ submitted, received, closed, way }: Case, search: RequestsSearch): boolean {
  const isSplit = received === null && closed !== null && way === 'SPLIT';
  const { neverReceived, unconfirmedAt: at } = search;
  if (neverReceived !== undefined && (received !== null || closed === null || way !== neverReceived)) return false;
  if (at !== undefined && (submitted > at || (received !== null && received <= at))) return false;
  if (at !== undefined && ((closed !== null && closed <= at) || isSplit)) return false;
  if (search.view === 'open' && closed !== null) return false;
  if (search.from !== undefined && (received === null || received < search.from)) return false;
  if (search.to !== undefined && (received === null || received > search.to)) return false;
  if (search.closedFrom !== undefined && (closed === null || closed < search.closedFrom)) return false;
  return search.closedTo === undefined || (closed !== null && closed <= search.closedTo);
}

describe('the lists behind the figures', () => {
  const period = { from: iso(90), to: iso(180) };

  it('hold each request that was open at the end of a day in exactly one of two lists', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 400 }), (one, at) => {
        const day = iso(at);
        const { now, since } = openAfter(day);
        const wasOpen = one.received !== null && one.received <= day && (one.closed === null || one.closed > day);
        expect([matches(one, now), matches(one, since)].filter(Boolean)).toHaveLength(wasOpen ? 1 : 0);
      }),
    );
  });

  it('foot across: received and carried in are closed and carried out', () => {
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 40 }), (all) => {
        const count = (...searches: RequestsSearch[]) =>
          all.filter((one) => searches.some((search) => matches(one, search))).length;
        const before = openAfter(dayAfter(period.from, -1));
        const after = openAfter(period.to);
        const balance = balanceOf({
          received: count(receivedIn(period)),
          carriedIn: count(before.now, before.since),
          closed: count(closedIn(period)),
          carriedOut: count(after.now, after.since),
        });
        expect(balance.foots).toBe(true);
      }),
    );
  });

  it('hold each request that was there in the period in exactly one place', () => {
    const places = [
      closedIn(period),
      ...Object.values(openAfter(period.to)),
      ...['UNCONFIRMED', ...waysOut].map((key) => notReceivedLine(key, period) ?? {}),
    ];
    fc.assert(
      fc.property(cases, (one) => {
        const wasThere = one.submitted <= period.to && (one.closed === null || one.closed >= period.from);
        // What was split later stood there in its parts.
        const inParts = one.received === null && one.way === 'SPLIT' && one.closed !== null && one.closed > period.to;
        expect(places.filter((search) => matches(one, search))).toHaveLength(wasThere && !inParts ? 1 : 0);
      }),
    );
  });

  it('are addresses that the list understands', () => {
    const unit = '01890000-0000-7000-8000-000000000001';
    for (const search of [
      lineOf('byChannel', 'FAX', period),
      lineOf('byOutcome', 'GRANTED', period),
      lineOf('byApplicantKind', 'ORG_OTHER', period),
      lineOf('byUnit', unit, period),
      notReceivedLine('UNCONFIRMED', period),
      notReceivedLine('WITHDRAWN', period),
    ])
      expect(requestsSearch({ ...search })).toEqual(search);
    expect(lineOf('byOutcome', 'toString', period)).toBeNull();
    expect(lineOf('byUnit', '', period)).toBeNull();
    expect(notReceivedLine('toString', period)).toBeNull();
  });
});

describe('periodOf', () => {
  it('knows this and last year and this month', () => {
    expect(periodOf('thisYear', '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-11-22' });
    expect(periodOf('lastYear', '2026-11-22')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(periodOf('thisMonth', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-22' });
  });
});
