import { descendants, isElement, visibleLength } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';
import { nodesToText } from './html-text.ts';

/** Containers in which the content systems of Chinese government sites put the article, most specific first. */
const CONTAINERS: readonly string[] = [
  '#UCAP-CONTENT',
  '.TRS_UEDITOR',
  '.TRS_Editor',
  '#zoom',
  '#Zoom',
  '#vsb_content',
  '.v_news_content',
  '#artibody',
  '#Article_Content',
  '#article_content',
  '#articleContent',
  '.article-content',
  '.article_content',
  '.articleContent',
  '.pages_content',
  '.xxgk_content',
  '.news_content',
  '.news-content',
  '.detail-content',
  '.detail_content',
  '.info_content',
  '.content-text',
  '.content_text',
  '.bt_content',
  '.xl_content',
  '.conTxt',
  '.con_text',
  '.wzy_content',
  '#fontzoom',
  '#content',
  '.content',
  'article',
  'main',
  '[role=main]',
];
const RANKS = new Map(CONTAINERS.map((selector, rank) => [selector, rank]));

/** Attribute set on navigation, footers and their like, so that every later step passes them by. */
export const BOILERPLATE_MARK = 'data-boilerplate';

const BOILERPLATE_TAGS = new Set(['script', 'style', 'template', 'nav', 'footer', 'aside']);
const BOILERPLATE_ROLES = new Set(['navigation', 'contentinfo', 'banner']);
const NAMED_TAGS = new Set(['div', 'ul', 'table']);

const BOILERPLATE_NAME =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|footer|foot|copyright|breadcrumbs?|crumbs?|sidebar|share|friend-?links?|toolbar|pagebottom)(?:[-_\s]|$)/iu;

/** The part of a page that is the document, whether a known container or clear majority marked it, and the rest. */
export interface MainContent {
  readonly node: DomElement | undefined;
  readonly certain: boolean;
}

/** Chooses the element that holds the document: a known container first, else the densest text; else the whole body. */
export function findMainContent(elements: readonly DomElement[]): MainContent {
  const body = elements.find((element) => element.name === 'body');
  if (body === undefined) return { node: undefined, certain: false };
  markBoilerplate(elements);
  const total = proseLength(body);
  for (const candidates of knownContainers(elements)) {
    const best = candidates
      .filter((e) => !insideBoilerplate(e))
      .map((e) => ({ e, size: proseLength(e) }))
      .toSorted((a, b) => b.size - a.size)[0];
    if (best !== undefined && (best.size >= Math.max(60, total * 0.25) || (best.size >= 10 && holdsTable(best.e)))) {
      return { node: best.e, certain: true };
    }
  }
  const dense = densest(elements);
  if (dense !== undefined && proseLength(dense) >= total * 0.6) return { node: dense, certain: true };
  return { node: body, certain: proseLength(body) < 400 || linkShare(body) < 0.2 };
}

/** The elements that are known containers, the most specific kind first. */
function knownContainers(elements: readonly DomElement[]): DomElement[][] {
  const byRank: DomElement[][] = [];
  for (const element of elements) {
    const { id, class: classes, role } = element.attribs;
    const names = [
      element.name,
      ...(id === undefined ? [] : [`#${id}`]),
      ...(classes === undefined ? [] : classes.split(/\s+/u).map((name) => `.${name}`)),
      ...(role === 'main' ? ['[role=main]'] : []),
    ];
    for (const rank of new Set(names.map((name) => RANKS.get(name)))) {
      if (rank !== undefined) (byRank[rank] ??= []).push(element);
    }
  }
  return byRank.filter((candidates) => candidates.length > 0);
}

