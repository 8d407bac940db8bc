import { outcomeRules, type RequestOutcome } from '@openzone/contracts';
import type { PublicationWay } from '../../../engines/publication/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { askedItems, type AskedItem } from './asked.ts';
import type { CellDefinition, CheckRule, Fact, PublicationMeasure, ReportForm, TableRow } from './form.ts';
import { askedRule, publicationRules, remedyRule, requestRules, sumRule } from './rules-in-words.ts';
import type { FigureUnit } from './unit.ts';

/** 政府信息公开情况统计表, the statistics form of the years 2014 to 2018 (国办发〔2014〕32号). */

type Row = readonly [code: string, number: string, label: string, unit: FigureUnit | null, what?: What];

interface What {
  readonly facts: readonly Fact[];
  readonly rule: Text;
}

const outcomesOf = (code: string): RequestOutcome[] =>
  (Object.keys(outcomeRules) as RequestOutcome[]).filter((outcome) => {
    const row = outcomeRules[outcome].report2018Row;
    return row === code || row?.startsWith(`${code}.`) === true;
  });

const asked = (...items: readonly AskedItem[]): What => ({
  facts: items.map((item) => ({ kind: 'asked', item })),
  rule: items.length === 1 && items[0] !== undefined ? withNote(askedRule, askedItems[items[0]].note) : askedRule,
});
const withNote = (rule: Text, note: Text): Text => ({ zh: `${rule.zh}${note.zh}。`, en: `${rule.en} ${note.en}.` });

const publications = (measure: PublicationMeasure, way?: PublicationWay): What => ({
  facts: [{ kind: 'publications', measure, ...(way === undefined ? {} : { way }) }],
  rule: publicationRules[measure],
});
const received = (facts: Partial<Extract<Fact, { kind: 'requests' }>> = {}): What => ({
  facts: [{ kind: 'requests', count: 'received', ...facts }],
  rule: requestRules.received,
});
const closed = (facts: Partial<Extract<Fact, { kind: 'requests' }>>, rule: Text = requestRules.closed): What => ({
  facts: [{ kind: 'requests', count: 'closed', ...facts }],
  rule,
});
const answered = (code: string): What => closed({ outcomes: outcomesOf(code) }, code === 'C3' ? sumRule : undefined);

/** The old form has no 尚未审结: what is pending at the end of the year counts when it is concluded. */
const remedies = (groups: 'review' | 'litigation', results: readonly ('UPHELD' | 'CORRECTED' | 'OTHER')[]): What => {
  const kinds =
    groups === 'review' ? (['REVIEW'] as const) : (['LITIGATION_DIRECT', 'LITIGATION_AFTER_REVIEW'] as const);
  const names = { UPHELD: 'Upheld', CORRECTED: 'Corrected', OTHER: 'Other' } as const;
  const stems = groups === 'review' ? (['review'] as const) : (['litigationDirect', 'litigationAfter'] as const);
  const elsewhere = stems.flatMap((stem) => results.map((one): AskedItem => `${stem}${names[one]}`));
  return {
    facts: [{ kind: 'remedies', groups: kinds, results }, ...elsewhere.map((item): Fact => ({ kind: 'asked', item }))],
    rule: {
      zh: `${remedyRule.zh}旧表没有“尚未审结”，未审结的不计入。`,
      en: `${remedyRule.en} The old form has no “pending”: what is not concluded is left out.`,
    },
  };
};
const all = ['UPHELD', 'CORRECTED', 'OTHER'] as const;

const inTime: Text = {
  zh: '本年办结、没有延长过答复期限的申请；其中有逾期的，另行提示。',
  en: 'Requests closed within the year without an extension; late ones among them are pointed out.',
};
const extended: Text = {
  zh: '本年办结、经批准延长过答复期限的申请。',
  en: 'Requests closed within the year whose limit was extended.',
};
const fees: What = {
  facts: [{ kind: 'fees' }],
  rule: { zh: '本年实际缴纳的信息处理费，单位为万元。', en: 'Fees paid within the year, in ten thousand yuan.' },
};

