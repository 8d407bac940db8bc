import { requestActData } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import {
  draftGaps,
  draftInput,
  draftMost,
  draftValues,
  emptyDraft,
  isDraftValues,
  isSameDraft,
  withOutcome,
} from './draft-values.ts';

const refused = { ...withOutcome(emptyDraft, 'REFUSED_THIRD_PARTY'), text: '经审查。\n\n  涉及商业秘密。 ' };

describe('a draft answer', () => {
  it('allows as much as the contract', () => {
    const schemas = requestActData.ANSWER_DRAFTED.properties as Readonly<
      Record<string, { readonly maxLength?: number }>
    >;
    for (const [field, most] of Object.entries(draftMost)) expect(schemas[field]?.maxLength, field).toBe(most);
  });

  it('is sent paragraph by paragraph, without the fields its outcome does not have', () => {
    expect(draftInput({ ...refused, reason: '第三方不同意', searched: '另一个结果时写的' })).toMatchObject({
      outcome: 'REFUSED_THIRD_PARTY',
      paragraphs: ['经审查。', '涉及商业秘密。'],
      article: '15',
      reason: '第三方不同意',
      searched: '',
    });
    expect(draftInput(emptyDraft)).toBeNull();
  });

  it('comes back from the server as the same', () => {
    const sent = draftInput(refused);
    expect(sent === null ? null : isSameDraft(draftValues(sent), refused)).toBe(true);
    expect(isSameDraft(refused, { ...refused, reason: '改了' })).toBe(false);
    expect(isSameDraft(emptyDraft, { ...emptyDraft, text: '只写了正文' })).toBe(false);
  });

  it('lets the article follow the outcome, but not over another that somebody wrote', () => {
    expect(withOutcome(refused, 'REFUSED_DELIBERATIVE').article).toBe('16.2');
    expect(withOutcome({ ...refused, article: '15、16.1' }, 'REFUSED_DELIBERATIVE').article).toBe('15、16.1');
    expect(withOutcome(refused, 'NOT_EXIST').article).toBe('');
  });

  it('tells what is missing before approval', () => {
    expect(draftGaps(emptyDraft)).toEqual(['outcome']);
    expect(draftGaps(refused)).toEqual(['reason']);
    expect(draftGaps({ ...refused, reason: '理由' })).toEqual([]);
  });

  it('knows what it kept itself', () => {
    expect(isDraftValues(JSON.parse(JSON.stringify(refused)))).toBe(true);
    expect(isDraftValues({ title: '一份文件' })).toBe(false);
  });
});
