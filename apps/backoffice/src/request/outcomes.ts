import {
  outcomeRules,
  type AnswerDraft,
  type Label,
  type RequestClock,
  type RequestOutcome,
} from '@openzone/contracts';
import { say } from '../i18n/messages.ts';

/** Outcomes as officers choose them: in the groups of table 三 of the annual report, each with what the law asks of its answer. */

export type OutcomeGroup = 'granted' | 'partial' | 'refused' | 'unable' | 'np' | 'other';

export const outcomeGroupLabels: Readonly<Record<OutcomeGroup, Label>> = {
  granted: say('（一）予以公开', '(1) Granted'),
  partial: say('（二）部分公开', '(2) Granted in part'),
  refused: say('（三）不予公开', '(3) Refused'),
  unable: say('（四）无法提供', '(4) Cannot be provided'),
  np: say('（五）不予处理', '(5) Not processed'),
  other: say('（六）其他处理', '(6) Other'),
};

const GROUPS = Object.keys(outcomeGroupLabels) as OutcomeGroup[];

export function groupOf(outcome: RequestOutcome): OutcomeGroup {
  const row = outcomeRules[outcome].reportRow ?? '';
  return GROUPS.find((group) => row === group || row.startsWith(`${group}_`)) ?? 'other';
}

/** Those that an answer can give under the regime of the request, in the order of the table. */
export function choosableOutcomes(
  regime: RequestClock['regime'],
): readonly { readonly group: OutcomeGroup; readonly outcomes: readonly RequestOutcome[] }[] {
  const all = (Object.keys(outcomeRules) as RequestOutcome[]).filter((outcome) => {
    const rule = outcomeRules[outcome];
    return rule.by === 'decision' && (rule.regime === 'both' || rule.regime === regime);
  });
  return GROUPS.map((group) => ({ group, outcomes: all.filter((outcome) => groupOf(outcome) === group) })).filter(
    ({ outcomes }) => outcomes.length > 0,
  );
}

export type DraftField = Exclude<keyof AnswerDraft, 'outcome' | 'paragraphs'>;

/** The fields an outcome has besides its paragraphs: `needed` before approval, `useful` where there is something to say. */
export interface OutcomeFields {
  readonly needed: readonly DraftField[];
  readonly useful: readonly DraftField[];
}

const fields = (needed: readonly DraftField[], useful: readonly DraftField[] = []): OutcomeFields => ({
  needed,
  useful,
});
const refusal = fields(['article', 'reason']);

const outcomeFields: Readonly<Record<RequestOutcome, OutcomeFields>> = {
  ALREADY_PUBLIC: fields(['access']),
  GRANTED: fields(['access']),
  PARTIAL: fields(['access', 'withheld', 'article', 'reason']),
  REFUSED_STATE_SECRET: refusal,
  REFUSED_PROHIBITED_BY_LAW: refusal,
  REFUSED_THREE_SECURITIES: refusal,
  REFUSED_THIRD_PARTY: refusal,
  REFUSED_INTERNAL_AFFAIRS: refusal,
  REFUSED_DELIBERATIVE: refusal,
  REFUSED_ENFORCEMENT_FILE: refusal,
  QUERY_RULES: fields(['reason', 'access']),
  NOT_EXIST: fields(['searched']),
  NOT_RESPONSIBLE: fields(['reason'], ['responsibleAgency']),
  NEEDS_PROCESSING: fields(['reason']),
  STILL_UNCLEAR: fields(['reason']),
  PETITION: fields(['access'], ['reason']),
  REPEAT: fields(['previousAnswer']),
  PUBLICATION: fields(['access']),
  EXCESSIVE: fields(['reason']),
  RECONFIRM: fields(['article'], ['reason']),
  ABANDONED_CORRECTION: fields([]),
  ABANDONED_FEE: fields([]),
  WITHDRAWN: fields([]),
  OTHER: fields(['article', 'reason']),
  OLD_TRADE_SECRET: refusal,
  OLD_PRIVACY: refusal,
  OLD_NOT_GOVERNMENT_INFORMATION: fields(['reason'], ['article']),
  OLD_OTHER_LAW: fields(['reason'], ['article']),
  OLD_CORRECTION_TOLD: fields(['reason']),
  OLD_OTHER_ROUTE: fields(['access'], ['reason']),
};

export function fieldsOfOutcome(outcome: RequestOutcome | null): OutcomeFields {
  return outcome === null ? fields([]) : outcomeFields[outcome];
}

/** The article a refusal usually cites; null where the outcome cites none in a field. */
export function articleOf(outcome: RequestOutcome): string | null {
  const { needed } = outcomeFields[outcome];
  return needed.includes('article') && outcome !== 'PARTIAL' ? outcomeRules[outcome].article : null;
}

