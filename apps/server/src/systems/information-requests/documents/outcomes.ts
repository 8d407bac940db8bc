import type { Regime } from '@openzone/calendar';
import { outcomeRules, type RequestOutcome } from '@openzone/contracts';
import { cite } from './citations.ts';
import type { DocumentKindCode } from './codes.ts';
import { oldBasis } from './placeholders/old-answer.ts';

/**
 * Which document ends a request with which outcome. 25 outcomes of table 三 fall to nine answers:
 *
 * | row of table 三 | outcome | document |
 * |---|---|---|
 * | （一） | ALREADY_PUBLIC, GRANTED | ANSWER_ALREADY_PUBLIC, ANSWER_GRANTED |
 * | （二） | PARTIAL | ANSWER_PARTIAL |
 * | （三）1–7 | REFUSED_* | ANSWER_REFUSED |
 * | （三）8 | QUERY_RULES (art. 36(7)) | ANSWER_NOT_PROCESSED, titled 政府信息公开申请答复书 |
 * | （四）1 | NOT_EXIST, NOT_RESPONSIBLE | ANSWER_NOT_EXIST, ANSWER_NOT_RESPONSIBLE |
 * | （四）2 | NEEDS_PROCESSING (art. 38) | ANSWER_NOT_PROCESSED, titled 政府信息公开申请答复书 |
 * | （四）3 | STILL_UNCLEAR | ANSWER_STILL_UNCLEAR |
 * | （五）1, 3–5 | PETITION, PUBLICATION, EXCESSIVE, RECONFIRM | ANSWER_NOT_PROCESSED |
 * | （五）2 | REPEAT | ANSWER_REPEAT |
 * | （六）1–2 | ABANDONED_* | none needed: a record ends it; ANSWER_NOT_PROCESSED may tell the applicant |
 * | （六）3 | WITHDRAWN; OTHER | none; ANSWER_NOT_PROCESSED, titled 政府信息公开申请答复书 |
 */
const BY_OUTCOME: Partial<Readonly<Record<RequestOutcome, DocumentKindCode>>> = {
  ALREADY_PUBLIC: 'ANSWER_ALREADY_PUBLIC',
  GRANTED: 'ANSWER_GRANTED',
  PARTIAL: 'ANSWER_PARTIAL',
  REFUSED_STATE_SECRET: 'ANSWER_REFUSED',
  REFUSED_PROHIBITED_BY_LAW: 'ANSWER_REFUSED',
  REFUSED_THREE_SECURITIES: 'ANSWER_REFUSED',
  REFUSED_THIRD_PARTY: 'ANSWER_REFUSED',
  REFUSED_INTERNAL_AFFAIRS: 'ANSWER_REFUSED',
  REFUSED_DELIBERATIVE: 'ANSWER_REFUSED',
  REFUSED_ENFORCEMENT_FILE: 'ANSWER_REFUSED',
  QUERY_RULES: 'ANSWER_NOT_PROCESSED',
  NOT_EXIST: 'ANSWER_NOT_EXIST',
  NOT_RESPONSIBLE: 'ANSWER_NOT_RESPONSIBLE',
  NEEDS_PROCESSING: 'ANSWER_NOT_PROCESSED',
  STILL_UNCLEAR: 'ANSWER_STILL_UNCLEAR',
  PETITION: 'ANSWER_NOT_PROCESSED',
  REPEAT: 'ANSWER_REPEAT',
  PUBLICATION: 'ANSWER_NOT_PROCESSED',
  EXCESSIVE: 'ANSWER_NOT_PROCESSED',
  RECONFIRM: 'ANSWER_NOT_PROCESSED',
  OTHER: 'ANSWER_NOT_PROCESSED',
};

/**
 * The answer for an outcome in a request of this regime; undefined where a record ends the request, and for an outcome of the other
 * regime. Under the Regulation of 2007 it is one kind for all, which cites that regulation.
 */
export function kindForOutcome(outcome: RequestOutcome, regime: Regime): DocumentKindCode | undefined {
  const rule = outcomeRules[outcome];
  if (rule.by === 'record' || (rule.regime !== 'both' && rule.regime !== regime)) return undefined;
  return regime === '2007' ? 'ANSWER_UNDER_2007' : BY_OUTCOME[outcome];
}

/** The articles an outcome rests on, as an official paper writes them; `own` is what the draft names besides. */
export function regulationBasis(outcome: RequestOutcome, own: string | undefined, regime: Regime): string {
  if (regime === '2007') return oldBasis(outcome);
  const codes = [...(outcome.startsWith('REFUSED') ? ['36(3)'] : []), outcomeRules[outcome].article];
  return cite(...new Set(own === undefined ? codes : [...codes, own]));
}

/** Outcomes that are no refusal to deal with the request, so that the general title fits and the default does not. */
const PLAINLY_ANSWERED: readonly (RequestOutcome | undefined)[] = ['QUERY_RULES', 'NEEDS_PROCESSING', 'OTHER'];
export const isPlainAnswer = (outcome: RequestOutcome | undefined): boolean => PLAINLY_ANSWERED.includes(outcome);
