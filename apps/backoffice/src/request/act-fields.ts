import type { Label, RequestAct, RequestActData } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';

/**
 * The form of each act, field for field what the contract asks for. The type checker refuses a field left out or too many; a test
 * compares lengths and what must be given with the schemas, which themselves do not travel to the browser.
 */
export type Control =
  | 'words'
  | 'line'
  | 'day'
  | 'party'
  | 'newParty'
  | 'unit'
  | 'person'
  | 'opinion'
  | 'yes'
  | 'number'
  | 'workdays'
  | 'basis'
  | 'checks'
  | 'manner'
  | 'handed'
  | 'consulted'
  | 'asked'
  | 'letter'
  | 'file'
  | 'record'
  | 'items'
  | 'parts';

export interface ActField {
  readonly control: Control;
  readonly label: Label;
  readonly hint?: Label;
  /** It may be left out: texts are then empty, the rest null. */
  readonly optional?: true;
  /** Must be given although an empty text was taken once: the letter of the act needs it. */
  readonly needed?: true;
  /** Most characters, or the greatest number. */
  readonly most?: number;
  /** The least number. */
  readonly least?: number;
  /** It is asked only where another field of the form says so, and must then be given unless it is optional. */
  readonly only?: { readonly field: string; readonly is: readonly string[] };
}

/** Acts with a form of this kind. The draft has an editor of its own; the rest are not done by officers. */
export type FormAct = Exclude<
  RequestAct,
  | 'SUBMITTED'
  | 'ANSWER_DRAFTED'
  | 'RATED'
  | 'CALENDAR_RECOMPUTED'
  | 'SPLIT_FROM'
  | 'PUBLICATION_DRAFTED'
  | 'NOTICE_FAILED'
  | 'NOTICE_RESENT'
>;

export type ActFields = { readonly [K in FormAct]: { readonly [F in keyof RequestActData[K]]-?: ActField } };

const LONG = 5000;
const must = (zh: string, en: string, hint?: Label): ActField => ({
  control: 'words',
  label: say(zh, en),
  most: LONG,
  ...(hint === undefined ? {} : { hint }),
});
const may = (zh: string, en: string, hint?: Label): ActField => ({ ...must(zh, en, hint), optional: true });
const line = (zh: string, en: string, most: number, hint?: Label): ActField => ({
  control: 'line',
  label: say(zh, en),
  most,
  optional: true,
  ...(hint === undefined ? {} : { hint }),
});
const day = (zh: string, en: string, hint?: Label): ActField => ({
  control: 'day',
  label: say(zh, en),
  ...(hint === undefined ? {} : { hint }),
});

const note = { note: may('说明', 'Note') };
const third = { control: 'party', label: say('第三方', 'Third party'), most: 200 } as const;
const agency = { control: 'party', label: say('机关', 'Agency'), most: 200 } as const;
const matter = must(
  '征求意见的内容',
  'What the opinion is asked on',
  say('写明涉及的信息；不要写出申请人是谁。', 'Name the information concerned; do not tell who asked.'),
);
const evidence = may(
  '送达证据',
  'Proof of service',
  say('例如邮件号、签收人。', 'For example tracking number, who signed.'),
);

