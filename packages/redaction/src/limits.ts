import type { RedactLimits } from './types.ts';

const MiB = 1024 * 1024;

/** Generous for office documents. Time and memory are bounded from outside: run this in a process of its own. */
export const DEFAULT_LIMITS: RedactLimits = {
  maxBytes: 100 * MiB,
  maxParts: 5_000,
  maxPartBytes: 64 * MiB,
  maxTotalBytes: 256 * MiB,
  maxRatio: 200,
  maxPages: 2_000,
  maxDepth: 256,
};
