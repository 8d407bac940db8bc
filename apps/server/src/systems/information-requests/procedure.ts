import {
  requestActData,
  requestActLabels,
  requestStateLabels,
  type RequestAct,
  type RequestState,
} from '@openzone/contracts';
import type { ActRule, Capacity, CaseState, Procedure } from '../../engines/cases/index.ts';
import { requestClock } from './clock.ts';
import * as f from './facts.ts';
import type { RequestFacts } from './facts.ts';
import { checkComplete, checkDraft, checkNotAsked, checkParty, checkSigned } from './rules.ts';
import * as papers from './paper-rules.ts';
import * as own from './own-facts.ts';
import { inheritedActs, possibleActs } from './possible.ts';
import { checkAcknowledged, checkReopen, checkResend, checkSplit } from './split-rules.ts';

/**
 * 依申请公开: from first contact to archive (Regulation arts. 27-45; 五环节 of art. 45: registration, examination, handling, answer,
 * archive). States and events as the domain's table has them, with `IN_REVIEW` for the approval between handling and decision.
 */

const closedStates: readonly RequestState[] = [
  'DELIVERED',
  'ARCHIVED',
  'DEEMED_ABANDONED_NO_CORRECTION',
  'DEEMED_ABANDONED_NO_FEE',
  'WITHDRAWN',
  'MERGED',
  'SPLIT',
];

const working: readonly Capacity[] = ['HANDLER', 'OFFICE'];
const deciding: readonly Capacity[] = ['HEAD', 'OFFICE'];
const consultable: readonly RequestState[] = ['PROCESSING', 'CONSULTING_THIRD_PARTY', 'CONSULTING_AGENCY'];
const answerable: readonly RequestState[] = [...consultable, 'REASON_REQUESTED', 'DELAYED_ART35'];

type Rule = Omit<ActRule<RequestFacts>, 'label' | 'data'>;

/** Where a case stands while consultations go on: it waits for third parties first, then for agencies, then it goes on. */
function whileConsulting(before: CaseState<RequestFacts>, facts: RequestFacts): string {
  if (!consultable.some((state) => state === before.state)) return before.state;
  const open = facts.consultations.filter((one) => one.endedOn === null);
  if (open.some((one) => one.kind === 'THIRD_PARTY')) return 'CONSULTING_THIRD_PARTY';
  return open.length > 0 ? 'CONSULTING_AGENCY' : 'PROCESSING';
}

const afterConsulting = { to: 'PROCESSING', targets: [...consultable], next: whileConsulting } as const;
const notByAuthor = { acts: ['ANSWER_DRAFTED', 'ANSWER_SUBMITTED'], until: ['ANSWER_RETURNED', 'REOPENED'] } as const;

function consulting(
  kind: 'THIRD_PARTY' | 'AGENCY',
  article: string,
): Record<'sent' | 'served' | 'opinion' | 'expired', Rule> {
  const later = { ...afterConsulting, from: answerable, who: working, article, check: checkParty(kind) } as const;
  return {
    sent: {
      ...afterConsulting,
      from: consultable,
      who: working,
      article,
      check: checkNotAsked(kind),
      apply: f.askParty,
      shown: true,
    },
    served: { ...later, check: papers.both(checkParty(kind), papers.checkService), apply: f.serveParty },
    opinion: { ...later, apply: f.takeOpinion, shown: true },
    expired: { ...later, apply: f.expireParty, shown: true },
  };
}

const third = consulting('THIRD_PARTY', '32');
const agency = consulting('AGENCY', '33.3, 34');