const address = line(
  '送达地址',
  'Address',
  300,
  say(
    '印在文书下方和送达回证上；当面送交的可以不填。',
    'Printed on the letter and its certificate of service; not needed if handed over.',
  ),
);
/** What proves a service, by the way it was made. */
const proof = (manners: readonly string[], zh: string, en: string, most: number, hint?: Label): ActField => ({
  control: 'line',
  label: say(zh, en),
  most,
  only: { field: 'manner', is: manners },
  ...(hint === undefined ? {} : { hint }),
});
const evidenceFile: ActField = {
  control: 'file',
  label: say('凭证材料', 'Evidence'),
  optional: true,
  hint: say(
    '签收单、邮件收据等的扫描件；上传后留在本件的材料里。',
    'A scan of what was signed or of the postal receipt; it stays with the files of the case.',
  ),
};
const opinion = {
  opinion: { control: 'opinion', label: say('意见', 'Opinion') },
  reason: may('理由', 'Reason', say('不同意的，应当有理由。', 'A refusal should give its reason.')),
  evidenceFile: {
    ...evidenceFile,
    label: say('意见书', 'The written opinion'),
    hint: say('寄回的征求意见回执的扫描件。', 'A scan of the slip that was sent back.'),
  },
} as const;
const service = {
  manner: { control: 'manner', label: say('送达方式', 'How it was served') },
  signedBy: proof(['DIRECT', 'ENTRUSTED'], '签收人', 'Signed for by', 100),
  carrier: proof(['POST'], '邮政企业', 'Postal service', 100),
  trackingNumber: proof(['POST'], '邮件号', 'Tracking number', 100),
  sentTo: proof(
    ['ELECTRONIC'],
    '发送到',
    'Sent to',
    200,
    say('邮箱、传真号或者系统名称。', 'E-mail, fax number or system.'),
  ),
  evidenceFile,
} as const;
export const actFields: ActFields = {
  RECEIVED: note,
  CONTACT_FAILED: { note: may('怎样联系的', 'How contact was tried') },
  CONFIRMED_BOTH: { note: may('怎样确认的', 'How it was confirmed') },
  ASSIGNED: {
    unitId: { control: 'unit', label: say('承办单位', 'Unit in charge') },
    handlerId: {
      control: 'person',
      label: say('承办人', 'Handler'),
      optional: true,
      hint: say('可以不选，由单位自定。', 'May be left to the unit.'),
    },
    ...note,
  },
  CORRECTION_NOTICE_SENT: {
    matters: must(
      '需要补正的事项',
      'What must be corrected',
      say('一次写全，以后不能再要求补正。', 'Name everything at once; there is no second notice.'),
    ),
    guidance: must('指导和释明', 'Guidance', say('告诉申请人怎样写就行。', 'Tell the applicant how to put it right.')),
    dueOn: day(
      '补正期限（到哪一天）',
      'Correct by',
      say('由本机关定合理期限，要写明到日。', 'A reasonable limit the agency sets, to the day.'),
    ),
  },
  CORRECTION_RECEIVED: {
    text: must('补正内容', 'The correction'),
    lateReason: may(
      '逾期的正当理由',
      'Good cause for being late',
      say('过了补正期限才收到时填写。', 'Only if it came after the limit.'),
    ),
  },
  CORRECTION_EXPIRED: {
    finding: must(
      '认定说明',
      'Finding',
      say('写明告知书何时送达、为什么没有正当理由。', 'When the notice was served and why there is no good cause.'),
    ),
  },
  REASON_REQUESTED: {
    facts: must('数量、频次的事实', 'Facts of number and frequency'),
    dueOn: day('说明理由的期限', 'Reasons due by'),
  },
  REASON_ACCEPTED: note,
  REASON_ACCEPTED_DELAY: {
    until: day('延迟到哪一天答复', 'Reply deferred until'),
    note: must('为什么不能按期答复', 'Why it cannot be answered in time'),
  },
  REASON_REJECTED: { note: must('为什么理由不合理', 'Why the reasons are not sound') },
  THIRD_PARTY_CONSULT_SENT: {
    party: { control: 'newParty', label: say('第三方名称', 'Name of the third party'), most: 200 },
    address,
    matter,
  },
  THIRD_PARTY_CONSULT_SERVED: { party: third, ...service, evidence },
  THIRD_PARTY_OPINION_RECEIVED: { party: third, ...opinion },
  THIRD_PARTY_CONSULT_EXPIRED: { party: third },
  AGENCY_CONSULT_SENT: {
    party: { control: 'newParty', label: say('机关名称', 'Name of the agency'), most: 200 },
    address,
    matter,
    jointProducer: {
      control: 'yes',
      label: say('该信息由它与本机关共同制作', 'It made the information jointly'),
      hint: say(
        '共同制作的，逾期不答视为同意公开（条例第三十四条）。',
        'Silence of a joint producer is consent (Regulation art. 34).',
      ),
    },
  },
  AGENCY_CONSULT_SERVED: { party: agency, ...service, evidence },
  AGENCY_OPINION_RECEIVED: { party: agency, ...opinion },
  AGENCY_CONSULT_EXPIRED: { party: agency },
  CONSULT_CONFIRMED: {
    party: { control: 'consulted', label: say('第三方', 'Third party'), most: 200 },
    confirmation: {
      ...must(
        '确认的事实',
        'What is confirmed',
        say(
          '何时送达、意见是什么；印在确认函里，请对方核对。',
          'When it was served and what was said; the party is asked to check it.',
        ),
      ),
      control: 'record',
    },
  },
  THIRD_PARTY_TOLD: {
    party: { control: 'consulted', label: say('第三方', 'Third party'), most: 200 },
    disclosed: must('决定公开的内容', 'What is disclosed'),
    reason: must(
      '决定公开的理由',
      'Why it is disclosed',
      say(
        '写明不公开会对公共利益造成什么重大影响。',
        'Say which grave effect on the public interest withholding it would have.',
      ),
    ),
  },
  ASSISTANCE_ASKED: {
    party: { control: 'newParty', label: say('协办单位', 'Who is asked'), most: 200 },
    address,
    matter: must(
      '需要协办的事项',
      'What help is needed',
      say('例如查找哪一批文件；不要写出申请人是谁。', 'For example which files to look for; do not tell who asked.'),
    ),
    dueOn: day(
      '办理期限（到哪一天）',
      'By when',
      say('要留出拟稿和审签的时间。', 'Leave time to write and approve the answer.'),
    ),
  },
  ASSISTANCE_GIVEN: {
    party: { control: 'asked', label: say('协办单位', 'Who answered'), most: 200 },
    answer: must('协办结果', 'What came of it'),
  },
  EXTENSION_APPROVED: {
    workdays: { control: 'workdays', label: say('延长几个工作日', 'Extend by working days'), least: 1, most: 60 },
    reason: must('延长的理由', 'Reason for the extension'),
  },
  FEE_NOTICE_RECEIVED: {
    basis: { control: 'basis', label: say('计收方式', 'Charged by') },
    count: { control: 'number', label: say('本件数量（件或页）', 'Items or pages'), least: 1, most: 1_000_000 },
    before: {
      control: 'number',
      label: say('本月此前已有件数', 'Items before in the month'),
      least: 0,
      most: 1_000_000,
      hint: say('按件时填：同一申请人在同一自然月内。', 'By items: of the same applicant in the same calendar month.'),
    },
  },
  FEE_PAID: { reference: line('缴款凭证号', 'Reference of payment', 200) },
  FEE_WAIVED: { reason: must('减免的理由', 'Reason for waiving') },
  FEE_EXPIRED: { finding: must('认定说明', 'Finding') },
  ANSWER_SUBMITTED: { note: may('给审签人的话', 'Words to who approves') },
  ANSWER_RETURNED: { comment: must('需要修改的地方', 'What to change') },
  ANSWER_CHECKED: {
    confirmed: { control: 'checks', label: say('已审查', 'Checked') },
    comment: may('审查意见', 'Comment'),
  },
  DECISION_SIGNED_OFF: {
    documentNumber: line(
      '发文字号',
      'Document number',
      100,
      say('留空时按本单位的编号规则生成。', 'Left empty, it is made by the unit’s pattern.'),
    ),
  },
  DECISION_POSTED: {
    carrier: { ...line('邮政企业', 'Carrier', 100), needed: true },
    trackingNumber: { ...line('邮件号', 'Tracking number', 100), needed: true },
    evidenceFile,
  },
  DECISION_SIGNED: {
    manner: { control: 'handed', label: say('送达方式', 'How it was served') },
    signedBy: line(
      '签收人',
      'Signed for by',
      100,
      say('申请人本人签收的留空，姓名不写进经过。', 'Left empty if the applicant signed; the name then stays sealed.'),
    ),
    evidenceFile,
  },
  DECISION_SENT_ELECTRONICALLY: { note: may('发送情况', 'How it was sent'), evidenceFile },
  PROVISION_SET: {
    method: { control: 'line', label: say('提供方式', 'How it is given'), most: 200 },
    place: { control: 'line', label: say('提供途径、地点', 'Where it is given'), most: 300 },
    date: day('提供日期', 'On which day', say('不早于通知的当天。', 'Not before the day of the notice.')),
  },
  LETTER_SERVED: {
    documentId: { control: 'letter', label: say('送达的文书', 'Letter served') },
    ...service,
    note: may('备注', 'Note'),
  },
  HANDED_OVER: {
    to: { control: 'newParty', label: say('接收单位', 'Who receives it'), most: 200 },
    items: {
      control: 'items',
      label: say('移送的政府信息', 'What is handed over'),
      hint: say('只移送已经主动公开的。', 'Only what has been disclosed to all.'),
    },
  },
  DELIVERY_ACKNOWLEDGED: { note: may('怎样确认的', 'How it was acknowledged') },
  ARCHIVED: note,
  REOPENED: { reason: must('重新办理的原因', 'Why it is reopened') },
  WITHDRAWN_BY_APPLICANT: { reason: may('撤回情况', 'How it was withdrawn') },
  MERGED_INTO: {
    number: { control: 'line', label: say('并入哪一件（登记号）', 'Merged into (number)'), most: 40 },
    reason: must('并案的原因', 'Why it is merged'),
  },
  SPLIT: {
    parts: {
      control: 'parts',
      label: say('拆成哪几件', 'The parts'),
      hint: say(
        '每件写明要的是什么；每件单独编号、单独答复，期限都从原来收到申请之日起算。',
        'Say what each asks for; each gets its own number and its own answer, and counts from the same day of receipt.',
      ),
    },
    reason: must('拆分的原因', 'Why it is split'),
  },
  NOTE_ADDED: { text: must('记事', 'Note') },
  MESSAGE_SENT: {
    text: must(
      '写给申请人的话',
      'Message to the applicant',
      say('申请人查询时能看到。', 'The applicant reads it in the progress.'),
    ),
  },
  MESSAGE_RECEIVED: { text: must('申请人说了什么', 'What the applicant said') },
};

