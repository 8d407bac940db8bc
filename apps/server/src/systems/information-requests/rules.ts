import { regimeOf, type Regime } from '@openzone/calendar';
import { outcomeRules, requestActLabels, type AnswerDraft, type RequestActData } from '@openzone/contracts';
import type { CaseState } from '../../engines/cases/index.ts';
import { AppError, invalid } from '../../platform/errors.ts';
import type { RequestFacts } from './facts.ts';

/** What an act is refused for, beyond its state and its author. */

type Data = Readonly<Record<string, unknown>>;
type Before = CaseState<RequestFacts>;

const partyOf = (data: Data): string => (typeof data.party === 'string' ? data.party.trim() : '');

/** Which fields of the draft an outcome cannot do without, with the words for them. */
const needed: Readonly<Record<string, readonly (keyof AnswerDraft)[]>> = {
  ALREADY_PUBLIC: ['access'],
  GRANTED: ['access'],
  PARTIAL: ['access', 'withheld', 'reason', 'article'],
  NOT_EXIST: ['searched'],
  NOT_RESPONSIBLE: ['reason'],
  REPEAT: ['previousAnswer'],
  PUBLICATION: ['access'],
  NEEDS_PROCESSING: ['reason'],
  STILL_UNCLEAR: ['reason'],
  EXCESSIVE: ['reason'],
  QUERY_RULES: ['reason', 'access'],
  PETITION: ['access'],
  // The Regulation has no article of its own for these: who answers names what it rests on.
  RECONFIRM: ['article'],
  OTHER: ['article', 'reason'],
  // Refusals under the regulation of 2007 give their reason as well (art. 21(2) of that regulation).
  OLD_TRADE_SECRET: ['reason', 'article'],
  OLD_PRIVACY: ['reason', 'article'],
  OLD_NOT_GOVERNMENT_INFORMATION: ['reason'],
  OLD_OTHER_LAW: ['reason'],
  OLD_CORRECTION_TOLD: ['reason'],
  OLD_OTHER_ROUTE: ['access'],
};

const fieldNames: Readonly<Partial<Record<keyof AnswerDraft, { zh: string; en: string }>>> = {
  access: { zh: '提供的内容，或获取的方式、途径和时间', en: 'what is given, or where, how and when it can be had' },
  withheld: { zh: '不予公开的部分', en: 'which parts are withheld' },
  reason: { zh: '理由', en: 'the reason' },
  article: { zh: '依据条款', en: 'the article' },
  searched: { zh: '检索情况', en: 'what was searched' },
  previousAnswer: { zh: '前次答复的文号和日期', en: 'number and day of the earlier answer' },
  paragraphs: { zh: '答复内容', en: 'the answer' },
};

/** The regulation a case falls under: by the day of receipt, or by the day it was reopened, as its clock runs. */
function regimeOfCase(before: Before): Regime | undefined {
  const begin = before.events.findLast(({ kind }) => beginnings.includes(kind));
  return begin === undefined ? undefined : regimeOf(begin.on);
}

const beginnings: readonly string[] = ['RECEIVED', 'CONFIRMED_BOTH', 'REOPENED'];

const regimeNames: Readonly<Record<Regime, { zh: string; en: string }>> = {
  '2007': { zh: '2019年5月15日以前收到的申请', en: 'requests received before 15 May 2019' },
  '2019': { zh: '2019年5月15日起收到的申请', en: 'requests received since 15 May 2019' },
};

