import type { Block } from '../../../../platform/print/index.ts';
import { day, fact, said, setting, statement, type Context } from './define.ts';

const list = (items: readonly string[] | undefined): readonly Block[] | undefined => {
  const known = (items ?? []).flatMap((item) => said(item) ?? []);
  return known.length === 0 ? undefined : [{ kind: 'list', items: known }];
};

/** Silence of an agency that made the information jointly is consent (art. 34); of any other it is nothing. */
function agencySilence({ facts }: Context): string | undefined {
  const joint = facts.consultation?.jointProducer;
  if (joint === undefined) return undefined;
  if (facts.regime === '2007') return '';
  return joint ? '逾期未提出意见的，视为同意公开。' : '逾期未提出意见的，由本机关依照规定处理。';
}

/** The 15 days run from receipt; a date spares the reader counting where the letter is handed over. */
function consultLimit({ facts }: Context): string {
  // The older regulation set no days.
  if (facts.regime === '2007') return '在收到本征求意见书后及时';
  const due = day(facts.consultation?.dueIfReceivedAtOnce);
  const limit = '自收到本征求意见书之日起15个工作日内';
  return due === undefined ? limit : `${limit}（成文当日收到的，至${due}止）`;
}

const workdays = (count: number | undefined): string | undefined => (count === undefined ? undefined : String(count));
const yuan = (amount: number): string => `${amount}元`;

function feeLines({ facts }: Context): readonly Block[] | undefined {
  const { fee } = facts;
  if (fee === undefined || fee.lines.length === 0) return undefined;
  const unit = fee.basis === 'ITEMS' ? '件' : '页';
  const rows = fee.lines.map((line) => [
    line.tier,
    `${line.quantity}${unit}`,
    `${line.rate}元/${unit}`,
    yuan(line.amount),
  ]);
  return [
    { kind: 'grid', head: ['档次', '数量', '标准', '金额'], rows: [...rows, ['合计', '', '', yuan(fee.amount)]] },
  ];
}