export function isFormAct(act: string): act is FormAct {
  return Object.hasOwn(actFields, act);
}

/** The fields of an act in the order of its form. */
export function fieldsOf(act: FormAct): readonly (readonly [string, ActField])[] {
  return Object.entries(actFields[act]);
}

/** One piece of information handed over, as far as it is filled in. */
export interface HandedItem {
  readonly title?: string;
  readonly indexNumber?: string;
  readonly date?: string | null;
  readonly copies?: number | null;
}

/** Every row says what it must. */
function isWhole(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return (value as readonly HandedItem[]).every(
    ({ title = '', indexNumber = '', date = null, copies = null }) =>
      title.trim() !== '' && indexNumber.trim() !== '' && date !== null && copies !== null,
  );
}

/** One of the parts a request is split into, as far as it is filled in. */
export interface PartValues {
  readonly description: string;
  readonly unitId: string | null;
}

export const emptyPart: PartValues = { description: '', unitId: null };
/** As few characters do not say what is asked. */
const leastAsked = 4;

function areParts(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    (value as readonly PartValues[]).every(({ description }) => description.trim().length >= leastAsked)
  );
}

export type ActValues = Readonly<Record<string, unknown>>;

/** What the form begins with. */
export function emptyAct(act: FormAct): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(act).map(([name, field]) => [name, emptyOf(field)]));
}

