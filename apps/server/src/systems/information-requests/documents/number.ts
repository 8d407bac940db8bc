import type { DocumentKindCode } from './codes.ts';
import type { DocumentFacts, DocumentSettings } from './facts.ts';
import { problem, type DocumentProblem } from './problems.ts';

/** 发文字号 (GB/T 9704): mark of the agency, year in 六角括号, serial without 第 and without leading zeros. */
const NUMBER = /^[^〔〕\s]+〔\d{4}〕[1-9]\d*号$/u;
const KNOWN = ['year', 'serial', 'registrationNumber'];

/** `×开公复〔{{year}}〕{{serial}}号` with year and serial; unknown names stay as they are. */
export function fillNumber(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{\{\s*(\w+)\s*\}\}/gu, (whole, name: string) =>
    KNOWN.includes(name) && values[name] !== undefined ? String(values[name]) : whole,
  );
}

/** The document's number, or why it has none. An acknowledgement without a number of its own bears the registration number. */
export function documentNumber(
  kind: DocumentKindCode,
  facts: DocumentFacts,
  settings: DocumentSettings,
): { number: string | undefined; problems: readonly DocumentProblem[] } {
  const given = facts.documentNumber;
  if (typeof given === 'string' && given.trim() !== '') return checked(given.trim());
  const pattern = settings.numberPatterns?.[kind] ?? settings.numberPatterns?.['default'];
  if (kind === 'RECEIPT' && given === undefined) return { number: facts.registrationNumber, problems: [] };
  if (given === undefined || typeof given === 'string') {
    const missing = problem(
      'FACT_MISSING',
      'documentNumber',
      '缺少文号，请取号后再生成文书。',
      'The document number is missing. Take a number before the document is drawn up.',
    );
    return { number: undefined, problems: [missing] };
  }
  if (pattern === undefined) {
    const unset = problem(
      'SETTING_MISSING',
      'numberPatterns',
      '本单位尚未设置文号格式，例如“××公复〔{{year}}〕{{serial}}号”。',
      'The unit has not set a pattern for document numbers, for example “××公复〔{{year}}〕{{serial}}号”.',
    );
    return { number: undefined, problems: [unset] };
  }
  return checked(fillNumber(pattern, { ...given, registrationNumber: facts.registrationNumber }));
}

function checked(number: string): { number: string; problems: readonly DocumentProblem[] } {
  if (NUMBER.test(number)) return { number, problems: [] };
  const wrong = problem(
    'FACT_WRONG',
    'documentNumber',
    `文号“${number}”的格式不对，应当为机关代字、六角括号括入的年份和序号，例如“××公复〔2026〕12号”。`,
    `The document number “${number}” is not of the form “××公复〔2026〕12号”: mark, year in 〔〕, serial, 号.`,
  );
  return { number, problems: [wrong] };
}
