/** Numbers that carry their own check digit, so that a slip of the finger is found while the person is still there. */

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentCheck = '10X98765432';

/** 公民身份号码 (GB 11643-1999): 18 characters, a birthday that exists, ISO 7064 MOD 11-2. */
export function isResidentId(text: string): boolean {
  const number = text.trim().toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const day = new Date(`${birthday}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== birthday) return false;
  const sum = residentWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return residentCheck[sum % 11] === number[17];
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码 (GB 32100-2015): 18 characters of its alphabet, weighted MOD 31. */
export function isCreditCode(text: string): boolean {
  const code = text.trim().toUpperCase();
  if (code.length !== 18) return false;
  let sum = 0;
  for (const [index, weight] of creditWeights.entries()) {
    const value = creditAlphabet.indexOf(code.charAt(index));
    if (value < 0) return false;
    sum += value * weight;
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] === code[17];
}
