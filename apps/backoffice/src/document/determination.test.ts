import { groundRules, type Ground } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { determinationInput } from './determination.ts';

describe('determinationInput', () => {
  it('records nothing that was left over from another choice', () => {
    const left = {
      article: '20(一)',
      ground: 'STATE_SECRET',
      reason: ' 理由 ',
      evidence: { classificationLevel: '秘密', harm: '旧' },
    } as const;
    expect(determinationInput({ attribute: 'PROACTIVE', ...left })).toEqual({
      attribute: 'PROACTIVE',
      article: '20(一)',
      ground: null,
      reason: '理由',
      evidence: {},
    });
    expect(determinationInput({ attribute: 'ON_REQUEST', ...left })).toEqual({
      attribute: 'ON_REQUEST',
      article: '13.2',
      ground: null,
      reason: '理由',
      evidence: {},
    });
    expect(determinationInput({ attribute: 'WITHHELD', ...left })).toEqual({
      attribute: 'WITHHELD',
      article: '14',
      ground: 'STATE_SECRET',
      reason: '理由',
      evidence: { classificationLevel: '秘密', secrecyPeriod: '', classifiedBy: '' },
    });
  });

  it('carries the article and exactly the evidence of every ground', () => {
    for (const [ground, rule] of Object.entries(groundRules)) {
      const input = determinationInput({ attribute: 'WITHHELD', ground: ground as Ground, reason: '说明理由' });
      expect(input.article).toBe(rule.article);
      expect(Object.keys(input.evidence)).toEqual(Object.keys(rule.evidence));
    }
  });
});
