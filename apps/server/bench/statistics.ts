/** Figures from repeated runs. All of them work on unsorted input and refuse an empty one. */

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

function sorted(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('no values');
  return values.toSorted((a, b) => a - b);
}

/** Nearest rank: the smallest value that at least `p` per cent of the values do not exceed; `p` from 0 to 100. */
export function percentile(values: readonly number[], p: number): number {
  const order = sorted(values);
  // The product is rounded first: 0.07 * 100 is a little more than 7.
  const rank = Math.ceil(Number(((p / 100) * order.length).toFixed(9)));
  return order[Math.min(order.length, Math.max(1, rank)) - 1] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const order = sorted(values);
  const half = order.length >> 1;
  const upper = order[half] ?? Number.NaN;
  return order.length % 2 === 1 ? upper : ((order[half - 1] ?? Number.NaN) + upper) / 2;
}

export function spread(values: readonly number[]): Spread {
  const order = sorted(values);
  return { median: median(order), min: order[0] ?? Number.NaN, max: order.at(-1) ?? Number.NaN };
}

/**
 * The ratio of each run to the run of the reference beside it, then the spread of these. Pairing keeps a machine that
 * is slow for a while from counting for one side only.
 */
export function ratios(own: readonly number[], reference: readonly number[]): Spread {
  if (own.length !== reference.length)
    throw new RangeError(`${own.length} runs against ${reference.length} of the reference`);
  return spread(own.map((value, index) => value / (reference[index] ?? Number.NaN)));
}
