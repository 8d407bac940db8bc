import { countOf, fold } from '../fold.ts';
import { readCharacters } from './dumb-xml.ts';
import { readMembers } from './dumb-zip.ts';
import type { Leftover } from './leftover.ts';
import { rawPlaces } from './raw.ts';

const MEASURE = /^[-+.\d,% a-f{}]*$/iu;
const LONG_NUMBER = 9;
/** A word this long does not come about by two lines meeting. */
const LONG = 6;

/** Reads every member of the container as bytes and as characters, and looks for the words. */
export function searchOffice(bytes: Uint8Array, words: readonly { text: string; folded: string }[]): Leftover[] {
  const found: Leftover[] = [];
  for (const member of readMembers(bytes)) {
    const isXml = /\.(?:xml|rels|vml)$/iu.test(member.name);
    if (!isXml) {
      const telling = words.map((word) => word.text);
      found.push(...rawPlaces(member.bytes, telling, member.name).map(({ place, word }) => ({ place, word })));
    }
    const { text, values } = isXml ? readCharacters(member.bytes.toString('utf8')) : { text: '', values: [] };
    const lines = fold(text).text;
    const joined = lines.replace(/\n/gu, '');
    const others = fold(
      [member.name, ...values.filter((value) => !MEASURE.test(value)), ...decodedAddresses(values)].join('\n'),
    ).text;
    const numbers = values.filter((value) => MEASURE.test(value)).join('\n');
    for (const { text: word, folded } of words) {
      const here =
        lines.includes(folded) ||
        (folded.length >= LONG && joined.includes(folded)) ||
        others.includes(folded) ||
        (folded.length >= LONG_NUMBER && numbers.includes(folded)) ||
        (/\d{7}/u.test(folded) && numbersOf(text).some((number) => number.includes(folded)));
      if (here) found.push({ place: member.name, word });
    }
  }
  return found;
}

/** How often each word stands between the tags of the file. */
export function countOffice(bytes: Uint8Array, words: readonly string[]): Map<string, number> {
  const counts = new Map(words.map((word) => [word, 0]));
  for (const member of readMembers(bytes)) {
    if (!/\.xml$/iu.test(member.name)) continue;
    const text = fold(readCharacters(member.bytes.toString('utf8')).text).text;
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + countOf(text, word));
  }
  return counts;
}

/** Numbers as a reader sees them, who writes 1.3812345678E10 as 13812345678. */
function numbersOf(text: string): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => /^[-+]?[\d.]+e\+?\d+$/iu.test(word))
    .map((word) => String(Number(word)));
}

function decodedAddresses(values: readonly string[]): string[] {
  return values.filter((value) => value.includes('%')).map(decodeAddress);
}

function decodeAddress(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
