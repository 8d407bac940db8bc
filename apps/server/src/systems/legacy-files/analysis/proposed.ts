import type { Proposed, Text } from './types.ts';

/** Shorthand for a proposal with one reason. */
export function propose<T>(value: T, confidence: number, zh: string, en: string): Proposed<T> {
  return { value, confidence, reasons: [{ zh, en }] };
}

/** Nothing to propose, with the reason why. */
export function nothing<T>(zh: string, en: string): Proposed<T> {
  return { value: null, confidence: 0, reasons: [{ zh, en }] };
}

/** The first proposal that has a value, else the last one's reason. */
export function firstOf<T>(...candidates: readonly (Proposed<T> | undefined)[]): Proposed<T> {
  const given = candidates.filter((c) => c !== undefined);
  return given.find((c) => c.value !== null) ?? given.at(-1) ?? { value: null, confidence: 0, reasons: [] };
}

export function withReason<T>(proposed: Proposed<T>, reason: Text): Proposed<T> {
  return { ...proposed, reasons: [...proposed.reasons, reason] };
}
