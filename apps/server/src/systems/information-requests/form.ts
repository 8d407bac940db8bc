import { isPhoneNumber, type ApplicantIdentity, type ApplicantKind, type RequestForm } from '@openzone/contracts';
import { invalid, type AppError } from '../../platform/errors.ts';
import { isCreditCode, isResidentId } from './identity-numbers.ts';

/** What a form must hold (Regulation art. 29.2), and what of it may be seen without reading who asks. */

/**
 * `own`: filled in by the applicant, who can complete it at once. `taken`: registered by an officer from a letter or a visit: what is
 * missing there is asked for by a correction notice, so only slips are refused.
 */
export type FilledBy = 'own' | 'taken';

const clean = (text: string | undefined): string => (text ?? '').normalize('NFC').trim();

/** The form with blanks trimmed and empty fields left out. */
export function tidyForm(form: RequestForm): RequestForm {
  const identity = Object.fromEntries(
    Object.entries(form.identity).flatMap(([key, value]) =>
      clean(value) === '' && key !== 'phone' ? [] : [[key, clean(value)]],
    ),
  ) as ApplicantIdentity;
  const { description, documentNumber, deliveryMethod, medium } = form.content;
  const number = clean(documentNumber);
  return {
    applicantKind: form.applicantKind,
    identity: { ...identity, name: clean(form.identity.name) },
    content: {
      description: clean(description),
      deliveryMethod,
      medium,
      ...(number === '' ? {} : { documentNumber: number }),
    },
  };
}

/** @returns the first thing wrong with the form, as an error naming its field; undefined when it can be taken */
export function faultOf(form: RequestForm, filledBy: FilledBy): AppError | undefined {
  return faultsOf(form, filledBy)[0];
}

/** Everything wrong with the form, in the order of its fields. */
export function faultsOf(form: RequestForm, filledBy: FilledBy): AppError[] {
  return [
    ...identityFaults(form.applicantKind, form.identity, filledBy),
    ...contactFaults(form, filledBy),
    ...contentFaults(form),
  ];
}

function identityFaults(kind: ApplicantKind, identity: ApplicantIdentity, filledBy: FilledBy): AppError[] {
  const faults: AppError[] = [];
  const isPerson = kind === 'NATURAL_PERSON';
  const must = (field: keyof ApplicantIdentity, zh: string, en: string): void => {
    if (filledBy === 'own' && clean(identity[field]) === '') faults.push(missing(`identity.${field}`, zh, en));
  };
  if (clean(identity.name) === '') faults.push(missing('identity.name', isPerson ? '姓名' : '单位名称', 'the name'));
  if (isPerson) {
    must('identityDocument', '证件名称', 'the kind of identity document');
    must('identityNumber', '证件号码', 'the number of the identity document');
    const number = clean(identity.identityNumber);
    if (number !== '' && (identity.identityDocument ?? 'RESIDENT_ID') === 'RESIDENT_ID' && !isResidentId(number)) {
      faults.push(
        invalid(
          'IDENTITY_NUMBER_WRONG',
          'identity.identityNumber',
          '身份证号码校验不通过，请对照身份证逐位核对（共 18 位，最后一位可能是 X）。',
          'The identity number fails its check digit; compare it with the card (18 characters, the last may be X).',
        ),
      );
    }
    return faults;
  }
  must('creditCode', '统一社会信用代码', 'the unified social credit code');
  must('contactName', '联系人姓名', 'the contact person');
  if (clean(identity.creditCode) !== '' && !isCreditCode(clean(identity.creditCode))) {
    faults.push(
      invalid(
        'CREDIT_CODE_WRONG',
        'identity.creditCode',
        '统一社会信用代码校验不通过，请对照营业执照或登记证书逐位核对（共 18 位）。',
        'The unified social credit code fails its check character; compare it with the certificate (18 characters).',
      ),
    );
  }
  return faults;
}

function contactFaults({ identity, content }: RequestForm, filledBy: FilledBy): AppError[] {
  const faults: AppError[] = [];
  const phone = clean(identity.phone);
  if (phone === '' && filledBy === 'own') faults.push(missing('identity.phone', '联系电话', 'a telephone number'));
  if (phone !== '' && !isPhoneNumber(phone)) {
    faults.push(
      invalid(
        'PHONE_WRONG',
        'identity.phone',
        '联系电话格式不对，例如 13800138000、0719-8888888 或 (0719)8888888转8。',
        'The telephone number is malformed, for example 13800138000, 0719-8888888 or (0719)8888888 ext. 8.',
      ),
    );
  }
  const email = clean(identity.email);
  if (email !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(email)) {
    faults.push(
      invalid(
        'EMAIL_WRONG',
        'identity.email',
        '电子邮箱格式不对，例如 name@example.com。',
        'The e-mail address is malformed, for example name@example.com.',
      ),
    );
  }
  const wants = content.deliveryMethod;
  if (wants === 'POST' && clean(identity.address) === '')
    faults.push(missing('identity.address', '联系地址（选择邮寄时需要）', 'the address (needed for delivery by post)'));
  if (wants === 'EMAIL' && email === '')
    faults.push(
      missing(
        'identity.email',
        '电子邮箱（选择电子邮件获取时需要）',
        'the e-mail address (needed for delivery by e-mail)',
      ),
    );
  if (wants === 'FAX' && clean(identity.fax) === '')
    faults.push(
      missing('identity.fax', '传真号码（选择传真获取时需要）', 'the fax number (needed for delivery by fax)'),
    );
  return faults;
}

function contentFaults({ content }: RequestForm): AppError[] {
  if (clean(content.description).length >= 4) return [];
  return [
    invalid(
      'DESCRIPTION_MISSING',
      'content.description',
      '请写明您想要的政府信息的名称、文号或者便于查询的其他特征。',
      'Say which information you want: its name, number or other features it can be found by.',
    ),
  ];
}

function missing(field: string, zh: string, en: string): AppError {
  return invalid('FIELD_MISSING', field, `请填写${zh}。`, `Give ${en}.`);
}

/** First character and stars for a person; for an organisation the beginning and the end. */
export function maskName(kind: ApplicantKind, name: string): string {
  const characters = [...clean(name)];
  if (kind === 'NATURAL_PERSON' || characters.length < 6)
    return `${characters[0] ?? ''}${'*'.repeat(Math.max(1, Math.min(characters.length - 1, 3)))}`;
  return `${characters.slice(0, 2).join('')}****${characters.slice(-2).join('')}`;
}

/** The words alone: what two people ask for in the same words gets the same text. */
export function contentWords({ description, documentNumber }: RequestForm['content']): string {
  return `${documentNumber ?? ''}${description}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
}

/** Who it is, for finding the same applicant again: the number when there is one, otherwise name and telephone. */
export function partyWords({ identity }: RequestForm): string {
  const number = clean(identity.identityNumber ?? identity.creditCode).toUpperCase();
  return number === '' ? `${clean(identity.name)}\n${clean(identity.phone).replace(/\D/g, '')}` : number;
}

/** The beginning of what is asked, for lists. */
export function summarize(description: string): string {
  const line = description.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= 80 ? line : `${characters.slice(0, 79).join('')}…`;
}