function emptyOf({ control, least }: ActField): unknown {
  if (control === 'words' || control === 'line' || control === 'newParty' || control === 'record') return '';
  if (control === 'items') return [];
  if (control === 'parts') return [emptyPart, emptyPart];
  if (control === 'handed') return 'DIRECT';
  if (control === 'yes') return false;
  if (control === 'checks') return [];
  if (control === 'basis') return 'PAGES';
  if (control === 'number') return least === 0 ? 0 : null;
  return null;
}

/** Texts without blanks around them; everything else as chosen. */
export function actData(act: FormAct, values: ActValues): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(act).map(([name, field]) => {
      // What the other answers made needless is not sent, even where something stands in it.
      const value = isAsked(field, values) ? (values[name] ?? emptyOf(field)) : emptyOf(field);
      return [name, trimmed(value)];
    }),
  );
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) =>
    typeof one === 'object' && one !== null
      ? Object.fromEntries(Object.entries(one).map(([key, part]: [string, unknown]) => [key, trimmed(part)]))
      : one,
  );
}

/** Whether the form asks for the field, as far as it is filled in. */
export function isAsked({ only }: ActField, values: ActValues): boolean {
  return only === undefined || only.is.includes(String(values[only.field]));
}

export type ActProblem = 'missing' | 'long' | 'range';

/** What keeps the act from being sent, by field; the server judges the rest. */
export function actProblems(act: FormAct, values: ActValues): Readonly<Record<string, ActProblem>> {
  const data = actData(act, values);
  const found: Record<string, ActProblem> = {};
  for (const [name, field] of fieldsOf(act)) {
    const value = data[name];
    if (!isAsked(field, values)) continue;
    if (
      value === '' ||
      value === null ||
      (field.control === 'items' && !isWhole(value)) ||
      (field.control === 'parts' && !areParts(value))
    ) {
      if (field.optional !== true || field.needed === true) found[name] = 'missing';
    } else if (typeof value === 'string') {
      if (field.most !== undefined && value.length > field.most) found[name] = 'long';
    } else if (typeof value === 'number') {
      const { least = value, most = value } = field;
      if (!Number.isInteger(value) || value < least || value > most) found[name] = 'range';
    }
  }
  return found;
}
