import type { MaskStyle } from './styles.ts';

const STAR = '*';

/** Characters of a number that carry it: letters, digits, Han; separators stay where they are. */
function isSignificant(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Hides all but some significant characters at the ends; hides at least a third of a value too short for that. */
export function keepEnds(value: string, start: number, end: number, stars: 'same' | number): string {
  const characters = Array.from(value);
  const places = characters.flatMap((character, index) => (isSignificant(character) ? [index] : []));
  const most = places.length - Math.ceil(places.length / 3);
  const first = Math.min(start, most);
  const last = Math.min(end, most - first);
  if (stars === 'same') {
    const hidden = new Set(places.slice(first, places.length - last));
    return characters.map((character, index) => (hidden.has(index) ? STAR : character)).join('');
  }
  const significant = characters.filter(isSignificant);
  return (
    significant.slice(0, first).join('') + STAR.repeat(stars) + significant.slice(significant.length - last).join('')
  );
}

const COUNTY = /^.*?(?:自治县|自治旗|市辖区|[省市州盟区县旗])(?=.)/u;
const MOST_DIVISIONS = 5;
const TOWN = /^[\p{Script=Han}]{1,8}?(?:街道|镇|乡|苏木)/u;
/** What the rest of an address becomes, by what it names: a village group, an estate, a village, a street. */
const REST: readonly (readonly [RegExp, string])[] = [
  [/[\d一二三四五六七八九十](?:小)?[组屯队社]/u, '某村（社区）'],
  [/小区|花园|公寓|家园|苑|城|府|庭|新村|广场|大厦|栋|幢|单元|室|座/u, '某小区'],
  [/村|社区?|庄/u, '某村（社区）'],
  [/路|街|巷|弄|道|胡同|号/u, '某路某号'],
];

/** 江苏省南通市崇川区某小区; finer than the county, or the town, nothing is left. */
export function maskAddress(address: string, keep: 'county' | 'town' | 'none'): string {
  let head = '';
  let rest = address;
  if (keep !== 'none') {
    for (let i = 0; i < MOST_DIVISIONS; i++) {
      const found = COUNTY.exec(rest)?.[0];
      // 小区 and 社区 end like a district, and are what is to be hidden.
      if (
        found === undefined ||
        found.length > 12 ||
        /(?:小|社|园|片|厂|校|山|矿|景|林|库|牧|工业|安置|生活)区$|\d/u.test(found)
      )
        break;
      head += found;
      rest = rest.slice(found.length);
    }
    const town = keep === 'town' ? TOWN.exec(rest)?.[0] : undefined;
    if (town !== undefined) {
      head += town;
      rest = rest.slice(town.length);
    }
  }
  const hidden = REST.find(([pattern]) => pattern.test(rest))?.[1] ?? '某处';
  return head.trimEnd() + hidden;
}

/** 1980年*月*日, 1980-**-**, 1980**** and the like: digits beyond what is kept become stars. */
export function maskDate(date: string, keep: 'year' | 'month' | 'none'): string {
  const parts = /^([0-9０-９]{8})$/u.test(date)
    ? [date.slice(0, 4), date.slice(4, 6), date.slice(6)]
    : Array.from(
        date.matchAll(/[0-9０-９〇零○一二三四五六七八九十廿]+|[^0-9０-９〇零○一二三四五六七八九十廿]+/gu),
        ([part]) => part,
      );
  const kept = { none: 0, year: 1, month: 2 }[keep];
  let numbers = 0;
  return parts
    .map((part) => {
      if (!/[0-9０-９〇零○一二三四五六七八九十廿]/u.test(part)) return part;
      numbers++;
      return numbers > kept ? STAR.repeat(Array.from(part).length) : part;
    })
    .join('');
}

export function maskEmail(email: string): string {
  const at = Math.max(email.indexOf('@'), email.indexOf('＠'));
  return `${email.slice(0, Math.min(1, at))}***${email.slice(at)}`;
}

/** 0513-******21: the area code stays, which is that of thousands. */
export function maskLandline(number: string, end: number): string {
  const area =
    /^(?:[（(](?:\d|[０-９]){3,4}[）)]|(?:\+?86[-\s]?)?[0０](?:\d|[０-９]){2,3}[-—–－\s]+)/u.exec(number)?.[0] ?? '';
  return area + keepEnds(number.slice(area.length), 0, end, 'same');
}

/** The mask of anything but a name, which needs the others of its document. */
export function maskValue(value: string, label: string, style: Exclude<MaskStyle, { type: 'name' }>): string {
  switch (style.type) {
    case 'keep':
      return keepEnds(value, style.start, style.end, style.stars);
    case 'address':
      return maskAddress(value, style.keep);
    case 'landline':
      return maskLandline(value, style.end);
    case 'date':
      return maskDate(value, style.keep);
    case 'email':
      return maskEmail(value);
    case 'label':
      return `[${label}]`;
    case 'block':
      return Array.from(value, (character) => (/\s/u.test(character) ? character : style.character)).join('');
    case 'text':
      return style.text;
    case 'none':
      return value;
    default:
      return style satisfies never;
  }
}
