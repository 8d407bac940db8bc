import { feeOfItem, pageFeeLines, type CalendarVersion, type ClockReading, type IsoDate } from '@openzone/calendar';
import {
  deliveryMethodLabels,
  mediumLabels,
  outcomeRules,
  type AnswerDraft,
  type ApplicantIdentity,
  type RequestChannel,
  type RequestContent,
  type RequestOutcome,
} from '@openzone/contracts';
import type { CaseEvent, CaseFile, CaseState } from '../../engines/cases/index.ts';
import { formatDay } from '../../platform/i18n/index.ts';
import type { AnswerFacts, DocumentFacts, FeeFacts, ServiceFacts } from './documents/facts.ts';
import { regulationBasis } from './documents/index.ts';
import type { DocumentKindCode } from './documents/index.ts';
import { dataOf } from './event-data.ts';
import type { FeeFact, RequestFacts } from './facts.ts';
import { assistance, consultation, filled } from './letter-others.ts';

/** What a letter can say, from the case as it stands. Nothing is typed a second time. */

export interface LetterSource {
  readonly file: CaseFile;
  readonly state: CaseState<RequestFacts>;
  readonly clock: ClockReading;
  readonly identity: ApplicantIdentity;
  /** The day the letter is made. */
  readonly on: IsoDate;
  /** Who makes it, and who approved what it tells. */
  readonly officer: string;
  /** Names of those who did what is on record, by account. */
  readonly people: ReadonlyMap<string, string>;
  readonly calendar: CalendarVersion;
  readonly kind: DocumentKindCode;
  /** Which of several it is for; the last unless said. */
  readonly party: string | undefined;
  readonly service: ServiceFacts | undefined;
  readonly documentNumber: DocumentFacts['documentNumber'];
}

export function letterFacts(source: LetterSource): DocumentFacts {
  const { file, state, clock, on } = source;
  const { facts } = state;
  const content = file.fields as RequestContent;
  const you = file.partyKind === 'NATURAL_PERSON' ? '您' : '贵单位';
  return {
    registrationNumber: file.number,
    applicant: applicant(source),
    documentDate: on,
    documentNumber: source.documentNumber,
    channel: file.channel as RequestChannel,
    regime: clock.regime ?? undefined,
    received: clock.receivedOn === null ? undefined : { date: clock.receivedOn },
    requestQuote: content.description,
    correctedOn: facts.correction?.answeredOn ?? undefined,
    delivery: content.deliveryMethod,
    replyDue: clock.replyDue ?? clock.replyDueAtLatest ?? undefined,
    application: {
      appliedOn: file.submittedOn,
      deliveryMethod: content.deliveryMethod,
      medium: content.medium,
      signedBy: source.identity.name,
    },
    registration: { registrar: registrar(source), takenDownOrally: file.channel === 'ORAL' },
    correction:
      facts.correction === null
        ? undefined
        : {
            matters: facts.correction.matters.split('\n').filter((line) => line.trim() !== ''),
            guidance: facts.correction.guidance,
            due: facts.correction.dueOn,
          },
    reasons: reasons(state),
    extension: extension(source),
    consultation: consultation(source),
    assistance: assistance(source),
    answer: facts.draft === null ? undefined : answer(facts.draft, content, you),
    provision: facts.provision ?? undefined,
    transfer: transfer(state),
    service: source.service,
    fee: facts.fee === null ? undefined : fee(facts.fee, state, clock),
    approval: approval(source),
  };
}

function applicant({ file, identity }: LetterSource): DocumentFacts['applicant'] {
  return { ...identity, kind: file.partyKind === 'NATURAL_PERSON' ? 'person' : 'organisation' };
}

function reasons(state: CaseState<RequestFacts>): DocumentFacts['reasons'] {
  const asked = state.events.findLast((event) => event.kind === 'REASON_REQUESTED');
  if (asked === undefined) return undefined;
  const { facts, dueOn } = dataOf(asked, 'REASON_REQUESTED');
  return { facts, due: dueOn };
}

/** Who took the request in: the first officer who did anything with it. */
function registrar({ state, people, officer }: LetterSource): string {
  const [first] = state.events.flatMap((event) => event.by ?? []);
  return (first === undefined ? undefined : people.get(first)) ?? officer;
}

function extension({ state, clock, officer, people }: LetterSource): DocumentFacts['extension'] {
  const approved = state.events.findLast((event) => event.kind === 'EXTENSION_APPROVED');
  const newDue = clock.replyDue ?? clock.replyDueAtLatest;
  if (approved === undefined || clock.originalReplyDue === null || newDue === null) return undefined;
  return {
    originalDue: clock.originalReplyDue,
    workdays: clock.extensionWorkdays,
    newDue,
    reason: dataOf(approved, 'EXTENSION_APPROVED').reason,
    approvedBy: (approved.by === null ? undefined : people.get(approved.by)) ?? officer,
  };
}

