import { feeOfItem, pageFeeLines, type ClockReading, type IsoDate } from '@openzone/calendar';
import {
  deliveryMethodLabels,
  mediumLabels,
  outcomeRules,
  type AnswerDraft,
  type ApplicantIdentity,
  type RequestChannel,
  type RequestContent,
} from '@openzone/contracts';
import type { CaseFile, CaseState } from '../../engines/cases/index.ts';
import type { AnswerFacts, DocumentFacts, FeeFacts } from './documents/facts.ts';
import { dataOf } from './event-data.ts';
import type { ConsultationFact, FeeFact, RequestFacts } from './facts.ts';

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
  readonly documentNumber: DocumentFacts['documentNumber'];
}

export function letterFacts(source: LetterSource): DocumentFacts {
  const { file, state, clock, on } = source;
  const { facts } = state;
  const content = file.fields as RequestContent;
  const consulted = facts.consultations.at(-1);
  return {
    registrationNumber: file.number,
    applicant: applicant(source),
    documentDate: on,
    documentNumber: source.documentNumber,
    channel: file.channel as RequestChannel,
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
    registration: { registrar: source.officer, takenDownOrally: file.channel === 'ORAL' },
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
    consultation: consulted === undefined ? undefined : consultation(consulted),
    answer: facts.draft === null ? undefined : answer(facts.draft, content),
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

function extension({ state, clock, officer }: LetterSource): DocumentFacts['extension'] {
  const approved = state.events.findLast((event) => event.kind === 'EXTENSION_APPROVED');
  const newDue = clock.replyDue ?? clock.replyDueAtLatest;
  if (approved === undefined || clock.originalReplyDue === null || newDue === null) return undefined;
  return {
    originalDue: clock.originalReplyDue,
    workdays: clock.extensionWorkdays,
    newDue,
    reason: dataOf(approved, 'EXTENSION_APPROVED').reason,
    approvedBy: officer,
  };
}

function consultation({ party, matter, sentOn, jointProducer }: ConsultationFact): DocumentFacts['consultation'] {
  return { party, matter, sentOn, jointProducer };
}

function answer(draft: AnswerDraft, content: RequestContent): AnswerFacts {
  const rule = outcomeRules[draft.outcome];
  const isRefusal = draft.outcome.startsWith('REFUSED');
  const hasWithheld = isRefusal || draft.outcome === 'PARTIAL';
  const form = `${mediumLabels[content.medium].zh}，${deliveryMethodLabels[content.deliveryMethod].zh}`;
  return {
    outcome: draft.outcome,
    paragraphs: draft.paragraphs,
    access: filled(draft.access),
    provided: filled(draft.access),
    form,
    withheld: hasWithheld
      ? [
          {
            what: filled(draft.withheld) ?? `您申请公开的“${content.description}”`,
            article: filled(draft.article) ?? rule.article,
            ground: groundWords(rule.label.zh),
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

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** “不予公开：国家秘密” tells the ground after the colon; “部分公开” has none of its own. */
function groundWords(label: string): string {
  return label.split('：')[1] ?? '依法不予公开的内容';
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

function approval({ state, officer }: LetterSource): DocumentFacts['approval'] {
  const { draft, checks } = state.facts;
  if (draft === null) return undefined;
  const rule = outcomeRules[draft.outcome];
  return {
    proposed: rule.label.zh,
    basis: `《中华人民共和国政府信息公开条例》第${rule.article}条`,
    secrecyReview: checks.includes('SECRECY') ? '已审查' : '待审查',
    headDecision: officer,
  };
}
