/** `东开管〔2024〕5号`: agency, year in hexagonal brackets (U+3014, U+3015), number without leading zeros or 第. */
const STANDARD = /^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u;
const OTHER_WAY = /^(\p{Script=Han}+)\s*[[［【(（〔]\s*(\d{4})\s*年?[\]］】)）〕]\s*第?\s*0*([1-9]\d*)\s*号$/u;

/** The number as the standard (GB/T 9704-2012, 7.2.5) writes it, where what was typed is another way of writing it; else null. */
export function betterDocumentNumber(typed: string): string | null {
  const trimmed = toHalfWidthDigits(typed).trim();
  if (trimmed === '' || STANDARD.test(typed)) return null;
  const [, agency, year, number] = OTHER_WAY.exec(trimmed) ?? [];
  if (agency === undefined || year === undefined || number === undefined) return null;
  const better = `${agency}〔${year}〕${number}号`;
  return better === typed ? null : better;
}

function toHalfWidthDigits(words: string): string {
  return words.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
