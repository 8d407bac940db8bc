import type { ApplicantKind, DeliveryMethod, RequestForm } from '@openzone/contracts';

/** Invented applicants whose numbers pass their checks, each of them another. */

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999, of a region that is none. */
function residentId(index: number): string {
  const digits = `990000${String(1950 + (index % 50))}0101${String(index % 1000).padStart(3, '0')}`;
  const sum = residentWeights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${'10X98765432'[sum % 11]}`;
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015. */
function creditCode(index: number): string {
  const body = `91990000${String(index).padStart(8, '0')}T`;
  const sum = [...body].reduce((total, character, place) => total + alphabet.indexOf(character) * (3 ** place % 31), 0);
  return `${body}${alphabet[(31 - (sum % 31)) % 31]}`;
}

/** A form that can be sent as it is. */
export function makeForm(
  index: number,
  kind: ApplicantKind,
  description: string,
  deliveryMethod: DeliveryMethod = 'ONLINE',
): RequestForm {
  const contact = { phone: '000-12345678', email: `a${index}@test.example`, address: `测试路${index}号` };
  return {
    applicantKind: kind,
    identity:
      kind === 'NATURAL_PERSON'
        ? { ...contact, name: `测试甲${index}`, identityDocument: 'RESIDENT_ID', identityNumber: residentId(index) }
        : { ...contact, name: `测试第${index}有限公司`, creditCode: creditCode(index), contactName: `联系人${index}` },
    content: { description, deliveryMethod, medium: deliveryMethod === 'ONLINE' ? 'ELECTRONIC' : 'PAPER' },
  };
}
