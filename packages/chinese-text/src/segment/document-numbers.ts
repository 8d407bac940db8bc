/** A document or case number found in folded text. */
export interface DocumentNumber {
  /** Year and number alone in one spelling, 〔2019〕54号, whatever brackets and spaces the text uses. */
  readonly core: string;
  /** Offset of the opening bracket, and the end behind 号. */
  readonly bracket: number;
  readonly end: number;
  /** Han characters directly before the bracket (国办发), at most MAX_AGENCY of them; may hold words before the agency's code. */
  readonly before: string;
}

/** Agency codes have two to five characters: 国发, 国办发, 咸政办发, 自然资办发. */
export const MIN_AGENCY = 2;
export const MAX_AGENCY = 5;

const OPEN = '[〔［\\[（(【﹝]';
const CLOSE = '[〕］\\])）】﹞]';
const COURT = '(?:[\\u4e00-\\u9fff]{1,4}\\d{0,6}[\\u4e00-\\u9fff]{1,6})?';
const NUMBER = new RegExp(`${OPEN}\\s?(\\d{4})\\s?${CLOSE}\\s?(?:第\\s?)?(${COURT})\\s?(\\d{1,6})\\s?号`, 'gu');

/**
 * Find document numbers as GB/T 9704 writes them — 国办发〔2019〕54号, in any brackets, with or without 第 — and case numbers of
 * the courts, (2019)苏06行初12号.
 */
export function findDocumentNumbers(folded: string): DocumentNumber[] {
  const found: DocumentNumber[] = [];
  for (const match of folded.matchAll(NUMBER)) {
    const [whole, year = '', court = '', number = ''] = match;
    let from = match.index;
    while (match.index - from < MAX_AGENCY && isPlainHan(folded.charCodeAt(from - 1))) from--;
    const core = `〔${year}〕${court}${number}号`;
    found.push({
      core,
      bracket: match.index,
      end: match.index + whole.length,
      before: folded.slice(from, match.index),
    });
  }
  return found;
}

/** The number with each possible agency code before it, shortest first: where the code begins cannot be seen in running text. */
export function numbersWithAgency({ before, core }: DocumentNumber): string[] {
  const whole: string[] = [];
  for (let length = MIN_AGENCY; length <= before.length; length++) whole.push(before.slice(-length) + core);
  return whole;
}

function isPlainHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}
