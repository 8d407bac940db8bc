import { cleanHtml } from './clean-html.ts';
import type { CleanHtml } from './clean-html.ts';
import { descendants, isElement } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';
import { escapeText } from './escape.ts';
import { nodesToText } from './html-text.ts';
import { BOILERPLATE_MARK, linkShare } from './main-content.ts';
import type { Dropped } from './types.ts';

const TITLE_TAGS = new Set(['h1', 'h2']);
const TITLE_CLASSES = new Set(
  'article-title article_title arti_title arti-title xl_title content-title content_title title_cen wz_title tit title bt'.split(
    ' ',
  ),
);
const FACTS =
  /(?:索\s*引\s*号|發\s*[布文]|发\s*[布文]\s*(?:日\s*期|时\s*间|机\s*[关构]|字\s*号|单\s*位)|成文日期|信息来源|主\s*题\s*分\s*类|来\s*源|文\s*号)\s*[:：]?/u;
const OUTSIDE = { zh: '正文以外的导航、栏目、页脚等', en: 'navigation, columns and footer outside the document' };
const MOST_FACTS = 20;

/** What lies around the chosen container: headline and facts are kept, everything else is reported. */
export interface Outside {
  readonly heading: string | undefined;
  readonly headingHtml: string;
  readonly facts: CleanHtml;
  readonly dropped: readonly Dropped[];
}

/** Looks around the main content for the headline and the table or line of facts (索引号, 来源, 发布时间). */
export function readOutside(
  elements: readonly DomElement[],
  main: DomElement,
  meta: Readonly<Record<string, string>>,
): Outside {
  const body = elements.find((element) => element.name === 'body');
  if (body === undefined || main === body) {
    return { heading: undefined, headingHtml: '', facts: cleanHtml([]), dropped: [] };
  }
  const around = ancestors(main);
  const heading = headlineInside(main) === undefined ? outsideHeading(elements, main, around, meta) : undefined;
  const facts = factNodes(body, main, around);
  const rest = restText(body, new Set<DomNode>([main, ...facts, ...(heading === undefined ? [] : [heading.node])]));
  return {
    heading: heading?.text,
    headingHtml: heading === undefined ? '' : `<h1>${escapeText(heading.text)}</h1>`,
    facts: cleanHtml(facts),
    dropped: rest === '' ? [] : [{ text: rest.slice(0, 5000), why: OUTSIDE }],
  };
}

/** The first h1 inside an element, when it can be a title. */
export function headlineInside(main: DomElement): string | undefined {
  for (const element of descendants(main)) {
    if (element.name !== 'h1') continue;
    const text = nodesToText([element]).replace(/\s+/gu, ' ').trim();
    return text.length >= 4 && text.length <= 300 ? text : undefined;
  }
  return undefined;
}

/** Takes navigation and footers out of the chosen container and says what they were. */
export function removeMenus(main: DomElement): Dropped[] {
  const menus: DomElement[] = [];
  const prune = (node: DomElement): void => {
    const kept: DomNode[] = [];
    for (const child of node.children) {
      if (isElement(child) && BOILERPLATE_MARK in child.attribs) menus.push(child);
      else kept.push(child);
    }
    if (kept.length < node.children.length) node.children = kept;
  };
  prune(main);
  for (const element of descendants(main)) prune(element);
  const text = nodesToText(menus);
  return text === '' ? [] : [{ text: text.slice(0, 5000), why: OUTSIDE }];
}

/** The headline outside the container: preferably the one that the title tag or ArticleTitle repeats. */
function outsideHeading(
  elements: readonly DomElement[],
  main: DomElement,
  around: ReadonlySet<DomNode>,
  meta: Readonly<Record<string, string>>,
): { readonly node: DomElement; readonly text: string } | undefined {
  const told = squeeze(`${meta['ArticleTitle'] ?? ''} ${titleOf(elements)}`);
  const candidates = elements
    .filter(isTitle)
    .slice(0, 200)
    .filter((e) => !around.has(e) && !isInside(e, main))
    .map((node) => ({ node, text: nodesToText([node]).replace(/\s+/gu, ' ').trim() }))
    .filter(({ text }) => text.length >= 4 && text.length <= 200);
  return (
    candidates.find(({ text }) => told.includes(squeeze(text))) ?? candidates.find(({ node }) => node.name === 'h1')
  );
}

/** The words of the title tag, as written. */
export function titleOf(elements: readonly DomElement[]): string {
  const title = elements.find((element) => element.name === 'title');
  return title?.children.map((child) => (child.type === 'text' ? child.data : '')).join('') ?? '';
}

function isTitle({ name, attribs }: DomElement): boolean {
  if (TITLE_TAGS.has(name) || attribs['id'] === 'title') return true;
  return attribs['class']?.split(/\s+/u).some((one) => TITLE_CLASSES.has(one)) === true;
}

function isInside(node: DomElement, holder: DomElement): boolean {
  for (let at: DomNode | null = node; at !== null; at = at.parent as DomNode | null) if (at === holder) return true;
  return false;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Outermost elements outside the article that state facts about it and are not menus. */
function factNodes(body: DomElement, main: DomElement, around: ReadonlySet<DomNode>): DomElement[] {
  const found: DomElement[] = [];
  const visit = (node: DomElement, depth: number): void => {
    if (found.length >= MOST_FACTS || node === main || depth > 200 || BOILERPLATE_MARK in node.attribs) return;
    if (!around.has(node)) {
      const text = nodesToText([node]);
      if (!FACTS.test(text)) return;
      if (text.length <= 800 && linkShare(node) < 0.5) {
        found.push(node);
        return;
      }
    }
    for (const child of node.children) if (isElement(child)) visit(child, depth + 1);
  };
  for (const child of body.children) if (isElement(child)) visit(child, 0);
  return found;
}

/** The element itself and everything it lies in. */
function ancestors(node: DomElement): Set<DomNode> {
  const all = new Set<DomNode>();
  for (let at: DomNode | null = node; at !== null; at = at.parent as DomNode | null) all.add(at);
  return all;
}

function restText(body: DomElement, kept: ReadonlySet<DomNode>): string {
  const holders = new Set<DomNode>();
  for (const node of kept) if (isElement(node)) for (const holder of ancestors(node)) holders.add(holder);
  const rest: DomNode[] = [];
  const collect = (node: DomElement): void => {
    for (const child of node.children) {
      if (kept.has(child)) continue;
      if (isElement(child) && holders.has(child)) collect(child);
      else rest.push(child);
    }
  };
  collect(body);
  return nodesToText(rest);
}
