import { feeByItems, feeByPages, type IsoDate } from '@openzone/calendar';
import type { AnswerDraft } from '@openzone/contracts';
import type { CaseEvent } from '../../engines/cases/index.ts';
import { dataOf } from './event-data.ts';

/** What the events of a request amount to, beyond its state. */
export interface RequestFacts {
  readonly correction: {
    readonly sentOn: IsoDate;
    readonly dueOn: IsoDate;
    readonly matters: string;
    readonly guidance: string;
    readonly answeredOn: IsoDate | null;
    readonly text: string;
  } | null;
  readonly consultations: readonly ConsultationFact[];
  readonly extensionWorkdays: number;
  readonly delayed: boolean;
  readonly fee: FeeFact | null;
  readonly draft: AnswerDraft | null;
  /** What has been checked since it was last submitted: LEGAL, SECRECY. */
  readonly checks: readonly string[];
  readonly documentNumber: string | null;
  readonly rating: { readonly stars: number; readonly comment: string } | null;
}

export interface ConsultationFact {
  readonly kind: 'THIRD_PARTY' | 'AGENCY';
  readonly party: string;
  readonly matter: string;
  readonly jointProducer: boolean;
  readonly sentOn: IsoDate;
  readonly servedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly opinion: 'CONSENT' | 'PARTIAL' | 'REFUSE' | 'DEEMED_CONSENT' | 'NONE' | null;
  readonly reason: string;
}

export interface FeeFact {
  readonly basis: 'ITEMS' | 'PAGES';
  readonly count: number;
  /** Yuan. */
  readonly amount: number;
  readonly noticedOn: IsoDate;
  readonly paidOn: IsoDate | null;
  readonly waived: boolean;
}

export const noFacts: RequestFacts = {
  correction: null,
  consultations: [],
  extensionWorkdays: 0,
  delayed: false,
  fee: null,
  draft: null,
  checks: [],
  documentNumber: null,
  rating: null,
};

export function askCorrection(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { dueOn, matters, guidance } = dataOf(event, 'CORRECTION_NOTICE_SENT');
  return { ...facts, correction: { sentOn: event.on, dueOn, matters, guidance, answeredOn: null, text: '' } };
}

/** From here the limit runs anew (art. 30), so what paused the old one is void. */
export function takeCorrection(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { text } = dataOf(event, 'CORRECTION_RECEIVED');
  return facts.correction === null
    ? facts
    : { ...facts, correction: { ...facts.correction, answeredOn: event.on, text } };
}

export function askParty(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const isAgency = event.kind === 'AGENCY_CONSULT_SENT';
  const { party, matter } = dataOf(event, 'THIRD_PARTY_CONSULT_SENT');
  const asked: ConsultationFact = {
    kind: isAgency ? 'AGENCY' : 'THIRD_PARTY',
    party: party.trim(),
    matter,
    jointProducer: isAgency && dataOf(event, 'AGENCY_CONSULT_SENT').jointProducer,
    sentOn: event.on,
    servedOn: null,
    endedOn: null,
    opinion: null,
    reason: '',
  };
  return { ...facts, consultations: [...facts.consultations, asked] };
}

/** Changes the consultation the event names, and leaves the others. */
function inConsultation(
  facts: RequestFacts,
  event: CaseEvent,
  change: (one: ConsultationFact) => Partial<ConsultationFact>,
): RequestFacts {
  const kind = event.kind.startsWith('AGENCY') ? 'AGENCY' : 'THIRD_PARTY';
  const party = dataOf(event, 'THIRD_PARTY_CONSULT_SERVED').party.trim();
  return {
    ...facts,
    consultations: facts.consultations.map((one) =>
      one.kind === kind && one.party === party && one.endedOn === null ? { ...one, ...change(one) } : one,
    ),
  };
}

export function serveParty(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return inConsultation(facts, event, () => ({ servedOn: event.on }));
}

export function takeOpinion(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { opinion, reason } = dataOf(event, 'THIRD_PARTY_OPINION_RECEIVED');
  return inConsultation(facts, event, () => ({ opinion, reason, endedOn: event.on }));
}

/** Silence of a joint producer is consent (art. 34); a third party's is nothing, the agency decides (art. 32). */
export function expireParty(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return inConsultation(facts, event, (one) => ({
    endedOn: event.on,
    opinion: one.jointProducer ? 'DEEMED_CONSENT' : 'NONE',
  }));
}

export function noticeFee(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { basis, count, before } = dataOf(event, 'FEE_NOTICE_RECEIVED');
  const amount = basis === 'ITEMS' ? feeByItems(before + count) - feeByItems(before) : feeByPages(count);
  return { ...facts, fee: { basis, count, amount, noticedOn: event.on, paidOn: null, waived: false } };
}

export function payFee(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return facts.fee === null ? facts : { ...facts, fee: { ...facts.fee, paidOn: event.on } };
}

export function waiveFee(facts: RequestFacts): RequestFacts {
  return facts.fee === null ? facts : { ...facts, fee: { ...facts.fee, waived: true } };
}

export function extend(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, extensionWorkdays: dataOf(event, 'EXTENSION_APPROVED').workdays };
}

export function delay(facts: RequestFacts): RequestFacts {
  return { ...facts, delayed: true };
}

export function draft(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, draft: dataOf(event, 'ANSWER_DRAFTED'), checks: [] };
}

export function submitAnswer(facts: RequestFacts): RequestFacts {
  return { ...facts, checks: [] };
}

export function checkAnswer(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { confirmed } = dataOf(event, 'ANSWER_CHECKED');
  return { ...facts, checks: [...new Set([...facts.checks, ...confirmed])] };
}

export function signOff(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, documentNumber: dataOf(event, 'DECISION_SIGNED_OFF').documentNumber };
}

export function rate(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { stars, comment } = dataOf(event, 'RATED');
  return { ...facts, rating: { stars, comment } };
}

/** A reopened case is answered anew; what was asked and heard stays. */
export function reopen(facts: RequestFacts): RequestFacts {
  return { ...facts, draft: null, checks: [], documentNumber: null, extensionWorkdays: 0, delayed: false };
}
