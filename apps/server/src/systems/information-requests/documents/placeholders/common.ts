import { requestChannelLabels } from '@openzone/contracts';
import type { RequestChannel } from '@openzone/contracts';
import type { DocumentKindCode } from '../codes.ts';
import { maskName } from '../mask.ts';
import { remedyText } from '../remedy.ts';
import { day, fact, said, setting, type Context } from './define.ts';

/** What follows from the channel for the day of receipt (art. 31). */
const RECEIPT_BASIS: Readonly<Record<RequestChannel, string>> = {
  IN_PERSON: '当面提交，以提交之日为收到申请之日',
  ORAL: '口头提出并由本机关代为填写，以提交之日为收到申请之日',
  REGISTERED_MAIL: '邮寄提交，以本机关签收之日为收到申请之日',
  ORDINARY_MAIL: '以平常信函提交，以与申请人确认之日为收到申请之日',
  INTERNET: '通过互联网渠道提交，以双方确认之日为收到申请之日',
  FAX: '通过传真提交，以双方确认之日为收到申请之日',
};

function receivedBasis({ facts }: Context): string | undefined {
  return said(facts.received?.basis) ?? (facts.channel === undefined ? undefined : RECEIPT_BASIS[facts.channel]);
}

const OTHERS: readonly DocumentKindCode[] = [
  'THIRD_PARTY_INQUIRY',
  'CONFIRMATION_LETTER',
  'THIRD_PARTY_NOTICE',
  'AGENCY_INQUIRY',
  'ASSIST_LETTER',
];

/** Others than the applicant need not learn who asks, unless the unit says so. */
function applicantName({ kind, facts, settings }: Context): string | undefined {
  const name = said(facts.applicant.name);
  const toOthers = OTHERS.includes(kind);
  if (name === undefined || !toOthers || settings.nameApplicantToOthers === true) return name;
  return maskName(name, facts.applicant.kind);
}

export const common = {
  applicantName: fact('申请人姓名或者名称', 'Name of the applicant', 'applicant.name', applicantName),
  applicantKind: fact('申请人类别', 'Kind of applicant', 'applicant.kind', ({ facts }) =>
    facts.applicant.kind === 'person' ? '公民' : '法人或者其他组织',
  ),
  you: fact('对申请人的称呼', 'How the applicant is addressed', 'applicant.kind', ({ facts }) =>
    facts.applicant.kind === 'person' ? '您' : '贵单位',
  ),
  registrationNumber: fact('登记号', 'Registration number', 'registrationNumber', ({ facts }) =>
    said(facts.registrationNumber),
  ),
  channel: fact('申请渠道', 'Channel', 'channel', ({ facts }) =>
    facts.channel === undefined ? undefined : requestChannelLabels[facts.channel].zh,
  ),
  receivedDate: fact('收到申请日期', 'Day of receipt', 'received.date', ({ facts }) => day(facts.received?.date)),
  receivedBasis: fact('收到申请日期的依据', 'Basis of the day of receipt', 'received.basis', receivedBasis),
  correctedOn: fact('收到补正的日期', 'Day the corrected request was received', 'correctedOn', ({ facts }) =>
    day(facts.correctedOn),
  ),
  correctedClause: fact('收到补正的说明', 'Note on the corrected request', 'correctedOn', ({ facts }) =>
    facts.correctedOn === undefined ? '' : `，并于${day(facts.correctedOn)}收到补正的申请`,
  ),
  requestQuote: fact('申请内容摘录', 'What was asked for', 'requestQuote', ({ facts }) => said(facts.requestQuote)),
  replyDue: fact('答复期限截止日', 'Reply deadline', 'replyDue', ({ facts }) => day(facts.replyDue)),
  documentDate: fact('成文日期', 'Date of the document', 'documentDate', ({ facts }) => day(facts.documentDate)),
  agency: setting('公开主体', 'Agency', 'agency.name', ({ settings }) => said(settings.agency.name)),
  contact: setting('联系方式', 'Contact of the disclosure office', 'contact', ({ settings }) => said(settings.contact)),
  queryMethod: setting('查询方式', 'How progress is looked up', 'queryMethod', ({ settings }) =>
    said(settings.queryMethod),
  ),
  remedy: setting(
    '救济告知',
    'Remedies',
    'remedy',
    ({ kind, facts, settings }) => remedyText(kind, facts, settings).text,
  ),
};
