import { chinaNational, workdaysBetween, type IsoDate } from '@openzone/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../base/identity/index.ts';
import { fold, pastCase, type CaseEvent, type PastEvent } from '../../engines/cases/index.ts';
import { inheritedActs } from './possible.ts';
import { requestProcedure } from './procedure.ts';

/** What a part takes over from the request it was split off. */

const days = workdaysBetween('2026-03-02', '2026-06-30', chinaNational);
const officer: Person = {
  id: '00000000-0000-7000-8000-000000000001',
  siteId: 1,
  signInName: 'office',
  displayName: 'office',
  unitId: '00000000-0000-7000-8000-000000000002',
  roles: [],
  demonstration: false,
};

type Step = readonly [kind: string, data?: Readonly<Record<string, unknown>>];
const draft = {
  outcome: 'GRANTED',
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '随函提供',
  searched: '',
};
const third = { party: '甲公司' };
const agency = { party: '规划局' };

/** What may happen to a request while it is handled, in pieces that leave it where it can be split. */
const pieces: readonly (readonly Step[])[] = [
  [['NOTE_ADDED', { text: '记事' }]],
  [['ANSWER_DRAFTED', draft]],
  [
    ['CORRECTION_NOTICE_SENT', { dueOn: '2026-06-30', matters: '文号', guidance: '请写明' }],
    ['CORRECTION_RECEIVED', { text: '补正', lateReason: '' }],
  ],
  [
    ['THIRD_PARTY_CONSULT_SENT', { ...third, matter: '合同' }],
    ['THIRD_PARTY_CONSULT_SERVED', { ...third, evidence: '' }],
    ['THIRD_PARTY_OPINION_RECEIVED', { ...third, opinion: 'REFUSE', reason: '' }],
  ],
  [
    ['AGENCY_CONSULT_SENT', { ...agency, matter: '会签', jointProducer: true }],
    ['AGENCY_CONSULT_SERVED', { ...agency, evidence: '' }],
    ['AGENCY_OPINION_RECEIVED', { ...agency, opinion: 'CONSENT', reason: '' }],
  ],
  [['REASON_REQUESTED', { facts: '本月第40件', dueOn: '2026-06-30' }], ['REASON_ACCEPTED']],
  [['EXTENSION_APPROVED', { workdays: 7, reason: '材料多' }]],
];

const courses = fc
  .shuffledSubarray([...pieces], { minLength: 0 })
  .chain((chosen) => {
    const steps = chosen.flat();
    return fc.tuple(
      fc.constantFrom<readonly Step[]>([['RECEIVED']], [['SUBMITTED'], ['CONTACT_FAILED'], ['CONFIRMED_BOTH']]),
      fc.constant(steps),
      fc.array(fc.nat({ max: 3 }), { minLength: steps.length + 3, maxLength: steps.length + 3 }),
    );
  })
  .map(([begin, steps, gaps]) => {
    let at = 0;
    const events = [...begin, ...steps].map(([kind, data], index): PastEvent => {
      at += index === 0 ? 0 : (gaps[index] ?? 0);
      return { kind, on: days[at] ?? '2026-06-30', data: data ?? { note: '' } };
    });
    return { channel: begin.length === 1 ? 'IN_PERSON' : 'INTERNET', events };
  });

describe('a part', () => {
  it('has the clock, the consultations and the correction of the whole, wherever that stood, and nothing else of it', () => {
    let split = 0;
    fc.assert(
      fc.property(courses, fc.nat({ max: 20 }), ({ channel, events }, later) => {
        const last = events.at(-1)?.on ?? '2026-03-02';
        const today: IsoDate = days[Math.min(days.indexOf(last) + later, days.length - 1)] ?? last;
        const context = { calendar: chinaNational, today };
        const whole = pastCase(requestProcedure, channel, events, officer, context).state;
        fc.pre(whole.state === 'PROCESSING');
        split += 1;
        const kept = whole.events
          .filter(({ kind }) => inheritedActs.some((one) => one === kind))
          .map((event, index): CaseEvent => ({ ...event, seq: index + 1 }));
        const part = fold(requestProcedure, kept);
        const now = { ...context, fresh: false };
        expect(requestProcedure.clock(channel, part, now)).toEqual(requestProcedure.clock(channel, whole, now));
        expect(part.state).toBe(whole.state);
        const { correction, consultations, extensionWorkdays } = whole.facts;
        expect(part.facts).toMatchObject({ correction, consultations, extensionWorkdays, draft: null, fee: null });
      }),
    );
    expect(split).toBeGreaterThan(50);
  });
});
