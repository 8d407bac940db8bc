import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speak } from '../i18n/messages.ts';
import { toneOf, urgencyOf } from './urgency.ts';
import { urgencyText, urgencyWords } from './words.ts';

const running = { state: 'PROCESSING', receivedOn: '2026-11-02', left: 8, paused: false, closedOn: null } as const;
const words = (language: 'zh' | 'en', ...of: Parameters<typeof urgencyOf>) =>
  urgencyText(urgencyOf(...of), speak(urgencyWords, language), (day) => day);

describe('urgency', () => {
  it('is told in working days, late and coming', () => {
    expect(words('zh', { ...running, left: -2 })).toBe('逾期2个工作日');
    expect(words('zh', { ...running, left: 3 })).toBe('剩3个工作日');
    expect(words('zh', { ...running, left: 0 })).toBe('今天到期');
    expect(words('en', { ...running, left: -1 })).toBe('1 working day late');
  });

  it('tells of a pause how much was used, where that is known', () => {
    expect(words('zh', { ...running, paused: true }, 9)).toBe('暂停中（已用9个工作日）');
    expect(words('zh', { ...running, paused: true })).toBe('暂停中');
  });

  it('counts nothing before receipt, while the applicant must act, and after the end', () => {
    expect(urgencyOf({ ...running, state: 'SUBMITTED', receivedOn: null, left: null }).kind).toBe('unconfirmed');
    expect(urgencyOf({ ...running, state: 'CORRECTION_REQUESTED', left: null }).kind).toBe('correction');
    expect(urgencyOf({ ...running, state: 'FEE_NOTICED', left: null }).kind).toBe('fee');
    expect(urgencyOf({ ...running, state: 'DELIVERED', left: -3 }).kind).toBe('closed');
    expect(urgencyOf({ ...running, left: null }).kind).toBe('unknown');
  });

  it('never calls a late one calm nor one with days left late', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (left) => {
        const tone = toneOf(urgencyOf({ ...running, left }));
        return left < 0 ? tone === 'late' : left <= 3 ? tone === 'soon' : tone === 'calm';
      }),
    );
  });
});
