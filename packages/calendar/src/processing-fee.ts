import { CalendarError } from './errors.ts';

/**
 * The information processing fee (信息处理费, 条例第四十二条; 国办函〔2020〕109号): progressive, either by request or by page,
 * never both for one request. Amounts are whole yuan (CNY).
 */
interface Tier {
  /** Last one charged at this rate. */
  readonly upTo: number;
  readonly rate: number;
}

const PAGE_TIERS: readonly Tier[] = [
  { upTo: 30, rate: 0 },
  { upTo: 100, rate: 10 },
  { upTo: 200, rate: 20 },
  { upTo: Number.POSITIVE_INFINITY, rate: 40 },
];

const FREE_REQUESTS = 10;
const FIRST_BAND_END = 30;
/** Above 30 requests every ten more make a band, and each band costs 100 yuan more per request than the one before. */
const BAND = 10;
const BAND_STEP = 100;

function requireWhole(value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new CalendarError('INVALID_COUNT', {
    zh: `数量“${value}”无效，请填写不小于 ${least} 的整数。`,
    en: `The number "${value}" is not valid; give a whole number of at least ${least}.`,
  });
}

/**
 * What the `k`-th request of one applicant within a calendar month costs, from 1: nothing up to the 10th, 100 yuan up to
 * the 30th, 200 up to the 40th, 300 up to the 50th, and so on (国办函〔2020〕109号第四条). Which month a request belongs to
 * goes by its day of receipt. Throws INVALID_COUNT.
 */
export function feeOfItem(k: number): number {
  requireWhole(k, 1);
  if (k <= FREE_REQUESTS) return 0;
  if (k <= FIRST_BAND_END) return BAND_STEP;
  return BAND_STEP + BAND_STEP * Math.ceil((k - FIRST_BAND_END) / BAND);
}

/** What `n` requests of one applicant within a calendar month cost together; see `feeOfItem`. Throws INVALID_COUNT. */
export function feeByItems(n: number): number {
  requireWhole(n, 0);
  const firstBand = Math.max(0, Math.min(n, FIRST_BAND_END) - FREE_REQUESTS) * BAND_STEP;
  const above = Math.max(0, n - FIRST_BAND_END);
  const fullBands = Math.floor(above / BAND);
  // Full bands cost 200, 300, … per request: BAND × (200 + 300 + … ).
  const full = (BAND * BAND_STEP * (fullBands * (fullBands + 3))) / 2;
  const rest = (above - fullBands * BAND) * BAND_STEP * (fullBands + 2);
  return firstBand + full + rest;
}

/** The part of a fee charged at one rate. */
export interface PageFeeLine {
  /** First and last page of the tier; `to` is null for the open one at the end. */
  readonly from: number;
  readonly to: number | null;
  readonly quantity: number;
  readonly rate: number;
  readonly amount: number;
}

/** How the fee for `pages` pages comes together, tier by tier, for the notice that must show its computation. Throws INVALID_COUNT. */
export function pageFeeLines(pages: number): PageFeeLine[] {
  requireWhole(pages, 0);
  const lines: PageFeeLine[] = [];
  let before = 0;
  for (const { upTo, rate } of PAGE_TIERS) {
    const quantity = Math.max(0, Math.min(pages, upTo) - before);
    const to = Number.isFinite(upTo) ? upTo : null;
    if (quantity > 0) lines.push({ from: before + 1, to, quantity, rate, amount: quantity * rate });
    before = upTo;
  }
  return lines;
}

/**
 * What one request answered with `pages` pages costs: 30 free, then 10 yuan a page up to 100, 20 up to 200, 40 above
 * (国办函〔2020〕109号第五条). Throws INVALID_COUNT.
 */
export function feeByPages(pages: number): number {
  return pageFeeLines(pages).reduce((sum, { amount }) => sum + amount, 0);
}
