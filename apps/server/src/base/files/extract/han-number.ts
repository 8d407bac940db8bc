const DIGITS = '零一二三四五六七八九';

/** A counting number below 10,000 in Chinese as headings use it: 10 → 十, 12 → 十二, 105 → 一百零五. Larger ones in digits. */
export function hanNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value < 10) return DIGITS[value] ?? '';
  const units = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  let out = '';
  let zero = false;
  for (const [i, digit] of digits.entries()) {
    const unit = units[digits.length - 1 - i] ?? '';
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero) out += '零';
    zero = false;
    out += (DIGITS[digit] ?? '') + unit;
  }
  return out.startsWith('一十') ? out.slice(1) : out;
}
