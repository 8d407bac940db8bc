import { applicantKindLabels, outcomeRules, requestChannelLabels, type RequestStatistics } from '@openzone/contracts';
import { keyOf, waysOut, type RequestsSearch } from '../requests/search.ts';

/** From a figure to the list of exactly its requests. */

type Period = Pick<RequestStatistics, 'from' | 'to'>;
export type Breakdown = 'byChannel' | 'byApplicantKind' | 'byOutcome' | 'byUnit';

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function receivedIn({ from, to }: Period): RequestsSearch {
  return { view: 'all', from, to };
}

/** With `to`, which leaves out what ended before it was ever received: the figures count by receipt. */
export function closedIn({ from, to }: Period): RequestsSearch {
  return { view: 'all', to, closedFrom: from, closedTo: to };
}

/**
 * Open at the end of a day: received by then and, as of today, still open or closed later. The two lists have no request in common and
 * together hold all of them.
 */
export function openAfter(day: string): { readonly now: RequestsSearch; readonly since: RequestsSearch } {
  return {
    now: { view: 'open', to: day },
    since: { view: 'all', to: day, closedFrom: dayAfter(day, 1) },
  };
}

/** The list behind one line of a breakdown; null where the key names nothing the list can be asked for. */
export function lineOf(breakdown: Breakdown, key: string, period: Period): RequestsSearch | null {
  switch (breakdown) {
    case 'byChannel': {
      const channel = keyOf(requestChannelLabels, key);
      return channel === undefined ? null : { ...receivedIn(period), channel };
    }
    case 'byApplicantKind': {
      const applicantKind = keyOf(applicantKindLabels, key);
      return applicantKind === undefined ? null : { ...receivedIn(period), applicantKind };
    }
    case 'byOutcome': {
      const outcome = keyOf(outcomeRules, key);
      return outcome === undefined ? null : { ...closedIn(period), outcome };
    }
    case 'byUnit':
      return /^[0-9a-f-]{36}$/i.test(key) ? { ...receivedIn(period), unitId: key } : null;
  }
}

/** The list behind a line of what was never received: waiting at the end of the period, or ended within it. */
export function notReceivedLine(key: string, { from, to }: Period): RequestsSearch | null {
  if (key === 'UNCONFIRMED') return { view: 'all', unconfirmedAt: to };
  const way = waysOut.find((one) => one === key);
  return way === undefined ? null : { view: 'all', neverReceived: way, closedFrom: from, closedTo: to };
}

export function sumOf(figures: readonly { readonly count: number }[]): number {
  return figures.reduce((sum, { count }) => sum + count, 0);
}

/** Both sides of the balance of a period. */
export function balanceOf(s: Pick<RequestStatistics, 'received' | 'carriedIn' | 'closed' | 'carriedOut'>) {
  const left = s.received + s.carriedIn;
  const right = s.closed + s.carriedOut;
  return { left, right, foots: left === right };
}

export type Preset = 'thisYear' | 'lastYear' | 'thisMonth';

/** Periods one asks for most; `today` is the day in Shanghai. */
export function periodOf(preset: Preset, today: string): Period {
  const year = Number(today.slice(0, 4));
  if (preset === 'lastYear') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  if (preset === 'thisYear') return { from: `${year}-01-01`, to: today };
  return { from: `${today.slice(0, 7)}-01`, to: today };
}
