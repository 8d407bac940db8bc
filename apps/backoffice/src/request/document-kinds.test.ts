import { outcomeRules, type RequestOutcome } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { templateKindCodes } from '../settings/template-kinds.ts';
import { actGroups, actLetters } from './act-words.ts';
import { answerKind, documentKindLabels, kindActs, offeredKinds, partiesOf, servable } from './document-kinds.ts';
import { documentProblems } from './document-problems.ts';

describe('kinds of documents', () => {
  it('tell every outcome of the present regulation that an answer ends by its own answer', () => {
    for (const [outcome, rule] of Object.entries(outcomeRules)) {
      const kind = answerKind(outcome as RequestOutcome, '2019');
      if (rule.by === 'record') expect(kind).toBeUndefined();
      else if (rule.regime !== '2007') expect(Object.keys(documentKindLabels)).toContain(kind);
      if (rule.by === 'decision') expect(answerKind(outcome as RequestOutcome, '2007')).toBe('ANSWER_UNDER_2007');
    }
    expect(answerKind('REFUSED_DELIBERATIVE', '2019')).toBe('ANSWER_REFUSED');
    expect(answerKind('PETITION', '2019')).toBe('ANSWER_NOT_PROCESSED');
    expect(answerKind('NOT_EXIST', '2019')).toBe('ANSWER_NOT_EXIST');
  });

  it('offer one answer once the outcome is chosen, and all before', () => {
    const answers = (outcome: RequestOutcome | null, regime: '2007' | '2019' = '2019') =>
      offeredKinds(outcome, regime).filter((kind) => kind.startsWith('ANSWER_'));
    expect(answers('GRANTED')).toEqual(['ANSWER_GRANTED']);
    expect(answers(null).length).toBeGreaterThan(5);
    expect(answers(null)).not.toContain('ANSWER_UNDER_2007');
    expect(answers(null, '2007')).toEqual(['ANSWER_UNDER_2007']);
  });
});

describe('every kind of document', () => {
  it('can be had from the page of a request: drawn up there, or by an act whose form fills it in', () => {
    expect(Object.keys(documentKindLabels).toSorted()).toEqual(templateKindCodes.toSorted());
    const placed = actGroups.flatMap(({ acts }) => acts);
    for (const [kind, act] of Object.entries(kindActs)) {
      expect(placed, kind).toContain(act);
      expect(actLetters[act], kind).toContain(kind);
    }
  });

  it('goes to whom it is for, one of several', () => {
    const asked = { kind: 'THIRD_PARTY', party: '甲', address: '', matter: '', jointProducer: false, sentOn: '', servedOn: null, due: null, endedOn: null, confirmedOn: null, toldOn: null, onRecord: '', opinion: null, reason: '' } as const; // prettier-ignore
    const consultations = [asked, { ...asked, party: '乙' }, { ...asked, kind: 'AGENCY' as const, party: '丙局' }];
    const detail = { consultations, assistance: [] };
    expect(partiesOf('THIRD_PARTY_NOTICE', detail)).toEqual(['甲', '乙']);
    expect(partiesOf('AGENCY_INQUIRY', detail)).toEqual(['丙局']);
    expect(partiesOf('RECEIPT', detail)).toEqual([]);
  });

  it('is served by its own act but for answers and consultations', () => {
    const kinds = [
      'RECEIPT',
      'ANSWER_GRANTED',
      'THIRD_PARTY_INQUIRY',
      'THIRD_PARTY_NOTICE',
      'SERVICE_RECORD',
      'TRANSFER_LIST',
    ];
    const documents = kinds.map((kind) => ({ id: kind, kind, name: kind, number: null, addressee: '', issued: true, servedOn: null, createdAt: '', createdBy: '' })); // prettier-ignore
    expect(servable(documents).map(({ kind }) => kind)).toEqual(['RECEIPT', 'THIRD_PARTY_NOTICE']);
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