const rules: Readonly<Record<RequestAct, Rule>> = {
  SUBMITTED: { from: 'start', to: 'SUBMITTED', who: ['APPLICANT', ...working], article: '31', shown: true },
  RECEIVED: { from: 'start', to: 'PROCESSING', who: working, article: '31', shown: true },
  CONTACT_FAILED: { from: ['SUBMITTED'], to: 'same', who: working, article: '31', shown: true },
  CONFIRMED_BOTH: { from: ['SUBMITTED'], to: 'PROCESSING', who: working, article: '31(3)', shown: true },
  ASSIGNED: { from: 'open', to: 'same', who: [...deciding, 'SYSTEM'], article: '45' },
  CORRECTION_NOTICE_SENT: {
    from: ['PROCESSING'],
    to: 'CORRECTION_REQUESTED',
    who: working,
    article: '30',
    apply: f.askCorrection,
    shown: true,
  },
  CORRECTION_RECEIVED: {
    from: ['CORRECTION_REQUESTED'],
    to: 'PROCESSING',
    who: ['APPLICANT', ...working],
    article: '30',
    apply: f.takeCorrection,
    shown: true,
  },
  CORRECTION_EXPIRED: {
    from: ['CORRECTION_REQUESTED'],
    to: 'DEEMED_ABANDONED_NO_CORRECTION',
    who: [...working, 'HEAD'],
    article: '30',
    outcome: () => 'ABANDONED_CORRECTION',
    shown: true,
  },
  REASON_REQUESTED: { from: ['PROCESSING'], to: 'REASON_REQUESTED', who: working, article: '35', shown: true },
  REASON_ACCEPTED: { from: ['REASON_REQUESTED'], to: 'PROCESSING', who: working, article: '35', shown: true },
  REASON_ACCEPTED_DELAY: {
    from: ['REASON_REQUESTED'],
    to: 'DELAYED_ART35',
    who: deciding,
    article: '35',
    apply: f.delay,
    shown: true,
  },
  // What follows is an answer like any other: drafted, checked, signed, served.
  REASON_REJECTED: { from: ['REASON_REQUESTED'], to: 'PROCESSING', who: working, article: '35' },
  THIRD_PARTY_CONSULT_SENT: third.sent,
  THIRD_PARTY_CONSULT_SERVED: third.served,
  THIRD_PARTY_OPINION_RECEIVED: third.opinion,
  THIRD_PARTY_CONSULT_EXPIRED: third.expired,
  AGENCY_CONSULT_SENT: agency.sent,
  AGENCY_CONSULT_SERVED: agency.served,
  AGENCY_OPINION_RECEIVED: agency.opinion,
  AGENCY_CONSULT_EXPIRED: agency.expired,
  CONSULT_CONFIRMED: {
    from: [...answerable, 'IN_REVIEW', 'DECIDED'],
    to: 'same',
    who: working,
    article: '32',
    check: papers.checkConsulted,
    apply: f.confirmParty,
  },
  // Before it is signed nothing has been decided that a third party could be told.
  THIRD_PARTY_TOLD: {
    from: ['DECIDED', 'DELIVERED'],
    to: 'same',
    who: working,
    article: '32',
    check: papers.checkTold,
    apply: f.tellParty,
  },
  ASSISTANCE_ASKED: {
    from: answerable,
    to: 'same',
    who: working,
    article: '45',
    check: papers.checkHelpAsked,
    apply: f.askHelp,
  },
  ASSISTANCE_GIVEN: {
    from: 'open',
    to: 'same',
    who: working,
    article: '45',
    check: papers.checkHelpGiven,
    apply: f.takeHelp,
  },
  EXTENSION_APPROVED: { from: consultable, to: 'same', who: deciding, article: '33.2', apply: f.extend, shown: true },
  FEE_NOTICE_RECEIVED: {
    from: ['PROCESSING'],
    to: 'FEE_NOTICED',
    who: deciding,
    article: '42',
    apply: f.noticeFee,
    shown: true,
  },
  FEE_PAID: { from: ['FEE_NOTICED'], to: 'PROCESSING', who: working, article: '42', apply: f.payFee, shown: true },
  FEE_WAIVED: { from: ['FEE_NOTICED'], to: 'PROCESSING', who: deciding, article: '42', apply: f.waiveFee, shown: true },
  FEE_EXPIRED: {
    from: ['FEE_NOTICED'],
    to: 'DEEMED_ABANDONED_NO_FEE',
    who: [...working, 'HEAD'],
    article: '42',
    outcome: () => 'ABANDONED_FEE',
    shown: true,
  },
  ANSWER_DRAFTED: { from: answerable, to: 'same', who: working, article: '36', apply: f.draft, check: checkDraft },
  ANSWER_SUBMITTED: {
    from: ['PROCESSING', 'DELAYED_ART35'],
    to: 'IN_REVIEW',
    who: working,
    article: '45',
    apply: f.submitAnswer,
    check: checkComplete,
  },
  ANSWER_RETURNED: {
    from: ['IN_REVIEW'],
    to: 'PROCESSING',
    targets: ['PROCESSING', 'DELAYED_ART35'],
    next: (_before, facts) => (facts.delayed ? 'DELAYED_ART35' : 'PROCESSING'),
    who: ['HEAD', 'OFFICE', 'REVIEWER'],
    article: '45',
  },
  ANSWER_CHECKED: {
    from: ['IN_REVIEW'],
    to: 'same',
    who: ['REVIEWER', 'OFFICE'],
    article: '17',
    notBy: notByAuthor,
    apply: f.checkAnswer,
  },
  DECISION_SIGNED_OFF: {
    from: ['IN_REVIEW'],
    to: 'DECIDED',
    who: deciding,
    article: '36',
    notBy: notByAuthor,
    check: checkSigned,
    apply: f.signOff,
    outcome: (before) => before.facts.draft?.outcome ?? null,
    shown: true,
  },
  DECISION_POSTED: {
    from: ['DECIDED'],
    to: 'DELIVERED',
    who: working,
    article: '33',
    check: papers.checkPosted,
    shown: true,
  },
  DECISION_SIGNED: { from: ['DECIDED'], to: 'DELIVERED', who: working, article: '33', shown: true },
  DECISION_SENT_ELECTRONICALLY: { from: ['DECIDED'], to: 'DELIVERED', who: working, article: '33', shown: true },
  PROVISION_SET: {
    from: ['DECIDED', 'DELIVERED'],
    to: 'same',
    who: working,
    article: '36(2)',
    check: papers.checkProvision,
    apply: f.setProvision,
    shown: true,
  },
  LETTER_SERVED: {
    from: 'any',
    to: 'same',
    who: working,
    article: '45',
    check: papers.checkService,
    apply: f.serveLetter,
  },
  DELIVERY_ACKNOWLEDGED: {
    from: ['DELIVERED', 'ARCHIVED'],
    to: 'same',
    who: ['APPLICANT', ...working],
    check: checkAcknowledged,
    clocked: true,
    shown: true,
  },
  HANDED_OVER: { from: ['DELIVERED', 'ARCHIVED'], to: 'same', who: working, article: '25.3' },
  ARCHIVED: { from: closedStates.filter((state) => state !== 'ARCHIVED'), to: 'ARCHIVED', who: working, article: '45' },
  REOPENED: {
    from: closedStates.filter((state) => state !== 'SPLIT'),
    check: checkReopen,
    to: 'PROCESSING',
    who: ['OFFICE'],
    article: '45',
    apply: f.reopen,
    outcome: () => null,
    shown: true,
  },
  WITHDRAWN_BY_APPLICANT: {
    from: 'open',
    to: 'WITHDRAWN',
    who: ['APPLICANT', ...working],
    outcome: () => 'WITHDRAWN',
    shown: true,
  },
  MERGED_INTO: {
    from: ['SUBMITTED', 'PROCESSING'],
    to: 'MERGED',
    who: working,
    outcome: () => 'OTHER',
    link: 'MERGED_INTO',
    shown: true,
  },
  // The mirror of merging: this one ends, and each part is answered as a request of its own with the same day of receipt.
  SPLIT: {
    from: ['SUBMITTED', 'PROCESSING'],
    to: 'SPLIT',
    who: working,
    check: checkSplit,
    apply: own.splitUp,
    shown: true,
  },
  // Written by the splitting alone, never done by itself.
  SPLIT_FROM: { from: [], to: 'same', who: ['SYSTEM'], apply: own.comeFrom, shown: true },
  PUBLICATION_DRAFTED: {
    from: ['DELIVERED', 'ARCHIVED'],
    to: 'same',
    who: [...working, 'HEAD'],
    article: '44',
    apply: own.draftPublication,
  },
  NOTE_ADDED: { from: 'any', to: 'same', who: [...working, 'HEAD', 'REVIEWER'] },
  MESSAGE_SENT: { from: 'any', to: 'same', who: working, shown: true },
  MESSAGE_RECEIVED: { from: 'any', to: 'same', who: ['APPLICANT', ...working], shown: true },
  RATED: { from: ['DELIVERED', 'ARCHIVED'], to: 'same', who: ['APPLICANT'], apply: f.rate, shown: true },
  CALENDAR_RECOMPUTED: { from: 'any', to: 'same', who: ['SYSTEM'], shown: true },
  NOTICE_FAILED: { from: 'any', to: 'same', who: ['SYSTEM'], apply: own.missNotice },
  NOTICE_RESENT: { from: 'any', to: 'same', who: working, check: checkResend, apply: own.resendNotice },
};

function complete(): Readonly<Record<string, ActRule<RequestFacts>>> {
  const kinds = Object.keys(rules) as RequestAct[];
  return Object.fromEntries(
    kinds.map((kind) => {
      const possible = possibleActs[kind];
      return [
        kind,
        {
          ...rules[kind],
          label: requestActLabels[kind],
          data: requestActData[kind],
          inherited: inheritedActs.includes(kind),
          ...(possible === undefined ? {} : { possible }),
        },
      ];
    }),
  );
}

export const requestProcedure: Procedure<RequestFacts> = {
  key: 'information-request',
  name: { zh: '政府信息公开申请', en: 'information request' },
  numberPrefix: 'YSQ',
  states: Object.fromEntries(
    (Object.keys(requestStateLabels) as RequestState[]).map((state) => [
      state,
      { label: requestStateLabels[state], open: !closedStates.includes(state) },
    ]),
  ),
  acts: complete(),
  facts: f.noFacts,
  clock: requestClock,
};

/** The lists of the intake desk and of those who approve. */
export const requestListStates = {
  intake: ['SUBMITTED'],
  approve: ['IN_REVIEW'],
  order: Object.keys(requestProcedure.states),
} as const;
