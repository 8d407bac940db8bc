import { outcomeRules, type RequestOutcome } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { answerKind, documentKindLabels, offeredKinds } from './document-kinds.ts';
import { documentProblems } from './document-problems.ts';

describe('kinds of documents', () => {
  it('tell every outcome of the present regulation that an answer ends by its own answer', () => {
    for (const [outcome, rule] of Object.entries(outcomeRules)) {
      const kind = answerKind(outcome as RequestOutcome);
      if (rule.by === 'record') expect(kind).toBeUndefined();
      else if (rule.regime !== '2007') expect(Object.keys(documentKindLabels)).toContain(kind);
    }
    expect(answerKind('REFUSED_DELIBERATIVE')).toBe('ANSWER_REFUSED');
    expect(answerKind('PETITION')).toBe('ANSWER_NOT_PROCESSED');
    expect(answerKind('NOT_EXIST')).toBe('ANSWER_NOT_EXIST');
  });

  it('offer one answer once the outcome is chosen, and all before', () => {
    const answers = (outcome: RequestOutcome | null) =>
      offeredKinds(outcome).filter((kind) => kind.startsWith('ANSWER_'));
    expect(answers('GRANTED')).toEqual(['ANSWER_GRANTED']);
    expect(answers(null).length).toBeGreaterThan(5);
  });
});

describe('documentProblems', () => {
  const text = { zh: '缺少补正期限', en: 'The correction limit is missing' };
  it('reads the list of an answer, and only that', () => {
    const failure = (detail: Record<string, unknown>) => new ApiFailure(400, { error: 'INCOMPLETE', text, detail });
    const listed = [{ code: 'FACT_MISSING', field: 'correction.due', text }, { field: 3 }];
    expect(documentProblems(failure({ problems: listed }))).toEqual([listed[0]]);
    expect(documentProblems(failure({ problems: [] }))).toBeNull();
    expect(documentProblems(failure({}))).toBeNull();
  });
});
