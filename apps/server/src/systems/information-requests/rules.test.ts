import { chinaNational } from '@openzone/calendar';
import { outcomeRules, type AnswerDraft, type RequestOutcome } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile, CaseState } from '../../engines/cases/index.ts';
import { readClock } from './clock.ts';
import { settings } from './documents/documents.fixture.ts';
import { composeDocument, kindForOutcome } from './documents/index.ts';
import { noFacts, type RequestFacts } from './facts.ts';
import { letterFacts } from './letter-facts.ts';
import { checkComplete } from './rules.ts';

const outcomes = (Object.keys(outcomeRules) as RequestOutcome[]).filter((one) => kindForOutcome(one) !== undefined);
const texts = {
  reason: '由其他机关制作',
  withheld: '附件二',
  responsibleAgency: '试验市财政局，电话0000-7654321',
  previousAnswer: '2026年1月5日的答复',
  access: '随本告知书提供',
  searched: '检索了档案目录',
} as const;

const file: CaseFile = {
  id: '01990009-0000-7000-8000-000000000001',
  procedure: 'information-request',
  number: 'YSQ202600001',
  channel: 'IN_PERSON',
  partyKind: 'NATURAL_PERSON',
  partyMasked: '测***',
  partyKey: '',
  contentKey: '',
  summary: '批复',
  fields: { description: '批复文件', deliveryMethod: 'POST', medium: 'PAPER' },
  submittedOn: '2026-03-02',
  revision: 1,
  unitId: null,
  sealedContact: null,
  clockCalendar: '',
  dueOn: null,
};

function stateWith(draft: AnswerDraft): CaseState<RequestFacts> {
  const correction = { sentOn: '2026-03-03', dueOn: '2026-03-20', matters: '文号', guidance: '', text: '见补正' };
  const received = {
    seq: 1,
    kind: 'RECEIVED',
    on: '2026-03-02',
    at: new Date(0),
    actor: 'OFFICER',
    by: null,
    data: {},
  } as const;
  return {
    state: 'PROCESSING',
    open: true,
    unitId: null,
    handlerId: null,
    outcome: null,
    closedOn: null,
    revision: 1,
    facts: { ...noFacts, draft, correction: { ...correction, answeredOn: '2026-03-09' } },
    events: [received],
  };
}

describe('an answer that may be submitted', () => {
  it('can be printed when it is signed: whatever its outcome, with only what was asked for filled in', () => {
    const anyDraft = fc.constantFrom(...outcomes).chain((outcome) =>
      fc.record({
        outcome: fc.constant(outcome),
        paragraphs: fc.constant<string[]>([]),
        article: fc.constantFrom('', outcomeRules[outcome].article),
        ...(Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, fc.constantFrom('', text)])) as {
          [K in keyof typeof texts]: fc.Arbitrary<string>;
        }),
      }),
    );
    const passed = new Set<RequestOutcome>();
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const state = stateWith(draft);
        try {
          checkComplete(state);
        } catch {
          return;
        }
        passed.add(draft.outcome);
        const kind = kindForOutcome(draft.outcome);
        if (kind === undefined) throw new Error(draft.outcome);
        const context = { calendar: chinaNational, today: '2026-03-12', fresh: false };
        const { problems } = composeDocument(
          kind,
          letterFacts({
            file,
            state,
            clock: readClock(file.channel, state, context),
            identity: { name: '测试欧阳', phone: '0000-87001000' },
            on: '2026-03-12',
            officer: '经办人',
            documentNumber: { year: 2026, serial: 1 },
          }),
          settings,
        );
        expect([draft.outcome, problems.map(({ field }) => field)]).toEqual([draft.outcome, []]);
      }),
      { numRuns: 4_000 },
    );
    expect(outcomes.filter((one) => !passed.has(one))).toEqual([]);
  });
});
