import { parseIsoDate, type IsoDate } from '@openzone/calendar';
import {
  applicantKindLabels,
  outcomeRules,
  requestChannelLabels,
  type ApplicantKind,
  type RequestChannel,
  type RequestOutcome,
} from '@openzone/contracts';

/** What a cell of a register means; undefined where it means nothing known. */

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s"'“”《》:：,，、()（）/·-]/g, '');

/** Days since 30 December 1899, as spreadsheets count where a date was not formatted as one: 1982 to 2064. */
const isSerial = (text: string): boolean => /^[3-5]\d{4}$/.test(text);

/** 2024-03-01, 2024/3/1, 2024.3.1, 2024年3月1日, 20240301, with or without a time behind it, or the number of a spreadsheet. */
export function readDate(text: string): IsoDate | undefined {
  const tidy = text.normalize('NFKC').trim();
  if (isSerial(tidy)) return new Date(Date.UTC(1899, 11, 30) + Number(tidy) * 86_400_000).toISOString().slice(0, 10);
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s]\s*\d{1,2}:\d{2}.*)?$/.exec(tidy) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(tidy);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  try {
    return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

function dictionary<K extends string>(
  labels: Readonly<Record<K, { readonly zh: string; readonly en: string }>>,
  also: Readonly<Record<string, K>>,
): ReadonlyMap<string, K> {
  const own = (Object.keys(labels) as K[]).flatMap((key) =>
    [labels[key].zh, labels[key].en, key].map((word) => [plain(word), key] as const),
  );
  return new Map([...own, ...Object.entries(also).map(([word, key]) => [plain(word), key] as const)]);
}

const channels = dictionary<RequestChannel>(requestChannelLabels, {
  当面: 'IN_PERSON',
  当面申请: 'IN_PERSON',
  现场: 'IN_PERSON',
  现场申请: 'IN_PERSON',
  窗口: 'IN_PERSON',
  网络: 'INTERNET',
  网络申请: 'INTERNET',
  互联网: 'INTERNET',
  网上: 'INTERNET',
  网上申请: 'INTERNET',
  网站: 'INTERNET',
  信函: 'REGISTERED_MAIL',
  信函申请: 'REGISTERED_MAIL',
  邮寄: 'REGISTERED_MAIL',
  邮寄申请: 'REGISTERED_MAIL',
  挂号信: 'REGISTERED_MAIL',
  特快专递: 'REGISTERED_MAIL',
  EMS: 'REGISTERED_MAIL',
  平信: 'ORDINARY_MAIL',
  传真申请: 'FAX',
  口头: 'ORAL',
  口头申请: 'ORAL',
});

const kinds = dictionary<ApplicantKind>(applicantKindLabels, {
  公民: 'NATURAL_PERSON',
  个人: 'NATURAL_PERSON',
  企业: 'ORG_COMMERCIAL',
  公司: 'ORG_COMMERCIAL',
  法律服务: 'ORG_LEGAL_SERVICE',
  律师事务所: 'ORG_LEGAL_SERVICE',
  社会组织: 'ORG_WELFARE',
  其他组织: 'ORG_OTHER',
});

/** The words of the forms of 2018 and 2021, and those of everyday. */
const outcomes = dictionary<RequestOutcome>(
  Object.fromEntries(Object.entries(outcomeRules).map(([key, { label }]) => [key, label])) as Readonly<
    Record<RequestOutcome, { zh: string; en: string }>
  >,
  {
    属于已主动公开范围: 'ALREADY_PUBLIC',
    已主动公开: 'ALREADY_PUBLIC',
    同意公开: 'GRANTED',
    同意公开答复: 'GRANTED',
    公开: 'GRANTED',
    同意部分公开: 'PARTIAL',
    同意部分公开答复: 'PARTIAL',
    涉及国家秘密: 'REFUSED_STATE_SECRET',
    属于国家秘密: 'REFUSED_STATE_SECRET',
    其他法律行政法规禁止公开: 'REFUSED_PROHIBITED_BY_LAW',
    '危及国家安全、公共安全、经济安全和社会稳定': 'REFUSED_THREE_SECURITIES',
    危及三安全一稳定: 'REFUSED_THREE_SECURITIES',
    保护第三方合法权益: 'REFUSED_THIRD_PARTY',
    属于三类内部事务信息: 'REFUSED_INTERNAL_AFFAIRS',
    属于四类过程性信息: 'REFUSED_DELIBERATIVE',
    属于行政执法案卷: 'REFUSED_ENFORCEMENT_FILE',
    属于行政查询事项: 'QUERY_RULES',
    申请信息不存在: 'NOT_EXIST',
    本机关不掌握相关政府信息: 'NOT_EXIST',
    不属于本行政机关公开: 'NOT_RESPONSIBLE',
    没有现成信息需要另行制作: 'NEEDS_PROCESSING',
    补正后申请内容仍不明确: 'STILL_UNCLEAR',
    重复申请: 'REPEAT',
    要求提供公开出版物: 'PUBLICATION',
    无正当理由大量反复申请: 'EXCESSIVE',
    申请人无正当理由逾期不补正: 'ABANDONED_CORRECTION',
    逾期不补正: 'ABANDONED_CORRECTION',
    申请人逾期未按收费通知要求缴纳费用: 'ABANDONED_FEE',
    逾期未缴费: 'ABANDONED_FEE',
    撤回: 'WITHDRAWN',
    主动撤回: 'WITHDRAWN',
    其他: 'OTHER',
    涉及商业秘密: 'OLD_TRADE_SECRET',
    涉及个人隐私: 'OLD_PRIVACY',
    '不是《条例》所指政府信息': 'OLD_NOT_GOVERNMENT_INFORMATION',
    法律规定的其他情形: 'OLD_OTHER_LAW',
    告知作出更改补充: 'OLD_CORRECTION_TOLD',
    告知通过其他途径办理: 'OLD_OTHER_ROUTE',
  },
);

export const readChannel = (text: string): RequestChannel | undefined => channels.get(plain(text));
export const readKind = (text: string): ApplicantKind | undefined => kinds.get(plain(text));
export const readOutcome = (text: string): RequestOutcome | undefined => outcomes.get(plain(text));

/** Working days of an extension: 0 for none, `longest` for a plain yes. */
export function readExtension(text: string, longest: number): number | undefined {
  const word = plain(text);
  if (['', '否', '无', '未延期', '未延长', '不延期', 'no', 'false', '0', '/'].includes(word)) return 0;
  if (['是', '有', '延期', '已延期', '已延长', 'yes', 'true'].includes(word)) return longest;
  const days = /^(\d{1,3})(?:个?工作日|天|日)?$/.exec(word)?.[1];
  return days === undefined ? undefined : Number(days);
}
