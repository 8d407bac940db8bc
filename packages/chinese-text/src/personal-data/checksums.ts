/** Check characters. All functions take the bare characters: no spaces, half-width, capitals. */

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECK = '10X98765432';

/** Check character of a citizen identity number (GB 11643-1999, ISO 7064 MOD 11-2) from its first 17 digits. */
export function identityCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (IDENTITY_WEIGHTS[i] ?? 0);
  return IDENTITY_CHECK.charAt(sum % 11);
}

/** Provinces of the first two digits; 81–83 are the residence permits of people from Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const LONGEST_LIFE = 130;

/** Is this a day somebody living may have been born on? `year` has four digits. */
export function isBirthDay(year: number, month: number, day: number): boolean {
  const now = new Date().getFullYear();
  return year >= now - LONGEST_LIFE && year <= now + 1 && isDay(year, month, day);
}

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** What is right about 18 characters as a citizen identity number: nothing, all but the check character, or all. */
export function judgeIdentity18(number: string): 'no' | 'form' | 'valid' {
  if (!/^\d{17}[\dX]$/u.test(number)) return 'no';
  const region = number.slice(0, 2);
  // The card of a foreigner with permanent residence: 9, place of issue, code of the country.
  const foreign = number.startsWith('9') && PROVINCES.has(number.slice(1, 3));
  if (!PROVINCES.has(region) && !foreign) return 'no';
  if (!isBirthDay(+number.slice(6, 10), +number.slice(10, 12), +number.slice(12, 14))) return 'no';
  return identityCheck(number) === number.charAt(17) ? 'valid' : 'form';
}

/** May 15 digits be an identity number as issued before 1999 (which had no check digit)? */
export function isIdentity15(number: string): boolean {
  if (!/^\d{15}$/u.test(number) || !PROVINCES.has(number.slice(0, 2)) || number.slice(2, 4) === '00') return false;
  return isDay(1900 + Number(number.slice(6, 8)), +number.slice(8, 10), +number.slice(10, 12));
}

/** Luhn's check (ISO/IEC 7812-1, annex B). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

/** May a number of this length begin like this? Issuer ranges of cards used in China; lengths from 15 (American Express) to 19. */
export function isCardRange(digits: string): boolean {
  const { length } = digits;
  if (digits.startsWith('62')) return length >= 16 && length <= 19;
  if (/^(?:4|5[1-5]|2[2-7])/u.test(digits)) return length === 16;
  if (/^3[47]/u.test(digits)) return length === 15;
  if (/^(?:35[2-8]|6011)/u.test(digits)) return length === 16;
  // Ranges that Chinese banks used by themselves before the 62 of UnionPay.
  return /^(?:9558|95599|95595|603|601428|60[0-9]|68|69|9[0-9]{3})/u.test(digits) && length >= 16 && length <= 19;
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of a unified social credit code (GB 32100-2015) from its first 17 characters; undefined for a forbidden one. */
export function creditCheck(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    const value = CREDIT_ALPHABET.indexOf(first17.charAt(i));
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Registering department and class of organisation: the first two characters that exist. */
const CREDIT_HEADS = /^(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)/u;

/** What is right about 18 characters as a unified social credit code. */
export function judgeCreditCode(code: string): 'no' | 'form' | 'valid' {
  if (code.length !== 18 || !CREDIT_HEADS.test(code) || !/^\d{6}/u.test(code.slice(2))) return 'no';
  const check = creditCheck(code);
  if (check === undefined || !CREDIT_ALPHABET.includes(code.charAt(17))) return 'no';
  return check === code.charAt(17) ? 'valid' : 'form';
}

/** Hong Kong identity card without brackets, A1234563 or AB1234569: letters count from A = 10, a missing first letter 36. */
export function isHongKongId(number: string): boolean {
  if (!/^[A-Z]{1,2}\d{6}[0-9A]$/u.test(number)) return false;
  const values = Array.from(number, (character) => Number.parseInt(character, 36));
  if (values.length === 8) values.unshift(36);
  return values.reduce((sum, value, i) => sum + value * (9 - i), 0) % 11 === 0;
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** Identity number of Taiwan, A123456789: the letter stands for a two-digit number from 10. */
export function isTaiwanId(number: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/u.test(number)) return false;
  const letter = TAIWAN_LETTERS.indexOf(number.charAt(0)) + 10;
  let sum = Math.floor(letter / 10) + (letter % 10) * 9;
  for (let i = 1; i < 9; i++) sum += Number(number.charAt(i)) * (9 - i);
  return (sum + Number(number.charAt(9))) % 10 === 0;
}