function transfer(state: CaseState<RequestFacts>): DocumentFacts['transfer'] {
  const handed = state.events.findLast((event) => event.kind === 'HANDED_OVER');
  return handed === undefined ? undefined : dataOf(handed, 'HANDED_OVER');
}

/** What an answer says of what it withholds, by its outcome. */
const grounds: Partial<Readonly<Record<RequestOutcome, string>>> = {
  REFUSED_STATE_SECRET: '属于依法确定的国家秘密',
  REFUSED_PROHIBITED_BY_LAW: '属于法律、行政法规禁止公开的政府信息',
  REFUSED_THREE_SECURITIES: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
  REFUSED_THIRD_PARTY: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害',
  REFUSED_INTERNAL_AFFAIRS: '属于行政机关的内部事务信息',
  REFUSED_DELIBERATIVE: '属于行政机关在履行行政管理职能过程中形成的过程性信息',
  REFUSED_ENFORCEMENT_FILE: '属于行政执法案卷信息',
};

function answer(draft: AnswerDraft, content: RequestContent, you: string): AnswerFacts {
  const rule = outcomeRules[draft.outcome];
  const isRefusal = draft.outcome.startsWith('REFUSED');
  const hasWithheld = isRefusal || draft.outcome === 'PARTIAL';
  const form = `${mediumLabels[content.medium].zh}形式，${deliveryMethodLabels[content.deliveryMethod].zh}`;
  return {
    outcome: draft.outcome,
    paragraphs: draft.paragraphs,
    access: filled(draft.access),
    provided: filled(draft.access),
    form,
    withheld: hasWithheld
      ? [
          {
            what: filled(draft.withheld) ?? `${you}申请公开的上述信息`,
            article: filled(draft.article) ?? rule.article,
            ground: grounds[draft.outcome] ?? '属于依法不予公开的内容',
            reason: draft.reason,
          },
        ]
      : undefined,
    searched: filled(draft.searched),
    reason: filled(draft.reason),
    responsibleAgency: filled(draft.responsibleAgency) ?? null,
    previousAnswer: filled(draft.previousAnswer),
    route: filled(draft.access),
    basis: filled(draft.article),
  };
}

function fee({ basis, count, amount }: FeeFact, state: CaseState, clock: ClockReading): FeeFacts {
  const notice = state.events.findLast((event) => event.kind === 'FEE_NOTICE_RECEIVED');
  const before = notice === undefined ? 0 : dataOf(notice, 'FEE_NOTICE_RECEIVED').before;
  return {
    basis,
    count,
    amount,
    lines: basis === 'ITEMS' ? itemLines(before, count) : pageLines(count),
    ...(clock.feeDue === null ? {} : { due: clock.feeDue }),
  };
}

/** Consecutive items of the same rate make one line. */
function itemLines(before: number, count: number): FeeFacts['lines'] {
  const lines: { tier: string; quantity: number; rate: number; amount: number }[] = [];
  for (let item = before + 1; item <= before + count; item += 1) {
    const rate = feeOfItem(item);
    const last = lines.at(-1);
    if (last?.rate === rate) {
      last.quantity += 1;
      last.amount += rate;
    } else lines.push({ tier: `第${item}件起`, quantity: 1, rate, amount: rate });
  }
  return lines;
}

function pageLines(pages: number): FeeFacts['lines'] {
  return pageFeeLines(pages).map(({ from, to, quantity, rate, amount }) => ({
    tier: to === null ? `${from}页以上` : from === 1 ? `${to}页以下（含）` : `${from}—${to}页（含）`,
    quantity,
    rate,
    amount,
  }));
}

/** The sheet as far as it has come: who reviewed and who signed, with the day; room for the pen where nobody has yet. */
function approval({ state, people, clock }: LetterSource): DocumentFacts['approval'] {
  const { draft } = state.facts;
  if (draft === null) return undefined;
  const submitted = state.events.findLastIndex((event) => event.kind === 'ANSWER_SUBMITTED');
  const since = submitted < 0 ? [] : state.events.slice(submitted);
  const by = (event: CaseEvent): string =>
    `${event.by === null ? '' : (people.get(event.by) ?? '')}，${formatDay(event.on, 'zh-hans')}`;
  const reviews = since.flatMap((event) => {
    if (event.kind !== 'ANSWER_CHECKED') return [];
    const { confirmed, comment } = dataOf(event, 'ANSWER_CHECKED');
    const passed = confirmed.map((one) => ({ SECRECY: '保密审查通过', LEGAL: '合法性审查通过' })[one]).join('，');
    return [`${[passed, comment.trim()].filter((text) => text !== '').join('。')}（${by(event)}）`];
  });
  const signed = since.findLast((event) => event.kind === 'DECISION_SIGNED_OFF');
  return {
    proposed: outcomeRules[draft.outcome].label.zh,
    basis: regulationBasis(draft.outcome, filled(draft.article), clock.regime ?? '2019'),
    secrecyReview: reviews.length === 0 ? null : reviews.join('\n'),
    headDecision: signed === undefined ? null : `同意（${by(signed)}）`,
  };
}
