import { readOwnHtml } from '../../base/files/extract/index.ts';
import { sanitizeBody, type SanitizedBody } from '../../platform/html/index.ts';

/**
 * What the importer mostly writes: elements that every body may have, without attributes but the few that are allowed as they
 * stand, and text in which nothing is left to escape. The list is shorter than the sanitiser's on purpose.
 */
const PLAIN =
  /(?:[^<>&]+|&(?:amp|lt|gt);|<\/?(?:p|h[2-5]|strong|em|u|s|sub|sup|ul|li|blockquote|table|caption|tbody|tr|td|th)>|<br>|<ol(?: start="\d{1,6}")?>|<\/ol>|<p class="signature">|<t[dh](?: colspan="\d{1,4}")?(?: rowspan="\d{1,4}")?>)*/uy;
/** Words in the text itself that the sanitiser would mention. */
const MENTIONED = /\son[a-z]+\s*=|javascript:/iu;

const LINES = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'caption']);
const INLINE = new Set(['strong', 'em', 'u', 's', 'sub', 'sup', 'br']);

/** As `sanitizeBody`, which is only asked about a body that is not plain already: it takes longer than all the rest. */
export function safeBody(html: string): SanitizedBody {
  PLAIN.lastIndex = 0;
  PLAIN.exec(html);
  const isPlain = PLAIN.lastIndex === html.length && !MENTIONED.test(html) && isWellFormed(html);
  return isPlain ? { html: html.replaceAll('<br>', '<br />').trim(), warnings: [] } : sanitizeBody(html);
}

/** Whether every element is closed, and none stands where its beginning would end the one around it. */
function isWellFormed(html: string): boolean {
  let line: string | undefined;
  let isNested = false;
  const isClosed = readOwnHtml(html, {
    text: () => undefined,
    open: (tag) => {
      if (line !== undefined && !INLINE.has(tag)) isNested = true;
      else if (LINES.has(tag)) line = tag;
    },
    close: (tag) => {
      if (tag === line) line = undefined;
    },
  });
  return isClosed && !isNested;
}
