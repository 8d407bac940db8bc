import type { Warning } from './types.ts';
import { controlCharacters, encodingDeclaredWrong, encodingGuessed, replacementCharacters } from './warnings.ts';

/** Text with line ends as `\n`, without control characters, and how it was decoded. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Warning[];
  /** Share of characters that were undecodable or control characters, 0–1: near zero for text, high for binary data. */
  readonly noise: number;
}

/** The characters that fill about half of any official text; used only to tell encodings apart. */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府市规息报办信请号委府财环务安项服街园县' +
    '這個國為來們發產經動會對時過學從業關開還進電體應點與說區報辦號請務環項縣園門員現實種書長據處決級組條資設計統論運農東車馬見書無線結題黨級總機規財訊縣鎮鄉',
);

const ZERO_SHARE = 0.2;

/**
 * Decodes bytes of unknown encoding: byte-order mark, then strict UTF-8, then nearly valid UTF-8 (a broken byte or a cut
 * end), then the declared charset, then GB18030 and Big5 by how much common Chinese comes out, UTF-16 without a mark by
 * its zero bytes. Undecodable bytes become U+FFFD and a warning with their positions; nothing is dropped in silence.
 * Never throws.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const bom = byteOrderMark(bytes);
  if (bom !== undefined) return finish(loose(bytes, bom), bom, []);
  const utf16 = utf16Guess(bytes);
  if (utf16 !== undefined) return finish(loose(bytes, utf16), utf16, [encodingGuessed(utf16)]);
  const wanted = canonical(declared);
  const strict = tryDecode(bytes, 'utf-8');
  if (strict !== undefined) {
    const wrong = wanted !== undefined && wanted !== 'utf-8' && !isAscii(bytes);
    return finish(strict, 'utf-8', wrong ? [encodingDeclaredWrong(declared ?? '', 'utf-8')] : []);
  }
  if (nearlyUtf8(bytes)) return finish(loose(bytes, 'utf-8'), 'utf-8', []);
  return legacy(bytes, wanted, declared);
}

function legacy(bytes: Uint8Array, wanted: string | undefined, declared: string | undefined): Decoded {
  const candidates = ['gb18030', 'big5'].map((encoding) => {
    const exact = tryDecode(bytes, encoding);
    const text = exact ?? loose(bytes, encoding);
    return { encoding, text, exact: exact !== undefined, score: chineseScore(text) };
  });
  const declaredOne = candidates.find((c) => c.encoding === wanted);
  const best = candidates.reduce((a, b) => (b.score > a.score + (a.exact && !b.exact ? 0.2 : 0) ? b : a));
  if (declaredOne !== undefined && declaredOne.score >= best.score - 0.1) {
    return finish(declaredOne.text, declaredOne.encoding, []);
  }
  if (wanted !== undefined && declaredOne === undefined && best.score < 0.15) {
    return finish(loose(bytes, wanted), wanted, []);
  }
  const note = declared === undefined ? encodingGuessed(best.encoding) : encodingDeclaredWrong(declared, best.encoding);
  return finish(best.text, best.encoding, [note]);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030';
  return undefined;
}

/** Looks at the first 4 KiB: ASCII in UTF-16 has a zero in every other byte; pure Chinese has none but reads as Chinese. */
function utf16Guess(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const half = length / 2;
  // A few zeros on the other side are characters such as 开, U+5F00.
  if (odd / half > ZERO_SHARE && even < odd / 4) return 'utf-16le';
  if (even / half > ZERO_SHARE && odd < even / 4) return 'utf-16be';
  const head = bytes.subarray(0, length);
  if (tryDecode(head, 'utf-8', true) !== undefined) return undefined;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = tryDecode(head, encoding);
    if (text !== undefined && chineseScore(text) > 0.3 && chineseShare(text) > 0.7) return encoding;
  }
  return undefined;
}

/** The WHATWG name for a declared charset; undefined for none, an unknown one, and labels that say nothing (ISO-8859-1). */
function canonical(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const name = new TextDecoder(label.trim()).encoding;
    if (name === 'gbk') return 'gb18030';
    return name === 'windows-1252' ? undefined : name;
  } catch {
    return undefined;
  }
}

function tryDecode(bytes: Uint8Array, encoding: string, cutEnd = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cutEnd });
  } catch {
    return undefined;
  }
}

function loose(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((b) => b < 0x80);
}

/** At least 90 % of the non-ASCII sequences are sound UTF-8: no other Chinese encoding looks like that by chance. */
function nearlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const size =
      lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
    let k = 1;
    while (k < size && ((bytes[i + k] ?? 0) & 0xc0) === 0x80) k += 1;
    if (size > 0 && k === size) good += 1;
    else bad += 1;
    i += Math.max(1, Math.min(k, Math.max(size, 1)));
  }
  return good >= 3 && bad / (good + bad) <= 0.1;
}

function chineseShare(text: string): number {
  let chinese = 0;
  let total = 0;
  for (const ch of text) {
    if (/\s/u.test(ch)) continue;
    total += 1;
    if (/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/u.test(ch)) chinese += 1;
  }
  return total === 0 ? 0 : chinese / total;
}

/** Share of non-ASCII characters that are frequent Chinese, over the first 20,000 characters. */
function chineseScore(text: string): number {
  let frequent = 0;
  let total = 0;
  for (const ch of text.slice(0, 20_000)) {
    if (ch < '\u0080' || /[\u2000-\u206f\u3000-\u303f\uff00-\uffef]/u.test(ch)) continue;
    total += 1;
    if (FREQUENT.has(ch)) frequent += 1;
  }
  return total === 0 ? 0 : frequent / total;
}
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/gu;
/** Any of them, or a line end other than `\n`. */
const UNUSUAL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/u;

function finish(raw: string, encoding: string, notes: readonly Warning[]): Decoded {
  const warnings = [...notes];
  const { text, controls } = normaliseControls(raw);
  const { count, places } = findReplacements(text);
  if (controls > 0) warnings.push(controlCharacters(controls));
  if (count > 0) warnings.push(replacementCharacters(count, places));
  return { text, encoding, warnings, noise: raw.length === 0 ? 0 : (count + controls) / raw.length };
}

/** Line ends become `\n`, form feeds too; other control characters are removed and counted. */
export function normaliseControls(raw: string): { readonly text: string; readonly controls: number } {
  if (!UNUSUAL.test(raw)) return { text: raw.toWellFormed(), controls: 0 };
  let controls = 0;
  const text = raw.replace(/\r\n?|\u000c|\u2028|\u2029/gu, '\n').replace(CONTROLS, () => {
    controls += 1;
    return '';
  });
  return { text: text.toWellFormed(), controls };
}

/** Where U+FFFD stands: at most ten places, counted from 1 in characters (UTF-16 units) as an editor shows them. */
function findReplacements(text: string): {
  readonly count: number;
  readonly places: readonly { readonly line: number; readonly column: number; readonly offset: number }[];
} {
  const places: { line: number; column: number; offset: number }[] = [];
  let count = 0;
  let line = 1;
  let lineStart = 0;
  let scanned = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    count += 1;
    if (places.length >= 10) continue;
    for (let nl = text.indexOf('\n', scanned); nl >= 0 && nl < at; nl = text.indexOf('\n', nl + 1)) {
      line += 1;
      lineStart = nl + 1;
    }
    scanned = at;
    places.push({ line, column: at - lineStart + 1, offset: at + 1 });
  }
  return { count, places };
}
