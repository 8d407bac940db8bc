import type { Proposed } from './types.ts';

/** Shorthand for a proposal with one reason. */
export function propose<T>(value: T, confidence: number, zh: string, en: string): Proposed<T> {
  return { value, confidence, reasons: [{ zh, en }] };
}

/** Nothing to propose, with the reason why. */
export function nothing<T>(zh: string, en: string): Proposed<T> {
  return { value: null, confidence: 0, reasons: [{ zh, en }] };
}
