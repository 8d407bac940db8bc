import { firstTraditionalOnly } from '../lexicon/characters.ts';
import { countWriting, originOf, simplify } from '../lexicon/simplify.ts';
import { htmlPieces } from './html-pieces.ts';
import { convertToTraditional, isAlreadyTraditional } from './to-traditional.ts';

/** The writing to convert to. */
export type Writing = 'simplified' | 'traditional';

/** More than one is needed only for text made of characters common to both writings. */
const MOST_PASSES = 4;
const TRADITIONAL_LANGUAGE = /^zh-(?:hant|tw|hk|mo)\b/iu;

/**
 * Convert what people read in an HTML document or fragment: text, and the values of alt, title, placeholder, label,
 * aria-label and other human-readable attributes, captions of buttons, and descriptions in `<meta>`. Tags, URLs, ids,
 * classes, scripts, styles and comments stay byte for byte, as does the content of elements marked `translate="no"` or with
 * the `lang` of another language. The root's `lang` is set to zh-Hant or zh-Hans where it named the other writing.
 * The whole document is judged at once; applying it twice changes nothing.
 */
export function convertHtml(html: string, writing: Writing): string {
  let current = html;
  for (let i = 0; i < MOST_PASSES; i++) {
    const next = pass(current, writing);
    if (next.settled || next.html === current) return next.html;
    current = next.html;
  }
  return current;
}

interface Pass {
  readonly html: string;
  /** Would another pass certainly change nothing? */
  readonly settled: boolean;
}

function pass(html: string, writing: Writing): Pass {
  const pieces = htmlPieces(html);
  const convert = converter(
    pieces.filter((piece) => !piece.isLanguage).map(({ start, end }) => html.slice(start, end)),
    writing,
  );
  let result = '';
  let copied = 0;
  let traditional = false;
  for (const piece of pieces) {
    const from = html.slice(piece.start, piece.end);
    const to = piece.isLanguage ? languageTag(from, writing) : convert(from);
    traditional ||= firstTraditionalOnly(to) !== -1;
    if (to === from) continue;
    result += html.slice(copied, piece.start) + to;
    copied = piece.end;
  }
  // Once a Traditional character stands in it, a converted page is recognised as Traditional; a Simplified one has none.
  return { html: result + html.slice(copied), settled: traditional === (writing === 'traditional') };
}

function converter(texts: readonly string[], writing: Writing): (text: string) => string {
  if (writing === 'traditional') {
    const already = isAlreadyTraditional(texts);
    return (text) => convertToTraditional(text, already);
  }
  const origin = originOf(countWriting(texts.join('\n')), 'written');
  return (text) => simplify(text, origin);
}

function languageTag(tag: string, writing: Writing): string {
  const isTraditional = TRADITIONAL_LANGUAGE.test(tag);
  if (writing === 'traditional') return isTraditional ? tag : 'zh-Hant';
  return isTraditional ? 'zh-Hans' : tag;
}