/** Facts and fixed sentences of the steps before an answer. */
export const procedure = {
  correctionMatters: fact('需要补正的事项', 'What is to be corrected', 'correction.matters', ({ facts }) =>
    list(facts.correction?.matters),
  ),
  correctionGuidance: fact('指导和释明内容', 'Guidance', 'correction.guidance', ({ facts }) =>
    said(facts.correction?.guidance),
  ),
  correctionDue: fact('补正期限', 'Last day for the correction', 'correction.due', ({ facts }) =>
    day(facts.correction?.due),
  ),
  correctionConsequence: statement(
    '逾期不补正的后果',
    'Consequence of not correcting (art. 30)',
    '无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。',
    '',
  ),
  correctionRestart: statement(
    '补正后期限的起算',
    'The time limit starts anew (art. 30)',
    '答复期限自本机关收到补正的申请之日起重新计算。',
    '答复期限自本机关收到更改、补充后的申请之日起计算。',
  ),
  excessFacts: fact('数量、频次事实', 'Number and frequency', 'reasons.facts', ({ facts }) =>
    said(facts.reasons?.facts),
  ),
  reasonsDue: fact('说明理由的期限', 'Last day for the reasons', 'reasons.due', ({ facts }) => day(facts.reasons?.due)),
  reasonsConsequence: statement(
    '不说明理由或者理由不合理的后果',
    'Consequence of no or insufficient reasons (art. 35)',
    '逾期未说明理由，或者本机关认为申请理由不合理的，本机关将告知不予处理；申请理由合理，但无法在法定期限内答复的，本机关将确定延迟答复的合理期限并告知。',
  ),
  originalDue: fact('原到期日', 'Deadline so far', 'extension.originalDue', ({ facts }) =>
    day(facts.extension?.originalDue),
  ),
  extensionWorkdays: fact('延长天数', 'Working days added', 'extension.workdays', ({ facts }) =>
    workdays(facts.extension?.workdays),
  ),
  newDue: fact('新到期日', 'New deadline', 'extension.newDue', ({ facts }) => day(facts.extension?.newDue)),
  extensionReason: fact('延长的原因', 'Why the time is extended', 'extension.reason', ({ facts }) =>
    said(facts.extension?.reason),
  ),
  extensionConsent: fact(
    '工作机构负责人同意',
    'Consent of the head of the office',
    'extension.approvedBy',
    ({ facts }) =>
      said(facts.extension?.approvedBy) === undefined ? undefined : '经本机关政府信息公开工作机构负责人同意',
  ),
  consultParty: fact('被征求意见方', 'Who is consulted', 'consultation.party', ({ facts }) =>
    said(facts.consultation?.party),
  ),
  consultMatter: fact('征求意见涉及的内容', 'What the consultation is about', 'consultation.matter', ({ facts }) =>
    said(facts.consultation?.matter),
  ),
  consultSentOn: fact('征求意见书发出日期', 'Day the consultation was sent', 'consultation.sentOn', ({ facts }) =>
    day(facts.consultation?.sentOn),
  ),
  consultLimit: fact('提出意见的期限', 'Time to answer (arts. 32, 34)', 'consultation', consultLimit),
  thirdPartySilence: statement(
    '第三方逾期的处理',
    'Silence of a third party (art. 32)',
    '逾期未提出意见的，由本机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开。',
    '未反馈意见的，由本机关依照规定决定是否公开。',
  ),
  agencySilence: fact(
    '其他机关逾期的处理（是否共同制作）',
    'Silence of an agency: whether it is a joint producer',
    'consultation.jointProducer',
    agencySilence,
  ),
  opinionConsent: statement('意见：同意', 'Opinion: consent', '同意公开。'),
  opinionPartial: statement('意见：部分同意', 'Opinion: partial consent', '部分同意公开，同意公开的部分为：'),
  opinionRefuse: statement('意见：不同意及理由', 'Opinion: refusal with reasons', '不同意公开，理由为：'),
  consultExcluded: statement(
    '征求意见不计入期限',
    'Consultation is not counted (art. 33.3)',
    '征求第三方和其他机关意见所需时间不计算在答复期限内。',
    '征求第三方意见所需时间不计算在答复期限内。',
  ),
  confirmation: fact('送达或确认事实', 'What is confirmed', 'consultation.confirmation', ({ facts }) =>
    said(facts.consultation?.confirmation),
  ),
  disclosedContent: fact('决定公开的内容', 'What is disclosed', 'consultation.disclosed', ({ facts }) =>
    said(facts.consultation?.disclosed),
  ),
  disclosureReason: fact('决定公开的理由', 'Why it is disclosed', 'consultation.disclosureReason', ({ facts }) =>
    said(facts.consultation?.disclosureReason),
  ),
  assistParty: fact('协办单位', 'Who is asked for help', 'assistance.party', ({ facts }) =>
    said(facts.assistance?.party),
  ),
  assistMatter: fact('需协办事项', 'What help is needed', 'assistance.matter', ({ facts }) =>
    said(facts.assistance?.matter),
  ),
  assistDue: fact('办理期限', 'By when', 'assistance.due', ({ facts }) => day(facts.assistance?.due)),
  feeBasis: statement(
    '收费依据',
    'Basis of the fee',
    '《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
  ),
  feeStandard: fact('收费标准', 'Standard of the fee', 'fee.basis', ({ facts }) =>
    facts.fee === undefined
      ? undefined
      : facts.fee.basis === 'ITEMS'
        ? `按件计收，超额累进，本次计${facts.fee.count}件`
        : `按量计收，超额累进，本次计${facts.fee.count}页`,
  ),
  feeAmount: fact('收费数额', 'Amount', 'fee.amount', ({ facts }) =>
    facts.fee === undefined ? undefined : yuan(facts.fee.amount),
  ),
  feeLines: fact('计算明细', 'How the amount is made up', 'fee.lines', feeLines),
  feePayment: setting('缴纳方式', 'How to pay', 'feePayment', ({ settings }) => said(settings.feePayment)),
  feePeriod: setting('缴纳期限', 'Time to pay', 'feePaymentWorkdays', ({ facts, settings }) => {
    const due = day(facts.fee?.due);
    const within = `自收到本通知书次日起${settings.feePaymentWorkdays ?? 20}个工作日内`;
    return due === undefined ? within : `${within}（${due}前，含当日）`;
  }),
  feeConsequence: statement(
    '逾期不缴费的后果',
    'Consequence of not paying',
    '逾期未按本通知书要求缴纳费用的，视为放弃申请，本机关不再处理该政府信息公开申请。',
  ),
};
