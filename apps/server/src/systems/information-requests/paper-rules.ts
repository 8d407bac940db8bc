import type { ServiceManner } from '@openzone/contracts';
import type { CaseState } from '../../engines/cases/index.ts';
import { invalid, type AppError, type Text } from '../../platform/errors.ts';
import type { ConsultationFact, RequestFacts } from './facts.ts';

/** What the acts behind letters to others, service and provision are refused for. */

type Data = Readonly<Record<string, unknown>>;
type Before = CaseState<RequestFacts>;
type Check = (before: Before, data: Data, on: string) => void;

const textOf = (data: Data, field: string): string => {
  const value = data[field];
  return typeof value === 'string' ? value.trim() : '';
};

export const both =
  (first: Check, second: Check): Check =>
  (before, data, on) => {
    first(before, data, on);
    second(before, data, on);
  };

/** What each way of service leaves as proof (国办公开办函〔2016〕235号). */
const proofOf: Readonly<Record<ServiceManner, readonly { readonly field: string; readonly name: Text }[]>> = {
  DIRECT: [{ field: 'signedBy', name: { zh: '签收人', en: 'who signed for it' } }],
  ENTRUSTED: [{ field: 'signedBy', name: { zh: '签收人', en: 'who signed for it' } }],
  POST: [
    { field: 'carrier', name: { zh: '邮政企业', en: 'the postal service' } },
    { field: 'trackingNumber', name: { zh: '邮件号', en: 'the tracking number' } },
  ],
  ELECTRONIC: [{ field: 'sentTo', name: { zh: '送达地址', en: 'the address it was sent to' } }],
};

function requireProof(data: Data, manner: ServiceManner): void {
  const gap = proofOf[manner].find(({ field }) => textOf(data, field) === '');
  if (gap === undefined) return;
  throw invalid(
    'SERVICE_UNPROVEN',
    `data.${gap.field}`,
    `请填写“${gap.name.zh}”，送达回证必须写明。您填写的其他内容还在。`,
    `Give ${gap.name.en}; the certificate of service must state it. What else you typed is kept.`,
  );
}

/** Entries of before the manner was asked have none, and no certificate. */
export const checkService: Check = (_before, data) => {
  const manner = textOf(data, 'manner');
  if (manner !== '') requireProof(data, manner as ServiceManner);
};

export const checkPosted: Check = (_before, data) => requireProof(data, 'POST');

/** The third party named was consulted. */
export const checkConsulted: Check = (before, data) => {
  requireConsulted(before, data);
};

function requireConsulted(before: Before, data: Data): ConsultationFact {
  const party = textOf(data, 'party');
  const third = before.facts.consultations.filter((one) => one.kind === 'THIRD_PARTY');
  const found = third.findLast((one) => one.party === party);
  if (found !== undefined) return found;
  throw unknown(party, [...new Set(third.map((one) => one.party))], {
    zh: '本件没有征求过第三方意见。',
    en: 'No third party was consulted in this case.',
  });
}

function unknown(party: string, names: readonly string[], none: Text): AppError {
  if (names.length === 0) return invalid('CONSULTATION_UNKNOWN', 'data.party', none.zh, none.en);
  return invalid(
    'CONSULTATION_UNKNOWN',
    'data.party',
    `“${party}”不在名单中，请从中选择：${names.join('、')}。`,
    `“${party}” is not one of them; choose one of: ${names.join(', ')}.`,
  );
}

/** A disclosure against the objection is told to who objected, once it has been decided (art. 32). */
export const checkTold: Check = (before, data) => {
  const { opinion } = requireConsulted(before, data);
  if (opinion === 'CONSENT') {
    throw invalid(
      'THIRD_PARTY_CONSENTED',
      'data.party',
      '该第三方同意公开，不需要这份告知书。',
      'This third party consented; the notice is for one who objected.',
    );
  }
  requireGiven(before);
};

/** Something is given by the decision. */
function requireGiven(before: Before): void {
  const outcome = before.facts.draft?.outcome;
  if (outcome === 'GRANTED' || outcome === 'PARTIAL' || outcome === 'ALREADY_PUBLIC') return;
  throw invalid(
    'NOTHING_GIVEN',
    'act',
    '本件的处理结果不是予以公开或者部分公开，不能发这份文书。',
    'The answer gives nothing, wholly or in part; this letter does not fit it.',
  );
}

export const checkProvision: Check = (before, data, on) => {
  requireGiven(before);
  if (textOf(data, 'date') >= on) return;
  throw invalid(
    'PROVISION_IN_PAST',
    'data.date',
    `提供日期不能早于通知的日期 ${on}。`,
    `The day of provision cannot be before that of the notice, ${on}.`,
  );
};

export const checkHelpAsked: Check = (before, data, on) => {
  const party = textOf(data, 'party');
  if (party === '') {
    throw invalid('PARTY_MISSING', 'data.party', '请填写协办单位的名称。', 'Name who is asked for help.');
  }
  if (before.facts.assistance.some((one) => one.party === party && one.answeredOn === null)) {
    throw invalid(
      'ASSISTANCE_OPEN',
      'data.party',
      `已请“${party}”协办，尚未答复，不必重复发函。`,
      `“${party}” has been asked and has not answered yet.`,
    );
  }
  if (textOf(data, 'dueOn') > on) return;
  throw invalid(
    'ASSISTANCE_DUE_PAST',
    'data.dueOn',
    `办理期限应当晚于发函日期 ${on}。`,
    `The limit must be later than the day of the letter, ${on}.`,
  );
};

export const checkHelpGiven: Check = (before, data) => {
  const party = textOf(data, 'party');
  const open = before.facts.assistance.filter((one) => one.answeredOn === null);
  if (open.some((one) => one.party === party)) return;
  throw unknown(
    party,
    open.map((one) => one.party),
    { zh: '没有尚未答复的协办。', en: 'Nobody has been asked for help who has not answered.' },
  );
};