/** The answer has what its kind needs (arts. 36-39). */
export function checkDraft(before: Before, data: Data): void {
  const draft = data as RequestActData['ANSWER_DRAFTED'];
  const rule = outcomeRules[draft.outcome];
  const regime = regimeOfCase(before);
  if (rule.regime !== 'both' && regime !== undefined && rule.regime !== regime) {
    throw invalid(
      'OUTCOME_OF_OTHER_REGIME',
      'data.outcome',
      `“${rule.label.zh}”只用于${regimeNames[rule.regime].zh}，请从本件适用的办理结果中选择。`,
      `“${rule.label.en}” is only for ${regimeNames[rule.regime].en}; choose an outcome that applies to this one.`,
    );
  }
  if (rule.by === 'record') {
    throw invalid(
      'OUTCOME_BY_RECORD',
      'data.outcome',
      `“${rule.label.zh}”不用答复书，请直接登记相应的操作。`,
      `“${rule.label.en}” needs no answer document; record the act itself.`,
    );
  }
  if (draft.outcome === 'STILL_UNCLEAR' && (before.facts.correction?.answeredOn ?? null) === null) {
    throw invalid(
      'NOT_CORRECTED_YET',
      'data.outcome',
      '申请人还没有补正过，不能以“补正后仍不明确”答复；请先发补正告知书（条例第三十条）。',
      'The applicant has not corrected the request yet; send a correction notice first (art. 30).',
    );
  }
}

/** Whole enough to be sent for approval. */
export function checkComplete(before: Before): void {
  const { draft } = before.facts;
  if (draft === null) {
    throw new AppError({
      id: 'NO_DRAFT',
      status: 409,
      text: { zh: '还没有拟好的答复，请先拟稿再送审。', en: 'There is no draft yet; write the answer first.' },
    });
  }
  const isRefusal = draft.outcome.startsWith('REFUSED');
  const fields = [...(needed[draft.outcome] ?? []), ...(isRefusal ? (['reason', 'article'] as const) : [])];
  for (const field of fields) {
    const value = draft[field];
    if (typeof value === 'string' ? value.trim() !== '' : value.length > 0) continue;
    const name = fieldNames[field] ?? { zh: field, en: field };
    throw invalid(
      'DRAFT_INCOMPLETE',
      `draft.${field}`,
      `答复草稿缺少“${name.zh}”（条例第${outcomeRules[draft.outcome].article}条要求），请补充后再送审。`,
      `The draft lacks ${name.en} (art. ${outcomeRules[draft.outcome].article}); add it before submitting.`,
    );
  }
}

/** Review before disclosure (art. 17): the secrecy check has been recorded since the answer was last submitted. */
export function checkSigned(before: Before): void {
  checkComplete(before);
  if (!before.facts.checks.includes('SECRECY')) {
    throw new AppError({
      id: 'NOT_CHECKED',
      status: 409,
      text: {
        zh: `签发前须先由保密审查员或政务公开工作机构“${requestActLabels.ANSWER_CHECKED.zh}”（条例第十七条）。`,
        en: 'Before it is signed off, the secrecy reviewer or the disclosure office must have checked it (art. 17).',
      },
    });
  }
}

/** The party named is one that was asked and has not answered. */
export function checkParty(kind: 'THIRD_PARTY' | 'AGENCY') {
  return (before: Before, data: Data): void => {
    const party = partyOf(data);
    const open = before.facts.consultations.filter((one) => one.kind === kind && one.endedOn === null);
    if (open.some((one) => one.party === party)) return;
    const names = open.map((one) => one.party).join('、');
    throw invalid(
      'CONSULTATION_UNKNOWN',
      'data.party',
      names === '' ? '没有正在进行的征求意见。' : `“${party}”不在正在征求意见的对象中，请从中选择：${names}。`,
      names === '' ? 'Nobody is being consulted.' : `“${party}” is not being consulted; choose one of: ${names}.`,
    );
  };
}

export function checkNotAsked(kind: 'THIRD_PARTY' | 'AGENCY') {
  return (before: Before, data: Data): void => {
    const party = partyOf(data);
    if (party === '')
      throw invalid('PARTY_MISSING', 'data.party', '请填写征求意见对象的名称。', 'Name who is consulted.');
    if (!before.facts.consultations.some((one) => one.kind === kind && one.party === party && one.endedOn === null))
      return;
    throw invalid(
      'CONSULTATION_OPEN',
      'data.party',
      `正在征求“${party}”的意见，不必重复发函。`,
      `“${party}” is being consulted already.`,
    );
  };
}
