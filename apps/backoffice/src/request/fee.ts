/** The information processing fee (Regulation art. 42; 国办函〔2020〕109号), in yuan. The server's reckoning is the one that counts. */

/** Of `count` items of one applicant in a calendar month, altogether: ten are free, then 100 each, from the 31st on 100 more per ten. */
export function feeByItems(count: number): number {
  let sum = 0;
  for (let from = 10, rate = 100; from < count;) {
    const to = from === 10 ? 30 : from + 10;
    sum += (Math.min(count, to) - from) * rate;
    from = to;
    rate += 100;
  }
  return sum;
}

/** Of `pages` in one request: 30 are free, 10 each to the 100th, 20 to the 200th, 40 beyond. */
export function feeByPages(pages: number): number {
  const between = (from: number, to: number) => Math.max(0, Math.min(pages, to) - from);
  return between(30, 100) * 10 + between(100, 200) * 20 + between(200, Number.POSITIVE_INFINITY) * 40;
}

/** What this request costs: by items, the difference it makes in the month. */
export function feeOf(basis: 'ITEMS' | 'PAGES', count: number, before: number): number {
  return basis === 'PAGES' ? feeByPages(count) : feeByItems(before + count) - feeByItems(before);
}