// prettier-ignore
const rows: readonly Row[] = [
  ['A', '一', '主动公开情况', null],
  ['A1', '（一）', '主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', publications('items')],
  ['A1a', '其中：', '主动公开规范性文件数', '条', publications('normativePublic')],
  ['A1b', '', '制发规范性文件总数', '件', publications('normativeMade')],
  ['A2', '（二）', '通过不同渠道和方式公开政府信息的情况', null],
  ['A2.1', '1．', '政府公报公开政府信息数', '条', publications('byChannel', 'GAZETTE')],
  ['A2.2', '2．', '政府网站公开政府信息数', '条', publications('byChannel', 'WEB')],
  ['A2.3', '3．', '政务微博公开政府信息数', '条', publications('byChannel', 'WEIBO')],
  ['A2.4', '4．', '政务微信公开政府信息数', '条', publications('byChannel', 'WECHAT')],
  ['A2.5', '5．', '其他方式公开政府信息数', '条', publications('byChannel', 'OTHER')],
  ['B', '二', '回应解读情况', null],
  ['B1', '（一）', '回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', '次', asked('hotTopics')],
  ['B2', '（二）', '通过不同渠道和方式回应解读的情况', null],
  ['B2.1', '1．', '参加或举办新闻发布会总次数', '次', asked('pressConferences')],
  ['B2.1a', '其中：', '主要负责同志参加新闻发布会次数', '次', asked('pressConferencesByHead')],
  ['B2.2', '2．', '政府网站在线访谈次数', '次', asked('interviews')],
  ['B2.2a', '其中：', '主要负责同志参加政府网站在线访谈次数', '次', asked('interviewsByHead')],
  ['B2.3', '3．', '政策解读稿件发布数', '篇', publications('interpretations')],
  ['B2.4', '4．', '微博微信回应事件数', '次', asked('socialResponses')],
  ['B2.5', '5．', '其他方式回应事件数', '次', asked('otherResponses')],
  ['C', '三', '依申请公开情况', null],
  ['C1', '（一）', '收到申请数', '件', received()],
  ['C1.1', '1．', '当面申请数', '件', received({ channels: ['IN_PERSON', 'ORAL'] })],
  ['C1.2', '2．', '传真申请数', '件', received({ channels: ['FAX'] })],
  ['C1.3', '3．', '网络申请数', '件', received({ channels: ['INTERNET'] })],
  ['C1.4', '4．', '信函申请数', '件', received({ channels: ['REGISTERED_MAIL', 'ORDINARY_MAIL'] })],
  ['C2', '（二）', '申请办结数', '件', closed({})],
  ['C2.1', '1．', '按时办结数', '件', closed({ extended: false }, inTime)],
  ['C2.2', '2．', '延期办结数', '件', closed({ extended: true }, extended)],
  ['C3', '（三）', '申请答复数', '件', answered('C3')],
  ['C3.1', '1．', '属于已主动公开范围数', '件', answered('C3.1')],
  ['C3.2', '2．', '同意公开答复数', '件', answered('C3.2')],
  ['C3.3', '3．', '同意部分公开答复数', '件', answered('C3.3')],
  ['C3.4', '4．', '不同意公开答复数', '件', answered('C3.4')],
  ['C3.4.1', '其中：', '涉及国家秘密', '件', answered('C3.4.1')],
  ['C3.4.2', '', '涉及商业秘密', '件', answered('C3.4.2')],
  ['C3.4.3', '', '涉及个人隐私', '件', answered('C3.4.3')],
  ['C3.4.4', '', '危及国家安全、公共安全、经济安全和社会稳定', '件', answered('C3.4.4')],
  ['C3.4.5', '', '不是《条例》所指政府信息', '件', answered('C3.4.5')],
  ['C3.4.6', '', '法律法规规定的其他情形', '件', answered('C3.4.6')],
  ['C3.5', '5．', '不属于本行政机关公开数', '件', answered('C3.5')],
  ['C3.6', '6．', '申请信息不存在数', '件', answered('C3.6')],
  ['C3.7', '7．', '告知作出更改补充数', '件', answered('C3.7')],
  ['C3.8', '8．', '告知通过其他途径办理数', '件', answered('C3.8')],
  ['D', '四', '行政复议数量', '件', remedies('review', all)],
  ['D1', '（一）', '维持具体行政行为数', '件', remedies('review', ['UPHELD'])],
  ['D2', '（二）', '被依法纠错数', '件', remedies('review', ['CORRECTED'])],
  ['D3', '（三）', '其他情形数', '件', remedies('review', ['OTHER'])],
  ['E', '五', '行政诉讼数量', '件', remedies('litigation', all)],
  ['E1', '（一）', '维持具体行政行为或者驳回原告诉讼请求数', '件', remedies('litigation', ['UPHELD'])],
  ['E2', '（二）', '被依法纠错数', '件', remedies('litigation', ['CORRECTED'])],
  ['E3', '（三）', '其他情形数', '件', remedies('litigation', ['OTHER'])],
  ['F', '六', '举报投诉数量', '件', asked('complaints')],
  ['G', '七', '依申请公开信息收取的费用', '万元', fees],
  ['H', '八', '机构建设和保障经费情况', null],
  ['H1', '（一）', '政府信息公开工作专门机构数', '个', asked('offices')],
  ['H2', '（二）', '设置政府信息公开查阅点数', '个', asked('readingPoints')],
  ['H3', '（三）', '从事政府信息公开工作人员数', '人', asked('fullTimeStaff', 'partTimeStaff')],
  ['H3.1', '1．', '专职人员数（不包括政府公报及政府网站工作人员数）', '人', asked('fullTimeStaff')],
  ['H3.2', '2．', '兼职人员数', '人', asked('partTimeStaff')],
  ['H4', '（四）', '政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）', '万元', asked('funds')],
  ['I', '九', '政府信息公开会议和培训情况', null],
  ['I1', '（一）', '召开政府信息公开工作会议或专题会议数', '次', asked('meetings')],
  ['I2', '（二）', '举办各类培训班数', '次', asked('trainings')],
  ['I3', '（三）', '接受培训人员数', '人次', asked('trainees')],
];

