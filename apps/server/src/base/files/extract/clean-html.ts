import { isHidden, safeAddress } from './clean-attributes.ts';
import { BREAK, cellFrom, HELD, isFilled, LINE, oneLine, paragraphs, splitParagraphs, wrap } from './clean-tokens.ts';
import { normaliseControls } from './decode.ts';
import { isElement } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { nodesToText } from './html-text.ts';
import type { Dropped, FileLink } from './types.ts';

/** Clean HTML with what was found and left out on the way. */
export interface CleanHtml {
  readonly html: string;
  readonly links: readonly FileLink[];
  readonly dropped: readonly Dropped[];
  /** `src` of frames and embedded objects, which are not fetched. */
  readonly frames: readonly string[];
}

const INLINE: Readonly<Record<string, string>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};
const TRANSPARENT_INLINE = new Set([
  'span',
  'font',
  'label',
  'big',
  'small',
  'abbr',
  'acronym',
  'cite',
  'q',
  'time',
  'mark',
  'ins',
  'tt',
  'kbd',
  'samp',
  'var',
  'bdo',
  'bdi',
  'nobr',
  'wbr',
  'ruby',
  'rb',
]);
const INVISIBLE = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'xml',
  'param',
  'source',
  'track',
  'col',
  'colgroup',
]);
const FRAMES = new Set(['iframe', 'frame', 'object', 'embed', 'video', 'audio']);
const CONTROLS = new Set(['input', 'select', 'button', 'textarea', 'option', 'noscript', 'svg', 'canvas', 'map']);
const MAX_DEPTH = 150;

interface State {
  readonly held: string[];
  readonly links: FileLink[];
  readonly dropped: Dropped[];
  readonly frames: string[];
}

/**
 * Rewrites a tree of any origin as clean semantic HTML: paragraphs, headings, lists, tables, links, images with alternative
 * text and a few inline tags. Layout tags vanish, their text stays; layout tables are unwrapped; text hidden by style, form
 * controls and embedded frames are left out and reported.
 */
export function cleanHtml(nodes: readonly DomNode[]): CleanHtml {
  const state: State = { held: [], links: [], dropped: [], frames: [] };
  const html = flow(nodes, state, 0);
  return { html: expand(html, state), links: state.links, dropped: state.dropped, frames: state.frames };
}

function render(nodes: readonly DomNode[], state: State, depth: number): string {
  return nodes.map((node) => renderNode(node, state, depth)).join('');
}

function renderNode(node: DomNode, state: State, depth: number): string {
  if (node.type === 'text') return escapeText(printable(node.data));
  if (!isElement(node)) return '';
  const tag = node.name.toLowerCase();
  if (INVISIBLE.has(tag)) return '';
  if (depth > MAX_DEPTH) return BREAK + escapeText(nodesToText([node])).replace(/\n/gu, BREAK) + BREAK;
  if (isHidden(node)) return drop(node, state, { zh: '网页中隐藏的内容', en: 'hidden in the page' });
  if (FRAMES.has(tag)) return frame(node, state);
  if (CONTROLS.has(tag))
    return drop(node, state, { zh: '表单控件或脚本替代内容', en: 'form control or script fallback' });
  const element = ELEMENTS[tag];
  if (element !== undefined) return element(node, state, depth + 1);
  const inline = INLINE[tag];
  if (inline !== undefined) return wrap(`<${inline}>`, `</${inline}>`, render(node.children, state, depth + 1));
  const inner = render(node.children, state, depth + 1);
  // Office pages use namespaced inline tags (o:p, st1:chsdate) that only wrap text.
  if (TRANSPARENT_INLINE.has(tag) || tag.includes(':')) return inner;
  return BREAK + inner.replaceAll(LINE, BREAK) + BREAK;
}

/** Character references can smuggle in control characters, which the marks must never meet. */
function printable(text: string): string {
  return normaliseControls(text).text;
}

type Renderer = (node: DomElement, state: State, depth: number) => string;

const ELEMENTS: Readonly<Record<string, Renderer>> = {
  br: () => LINE,
  hr: (_, state) => hold('<hr>', state),
  p: (node, state, depth) => BREAK + splitParagraphs(render(node.children, state, depth)) + BREAK,
  pre: (node) => BREAK + rawText(node, 0).split('\n').map(escapeText).join(BREAK) + BREAK,
  a: anchor,
  img: image,
  table: table,
  ul: list,
  ol: list,
  dl: (node, state, depth) => BREAK + render(node.children, state, depth) + BREAK,
  blockquote: (node, state, depth) => holdFilled('blockquote', flow(node.children, state, depth), state),
  figure: (node, state, depth) => BREAK + render(node.children, state, depth) + BREAK,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  rt: (node, state) => drop(node, state, { zh: '注音', en: 'ruby pronunciation' }),
  rp: () => '',
};

function rawText(node: DomNode, depth: number): string {
  if (node.type === 'text') return node.data;
  return isElement(node) && depth < MAX_DEPTH ? node.children.map((c) => rawText(c, depth + 1)).join('') : '';
}

