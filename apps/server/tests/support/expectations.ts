import { expect } from 'vitest';

/** `expect.stringMatching` without its `any`, for use inside what is compared. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
