import { describe, expect, it } from 'vitest';
import { isClockRunning } from './due.tsx';

describe('isClockRunning', () => {
  it('runs until publication, for what is or may become proactive disclosure', () => {
    expect(isClockRunning({ stage: 'draft', attribute: null, isPublic: false })).toBe(true);
    expect(isClockRunning({ stage: 'scheduled', attribute: 'PROACTIVE', isPublic: false })).toBe(true);
    expect(isClockRunning({ stage: 'published', attribute: 'PROACTIVE', isPublic: true })).toBe(false);
    expect(isClockRunning({ stage: 'withdrawn', attribute: 'PROACTIVE', isPublic: false })).toBe(false);
    expect(isClockRunning({ stage: 'in_review', attribute: 'WITHHELD', isPublic: false })).toBe(false);
    expect(isClockRunning({ stage: 'held', attribute: 'ON_REQUEST', isPublic: false })).toBe(false);
  });

  it('runs for a revision only where the change has a date', () => {
    const revision = { stage: 'draft', attribute: null, isPublic: true } as const;
    expect(isClockRunning(revision)).toBe(false);
    expect(isClockRunning(revision, '2026-03-01')).toBe(true);
  });
});
