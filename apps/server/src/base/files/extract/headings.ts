/**
 * The heading marks of Chinese official documents (GB/T 9704: 一、 then （一） then 1. then （1）; 第…章 and 第…节 in rules).
 * The same marks number list items, so a line counts as a heading only when it reads like one.
 */
export interface HeadingMark {
  /** HTML heading level. */
  readonly level: 2 | 3 | 4;
  /** Which numbering scheme, to tell a list (next line has the same) from a heading. */
  readonly scheme: 'chapter' | 'section' | 'han' | 'han-bracket' | 'digit';
}

const SCHEMES: readonly (HeadingMark & {
  readonly pattern: RegExp;
  readonly max: number;
  readonly maxWithStop: number;
})[] = [
  {
    scheme: 'chapter',
    level: 2,
    pattern: /^第[一二三四五六七八九十百零〇\d]{1,4}[章编]\s*\S/u,
    max: 40,
    maxWithStop: 0,
  },
  { scheme: 'section', level: 3, pattern: /^第[一二三四五六七八九十百零〇\d]{1,4}节\s*\S/u, max: 40, maxWithStop: 0 },
  { scheme: 'han', level: 2, pattern: /^[一二三四五六七八九十]{1,3}\s*[、．.,，]\s*\S/u, max: 42, maxWithStop: 32 },
  {
    scheme: 'han-bracket',
    level: 3,
    pattern: /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)][、．.]?\s*\S/u,
    max: 42,
    maxWithStop: 32,
  },
  { scheme: 'digit', level: 4, pattern: /^\d{1,2}\s*[、．.](?!\d)\s*\S/u, max: 32, maxWithStop: 0 },
];

/** The numbering scheme a line begins with, whether or not it is a heading. */
function numberingScheme(line: string): HeadingMark['scheme'] | undefined {
  return SCHEMES.find((s) => s.pattern.test(line.trim()))?.scheme;
}

/**
 * Whether a line is a heading, given the line after it (undefined at the end). A mark followed by a whole sentence, or by
 * another item of the same numbering, is a list item and stays a paragraph.
 */
export function headingMark(line: string, next: string | undefined): HeadingMark | undefined {
  const text = line.trim();
  const found = SCHEMES.find((s) => s.pattern.test(text));
  if (found === undefined) return undefined;
  const stopped = /[。.]$/u.test(text);
  if (text.length > (stopped ? found.maxWithStop : found.max)) return undefined;
  if (/[;；!！?？,，]$/u.test(text) || /[。；;！？!?]./u.test(text)) return undefined;
  if (next === undefined) return undefined;
  if (numberingScheme(next) === found.scheme) return undefined;
  if (found.scheme === 'digit' && next.trim().length < text.length) return undefined;
  return { level: found.level, scheme: found.scheme };
}
