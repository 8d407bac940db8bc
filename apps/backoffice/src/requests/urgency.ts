import type { RequestListItem, RequestState } from '@openzone/contracts';

/** How pressing a request is, from what the server counted. Days are working days; nothing is counted here. */
export type Urgency =
  | { readonly kind: 'late' | 'soon' | 'calm'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'paused'; readonly used: number | null }
  /** Not received yet, so no day is counted (art. 31). */
  | { readonly kind: 'unconfirmed' }
  /** It counts anew once the applicant has corrected or paid. */
  | { readonly kind: 'correction' | 'fee' }
  | { readonly kind: 'closed'; readonly on: string | null }
  | { readonly kind: 'unknown' };

/** From this many working days on a request counts as due soon; the server's figure does the same. */
const SOON = 3;

const ENDED: readonly RequestState[] = [
  'DELIVERED',
  'ARCHIVED',
  'DEEMED_ABANDONED_NO_CORRECTION',
  'DEEMED_ABANDONED_NO_FEE',
  'WITHDRAWN',
  'MERGED',
  'SPLIT',
];

type Counted = Pick<RequestListItem, 'state' | 'receivedOn' | 'left' | 'paused' | 'closedOn'>;

/** `used`: working days used so far, where the whole clock is at hand. */
export function urgencyOf(request: Counted, used: number | null = null): Urgency {
  const { state, left } = request;
  if (request.closedOn !== null || ENDED.includes(state)) return { kind: 'closed', on: request.closedOn };
  if (state === 'CORRECTION_REQUESTED') return { kind: 'correction' };
  if (state === 'FEE_NOTICED') return { kind: 'fee' };
  if (request.paused) return { kind: 'paused', used };
  if (request.receivedOn === null) return { kind: 'unconfirmed' };
  if (left === null) return { kind: 'unknown' };
  if (left === 0) return { kind: 'today' };
  if (left < 0) return { kind: 'late', days: -left };
  return { kind: left <= SOON ? 'soon' : 'calm', days: left };
}

/** Four looks are enough; the words tell the rest. */
export function toneOf({ kind }: Urgency): 'late' | 'soon' | 'calm' | 'rest' {
  if (kind === 'late') return 'late';
  if (kind === 'today' || kind === 'soon' || kind === 'unconfirmed') return 'soon';
  return kind === 'calm' ? 'calm' : 'rest';
}
