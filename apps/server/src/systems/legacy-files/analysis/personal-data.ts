const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = '10X98765432';

/** Resident identity numbers in a text whose check digit is right (GB 11643): 18 digits, the last may be X. */
export function findIdentityNumbers(text: string): string[] {
  return [
    ...text.matchAll(
      /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/gu,
    ),
  ]
    .map((m) => m[0].toUpperCase())
    .filter((number) => CHECK[WEIGHTS.reduce((sum, w, i) => sum + w * Number(number[i]), 0) % 11] === number[17]);
}

/** Mobile telephone numbers. */
export function findMobileNumbers(text: string): string[] {
  return [...text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/gu)].map((m) => m[0]);
}
