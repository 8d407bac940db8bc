import { reviewPrinciples } from '@openzone/contracts';

export type Principle = keyof typeof reviewPrinciples;

/** The principles a reviewer confirms, in the order they are shown. */
export const principles: readonly Principle[] = Object.keys(reviewPrinciples).filter(isPrinciple);

export function isPrinciple(key: string): key is Principle {
  return Object.hasOwn(reviewPrinciples, key);
}