/** What the answer must tell, in one sentence. */
export const outcomeSummaries: Readonly<Record<RequestOutcome, Label>> = {
  ALREADY_PUBLIC: say('已经主动公开的，告知获取的方式、途径。', 'Already published: tell how and where it can be had.'),
  GRANTED: say(
    '可以公开的，提供该信息，或告知获取的方式、途径和时间。',
    'It can be disclosed: give it, or tell how, where and when it can be had.',
  ),
  PARTIAL: say(
    '能作区分处理的，提供可以公开的部分，对不予公开的部分说明理由；该部分写明先复议后诉讼。',
    'Give the part that can be disclosed and the reason for the rest; for that rest the remedy is review before litigation.',
  ),
  REFUSED_STATE_SECRET: say(
    '依法确定为国家秘密的，必须不公开：写明密级和定密依据。',
    'A state secret must be withheld: state classification and its basis.',
  ),
  REFUSED_PROHIBITED_BY_LAW: say(
    '只有法律、行政法规禁止公开的才算：写明名称和条款，规章和文件不行。',
    'Only a law or administrative regulation can prohibit it: cite name and article; lesser rules do not do.',
  ),
  REFUSED_THREE_SECURITIES: say(
    '公开后可能危及国家安全、公共安全、经济安全、社会稳定的：说明危害怎样判断。',
    'It may endanger national, public or economic security or social stability: say how that was judged.',
  ),
  REFUSED_THIRD_PARTY: say(
    '涉及商业秘密、个人隐私等，会损害第三方的：应先征求意见；第三方同意或不公开会重大影响公共利益的，仍应公开。',
    'It would harm a third party: ask it first; with its consent, or where withholding gravely affects the public interest, disclose.',
  ),
  REFUSED_INTERNAL_AFFAIRS: say(
    '人事管理、后勤管理、内部工作流程三类，可以不公开：说明为什么这次不公开。',
    'Personnel, logistics or internal workflow may be withheld: say why this time.',
  ),
  REFUSED_DELIBERATIVE: say(
    '讨论记录、过程稿、磋商信函、请示报告四类过程性信息，可以不公开；法律法规规定应当公开的除外。',
    'Minutes, drafts, correspondence and reports of deliberation may be withheld, unless a law says otherwise.',
  ),
  REFUSED_ENFORCEMENT_FILE: say(
    '行政执法案卷信息，可以不公开：写明案卷；法律法规规定应当公开的除外。',
    'Enforcement case files may be withheld: name the file; unless a law says otherwise.',
  ),
  QUERY_RULES: say(
    '法律、行政法规对获取另有规定的（如不动产登记资料），告知依照其规定办理。',
    'Where a law sets its own way of inquiry (for example real-estate registers), tell to follow it.',
  ),
  NOT_EXIST: say(
    '经检索没有的，告知该信息不存在，并写明检索了什么、怎样检索。',
    'Searched and not found: say that it does not exist, and what was searched and how.',
  ),
  NOT_RESPONSIBLE: say(
    '不由本机关负责公开的，告知并说明理由；能确定负责机关的，告知名称和联系方式。',
    'Not this agency’s to disclose: say so and why; if the one responsible can be determined, name it and how to reach it.',
  ),
  NEEDS_PROCESSING: say(
    '需要另行制作、搜集或加工、分析的，可以不予提供，说明理由。',
    'It would have to be made, collected or analysed: it need not be provided; give the reason.',
  ),
  STILL_UNCLEAR: say(
    '只用于补正之后仍不明确的：写明补正情况和无法提供的原因。',
    'Only after a correction: state what was corrected and why it still cannot be provided.',
  ),
  PETITION: say(
    '以信息公开名义提出信访、投诉、举报的，不作为申请处理，可以告知相应渠道。',
    'A petition, complaint or report: not processed as a request; the proper channel can be told.',
  ),
  REPEAT: say(
    '同一申请人就相同内容再次申请、已经答复过的，告知不予重复处理，写明前次答复的文号和日期。',
    'Answered before to the same applicant: not processed again; cite number and day of the earlier answer.',
  ),
  PUBLICATION: say(
    '要求提供政府公报、报刊、书籍等公开出版物的，告知获取的途径。',
    'It asks for a gazette, newspaper or book on sale: tell where it can be had.',
  ),
  EXCESSIVE: say(
    '说明的理由不合理的，告知不予处理；要先走“要求说明理由”。',
    'After reasons were asked for and found unsound: not processed.',
  ),
  RECONFIRM: say(
    '要求对已经获取的信息进行确认或者重新出具的，可以不予处理。',
    'It asks to confirm or re-issue what was already obtained: it need not be processed.',
  ),
  ABANDONED_CORRECTION: say('由登记“逾期不补正”产生。', 'Comes from recording that no correction came.'),
  ABANDONED_FEE: say('由登记“逾期未缴费”产生。', 'Comes from recording that the fee was not paid.'),
  WITHDRAWN: say('由登记撤回产生。', 'Comes from recording the withdrawal.'),
  OTHER: say('以上都不合适时才用，并写清依据。', 'Only where nothing above fits; state the basis.'),
  OLD_TRADE_SECRET: say('旧条例件：涉及商业秘密。', 'Older regulation: trade secret.'),
  OLD_PRIVACY: say('旧条例件：涉及个人隐私。', 'Older regulation: personal privacy.'),
  OLD_NOT_GOVERNMENT_INFORMATION: say('旧条例件：不属于政府信息。', 'Older regulation: not government information.'),
  OLD_OTHER_LAW: say('旧条例件：法律法规规定的其他情形。', 'Older regulation: other cases set by law.'),
  OLD_CORRECTION_TOLD: say('旧条例件：告知更改、补充。', 'Older regulation: told to change or complete.'),
  OLD_OTHER_ROUTE: say('旧条例件：告知通过其他途径办理。', 'Older regulation: told to use another route.'),
};
