import type { RequestOutcome } from '@openzone/contracts';
import type { DocumentKindCode } from './codes.ts';
import type { AnswerFacts, DocumentFacts, DocumentSettings } from './facts.ts';

/** Everything any document may want to know, for tests. */
export const settings: DocumentSettings = {
  agency: { name: '试验经济开发区管理委员会' },
  contact: '政务公开办公室，0000-1234567',
  queryMethod: '登录门户网站凭登记号和查询码查询',
  numberPatterns: { default: '试开公复〔{{year}}〕{{serial}}号' },
  remedy: {
    reviewBody: '试验市人民政府',
    court: '试验市城东区人民法院',
    onlineReview: 'https://review.example/apply',
  },
  feePayment: '到政务服务大厅三号窗口缴纳',
  verificationUrl: 'https://zone.example/check/{{registrationNumber}}',
};

export const answerFor = (outcome: RequestOutcome, article = '16.2'): AnswerFacts => ({
  outcome,
  access: '门户网站“政府信息公开目录”栏目',
  provided: '随附2025年度资金拨付汇总表',
  form: '电子文档',
  withheld: [{ what: '各批次磋商信函', article, ground: '属于过程性信息', reason: '公开会影响尚在进行的磋商' }],
  searched: '在档案系统中以项目名称检索2019年至2025年的全部文件，并询问业务机构',
  reason: '该信息由上级机关制作',
  responsibleAgency: '试验市财政局，电话0000-7654321',
  previousAnswer: { number: '试开公复〔2025〕7号', date: '2025-11-03' },
  route: '试验市信访局窗口',
  basis: outcome === 'RECONFIRM' || outcome === 'OTHER' ? '36' : undefined,
});

const OUTCOMES: Partial<Record<DocumentKindCode, RequestOutcome>> = {
  ANSWER_ALREADY_PUBLIC: 'ALREADY_PUBLIC',
  ANSWER_PARTIAL: 'PARTIAL',
  ANSWER_REFUSED: 'REFUSED_DELIBERATIVE',
  ANSWER_NOT_EXIST: 'NOT_EXIST',
  ANSWER_NOT_RESPONSIBLE: 'NOT_RESPONSIBLE',
  ANSWER_REPEAT: 'REPEAT',
  ANSWER_NOT_PROCESSED: 'PETITION',
  ANSWER_STILL_UNCLEAR: 'STILL_UNCLEAR',
  ANSWER_UNDER_2007: 'OLD_PRIVACY',
};

export function factsFor(kind: DocumentKindCode): DocumentFacts {
  return {
    registrationNumber: 'SQ-2026-0012',
    applicant: {
      name: '欧阳𫖯',
      kind: 'person',
      workplace: '试验大学',
      identityDocument: 'RESIDENT_ID',
      identityNumber: '110101199003071234',
      phone: '13800138000',
      email: 'ouyang@mail.example',
      address: '试验市城东区大学路1号',
      postcode: '100000',
    },
    documentDate: '2026-03-05',
    documentNumber: { year: 2026, serial: 12 },
    channel: 'INTERNET',
    received: { date: '2026-02-13' },
    requestQuote: '2025年度产业扶持资金拨付明细',
    correctedOn: '2026-02-26',
    delivery: 'ONLINE',
    replyDue: '2026-03-19',
    application: { appliedOn: '2026-02-12', deliveryMethod: 'ONLINE', medium: 'ELECTRONIC', signedBy: '欧阳𫖯' },
    registration: { registrar: '登记员甲', takenDownOrally: false },
    correction: { matters: ['资金的项目名称', '所需信息的年度'], guidance: '可以参照公开目录填写', due: '2026-03-20' },
    reasons: { facts: '本年度已提出申请65件', due: '2026-03-20' },
    extension: {
      originalDue: '2026-03-19',
      workdays: 15,
      newDue: '2026-04-10',
      reason: '涉及的文件数量较多',
      approvedBy: '主任乙',
    },
    consultation: {
      party: '第三方科技有限公司',
      matter: '该公司获得扶持的项目申报材料',
      sentOn: '2026-02-20',
      jointProducer: true,
      confirmation: '你方已于2026年2月24日签收征求意见书',
      disclosed: '项目名称和扶持金额',
      disclosureReason: '涉及财政资金使用，关系公共利益',
    },
    assistance: { party: '试验市财政局', matter: '查找2025年第二批拨付文件', due: '2026-03-10' },
    answer: answerFor(OUTCOMES[kind] ?? 'GRANTED'),
    provision: { method: '当面领取', place: '政务服务大厅五号窗口', date: '2026-03-16' },
    fee: {
      basis: 'PAGES',
      count: 101,
      lines: [
        { tier: '31—100页', quantity: 70, rate: 10, amount: 700 },
        { tier: '101—200页', quantity: 1, rate: 20, amount: 20 },
      ],
      amount: 720,
    },
    approval: {
      proposed: '部分公开',
      basis: '条例第三十七条',
      secrecyReview: '经审查不涉及国家秘密',
      headDecision: '同意，丙，2026年3月4日',
    },
    transfer: {
      to: '试验市档案馆',
      items: [{ title: '产业扶持资金管理办法', indexNumber: 'SY-2026-00031', date: '2026-01-08', copies: 2 }],
    },
    service: {
      documentTitle: '政府信息公开告知书',
      method: 'POST',
      carrier: '中国邮政',
      trackingNumber: 'EB123456789CN',
      postedOn: '2026-03-06',
    },
  };
}
