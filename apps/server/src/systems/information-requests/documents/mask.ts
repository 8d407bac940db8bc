import type { ApplicantFacts, DocumentFacts } from './facts.ts';

/** 张三 → 张××, as published decisions do; an organisation is not named at all. */
export function maskName(name: string, kind: ApplicantFacts['kind']): string {
  if (kind === 'organisation') return '某单位';
  return `${[...name.trim()][0] ?? ''}××`;
}

const IDENTITY_NUMBER = /(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}[01]\d[0-3]\d{4}[0-9Xx](?![0-9A-Za-z])/gu;
const MOBILE_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/gu;

/**
 * Facts for the copy that is published: no name, identity or contact of the applicant, nor of a consulted person, wherever
 * they stand, and no identity or mobile number of anybody in free text. Days, numbers and the decision stay.
 */
export function maskFacts(facts: DocumentFacts): DocumentFacts {
  const { applicant, consultation } = facts;
  const name = maskName(applicant.name, applicant.kind);
  const party = consultation?.party;
  const replacements: (readonly [string, string])[] = [
    [applicant.name, name],
    ...[applicant.contactName, applicant.legalRepresentative].map((one) => [one ?? '', '×××'] as const),
    ...[
      applicant.workplace,
      applicant.identityNumber,
      applicant.creditCode,
      applicant.phone,
      applicant.email,
      applicant.fax,
      applicant.address,
    ].map((one) => [one ?? '', '×××'] as const),
    // Two to four Han characters are a person's name rather than a company's.
    ...(party !== undefined && /^\p{Script=Han}{2,4}$/u.test(party)
      ? [[party, maskName(party, 'person')] as const]
      : []),
  ];
  const known = replacements
    .filter(([secret]) => [...secret.trim()].length >= 2)
    .toSorted(([a], [b]) => b.length - a.length);
  const hide = (text: string): string =>
    known
      .reduce((done, [secret, shown]) => done.replaceAll(secret.trim(), shown), text)
      .replace(IDENTITY_NUMBER, '×××')
      .replace(MOBILE_NUMBER, '×××');
  const { registrationNumber, documentNumber, ...rest } = facts;
  const hidden = deep(rest, hide);
  return {
    ...hidden,
    registrationNumber,
    documentNumber,
    applicant: { kind: applicant.kind, name, identityDocument: applicant.identityDocument },
  };
}

/** The same value with every string in it changed; the shape stays. */
function deep<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T & string;
  if (Array.isArray(value)) return value.map((one: unknown) => deep(one, change)) as T & unknown[];
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [key, deep(one, change)]),
  ) as T;
}
