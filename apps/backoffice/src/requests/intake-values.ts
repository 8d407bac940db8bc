import type { ApplicantKind, IntakeInput, RequestChannel, RequestForm } from '@openzone/contracts';
import type { ApiFailure } from '../api/failure.ts';
import { fieldOf, type FieldPath } from '../lib/field-errors.ts';

/** What the form of the intake desk holds; fields that were not touched are not there. */
export interface IntakeValues {
  readonly channel: RequestChannel;
  readonly on: string | null;
  readonly form: {
    readonly applicantKind: ApplicantKind;
    readonly identity: { readonly [K in keyof RequestForm['identity']]?: RequestForm['identity'][K] | undefined };
    readonly content: { readonly [K in keyof RequestForm['content']]?: RequestForm['content'][K] | undefined };
  };
  readonly unitId?: string | null | undefined;
  readonly note?: string | undefined;
}

/** What comes through the office's hands; the web form registers itself. */
export const intakeChannels = ['IN_PERSON', 'REGISTERED_MAIL', 'ORDINARY_MAIL', 'FAX', 'ORAL'] as const;

const PERSON = ['identityDocument', 'identityNumber', 'workplace'] as const;
const ORGANISATION = ['creditCode', 'legalRepresentative', 'contactName'] as const;
const EVERYBODY = ['email', 'fax', 'address', 'postcode'] as const;

/** Which lines of the identity a kind of applicant has; the others are not sent, whatever was typed in them before. */
export function identityFields(kind: ApplicantKind): readonly (keyof RequestForm['identity'])[] {
  return ['name', 'phone', ...(kind === 'NATURAL_PERSON' ? PERSON : ORGANISATION), ...EVERYBODY];
}

const own: readonly string[] = [
  'applicantKind',
  ...['name', 'phone', ...PERSON, ...ORGANISATION, ...EVERYBODY].map((name) => `identity.${name}`),
  ...['description', 'documentNumber', 'deliveryMethod', 'medium'].map((name) => `content.${name}`),
];

/** Where on the form an error of the API is shown; what is wrong with the request itself is named with or without `form`. */
export function intakePlace(failure: ApiFailure): FieldPath | null {
  const path = fieldOf(failure, ['channel', 'on', 'unitId', 'note', ...own, ...own.map((name) => `form.${name}`)]);
  return path !== null && own.includes(path.join('.')) ? ['form', ...path] : path;
}

export function emptyIntake(today: string): IntakeValues {
  return {
    channel: 'IN_PERSON',
    on: today,
    form: { applicantKind: 'NATURAL_PERSON', identity: {}, content: { deliveryMethod: 'POST', medium: 'PAPER' } },
  };
}

/** The request as the API takes it; null while something is missing that the form asks for. */
export function intakeInput(values: IntakeValues, commandKey: string): IntakeInput | null {
  const { identity, content, applicantKind } = values.form;
  const lines = Object.fromEntries(
    identityFields(applicantKind)
      .map((name) => [name, identity[name]?.trim() ?? ''] as const)
      .filter(([name, value]) => value !== '' && name !== 'name' && name !== 'phone'),
  );
  const name = identity.name?.trim() ?? '';
  const description = content.description?.trim() ?? '';
  const { deliveryMethod, medium } = content;
  if (values.on === null || name === '' || description === '') return null;
  if (deliveryMethod === undefined || medium === undefined) return null;
  const documentNumber = content.documentNumber?.trim() ?? '';
  return {
    channel: values.channel,
    on: values.on,
    form: {
      applicantKind,
      identity: { ...lines, name, phone: identity.phone?.trim() ?? '' },
      content: { description, deliveryMethod, medium, ...(documentNumber === '' ? {} : { documentNumber }) },
    },
    commandKey,
    unitId: values.unitId ?? null,
    note: values.note?.trim() ?? '',
  };
}
