import { readFileSync, existsSync } from 'node:fs';
import { chinaNational, runRequestClock } from '@openzone/calendar';
import { outcomeRules, requestActData, requestStateLabels, type RequestOutcome } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { fold, walk, type CaseEvent } from '../../engines/cases/index.ts';
import { clockInput } from './clock.ts';
import { kindForOutcome } from './documents/index.ts';
import { requestProcedure } from './procedure.ts';

describe('the definition of 依申请公开', () => {
  it('has no state without way in, no open state without way out, no act without actor or target', () => {
    expect(walk(requestProcedure)).toEqual({ unreachable: [], deadEnds: [], broken: [] });
  });

  it('finds faults: a state nobody leaves, one nobody enters, an act nobody may do', () => {
    const {
      WITHDRAWN_BY_APPLICANT: _gone,
      CORRECTION_RECEIVED: _too,
      CORRECTION_EXPIRED: _three,
      ...acts
    } = requestProcedure.acts;
    const noteAct = acts.NOTE_ADDED;
    if (noteAct === undefined) throw new Error('no note');
    const faults = walk({
      ...requestProcedure,
      acts: { ...acts, NOTE_ADDED: { ...noteAct, who: [] } },
    });
    expect(faults).toEqual({
      unreachable: ['DEEMED_ABANDONED_NO_CORRECTION', 'WITHDRAWN'],
      deadEnds: ['CORRECTION_REQUESTED'],
      broken: ['NOTE_ADDED'],
    });
  });

  it('describes every act and every state', () => {
    expect(Object.keys(requestProcedure.acts).toSorted()).toEqual(Object.keys(requestActData).toSorted());
    expect(Object.keys(requestProcedure.states).toSorted()).toEqual(Object.keys(requestStateLabels).toSorted());
  });

  it('has an answer document for every outcome that a decision makes, under the regulation that knows it', () => {
    for (const outcome of Object.keys(outcomeRules) as RequestOutcome[]) {
      const rule = outcomeRules[outcome];
      for (const regime of ['2007', '2019'] as const) {
        const known = rule.regime === 'both' || rule.regime === regime;
        const kind = kindForOutcome(outcome, regime);
        expect([outcome, regime, kind !== undefined]).toEqual([outcome, regime, known && rule.by === 'decision']);
        if (kind !== undefined) expect(kind === 'ANSWER_UNDER_2007').toBe(regime === '2007');
      }
    }
  });
});

/** Data for each act, whatever the case. */
const data: Readonly<Record<string, Record<string, unknown>>> = {
  CORRECTION_NOTICE_SENT: { dueOn: '2026-03-20', matters: '文号', guidance: '请写明' },
  CORRECTION_RECEIVED: { text: '补正', lateReason: '' },
  REASON_ACCEPTED_DELAY: { until: '2026-05-29', note: '数量大' },
  THIRD_PARTY_CONSULT_SENT: { party: '甲公司', matter: '合同' },
  THIRD_PARTY_CONSULT_SERVED: { party: '甲公司', evidence: '' },
  THIRD_PARTY_OPINION_RECEIVED: { party: '甲公司', opinion: 'REFUSE', reason: '商业秘密' },
  AGENCY_CONSULT_SENT: { party: '规划局', matter: '会签', jointProducer: true },
  AGENCY_CONSULT_SERVED: { party: '规划局', evidence: '' },
  AGENCY_OPINION_RECEIVED: { party: '规划局', opinion: 'CONSENT', reason: '' },
  EXTENSION_APPROVED: { workdays: 10, reason: '量大' },
  FEE_NOTICE_RECEIVED: { basis: 'PAGES', count: 40, before: 0 },
};

function events(...kinds: readonly (readonly [kind: string, on: string])[]): CaseEvent[] {
  return kinds.map(([kind, on], index) => ({
    seq: index + 1,
    kind,
    on,
    at: new Date(0),
    actor: 'OFFICER',
    by: 'x',
    data: data[kind] ?? { note: '' },
  }));
}