/** A heading holds one line; a list or table inside it follows or precedes it in order. */
function heading(node: DomElement, state: State, depth: number): string {
  let line = '';
  let out = '';
  for (const part of render(node.children, state, depth).split(BREAK)) {
    if (!part.startsWith(HELD)) {
      line += ` ${part}`;
      continue;
    }
    out += holdFilled(node.name, oneLine(line), state) + BREAK + part + BREAK;
    line = '';
  }
  return out + holdFilled(node.name, oneLine(line), state);
}

function anchor(node: DomElement, state: State, depth: number): string {
  const href = safeAddress(node.attribs['href']);
  const inner = render(node.children, state, depth);
  if (href === undefined) return inner;
  const text = nodesToText([node]).replace(/\s+/gu, ' ').trim();
  state.links.push({ href, text: text || (node.attribs['title'] ?? '') });
  return wrap(`<a href="${escapeAttribute(href)}">`, '</a>', inner);
}

function image(node: DomElement, state: State): string {
  const src = safeAddress(node.attribs['src'] ?? node.attribs['data-src']);
  if (src === undefined) return escapeText(printable(node.attribs['alt'] ?? ''));
  const alt = printable(node.attribs['alt'] ?? node.attribs['title'] ?? '').trim();
  state.links.push({ href: src, text: alt });
  return `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}">`;
}

function list(node: DomElement, state: State, depth: number): string {
  const items = node.children
    .map((child) => {
      if (isElement(child) && child.name === 'li') return cell(child.children, state, depth + 1);
      const text = render([child], state, depth + 1);
      return isFilled(text) ? cellFrom(text) : '';
    })
    .filter(isFilled)
    .map((item) => `<li>${item}</li>`);
  const start =
    node.name === 'ol' && /^\d{1,6}$/u.test(node.attribs['start'] ?? '') ? ` start="${node.attribs['start']}"` : '';
  return items.length === 0 ? '' : hold(`<${node.name}${start}>\n${items.join('\n')}\n</${node.name}>`, state);
}

function table(node: DomElement, state: State, depth: number): string {
  const rows = rowsOf(node);
  const cells = rows.flatMap((row) => cellsOf(row));
  const caption = children(node).find((c) => c.name === 'caption');
  if (cells.length <= 1 || cells.some((c) => hasDescendant(c, 'table', 0))) {
    const parts = [...(caption === undefined ? [] : [caption]), ...cells];
    return BREAK + parts.map((c) => render(c.children, state, depth) + BREAK).join('');
  }
  const body = rows
    .map((row) => cellsOf(row).map((c) => `<${c.name}${spans(c)}>${cell(c.children, state, depth + 2)}</${c.name}>`))
    .filter((row) => row.length > 0)
    .map((row) => `<tr>${row.join('')}</tr>`);
  const captionHtml =
    caption === undefined
      ? ''
      : `<caption>${escapeText(nodesToText(caption.children).replace(/\s+/gu, ' '))}</caption>\n`;
  return hold(`<table>\n${captionHtml}<tbody>\n${body.join('\n')}\n</tbody>\n</table>`, state);
}

function rowsOf(node: DomElement): DomElement[] {
  return children(node).flatMap((c) =>
    c.name === 'tr' ? [c] : ['thead', 'tbody', 'tfoot'].includes(c.name) ? rowsOf(c) : [],
  );
}

function cellsOf(row: DomElement): DomElement[] {
  return children(row).filter((c) => c.name === 'td' || c.name === 'th');
}

function children(node: DomElement): DomElement[] {
  return node.children.filter((c): c is DomElement => isElement(c));
}

function hasDescendant(node: DomElement, tag: string, depth: number): boolean {
  return depth < MAX_DEPTH && children(node).some((c) => c.name === tag || hasDescendant(c, tag, depth + 1));
}

function spans(node: DomElement): string {
  return ['colspan', 'rowspan']
    .map((name) => ({ name, value: Number.parseInt(node.attribs[name] ?? '', 10) }))
    .filter(({ value }) => value > 1 && value <= 1000)
    .map(({ name, value }) => ` ${name}="${value}"`)
    .join('');
}

/** Block content: every loose run of text becomes a paragraph. */
function flow(nodes: readonly DomNode[], state: State, depth: number): string {
  return paragraphs(render(nodes, state, depth));
}

/** Content of a cell or list item: bare when it is one run of text, paragraphs when it is several. */
function cell(nodes: readonly DomNode[], state: State, depth: number): string {
  return cellFrom(render(nodes, state, depth));
}

function hold(html: string, state: State): string {
  state.held.push(html);
  return `${BREAK}${HELD}${state.held.length - 1}${HELD}${BREAK}`;
}

function holdFilled(tag: string, inner: string, state: State): string {
  return isFilled(inner) ? hold(`<${tag}>${inner}</${tag}>`, state) : '';
}

function expand(html: string, state: State): string {
  return html.replace(/\u0001(\d+)\u0001/gu, (_, index: string) => expand(state.held[Number(index)] ?? '', state));
}

function drop(node: DomElement, state: State, why: Dropped['why']): string {
  const text = nodesToText([node]).slice(0, 2000);
  if (text !== '') state.dropped.push({ text, why });
  return '';
}

function frame(node: DomElement, state: State): string {
  const src = node.attribs['src'] ?? node.attribs['data'] ?? '';
  if (src !== '') state.frames.push(src.slice(0, 500));
  return '';
}
