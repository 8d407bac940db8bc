import type { ApplicantKind } from '@openzone/contracts';
import { demoCreditCode, ENTERPRISES } from '../enterprises.ts';
import type { DemoApplicant } from './types.ts';

/** Invented applicants. Their numbers pass the checks and belong to nobody: no division begins with 99. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: division 990000, a birthday, a serial and the check character. */
export function demoResidentId(n: number): string {
  const year = 1956 + ((n * 7) % 45);
  const month = String(1 + ((n * 5) % 12)).padStart(2, '0');
  const day = String(1 + ((n * 11) % 28)).padStart(2, '0');
  const digits = `990000${year}${month}${day}${String(n).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${'10X98765432'.charAt(sum % 11)}`;
}

/** Telephone numbers of area 0000, which there is not. */
const phoneOf = (n: number): string => `0000-8900${String(1000 + n)}`;

/** `n` makes the numbers; two requests with the same name and `n` come from the same person. */
export function person(
  n: number,
  name: string,
  address = `望海市东屿经济技术开发区海月路${n}号`,
  email?: string,
): DemoApplicant {
  return {
    kind: 'NATURAL_PERSON',
    identity: {
      name,
      identityDocument: 'RESIDENT_ID',
      identityNumber: demoResidentId(n),
      phone: phoneOf(n),
      address,
      postcode: '000000',
      ...(email === undefined ? {} : { email }),
    },
  };
}

/** One of the invented enterprises of the zone. */
export function enterprise(index: number, contactName: string): DemoApplicant {
  const found = ENTERPRISES[index];
  if (found === undefined) throw new Error(`demonstration material: no enterprise ${index}`);
  const { name, creditCode, address } = found;
  return {
    kind: 'ORG_COMMERCIAL',
    identity: { name, creditCode, contactName, phone: phoneOf(200 + index), address, postcode: '000000' },
  };
}

export function organisation(
  n: number,
  kind: Exclude<ApplicantKind, 'NATURAL_PERSON'>,
  name: string,
  contactName: string,
  more: { readonly email?: string; readonly fax?: string } = {},
): DemoApplicant {
  return {
    kind,
    identity: {
      name,
      creditCode: demoCreditCode(9_000_000 + n),
      contactName,
      phone: phoneOf(300 + n),
      address: `望海市滨海大道${n}号`,
      postcode: '000000',
      ...more,
    },
  };
}
