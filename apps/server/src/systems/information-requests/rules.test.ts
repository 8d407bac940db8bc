import { chinaNational } from '@openzone/calendar';
import { outcomeRules, type AnswerDraft, type RequestOutcome } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile, CaseState } from '../../engines/cases/index.ts';
import { readClock } from './clock.ts';
import { settings } from './documents/documents.fixture.ts';
import { composeDocument, kindForOutcome } from './documents/index.ts';
import { textsOf } from '../../platform/print/index.ts';
import { noFacts, type RequestFacts } from './facts.ts';
import { letterFacts } from './letter-facts.ts';
import { checkComplete } from './rules.ts';

/** Every outcome an answer tells, under each regulation that knows it, with a day of receipt that falls under it. */
const receivedOn = { '2007': '2018-03-01', '2019': '2026-03-02' } as const;
const answers = (Object.keys(outcomeRules) as RequestOutcome[]).flatMap((outcome) =>
  (['2007', '2019'] as const)
    .filter((regime) => kindForOutcome(outcome, regime) !== undefined)
    .map((regime) => ({ outcome, regime })),
);
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
  demonstration: false,
};

function stateWith(draft: AnswerDraft, on: string): CaseState<RequestFacts> {
  const correction = { sentOn: on, dueOn: '2026-03-20', matters: '文号', guidance: '', text: '见补正' };
  const received = {
    seq: 1,
    kind: 'RECEIVED',
    on,
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
    reopened: false,
    revision: 1,
    facts: { ...noFacts, draft, correction: { ...correction, answeredOn: on } },
    events: [received],
  };
}

describe('an answer that may be submitted', () => {
  it('can be printed when it is signed: whatever its outcome, with only what was asked for filled in', () => {
    const anyDraft = fc.constantFrom(...answers).chain(({ outcome, regime }) =>
      fc.record({
        regime: fc.constant(regime),
        outcome: fc.constant(outcome),
        paragraphs: fc.constant<string[]>([]),
        article: fc.constantFrom('', outcomeRules[outcome].article),
        ...(Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, fc.constantFrom('', text)])) as {
          [K in keyof typeof texts]: fc.Arbitrary<string>;
        }),
      }),
    );
    const passed = new Set<string>();
    fc.assert(
      fc.property(anyDraft, ({ regime, ...draft }) => {
        const state = stateWith(draft, receivedOn[regime]);
        try {
          checkComplete(state);
        } catch {
          return;
        }
        passed.add(`${draft.outcome} ${regime}`);
        const kind = kindForOutcome(draft.outcome, regime);
        if (kind === undefined) throw new Error(draft.outcome);
        const context = { calendar: chinaNational, today: '2026-03-12', fresh: false };
        const { document, problems } = composeDocument(
          kind,
          letterFacts({
            file,
            state,
            clock: readClock(file.channel, state, context),
            identity: { name: '测试欧阳', phone: '0000-87001000' },
            on: '2026-03-12',
            officer: '经办人',
            people: new Map(),
            calendar: chinaNational,
            kind,
            party: undefined,
            service: undefined,
            documentNumber: { year: 2026, serial: 1 },
          }),
          settings,
        );
        expect([draft.outcome, problems.map(({ field }) => field)]).toEqual([draft.outcome, []]);
        // An old request is answered by the articles of the regulation it falls under.
        const words = textsOf(document).join('');
        expect([draft.outcome, words.includes('2007年国务院令第492号')]).toEqual([
          draft.outcome,
          regime === '2007' && draft.outcome !== 'OLD_OTHER_ROUTE',
        ]);
        if (regime === '2007' && !['OTHER', 'PARTIAL'].includes(draft.outcome))
          expect(words).not.toMatch(/第三十[六七八九]条/u);
      }),
      { numRuns: 4_000 },
    );
    expect(answers.map(({ outcome, regime }) => `${outcome} ${regime}`).filter((one) => !passed.has(one))).toEqual([]);
  });
});
