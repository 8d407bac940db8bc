import type { RequestOutcome } from '@openzone/contracts';
import type { DocumentKindCode } from './codes.ts';
import type { DocumentFacts, DocumentSettings } from './facts.ts';
import { problem, type DocumentProblem } from './problems.ts';

/** R-A: review or litigation; R-B: review first (行政复议法 art. 23.1(4)); both for the two parts of a partial answer; R-N: none. */
export type Remedy = 'R-A' | 'R-B' | 'R-A+R-B' | 'R-N';

/** The day on which the revised 行政复议法 with its review before litigation came into force. */
const REVIEW_FIRST_SINCE = '2024-01-01';

/** 行政诉讼法 as revised in 2014: six months to go to court instead of three. */
const SIX_MONTHS_SINCE = '2015-05-01';

/** What a decision under the Regulation of 2007 refuses; parts withheld are told apart in `PARTIAL`. */
const REFUSED_UNDER_2007: readonly RequestOutcome[] = [
  'REFUSED_STATE_SECRET',
  'REFUSED_THREE_SECURITIES',
  'OLD_TRADE_SECRET',
  'OLD_PRIVACY',
  'OLD_OTHER_LAW',
];

/** Decisions on which sites differ whether a remedy is told: petitions, repeats, publications, what else there is. */
const OPTIONAL: readonly RequestOutcome[] = ['PETITION', 'REPEAT', 'PUBLICATION', 'OTHER'];
const ENDED_WITHOUT_DECISION: readonly RequestOutcome[] = ['ABANDONED_CORRECTION', 'ABANDONED_FEE', 'WITHDRAWN'];

const FIXED: Partial<Readonly<Record<DocumentKindCode, Remedy>>> = {
  THIRD_PARTY_NOTICE: 'R-A',
  ANSWER_ALREADY_PUBLIC: 'R-A',
  ANSWER_GRANTED: 'R-A',
  ANSWER_NOT_EXIST: 'R-A',
  ANSWER_NOT_RESPONSIBLE: 'R-A',
  ANSWER_STILL_UNCLEAR: 'R-A',
};

/**
 * Which remedy a document must tell. A refusal under articles 14 to 16 tells review before litigation if it is dated
 * 2024-01-01 or later (or not yet dated), else either; what is withheld on another ground (art. 37: not government
 * information) tells either.
 */
export function remedyFor(kind: DocumentKindCode, facts: DocumentFacts, settings: DocumentSettings): Remedy {
  const optional: Remedy = settings.remedy.whereOptional === false ? 'R-N' : 'R-A';
  const reviewFirst = isDatedSince(REVIEW_FIRST_SINCE, facts);
  if (kind === 'ANSWER_UNDER_2007') return underOldRules(facts, reviewFirst, optional);
  if (kind === 'ANSWER_REFUSED') return reviewFirst ? 'R-B' : 'R-A';
  if (kind === 'ANSWER_PARTIAL') {
    const withheld = facts.answer?.withheld ?? [];
    const refused = withheld.length === 0 || withheld.some((part) => isRefusal(part.article));
    return refused && reviewFirst ? 'R-A+R-B' : 'R-A';
  }
  if (kind === 'ANSWER_REPEAT') return optional;
  if (kind !== 'ANSWER_NOT_PROCESSED') return FIXED[kind] ?? 'R-N';
  const outcome = facts.answer?.outcome;
  if (outcome === undefined) return optional;
  if (ENDED_WITHOUT_DECISION.includes(outcome)) return 'R-N';
  return OPTIONAL.includes(outcome) ? optional : 'R-A';
}

/** Whoever is answered late under the old rules has the remedies of the day of the answer, not of the request. */
function underOldRules({ answer }: DocumentFacts, reviewFirst: boolean, optional: Remedy): Remedy {
  if (answer?.outcome === 'PARTIAL') return reviewFirst ? 'R-A+R-B' : 'R-A';
  if (answer !== undefined && REFUSED_UNDER_2007.includes(answer.outcome)) return reviewFirst ? 'R-B' : 'R-A';
  return answer?.outcome === 'OTHER' ? optional : 'R-A';
}

/** A document that is not dated yet is of today. */
function isDatedSince(day: string, { documentDate }: DocumentFacts): boolean {
  return documentDate === undefined || documentDate === '' || documentDate >= day;
}

/** True for articles 14, 15 and 16 of the Regulation, with or without paragraph. */
export function isRefusal(article: string): boolean {
  return /^1[456](?:\D|$)/u.test(article.trim());
}

const THIS: Partial<Readonly<Record<DocumentKindCode, string>>> = { THIRD_PARTY_NOTICE: '决定' };

/** The paragraph, and which settings it lacks; without them there is no paragraph, since none may be guessed. */
export function remedyText(
  kind: DocumentKindCode,
  facts: DocumentFacts,
  settings: DocumentSettings,
): { text: string | undefined; problems: readonly DocumentProblem[] } {
  const remedy = remedyFor(kind, facts, settings);
  if (remedy === 'R-N') return { text: undefined, problems: [] };
  const { reviewBody, court, onlineReview } = settings.remedy;
  // The online channel came with the review act that demands it.
  const current = isDatedSince(REVIEW_FIRST_SINCE, facts);
  const online = current && (facts.delivery === 'ONLINE' || facts.delivery === 'EMAIL');
  const problems = [
    ...lacking('remedy.reviewBody', reviewBody, '行政复议机关', 'the body that reviews'),
    ...lacking('remedy.court', court, '有管辖权的人民法院', 'the court with jurisdiction'),
    ...(online
      ? lacking('remedy.onlineReview', onlineReview, '提交行政复议申请的互联网渠道', 'the online channel for review')
      : []),
  ];
  if (problems.length > 0) return { text: undefined, problems };
  const what = THIS[kind] ?? '答复';
  const months = isDatedSince(SIX_MONTHS_SINCE, facts) ? '六个月' : '三个月';
  const places = { what, body: reviewBody ?? '', court: court ?? '', months };
  const text = { 'R-A': either(places, `本${what}`), 'R-B': first(places, '本答复'), 'R-A+R-B': partly(places) }[
    remedy
  ];
  // 行政复议法 art. 22.2: what is served over the internet names the channel; where there is one it helps everybody.
  const channel =
    onlineReview === undefined || !current
      ? ''
      : `申请行政复议的，也可以通过互联网渠道（${onlineReview}）提交行政复议申请书。`;
  return { text: text + channel, problems };
}

interface Places {
  readonly what: string;
  readonly body: string;
  readonly court: string;
  /** How long one may go to court without review. */
  readonly months: string;
}

const either = ({ what, body, court, months }: Places, against: string): string =>
  `对${against}不服的，可以自收到本${what}之日起六十日内向${body}申请行政复议，或者自收到本${what}之日起${months}内向${court}提起行政诉讼。`;

const first = ({ body, court }: Places, against: string): string =>
  `对${against}不服的，应当自收到本答复之日起六十日内先向${body}申请行政复议；对行政复议决定仍不服的，可以自收到行政复议决定书之日起十五日内向${court}提起行政诉讼。`;

const partly = (places: Places): string => first(places, '本答复中不予公开的部分') + either(places, '本答复的其他部分');

function lacking(field: string, value: string | undefined, zh: string, en: string): DocumentProblem[] {
  if (value !== undefined && value.trim() !== '') return [];
  return [
    problem(
      'SETTING_MISSING',
      field,
      `本单位尚未设置${zh}，救济告知无法写入，请到“单位设置”补充。`,
      `The unit has not set ${en}, so the remedy cannot be told. Add it in the unit’s settings.`,
    ),
  ];
}