/** What is the sum of what (L1 of the form). */
const sums: Readonly<Record<string, readonly string[]>> = {
  C1: ['C1.1', 'C1.2', 'C1.3', 'C1.4'],
  C2: ['C2.1', 'C2.2'],
  C3: ['C3.1', 'C3.2', 'C3.3', 'C3.4', 'C3.5', 'C3.6', 'C3.7', 'C3.8'],
  'C3.4': ['C3.4.1', 'C3.4.2', 'C3.4.3', 'C3.4.4', 'C3.4.5', 'C3.4.6'],
  D: ['D1', 'D2', 'D3'],
  E: ['E1', 'E2', 'E3'],
  H3: ['H3.1', 'H3.2'],
};

const checks: readonly CheckRule[] = [
  ...Object.entries(sums).map(([left, right]): CheckRule => ({
    id: 'L1',
    level: 'error',
    kind: 'equal',
    left: [left],
    right,
  })),
  { id: 'L2', level: 'warning', kind: 'atMost', left: ['A1a'], right: ['A1b'] },
  ...['A2.1', 'A2.2', 'A2.3', 'A2.4', 'A2.5'].map((channel): CheckRule => ({
    id: 'L3',
    level: 'warning',
    kind: 'atMost',
    left: [channel],
    right: ['A1'],
  })),
  { id: 'L4', level: 'warning', kind: 'atMost', left: ['B2.1a'], right: ['B2.1'] },
  { id: 'L4', level: 'warning', kind: 'atMost', left: ['B2.2a'], right: ['B2.2'] },
  { id: 'L5', level: 'warning', kind: 'equal', left: ['C3'], right: ['C2'] },
  { id: 'L6', level: 'warning', kind: 'late', cell: 'C2.1' },
  { id: 'F5', level: 'error', kind: 'numbers' },
  { id: 'F9', level: 'warning', kind: 'register', cell: 'C1' },
];

/** A numeral without brackets or point of its own has a mark after it when it is printed. */
const numbered = (number: string): string => (/^\p{Script=Han}$/u.test(number) ? `${number}、` : number);

function toRow([code, number, label, unit, what]: Row): TableRow {
  const heads = [{ text: `${numbered(number)}${label}` }, { text: unit ?? '——' }];
  if (unit === null || what === undefined) return { heads: [...heads, { text: '' }], cells: [] };
  const cell: CellDefinition = { id: code, label, unit, article: '', ...what };
  return { heads, cells: [cell] };
}

export const form2018: ReportForm = {
  key: '2018',
  name: { zh: '政府信息公开情况统计表（2018年度及以前）', en: 'Statistics form of 2018 and before' },
  basis: '国办发〔2014〕32号',
  from: 2014,
  to: 2018,
  titleOf: (_unit, year) => `政府信息公开情况统计表（${year}年度）`,
  parts: [],
  tables: [
    {
      part: '',
      title: '政府信息公开情况统计表',
      head: [[{ text: '统计指标' }, { text: '单位' }, { text: '统计数' }]],
      rows: rows.map(toRow),
    },
  ],
  checks,
};
