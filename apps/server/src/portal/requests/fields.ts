import type { ApplicantKind, DeliveryMethod, IdentityDocument, Medium, RequestForm } from '@openzone/contracts';
import {
  applicantKindLabels,
  deliveryMethodLabels,
  identityDocumentLabels,
  isPhoneNumber,
  mediumLabels,
} from '@openzone/contracts';
import { isCreditCode, isResidentId } from '../../systems/information-requests/index.ts';
import type { Messages } from '../messages/index.ts';
import type { FormFile, Values } from './form-body.ts';
import { acceptedNames, refuseUpload } from './uploads.ts';

/** As whom one applies; it decides what is asked. */
export type Who = 'person' | 'organisation';

export type FieldName = keyof Messages['requests']['form']['fields'];

export interface Problem {
  /** Absent where no single field is at fault. */
  readonly field?: FieldName | undefined;
  readonly text: string;
}

/** Fields of the form, in the order of the page; what is not listed here is not read. */
export const identityFields: Readonly<Record<Who, readonly FieldName[]>> = {
  person: ['name', 'identityDocument', 'identityNumber', 'workplace'],
  organisation: ['applicantKind', 'name', 'creditCode', 'legalRepresentative', 'contactName'],
};
export const contactFields: readonly FieldName[] = ['phone', 'email', 'address', 'postcode', 'fax'];
export const contentFields: readonly FieldName[] = ['description', 'documentNumber'];
export const deliveryFields: readonly FieldName[] = ['deliveryMethod', 'medium'];

export function fieldsOf(who: Who): readonly FieldName[] {
  return [...identityFields[who], ...contactFields, ...contentFields, ...deliveryFields];
}

/** In characters, as the contract has them. */
export const longest: Partial<Record<FieldName, number>> = {
  name: 100,
  identityNumber: 40,
  workplace: 200,
  creditCode: 40,
  legalRepresentative: 100,
  contactName: 100,
  phone: 40,
  email: 200,
  fax: 40,
  address: 300,
  postcode: 10,
  description: 5000,
  documentNumber: 100,
  correction: 5000,
  message: 5000,
  reason: 5000,
  comment: 1000,
};

export const optionalFields: ReadonlySet<FieldName> = new Set([
  'workplace',
  'legalRepresentative',
  'email',
  'address',
  'postcode',
  'fax',
  'documentNumber',
  'reason',
  'comment',
]);

export const organisationKinds: readonly ApplicantKind[] = (Object.keys(applicantKindLabels) as ApplicantKind[]).filter(
  (kind) => kind !== 'NATURAL_PERSON',
);

export function isWho(value: string | undefined): value is Who {
  return value === 'person' || value === 'organisation';
}

export function fieldLabel(m: Messages, field: FieldName, who: Who): string {
  const { fields } = m.requests.form;
  return who === 'organisation' && field === 'name' ? fields.organisationName : fields[field];
}

function oneOf<T extends string>(labels: Readonly<Record<T, unknown>>, value: string): T | undefined {
  return Object.hasOwn(labels, value) ? (value as T) : undefined;
}

export const countCharacters = (text: string): number => [...text].length;

/** Everything that is wrong with a required or overlong text, the same for every form. */
export function textProblem(m: Messages, field: FieldName, value: string, isNeeded: boolean): string | undefined {
  const { errors } = m.requests;
  if (isNeeded && value === '') return errors.missing;
  const most = longest[field] ?? 200;
  return countCharacters(value) > most ? errors.tooLong(String(most)) : undefined;
}

/** As the office takes them. */
const emailPattern = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const shortest = 4;

/** As typed on a phone: full-width digits, spaces and hyphens, lower case. */
export function plainNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
}

type Check = (value: string, values: Values, m: Messages) => string | undefined;

/** What a field that holds something must look like. */
const formats: Partial<Record<FieldName, Check>> = {
  identityNumber(value, values, m) {
    const number = plainNumber(value);
    if (values['identityDocument'] === 'RESIDENT_ID')
      return isResidentId(number) ? undefined : m.requests.errors.identityNumber;
    return /^[\p{L}\d()（）]{3,40}$/u.test(number) ? undefined : m.requests.errors.otherNumber;
  },
  creditCode: (value, _values, m) => (isCreditCode(plainNumber(value)) ? undefined : m.requests.errors.creditCode),
  phone: (value, _values, m) => (isPhoneNumber(value) ? undefined : m.requests.errors.phone),
  fax: (value, _values, m) => (isPhoneNumber(value) ? undefined : m.requests.errors.phone),
  email: (value, _values, m) => (emailPattern.test(value) ? undefined : m.requests.errors.email),
  postcode: (value, _values, m) => (/^[\dA-Z -]{3,10}$/i.test(value) ? undefined : m.requests.errors.postcode),
  description: (value, _values, m) => (countCharacters(value) < shortest ? m.requests.errors.tooShort : undefined),
  applicantKind: (value, _values, m) =>
    organisationKinds.some((kind) => kind === value) ? undefined : m.requests.errors.choose,
  identityDocument: (value, _values, m) =>
    oneOf(identityDocumentLabels, value) === undefined ? m.requests.errors.choose : undefined,
  deliveryMethod: (value, _values, m) =>
    oneOf(deliveryMethodLabels, value) === undefined ? m.requests.errors.choose : undefined,
  medium(value, values, m) {
    if (oneOf(mediumLabels, value) === undefined) return m.requests.errors.choose;
    const method = values['deliveryMethod'];
    if (value === 'PAPER' && (method === 'ONLINE' || method === 'EMAIL')) return m.requests.errors.needElectronic;
    return value === 'ELECTRONIC' && method === 'FAX' ? m.requests.errors.needPaper : undefined;
  },
};

