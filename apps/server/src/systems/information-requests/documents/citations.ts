/** 条例 as every document names it: in full, with article, paragraph and item. */
export const REGULATION = '《中华人民共和国政府信息公开条例》';

const DIGITS = '零一二三四五六七八九';

/** 1–99 in Chinese numerals, as articles are counted. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const left = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return left + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}

const PART = /^(\d{1,2})(?:\.(\d))?(?:\((\d)\))?$/u;

/**
 * `36(3)` → 第三十六条第（三）项, `33.2` → 第三十三条第二款, `16.1` → 第十六条第一款; undefined for anything else.
 */
export function article(code: string): string | undefined {
  const match = PART.exec(code.trim());
  if (match === null) return undefined;
  const [, number, paragraph, item] = match;
  const parts = [`第${chineseNumber(Number(number))}条`];
  if (paragraph !== undefined) parts.push(`第${chineseNumber(Number(paragraph))}款`);
  if (item !== undefined) parts.push(`第（${chineseNumber(Number(item))}）项`);
  return parts.join('');
}

/** The Regulation in full with these articles; a code that is none stands as it was given. */
export function cite(...codes: readonly string[]): string {
  return REGULATION + codes.map((code) => article(code) ?? code).join('、');
}
