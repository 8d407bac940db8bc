import { describe, expect, it } from 'vitest';
import { eventFacts } from './event-facts.ts';

describe('eventFacts', () => {
  it('tells what an event recorded in the words of its form, and not what was left empty', () => {
    const facts = eventFacts({
      kind: 'CORRECTION_NOTICE_SENT',
      data: { matters: '请写明年份', guidance: '', dueOn: '2026-12-04' },
    });
    expect(facts.map(({ label, value }) => [label.zh, value])).toEqual([
      ['需要补正的事项', '请写明年份'],
      ['补正期限（到哪一天）', { day: '2026-12-04' }],
    ]);
  });

  it('puts codes into words', () => {
    const zh = (
      kind: 'ANSWER_DRAFTED' | 'ANSWER_CHECKED' | 'THIRD_PARTY_OPINION_RECEIVED',
      data: Record<string, unknown>,
    ) => eventFacts({ kind, data }).map(({ value }) => (typeof value === 'object' && 'zh' in value ? value.zh : value));
    expect(zh('ANSWER_DRAFTED', { outcome: 'NOT_EXIST', paragraphs: ['秘密'] })).toEqual(['信息不存在']);
    expect(zh('ANSWER_CHECKED', { confirmed: ['SECRECY', 'LEGAL'], comment: '' })).toEqual(['保密、合法性']);
    expect(zh('THIRD_PARTY_OPINION_RECEIVED', { party: '甲公司', opinion: 'REFUSE', reason: '' })).toEqual([
      '甲公司',
      '不同意公开',
    ]);
  });
});