describe('state by fold and state by clock', () => {
  const paths: readonly (readonly (readonly [string, string])[])[] = [
    [['RECEIVED', '2026-03-02']],
    [
      ['SUBMITTED', '2026-03-02'],
      ['CONTACT_FAILED', '2026-03-03'],
      ['CONFIRMED_BOTH', '2026-03-04'],
    ],
    [
      ['RECEIVED', '2026-03-02'],
      ['CORRECTION_NOTICE_SENT', '2026-03-05'],
      ['CORRECTION_RECEIVED', '2026-03-10'],
    ],
    [
      ['RECEIVED', '2026-03-02'],
      ['THIRD_PARTY_CONSULT_SENT', '2026-03-05'],
      ['AGENCY_CONSULT_SENT', '2026-03-06'],
      ['THIRD_PARTY_OPINION_RECEIVED', '2026-03-09'],
    ],
    [
      ['RECEIVED', '2026-03-02'],
      ['AGENCY_CONSULT_SENT', '2026-03-05'],
      ['AGENCY_CONSULT_SERVED', '2026-03-06'],
      ['AGENCY_OPINION_RECEIVED', '2026-03-09'],
      ['EXTENSION_APPROVED', '2026-03-10'],
    ],
    [
      ['RECEIVED', '2026-03-02'],
      ['REASON_REQUESTED', '2026-03-05'],
      ['REASON_ACCEPTED_DELAY', '2026-03-10'],
    ],
    [
      ['RECEIVED', '2026-03-02'],
      ['FEE_NOTICE_RECEIVED', '2026-03-05'],
      ['FEE_PAID', '2026-03-10'],
    ],
    [
      ['RECEIVED', '2026-03-02'],
      ['WITHDRAWN_BY_APPLICANT', '2026-03-05'],
    ],
  ];
  it.each(paths.map((path) => [path.map(([kind]) => kind).join(' → '), path] as const))(
    'agree after %s',
    (_name, path) => {
      for (let length = 1; length <= path.length; length += 1) {
        const state = fold(requestProcedure, events(...path.slice(0, length)));
        const channel = path[0]?.[0] === 'SUBMITTED' ? 'INTERNET' : 'IN_PERSON';
        const reading = runRequestClock(
          clockInput(channel, state, { calendar: chinaNational, today: '2026-03-10', fresh: false }),
        );
        expect(state.state).toBe(reading.state);
      }
    },
  );

  it('a waived fee leaves the dates as they were', () => {
    const before = fold(requestProcedure, events(['RECEIVED', '2026-03-02']));
    const after = fold(
      requestProcedure,
      events(['RECEIVED', '2026-03-02'], ['FEE_NOTICE_RECEIVED', '2026-03-05'], ['FEE_WAIVED', '2026-03-06']),
    );
    const context = { calendar: chinaNational, today: '2026-03-31', fresh: false };
    expect(requestProcedure.clock('IN_PERSON', after, context)).toEqual(
      requestProcedure.clock('IN_PERSON', before, context),
    );
    expect(after.facts.fee).toMatchObject({ amount: 100, waived: true });
  });

  it('a reopened case is due anew, and was received when it was received', () => {
    const state = fold(
      requestProcedure,
      events(['RECEIVED', '2026-03-02'], ['WITHDRAWN_BY_APPLICANT', '2026-03-05'], ['REOPENED', '2026-04-01']),
    );
    expect(state).toMatchObject({ state: 'PROCESSING', open: true, outcome: null, closedOn: null });
    expect(
      requestProcedure.clock('IN_PERSON', state, { calendar: chinaNational, today: '2026-04-02', fresh: false }),
    ).toMatchObject({
      status: 'running',
      receivedOn: '2026-03-02',
      due: '2026-04-30',
    });
  });
});

const file = new URL('../../../../../../shared/domain/request-clock.json', import.meta.url);
describe.runIf(existsSync(file) || process.env.CI !== undefined)('the transition table of the domain', () => {
  it('is permitted by the definition, transition by transition', () => {
    const { transitions } = JSON.parse(readFileSync(file, 'utf8')) as {
      transitions: readonly { from: string | null; event: string; to: string }[];
    };
    const refused = transitions.filter(({ from, event, to }) => {
      const rule = requestProcedure.acts[event];
      if (rule === undefined) return true;
      const targets = rule.targets ?? [rule.to === 'same' ? from : rule.to];
      return !targets.includes(to);
    });
    // Refusing the reasons leads to an answer that is drafted, checked and signed like any other, and approval stands before decision.
    expect(refused.map(({ event, to }) => `${event} → ${to}`)).toEqual(['REASON_REJECTED → DECIDED']);
  });
});