function markBoilerplate(elements: readonly DomElement[]): void {
  for (const node of elements) {
    if (BOILERPLATE_TAGS.has(node.name) || BOILERPLATE_ROLES.has(node.attribs['role'] ?? ''))
      node.attribs[BOILERPLATE_MARK] = '1';
  }
  for (const node of elements) {
    const { class: classes = '', id = '' } = node.attribs;
    const isHeader = node.name === 'header';
    const named = isHeader || (NAMED_TAGS.has(node.name) && BOILERPLATE_NAME.test(`${classes} ${id}`));
    // A careless class name must not cost the article: long prose is never boilerplate.
    if (named && proseLength(node) < 200 && !hasHeadline(node)) node.attribs[BOILERPLATE_MARK] = '1';
  }
}

function hasHeadline(node: DomElement): boolean {
  for (const element of descendants(node)) if (element.name === 'h1') return true;
  return false;
}

/** Characters of text outside links and boilerplate: what counts as prose. */
function proseLength(node: DomElement): number {
  return sum(node, true, 0);
}

/** Share of the text that is link text, 0–1; above a half it is a menu. */
export function linkShare(node: DomElement): number {
  const all = sum(node, false, 0);
  return all === 0 ? 0 : 1 - proseLength(node) / all;
}

function sum(node: DomElement, proseOnly: boolean, depth: number): number {
  if (depth > 400) return 0;
  let total = 0;
  for (const child of node.children) {
    if (child.type === 'text') total += visibleLength(child.data);
    else if (isElement(child) && !skip(child, proseOnly)) total += sum(child, proseOnly, depth + 1);
  }
  return total;
}

function skip(node: DomElement, proseOnly: boolean): boolean {
  if (node.name === 'script' || node.name === 'style') return true;
  return proseOnly && (node.name === 'a' || BOILERPLATE_MARK in node.attribs);
}

const DENSE_TAGS = new Set(['p', 'td', 'div', 'section', 'pre', 'li', 'br']);

/** Readability's idea: a paragraph of real sentences speaks for its parent, half as loudly for its grandparent. */
function densest(elements: readonly DomElement[]): DomElement | undefined {
  const scores = new Map<DomElement, number>();
  const add = (node: DomNode | null | undefined, points: number): void => {
    if (node === null || node === undefined || !isElement(node) || node.name === 'html') return;
    scores.set(node, (scores.get(node) ?? 0) + points);
  };
  for (const node of elements) {
    if (!DENSE_TAGS.has(node.name) || insideBoilerplate(node)) continue;
    const target = node.name === 'br' ? node.parent : node;
    if (target === null || !isElement(target)) continue;
    const own = node.name === 'br' ? followingText(node) : ownText(target);
    if (own.length < 20) continue;
    const points = own.length + (own.match(/[，。；、,;]/gu)?.length ?? 0) * 5;
    add(node.name === 'br' ? target : target.name === 'p' ? target.parent : target, points);
    add(node.name === 'br' || target.name !== 'p' ? target.parent : target.parent?.parent, points / 2);
  }
  let best: { readonly node: DomElement; readonly score: number } | undefined;
  for (const [node, raw] of scores) {
    const score = raw * (1 - linkShare(node));
    if (best === undefined || score > best.score) best = { node, score };
  }
  return best?.node;
}

function followingText(node: DomElement): string {
  return node.next?.type === 'text' ? node.next.data.replace(/\s+/gu, '') : '';
}

/** Text directly in the element or in its inline children. */
function ownText(node: DomElement): string {
  const inline = node.children.filter(
    (c) => c.type === 'text' || (isElement(c) && /^(span|font|strong|b|em|u)$/u.test(c.name)),
  );
  return nodesToText(inline).replace(/\s+/gu, '');
}

function insideBoilerplate(node: DomElement): boolean {
  for (let at: DomNode | null = node; at !== null && isElement(at); at = at.parent as DomNode | null) {
    if (BOILERPLATE_MARK in at.attribs) return true;
  }
  return false;
}

function holdsTable(node: DomElement): boolean {
  return node.children.some((c) => isElement(c) && (c.name === 'table' || c.name === 'img' || holdsTable(c)));
}
