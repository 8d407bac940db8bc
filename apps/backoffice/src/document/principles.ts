import { reviewPrinciples, type ReviewInput } from '@openzone/contracts';

export type Principle = ReviewInput['confirmed'][number];

/** The principles a reviewer confirms, in the order they are shown. */
export const principles: readonly Principle[] = Object.keys(reviewPrinciples).filter((key): key is Principle =>
  Object.hasOwn(reviewPrinciples, key),
);
