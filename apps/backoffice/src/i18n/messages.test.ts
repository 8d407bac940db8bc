import { describe, expect, it } from 'vitest';
import { plural, say, speak, type Catalogue } from './messages.ts';

const catalogue = {
  save: say('保存', 'Save'),
  left: (days: number) => say(`剩 ${days} 个工作日`, `${plural(days, 'working day')} left`),
} satisfies Catalogue;

describe('speak', () => {
  it('gives the messages of one language, made from facts where they need them', () => {
    expect(speak(catalogue, 'zh').save).toBe('保存');
    expect(speak(catalogue, 'zh').left(3)).toBe('剩 3 个工作日');
    expect(speak(catalogue, 'en').left(1)).toBe('1 working day left');
    expect(speak(catalogue, 'en').left(1200)).toBe('1,200 working days left');
  });

  it('does not compile with a key that is not there', () => {
    // @ts-expect-error a missing key is an error of the type checker
    expect(speak(catalogue, 'zh').missing).toBeUndefined();
  });
});
