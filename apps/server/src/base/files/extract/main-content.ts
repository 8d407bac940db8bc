import type { CheerioAPI } from 'cheerio';
import { descendants, isElement } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';
import { nodesToText } from './html-text.ts';

/** Containers in which the content systems of Chinese government sites put the article, most specific first. */
const CONTAINERS = [
  '#UCAP-CONTENT',
  '.TRS_UEDITOR',
  '.TRS_Editor',
  '.view.TRS_UEDITOR',
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

/** Attribute set on navigation, footers and their like, so that every later step passes them by. */
export const BOILERPLATE_MARK = 'data-boilerplate';

const BOILERPLATE = 'script,style,template,nav,footer,aside,[role=navigation],[role=contentinfo],[role=banner]';

const BOILERPLATE_NAME =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|footer|foot|copyright|breadcrumbs?|crumbs?|sidebar|share|friend-?links?|toolbar|pagebottom)(?:[-_\s]|$)/iu;

/** The part of a page that is the document, whether a known container or clear majority marked it, and the rest. */
export interface MainContent {
  readonly node: DomElement | undefined;
  readonly certain: boolean;
}

/** Chooses the element that holds the document: a known container first, else the densest text; else the whole body. */
export function findMainContent($: CheerioAPI): MainContent {
  const body = $('body').get(0);
  if (body === undefined) return { node: undefined, certain: false };
  markBoilerplate($);
  const total = proseLength(body);
  for (const selector of CONTAINERS) {
    const best = $(selector)
      .toArray()
      .filter((e): e is DomElement => isElement(e) && !insideBoilerplate(e))
      .map((e) => ({ e, size: proseLength(e) }))
      .toSorted((a, b) => b.size - a.size)[0];
    if (best !== undefined && (best.size >= Math.max(60, total * 0.25) || (best.size >= 10 && holdsTable(best.e)))) {
      return { node: best.e, certain: true };
    }
  }
  const dense = densest($);
  if (dense !== undefined && proseLength(dense) >= total * 0.6) return { node: dense, certain: true };
  return { node: body, certain: proseLength(body) < 400 || linkShare(body) < 0.2 };
}

function markBoilerplate($: CheerioAPI): void {
  $(BOILERPLATE).attr(BOILERPLATE_MARK, '1');
  for (const node of $('div[class],div[id],ul[class],ul[id],table[class],table[id],header').toArray()) {
    if (!isElement(node)) continue;
    const name = `${node.attribs['class'] ?? ''} ${node.attribs['id'] ?? ''}`;
    const named = BOILERPLATE_NAME.test(name) || node.name === 'header';
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
  return sum(node, (text) => text.replace(/\s+/gu, '').length, true, 0);
}

/** Share of the text that is link text, 0–1; above a half it is a menu. */
export function linkShare(node: DomElement): number {
  const all = sum(node, (t) => t.replace(/\s+/gu, '').length, false, 0);
  return all === 0 ? 0 : 1 - proseLength(node) / all;
}

function sum(node: DomElement, measure: (text: string) => number, proseOnly: boolean, depth: number): number {
  if (depth > 400) return 0;
  let total = 0;
  for (const child of node.children) {
    if (child.type === 'text') total += measure(child.data);
    else if (isElement(child) && !skip(child, proseOnly)) total += sum(child, measure, proseOnly, depth + 1);
  }
  return total;
}

function skip(node: DomElement, proseOnly: boolean): boolean {
  if (node.name === 'script' || node.name === 'style') return true;
  return proseOnly && (node.name === 'a' || BOILERPLATE_MARK in node.attribs);
}

/** Readability's idea: a paragraph of real sentences speaks for its parent, half as loudly for its grandparent. */
function densest($: CheerioAPI): DomElement | undefined {
  const scores = new Map<DomElement, number>();
  const add = (node: DomNode | null | undefined, points: number): void => {
    if (node === null || node === undefined || !isElement(node) || node.name === 'html') return;
    scores.set(node, (scores.get(node) ?? 0) + points);
  };
  for (const node of $('p,td,div,section,pre,li,br').toArray()) {
    if (!isElement(node) || insideBoilerplate(node)) continue;
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
