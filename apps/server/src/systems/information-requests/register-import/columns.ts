import { applicantKindLabels, outcomeRules, requestChannelLabels } from '@openzone/contracts';
import type { Text } from '../../../platform/errors.ts';

/** The columns of a register of past requests, with the words officers use for them. */

export const registerColumns = [
  'number',
  'receivedOn',
  'channel',
  'applicantKind',
  'applicant',
  'phone',
  'description',
  'unit',
  'outcome',
  'answeredOn',
  'documentNumber',
  'extended',
  'note',
] as const;
export type RegisterColumn = (typeof registerColumns)[number];

export interface ColumnRule {
  /** As the template has it. */
  readonly name: Text;
  /** Other headings it is known by. */
  readonly also: readonly string[];
  readonly required: boolean;
  readonly help: Text;
  readonly width: number;
}

const labels = (all: Readonly<Record<string, { readonly zh: string }>>): string =>
  Object.values(all)
    .map(({ zh }) => zh)
    .join('；');
const outcomeLabels = Object.fromEntries(Object.entries(outcomeRules).map(([key, { label }]) => [key, label]));

export const columnRules: Readonly<Record<RegisterColumn, ColumnRule>> = {
  number: {
    name: { zh: '登记号', en: 'Number' },
    also: ['编号', '登记编号', '申请编号', '受理编号'],
    required: true,
    help: {
      zh: '原登记簿上的编号，原样保留，不得重复。',
      en: 'The number of the old register, kept as it is; no number twice.',
    },
    width: 18,
  },
  receivedOn: {
    name: { zh: '收到申请日期', en: 'Received on' },
    also: ['收到日期', '申请日期', '受理日期', '登记日期', '收到申请之日'],
    required: true,
    help: {
      zh: '收到申请之日（条例第三十一条）。可写 2024-03-01、2024/3/1、2024.3.1、2024年3月1日或 Excel 日期。2019年5月15日前收到的按旧条例（15个工作日）计算。',
      en: 'The day of receipt (art. 31): 2024-03-01, 2024/3/1, 2024.3.1, 2024年3月1日 or an Excel date. Before 15 May 2019 the older regulation applies.',
    },
    width: 16,
  },
  channel: {
    name: { zh: '申请渠道', en: 'Channel' },
    also: ['渠道', '申请方式', '提交方式'],
    required: true,
    help: {
      zh: `${labels(requestChannelLabels)}。也可写当面、网络、信函、邮寄、传真。`,
      en: 'In person, online, registered post, ordinary post, fax or oral.',
    },
    width: 14,
  },
  applicantKind: {
    name: { zh: '申请人类别', en: 'Kind of applicant' },
    also: ['申请人类型', '申请人性质'],
    required: true,
    help: {
      zh: `${labels(applicantKindLabels)}。也可写公民、个人、企业。`,
      en: 'The columns of table 三 of the annual report.',
    },
    width: 14,
  },
  applicant: {
    name: { zh: '申请人', en: 'Applicant' },
    also: ['申请人姓名', '申请人名称', '申请人姓名或名称', '姓名', '姓名或名称'],
    required: true,
    help: {
      zh: '姓名或者名称。加密保存，查看须说明用途并留痕。',
      en: 'Name of the person or organisation; sealed, and each reading is recorded.',
    },
    width: 18,
  },
  phone: {
    name: { zh: '联系电话', en: 'Telephone' },
    also: ['电话', '联系方式'],
    required: false,
    help: { zh: '可空。同样加密保存。', en: 'May be empty; sealed as well.' },
    width: 16,
  },
  description: {
    name: { zh: '申请内容', en: 'What is asked for' },
    also: ['申请事项', '所需信息', '所需政府信息', '申请公开内容', '内容描述'],
    required: true,
    help: {
      zh: '申请公开的政府信息的名称、文号或者其他特征，至少4个字。',
      en: 'Name, number or other features of the information; at least four characters.',
    },
    width: 50,
  },
  unit: {
    name: { zh: '承办单位', en: 'Unit' },
    also: ['承办部门', '办理单位', '承办机构'],
    required: false,
    help: {
      zh: '本平台机构名称、简称或代码。为空的由默认的依申请公开承办单位接收，没有设置的待分办。',
      en: 'Name, short name or code of the unit here; empty: the default unit for requests, or none yet.',
    },
    width: 18,
  },
  outcome: {
    name: { zh: '办理结果', en: 'Outcome' },
    also: ['答复结果', '处理结果', '答复类型', '办理情况'],
    required: false,
    help: {
      zh: `为空表示还在办理。可写：${labels(outcomeLabels)}。`,
      en: 'Empty: still open. Otherwise an outcome of the annual report’s form, old or new.',
    },
    width: 26,
  },
  answeredOn: {
    name: { zh: '答复日期', en: 'Answered on' },
    also: ['答复时间', '办结日期', '答复送达日期', '送达日期'],
    required: false,
    help: {
      zh: '有办理结果的必须填写：交邮、签收或者网上送达的日期。格式同收到申请日期。',
      en: 'Needed where there is an outcome: the day it was posted, signed for or sent.',
    },
    width: 14,
  },
  documentNumber: {
    name: { zh: '答复文号', en: 'Number of the answer' },
    also: ['答复书文号', '文号', '答复编号'],
    required: false,
    help: { zh: '可空。', en: 'May be empty.' },
    width: 22,
  },
  extended: {
    name: { zh: '是否延期', en: 'Extended' },
    also: ['是否延长', '延期', '延长答复', '延长工作日'],
    required: false,
    help: {
      zh: '否或空；是（按延长到法定最长天数计算）；或者延长的工作日数，例如 10。',
      en: 'Empty or no; yes (counted as the longest the law allows); or the number of working days, for example 10.',
    },
    width: 10,
  },
  note: {
    name: { zh: '备注', en: 'Note' },
    also: ['说明'],
    required: false,
    help: {
      zh: '可空，内部可见。请勿填写申请人的个人信息。',
      en: 'May be empty; seen inside only. No personal data here.',
    },
    width: 30,
  },
};

/** A heading without blanks, brackets, asterisks and what stands in brackets. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[\s*:：]/g, '');

const byHeading = new Map(
  registerColumns.flatMap((column) =>
    [columnRules[column].name.zh, columnRules[column].name.en, ...columnRules[column].also].map(
      (heading) => [plain(heading).toLowerCase(), column] as const,
    ),
  ),
);

export function columnOf(heading: string): RegisterColumn | undefined {
  return byHeading.get(plain(heading).toLowerCase());
}
