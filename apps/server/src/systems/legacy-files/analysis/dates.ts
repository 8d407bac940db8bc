/** A day found in text: `iso` is undefined when the day does not exist (31 February) or is out of range. */
export interface FoundDate {
  readonly iso: string | undefined;
  /** As written. */
  readonly text: string;
  /** `14:43`, when a time follows. */
  readonly time: string | undefined;
  readonly index: number;
}

const HAN_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  '◯': 0,
  Ｏ: 0,
  O: 0,
  o: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const ARABIC = String.raw`(?<y>(?:19|20)\d{2})\s*(?:年|[-/.．—－])\s*(?<m>\d{1,2})\s*(?:月|[-/.．—－])\s*(?<d>\d{1,2})(?:\s*日|(?!\d))`;
const HAN = String.raw`(?<hy>[一二][九〇○◯ＯOo零]?[〇○◯ＯOo零一二三四五六七八九]{2,3})\s*年\s*(?<hm>[一二三四五六七八九十元正]{1,3})\s*月\s*(?<hd>[一二三四五六七八九十廿卅]{1,3})\s*日`;
const TIME = String.raw`(?:\s*(?:[T,，]|星期.)?\s*(?<t>\d{1,2}[:：]\d{2})(?:[:：]\d{2})?(?:\.\d+)?)?`;
const DATE = new RegExp(`(?:${ARABIC}|${HAN})${TIME}`, 'gu');
/** A day has a year of digits, of whichever width, or the word for it (U+F98E is the same character once normalised). */
const MAYBE_DATE = /[12１２][90９０][\d０-９]{2}|[年\uf98e]/u;
/** The eight digits some systems write in a labelled field. */
const COMPACT = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})\s*$/u;

/** All days in a text, in order. */
export function findDates(text: string): FoundDate[] {
  if (!MAYBE_DATE.test(text)) return [];
  return [
    ...text
      .normalize('NFC')
      .replace(/[０-９]/gu, toAscii)
      .matchAll(DATE),
  ].map((match) => {
    const g = match.groups ?? {};
    const [year, month, day] =
      g['y'] === undefined
        ? [hanYear(g['hy'] ?? ''), hanNumeral(g['hm'] ?? ''), hanNumeral(g['hd'] ?? '')]
        : [Number(g['y']), Number(g['m']), Number(g['d'])];
    return {
      iso: toIso(year, month, day),
      text: match[0].trim(),
      time: g['t']?.replace('：', ':'),
      index: match.index,
    };
  });
}

/** The day a labelled field holds, or undefined when it holds none. */
export function parseDateField(value: string): FoundDate | undefined {
  const compact = COMPACT.exec(value);
  if (compact === null) return findDates(value)[0];
  return {
    iso: toIso(Number(compact[1]), Number(compact[2]), Number(compact[3])),
    text: value.trim(),
    time: undefined,
    index: 0,
  };
}

/** The day when the text is nothing but a date, with or without brackets or a remark such as （此件公开发布）. */
export function onlyDate(text: string): FoundDate | undefined {
  const found = findDates(text);
  const one = found[0];
  if (one === undefined || found.length > 1) return undefined;
  const rest = text
    .replace(/[０-９]/gu, toAscii)
    .replace(one.text, '')
    .replace(/[（(]此件[^）)]*[）)]/gu, '');
  return /^[\s（）()【】[\]:：,，.。]*$/u.test(rest) ? one : undefined;
}

function toAscii(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) - 0xfee0);
}

function toIso(year: number, month: number, day: number): string | undefined {
  if (year < 1949 || year > 2100 || month < 1 || month > 12 || day < 1) return undefined;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > lastDay) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function hanYear(text: string): number {
  const digits = [...text].map((c) => HAN_DIGITS[c] ?? 0).join('');
  return digits.length === 4 ? Number(digits) : 0;
}

/** 1–39 in Chinese: 七, 十, 十三, 二十一, 廿一; 元 and 正 are the first. */
function hanNumeral(text: string): number {
  const plain = text
    .replace('廿', '二十')
    .replace('卅', '三十')
    .replace(/[元正]/u, '一');
  const ten = plain.indexOf('十');
  if (ten < 0) return HAN_DIGITS[plain] ?? 0;
  const tens = ten === 0 ? 1 : (HAN_DIGITS[plain.slice(0, ten)] ?? 0);
  const units = plain.slice(ten + 1);
  return tens * 10 + (units === '' ? 0 : (HAN_DIGITS[units] ?? 0));
}
