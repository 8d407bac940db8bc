/** Check characters of the numbers people and organisations are known by, so that a slip is found while they can still mend it. */

const personWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const personChecks = '10X98765432';
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** As typed on a phone: full-width digits, spaces and hyphens, lower case. */
export function plainNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
}

/** 公民身份号码 (GB 11643): 17 digits with a real day of birth, and the check character of ISO 7064 MOD 11-2. */
export function isResidentId(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  const born = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  const isRealDay = (year ?? 0) >= 1800 && born.getUTCMonth() + 1 === month && born.getUTCDate() === day;
  const sum = personWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return isRealDay && personChecks[sum % 11] === number[17];
}

/** 统一社会信用代码 (GB 32100): 18 characters without I, O, S, V, Z; the last makes the weighted sum divisible by 31. */
export function isCreditCode(code: string): boolean {
  const values = Array.from(code, (character) => creditCharacters.indexOf(character));
  if (values.length !== 18 || values.includes(-1) || !/^[\dA-Y]{2}\d{6}/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}
