/** Which elements and attributes of an HTML document hold text for people (HTML Living Standard, ARIA 1.2). */

/** A piece of the document that people read, by offsets. */
export interface HtmlPiece {
  readonly start: number;
  readonly end: number;
  /** The value of `lang` of the root element: set, not converted. */
  readonly isLanguage: boolean;
}

const READ_ATTRIBUTES = new Set(
  (
    'alt title placeholder label summary abbr aria-label aria-description aria-placeholder aria-roledescription ' +
    'aria-valuetext'
  ).split(' '),
);
const READ_META =
  /^(?:description|keywords|author|title|subject|application-name|apple-mobile-web-app-title|sitename|columnname|columndescription|contentsource|articletitle|og:title|og:description|og:site_name|og:image:alt|twitter:title|twitter:description|twitter:image:alt)$/iu;
const BUTTON_TYPES = /^(?:submit|button|reset)$/iu;

/** Their content is not text: it is skipped to the end tag. */
const RAW_ELEMENTS = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
/** Their content is text without elements. */
const TEXT_ELEMENTS = new Set(['title', 'textarea']);
const VOID_ELEMENTS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const SPACE = /\s/u;
const LETTER = /[A-Za-z]/u;

interface Attribute {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Tag {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Offset behind `>`. */
  readonly end: number;
}

/** An element that sets whether its content is converted; `depth` counts open elements of its name inside it. */
interface Holder {
  readonly name: string;
  readonly skip: boolean;
  depth: number;
}

/**
 * All pieces of an HTML document or fragment that people read, in order. Left out: tags, comments, script and style, and
 * the content of elements marked `translate="no"`, `class="notranslate"` or with the `lang` of another language.
 */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const holders: Holder[] = [];
  const add = (start: number, end: number, isLanguage = false): void => {
    if (end > start) pieces.push({ start, end, isLanguage });
  };
  let at = 0;
  while (at < html.length) {
    const open = nextMarkup(html, at);
    const skip = holders.at(-1)?.skip ?? false;
    if (!skip) add(at, open);
    if (open === html.length) break;
    const end = skipNonTag(html, open);
    if (end !== open) {
      at = end;
      continue;
    }
    const closing = html.charAt(open + 1) === '/';
    const tag = readTag(html, open + (closing ? 2 : 1));
    at = tag.end;
    if (closing) closeElement(holders, tag.name);
    else at = openElement(html, tag, holders, add);
  }
  return pieces;
}

function openElement(
  html: string,
  tag: Tag,
  holders: Holder[],
  add: (start: number, end: number, isLanguage?: boolean) => void,
): number {
  const outer = holders.at(-1)?.skip ?? false;
  const skip = skipsContent(html, tag, outer);
  if (tag.name === 'html') {
    const lang = tag.attributes.find(({ name }) => name === 'lang');
    if (lang !== undefined && /^zh\b/iu.test(html.slice(lang.start, lang.end))) add(lang.start, lang.end, true);
  }
  if (!skip)
    for (const attribute of tag.attributes) if (isRead(html, tag, attribute)) add(attribute.start, attribute.end);
  if (RAW_ELEMENTS.has(tag.name) || TEXT_ELEMENTS.has(tag.name)) {
    const end = endOfContent(html, tag.end, tag.name);
    if (!skip && TEXT_ELEMENTS.has(tag.name)) add(tag.end, end);
    return end;
  }
  if (VOID_ELEMENTS.has(tag.name)) return tag.end;
  const holder = holders.at(-1);
  if (skip !== outer) holders.push({ name: tag.name, skip, depth: 1 });
  else if (holder?.name === tag.name) holder.depth++;
  return tag.end;
}

function closeElement(holders: Holder[], name: string): void {
  const holder = holders.at(-1);
  if (holder?.name !== name) return;
  holder.depth--;
  if (holder.depth === 0) holders.pop();
}

/** Where the next tag, comment or declaration begins; a `<` before anything else is text. */
function nextMarkup(html: string, from: number): number {
  for (let open = html.indexOf('<', from); open !== -1; open = html.indexOf('<', open + 1)) {
    const next = html.charAt(open + 1);
    if (next === '!' || next === '?' || LETTER.test(next) || (next === '/' && LETTER.test(html.charAt(open + 2))))
      return open;
  }
  return html.length;
}

/** End of the comment, declaration or processing instruction at `open`; `open` itself when it is a tag. */
function skipNonTag(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return endAfter(html, '-->', open + 4);
  const next = html.charAt(open + 1);
  return next === '!' || next === '?' ? endAfter(html, '>', open + 2) : open;
}

function endAfter(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

function endOfContent(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function readTag(html: string, nameStart: number): Tag {
  let at = nameStart;
  while (at < html.length && !/[\s/>]/u.test(html.charAt(at))) at++;
  const name = html.slice(nameStart, at).toLowerCase();
  const attributes: Attribute[] = [];
  for (;;) {
    while (at < html.length && (SPACE.test(html.charAt(at)) || html.charAt(at) === '/')) at++;
    if (at >= html.length || html.charAt(at) === '>') return { name, attributes, end: Math.min(at + 1, html.length) };
    at = readAttribute(html, at, attributes);
  }
}

function readAttribute(html: string, nameStart: number, attributes: Attribute[]): number {
  let at = nameStart + 1;
  while (at < html.length && !/[\s/>=]/u.test(html.charAt(at))) at++;
  const name = html.slice(nameStart, at).toLowerCase();
  let value = at;
  while (SPACE.test(html.charAt(value))) value++;
  if (html.charAt(value) !== '=') return at;
  value++;
  while (SPACE.test(html.charAt(value))) value++;
  const quote = html.charAt(value);
  if (quote === '"' || quote === "'") {
    const end = html.indexOf(quote, value + 1);
    const close = end === -1 ? html.length : end;
    attributes.push({ name, start: value + 1, end: close });
    return Math.min(close + 1, html.length);
  }
  at = value;
  while (at < html.length && !/[\s>]/u.test(html.charAt(at))) at++;
  attributes.push({ name, start: value, end: at });
  return at;
}

function isRead(html: string, tag: Tag, { name }: Attribute): boolean {
  if (READ_ATTRIBUTES.has(name)) return true;
  const valueOf = (wanted: string): string => {
    const found = tag.attributes.find((attribute) => attribute.name === wanted);
    return found === undefined ? '' : html.slice(found.start, found.end);
  };
  if (name === 'content')
    return tag.name === 'meta' && (READ_META.test(valueOf('name')) || READ_META.test(valueOf('property')));
  return name === 'value' && tag.name === 'input' && BUTTON_TYPES.test(valueOf('type'));
}

/** What an element says about its content: `translate` and `notranslate` first, then `lang`, else as around it. */
function skipsContent(html: string, tag: Tag, outer: boolean): boolean {
  let skip = outer;
  for (const { name, start, end } of tag.attributes) {
    const value = html.slice(start, end).trim().toLowerCase();
    if (name === 'translate') return value === 'no';
    if (name === 'class' && value.split(/\s+/u).includes('notranslate')) return true;
    if (name === 'lang') skip = value !== '' && !/^zh\b/u.test(value);
  }
  return skip;
}
