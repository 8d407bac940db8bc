import { feeByItems, feeByPages, type IsoDate } from '@openzone/calendar';
import type { AnswerDraft, RequestActData, ServiceManner } from '@openzone/contracts';
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
  readonly assistance: readonly AssistanceFact[];
  readonly provision: { readonly method: string; readonly place: string; readonly date: IsoDate } | null;
  /** Letters whose service was recorded by itself, with the day. */
  readonly served: readonly { readonly documentId: string; readonly on: IsoDate }[];
  readonly extensionWorkdays: number;
  readonly delayed: boolean;
  readonly fee: FeeFact | null;
  readonly draft: AnswerDraft | null;
  /** What has been checked since it was last submitted: LEGAL, SECRECY. */
  readonly checks: readonly string[];
  readonly documentNumber: string | null;
  readonly rating: { readonly stars: number; readonly comment: string } | null;
  /** How many parts it was split into; 0 for one that was not. */
  readonly parts: number;
  /** Number of the request it was split off; null for one that came by itself. */
  readonly partOf: string | null;
  /** Word to the applicant that did not arrive and has not been sent again. */
  readonly missed: readonly MissedNotice[];
  /** The document made of the answer for everybody. */
  readonly publicationId: string | null;
}

export interface MissedNotice {
  readonly noticeId: string;
  readonly channel: RequestActData['NOTICE_FAILED']['channel'];
  /** A code. */
  readonly reason: string;
  /** The event it told of. */
  readonly of: number | null;
  readonly on: IsoDate;
}

export interface ConsultationFact {
  readonly kind: 'THIRD_PARTY' | 'AGENCY';
  readonly party: string;
  readonly address: string;
  readonly matter: string;
  readonly jointProducer: boolean;
  readonly sentOn: IsoDate;
  readonly servedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly opinion: 'CONSENT' | 'PARTIAL' | 'REFUSE' | 'DEEMED_CONSENT' | 'NONE' | null;
  readonly reason: string;
  readonly confirmed: { readonly on: IsoDate; readonly text: string } | null;
  /** Told that it is disclosed in spite of the objection (art. 32). */
  readonly told: { readonly on: IsoDate; readonly disclosed: string; readonly reason: string } | null;
}

/** Another agency or unit that helps finding or giving something; the clock goes on (art. 45). */
export interface AssistanceFact {
  readonly party: string;
  readonly address: string;
  readonly matter: string;
  readonly askedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly answeredOn: IsoDate | null;
  readonly answer: string;
}

/** How a letter was served, as the act that recorded it says. */
export interface ServiceData {
  readonly manner?: ServiceManner;
  readonly signedBy?: string;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly sentTo?: string;
  readonly evidenceFile?: string | null;
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
  assistance: [],
  provision: null,
  served: [],
  extensionWorkdays: 0,
  delayed: false,
  fee: null,
  draft: null,
  checks: [],
  documentNumber: null,
  rating: null,
  parts: 0,
  partOf: null,
  missed: [],
  publicationId: null,
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
  const { party, address = '', matter } = dataOf(event, 'THIRD_PARTY_CONSULT_SENT');
  const asked: ConsultationFact = {
    kind: isAgency ? 'AGENCY' : 'THIRD_PARTY',
    party: party.trim(),
    address: address.trim(),
    matter,
    jointProducer: isAgency && dataOf(event, 'AGENCY_CONSULT_SENT').jointProducer,
    sentOn: event.on,
    servedOn: null,
    endedOn: null,
    opinion: null,
    reason: '',
    confirmed: null,
    told: null,
  };
  return { ...facts, consultations: [...facts.consultations, asked] };
}

/** The last consultation of the third party the event names, whether it is still open or not. */
function inLatest(facts: RequestFacts, event: CaseEvent, change: Partial<ConsultationFact>): RequestFacts {
  const party = dataOf(event, 'CONSULT_CONFIRMED').party.trim();
  const at = facts.consultations.findLastIndex((one) => one.kind === 'THIRD_PARTY' && one.party === party);
  return {
    ...facts,
    consultations: facts.consultations.map((one, index) => (index === at ? { ...one, ...change } : one)),
  };
}

export function confirmParty(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return inLatest(facts, event, {
    confirmed: { on: event.on, text: dataOf(event, 'CONSULT_CONFIRMED').confirmation },
  });
}

export function tellParty(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { disclosed, reason } = dataOf(event, 'THIRD_PARTY_TOLD');
  return inLatest(facts, event, { told: { on: event.on, disclosed, reason } });
}

export function askHelp(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { party, address = '', matter, dueOn } = dataOf(event, 'ASSISTANCE_ASKED');
  const asked: AssistanceFact = {
    party: party.trim(),
    address: address.trim(),
    matter,
    askedOn: event.on,
    dueOn,
    answeredOn: null,
    answer: '',
  };
  return { ...facts, assistance: [...facts.assistance, asked] };
}

export function takeHelp(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { party, answer } = dataOf(event, 'ASSISTANCE_GIVEN');
  return {
    ...facts,
    assistance: facts.assistance.map((one) =>
      one.party === party.trim() && one.answeredOn === null ? { ...one, answeredOn: event.on, answer } : one,
    ),
  };
}

export function setProvision(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, provision: dataOf(event, 'PROVISION_SET') };
}

export function serveLetter(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { documentId } = dataOf(event, 'LETTER_SERVED');
  return { ...facts, served: [...facts.served, { documentId, on: event.on }] };
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
  return {
    ...facts,
    draft: null,
    checks: [],
    documentNumber: null,
    provision: null,
    extensionWorkdays: 0,
    delayed: false,
  };
}