const choices: ReadonlySet<FieldName> = new Set(['applicantKind', 'identityDocument', 'deliveryMethod', 'medium']);

/** What the chosen way of delivery makes necessary. */
function neededFor(field: FieldName, values: Values, m: Messages): string | undefined {
  const { errors } = m.requests;
  const method = values['deliveryMethod'];
  if (field === 'address' && method === 'POST') return errors.needAddress;
  if (field === 'email' && method === 'EMAIL') return errors.needEmail;
  return field === 'fax' && method === 'FAX' ? errors.needFax : undefined;
}

/** What was typed, trimmed; single lines without line ends. */
export function typedValues(body: Values, names: readonly FieldName[]): Values {
  const several: ReadonlySet<FieldName> = new Set(['description', 'correction', 'message', 'reason', 'comment']);
  return Object.fromEntries(
    names.map((name) => {
      const value = body[name] ?? '';
      return [name, (several.has(name) ? value : value.replaceAll('\n', ' ')).trim()];
    }),
  );
}

export function requestProblems(who: Who, values: Values, m: Messages): Problem[] {
  const problems: Problem[] = [];
  for (const field of fieldsOf(who)) {
    const value = values[field] ?? '';
    const needed = value === '' ? neededFor(field, values, m) : undefined;
    const missing = choices.has(field) && value === '' ? m.requests.errors.choose : undefined;
    const text =
      needed ??
      missing ??
      textProblem(m, field, value, !optionalFields.has(field)) ??
      (value === '' ? undefined : formats[field]?.(value, values, m));
    if (text !== undefined) problems.push({ field, text });
  }
  return problems;
}

/** The request as the office takes it; only for values without problems. */
export function requestForm(who: Who, values: Values): RequestForm {
  const given = (field: FieldName): Record<string, string> => {
    const value = values[field] ?? '';
    return value === '' ? {} : { [field]: value };
  };
  const number = (field: FieldName): Record<string, string> => {
    const value = plainNumber(values[field] ?? '');
    return value === '' ? {} : { [field]: value };
  };
  const identity =
    who === 'person'
      ? {
          identityDocument: values['identityDocument'] as IdentityDocument,
          ...number('identityNumber'),
          ...given('workplace'),
        }
      : { ...number('creditCode'), ...given('legalRepresentative'), ...given('contactName') };
  return {
    applicantKind: who === 'person' ? 'NATURAL_PERSON' : (values['applicantKind'] as ApplicantKind),
    identity: {
      name: values['name'] ?? '',
      phone: (values['phone'] ?? '').normalize('NFKC'),
      ...identity,
      ...given('email'),
      ...given('fax'),
      ...given('address'),
      ...given('postcode'),
    },
    content: {
      description: values['description'] ?? '',
      ...given('documentNumber'),
      deliveryMethod: values['deliveryMethod'] as DeliveryMethod,
      medium: values['medium'] as Medium,
    },
  };
}

/** One problem for each field of files, naming every file that is not taken. */
export function fileProblems(files: readonly FormFile[], m: Messages): Problem[] {
  const texts = new Map<FieldName, string[]>();
  for (const file of files) {
    const why = file.problem ?? refuseUpload(file.name, file.bytes);
    if (why === undefined) continue;
    const field: FieldName = file.field === 'identityFiles' ? 'identityFiles' : 'supportingFiles';
    texts.set(field, [...(texts.get(field) ?? []), m.requests.errors.files[why](file.name, acceptedNames)]);
  }
  return Array.from(texts, ([field, all]) => ({ field, text: all.join(m.requests.joinSentences) }));
}

/** 413 where size is what is wrong, 400 otherwise. */
export function statusOf(files: readonly FormFile[]): 400 | 413 {
  return files.some((file) => file.problem !== undefined) ? 413 : 400;
}
