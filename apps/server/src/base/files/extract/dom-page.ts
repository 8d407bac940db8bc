import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { escapeText } from './escape.ts';

/** Elements that close themselves or each other, so that an unclosed one does not nest. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option tbody thead tfoot'.split(
    ' ',
  ),
);
const DEEPEST = 1_000;

/**
 * Parses a whole page as a browser would (WHATWG algorithm), for HTML written by others. Apart from `dom.ts` because this
 * parser is large and only the readers of pages need it. Its time grows with the square of the nesting, so a page that
 * nests without end (an attack, or ten thousand unclosed tags) is reduced to its text first.
 */
export function parsePage(html: string): CheerioAPI {
  return load(nestsTooDeep(html) ? withoutTags(html) : html);
}

function nestsTooDeep(html: string): boolean {
  if (!hasManyTags(html)) return false;
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9:-]*)[^>]*?(\/?)>/giu)) {
    if (FLAT.has((match[2] ?? '').toLowerCase()) || match[3] === '/') continue;
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Whether there are tags enough to nest so deep. */
function hasManyTags(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > DEEPEST) return true;
  }
  return false;
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/giu, '')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .split(/<\/?(?:p|div|br|tr|li|h[1-6]|table|center|section|article)\b[^>]*>/iu)
    .map((part) => part.replace(/<[^>]*>/gu, '').trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${part.includes('<') ? escapeText(part) : part}</p>`)
    .join('\n');
}
