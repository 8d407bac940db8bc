import type { CheerioAPI } from 'cheerio';
import { cleanHtml } from './clean-html.ts';
import type { CleanHtml } from './clean-html.ts';
import { parsePage } from './dom-page.ts';
import { isElement } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';
import { escapeText } from './escape.ts';
import { htmlToText, nodesToText } from './html-text.ts';
import { BOILERPLATE_MARK, findMainContent, linkShare } from './main-content.ts';
import { promoteHeadings } from './promote-headings.ts';
import type { Dropped, FileLink, Warning } from './types.ts';
import { embeddedFrame, mainContentUncertain } from './warnings.ts';

/** A web page reduced to its document. */
export interface PageContent {
  readonly title?: string;
  readonly html: string;
  readonly text: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly links: readonly FileLink[];
  readonly dropped: readonly Dropped[];
  readonly warnings: readonly Warning[];
}

const TITLES =
  'h1,.article-title,.article_title,.arti_title,.arti-title,.xl_title,.content-title,.content_title,.title_cen,.wz_title,.tit,.title,#title,.bt,h2';
const FACTS =
  /(?:索\s*引\s*号|發\s*[布文]|发\s*[布文]\s*(?:日\s*期|时\s*间|机\s*[关构]|字\s*号|单\s*位)|成文日期|信息来源|主\s*题\s*分\s*类|来\s*源|文\s*号)\s*[:：]?/u;
const ATTACHMENT = /\.(?:docx?|xlsx?|pdf|pptx?|wps|et|zip|rar|7z|ofd|txt|csv|jpe?g|png)(?:[?#]|$)/iu;

/** Reads a page: meta tags, title, the facts around the article (索引号, 来源, 发布时间), the article; the rest is reported. */
export function readPage(source: string): PageContent {
  const $ = parsePage(source);
  const meta = readMeta($);
  const main = findMainContent($);
  if (main.node === undefined) return { html: '', text: '', meta, links: [], dropped: [], warnings: [] };
  const menus = removeMenus($, main.node);
  const content = cleanHtml(main.node.children);
  const outside = readOutside($, main.node, meta);
  const html = [outside.headingHtml, outside.facts.html, promoteHeadings(content.html)]
    .filter((s) => s !== '')
    .join('\n');
  const title = meta['ArticleTitle'] ?? outside.heading ?? firstHeading($, main.node) ?? titleTag($, meta);
  return {
    ...(title === undefined || title === '' ? {} : { title }),
    html,
    text: htmlToText(html),
    meta,
    links: uniqueLinks([
      ...content.links,
      ...outside.facts.links,
      ...content.frames.map((href) => ({ href, text: '' })),
      ...attachmentsElsewhere($),
    ]),
    dropped: [...content.dropped, ...menus, ...outside.dropped],
    warnings: [...(main.certain ? [] : [mainContentUncertain()]), ...content.frames.map((src) => embeddedFrame(src))],
  };
}

function readMeta($: CheerioAPI): Record<string, string> {
  const meta: Record<string, string> = {};
  for (const node of $('meta[name][content]').toArray().slice(0, 100)) {
    if (!isElement(node)) continue;
    const name = (node.attribs['name'] ?? '').trim();
    const value = (node.attribs['content'] ?? '').trim();
    if (name === '' || value === '' || name in meta || name === '__proto__') continue;
    meta[name.slice(0, 100)] = value.slice(0, 2000);
  }
  return meta;
}

interface Outside {
  readonly heading: string | undefined;
  readonly headingHtml: string;
  readonly facts: CleanHtml;
  readonly dropped: readonly Dropped[];
}

/** What lies around the chosen container: the headline and the table or line of facts are kept, everything else reported. */
function readOutside($: CheerioAPI, main: DomElement, meta: Readonly<Record<string, string>>): Outside {
  const body = $('body').get(0);
  if (body === undefined || main === body) {
    return { heading: undefined, headingHtml: '', facts: cleanHtml([]), dropped: [] };
  }
  const heading = firstHeading($, main) === undefined ? outsideHeading($, main, meta) : undefined;
  const facts = factNodes(body, main);
  const kept = new Set<DomNode>([main, ...facts, ...(heading === undefined ? [] : [heading.node])]);
  const rest = restText(body, kept);
  return {
    heading: heading?.text,
    headingHtml: heading === undefined ? '' : `<h1>${escapeText(heading.text)}</h1>`,
    facts: cleanHtml(facts),
    dropped: rest === '' ? [] : [{ text: rest.slice(0, 5000), why: OUTSIDE }],
  };
}

const OUTSIDE = { zh: '正文以外的导航、栏目、页脚等', en: 'navigation, columns and footer outside the document' };

function firstHeading($: CheerioAPI, main: DomElement): string | undefined {
  const text = $(main).find('h1').first().text().replace(/\s+/gu, ' ').trim();
  return text.length >= 4 && text.length <= 300 ? text : undefined;
}

/** The headline outside the container: preferably the one that the title tag or ArticleTitle repeats. */
function outsideHeading(
  $: CheerioAPI,
  main: DomElement,
  meta: Readonly<Record<string, string>>,
): { readonly node: DomElement; readonly text: string } | undefined {
  const told = squeeze(`${meta['ArticleTitle'] ?? ''} ${$('title').first().text()}`);
  const candidates = $(TITLES)
    .toArray()
    .filter((e): e is DomElement => isElement(e) && !contains(e, main) && !contains(main, e))
    .map((node) => ({ node, text: nodesToText([node]).replace(/\s+/gu, ' ').trim() }))
    .filter(({ text }) => text.length >= 4 && text.length <= 200);
  return (
    candidates.find(({ text }) => told.includes(squeeze(text))) ?? candidates.find(({ node }) => node.name === 'h1')
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Outermost elements outside the article that state facts about it and are not menus. */
function factNodes(body: DomElement, main: DomElement): DomElement[] {
  const found: DomElement[] = [];
  const visit = (node: DomElement, depth: number): void => {
    if (node === main || depth > 200 || BOILERPLATE_MARK in node.attribs) return;
    const text = nodesToText([node]);
    if (!FACTS.test(text)) return;
    if (!contains(node, main) && text.length <= 800 && linkShare(node) < 0.5) {
      found.push(node);
      return;
    }
    for (const child of node.children) if (isElement(child)) visit(child, depth + 1);
  };
  for (const child of body.children) if (isElement(child)) visit(child, 0);
  return found;
}

function contains(outer: DomElement, inner: DomNode): boolean {
  for (let at: DomNode | null = inner; at !== null; at = at.parent as DomNode | null) if (at === outer) return true;
  return false;
}

function restText(node: DomElement, kept: ReadonlySet<DomNode>): string {
  const collect = (at: DomElement, depth: number): DomNode[] =>
    at.children.flatMap((child) => {
      if (kept.has(child)) return [];
      if (!isElement(child) || depth > 200 || ![...kept].some((k) => contains(child, k))) return [child];
      return collect(child, depth + 1);
    });
  return nodesToText(collect(node, 0));
}

/** Takes navigation and footers out of the chosen container and says what they were. */
function removeMenus($: CheerioAPI, main: DomElement): Dropped[] {
  const menus = $(main).find(`[${BOILERPLATE_MARK}]`).toArray();
  const text = nodesToText(menus.filter((m) => $(m).parents(`[${BOILERPLATE_MARK}]`).length === 0));
  for (const menu of menus) $(menu).remove();
  return text === '' ? [] : [{ text: text.slice(0, 5000), why: OUTSIDE }];
}

/** The title tag without the site's name, which follows or precedes after a dash, bar or arrow. */
function titleTag($: CheerioAPI, meta: Readonly<Record<string, string>>): string | undefined {
  const raw = $('title').first().text().replace(/\s+/gu, ' ').trim();
  const site = meta['SiteName'] ?? '';
  const parts = raw
    .split(/\s*[|｜»>]\s*|\s+[-—–]+\s+|[_]+|(?<=\p{Script=Han})[-—–]+(?=\p{Script=Han})/u)
    .map((p) => p.trim())
    .filter((p) => p !== '' && p !== site && !/(?:网站|门户|官网|人民政府网|首页)$/u.test(p));
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? (raw === '' ? undefined : raw);
}

/** Links to files anywhere on the page: attachments often stand in a box outside the article. */
function attachmentsElsewhere($: CheerioAPI): FileLink[] {
  return $('a[href]')
    .toArray()
    .flatMap((node) =>
      isElement(node) ? [{ href: (node.attribs['href'] ?? '').trim(), text: nodesToText([node]) }] : [],
    )
    .filter(({ href }) => ATTACHMENT.test(href) && !/^(?:javascript|data|file):/iu.test(href));
}

function uniqueLinks(links: readonly FileLink[]): FileLink[] {
  const seen = new Set<string>();
  return links.filter(({ href }) => !seen.has(href) && seen.add(href) !== undefined).slice(0, 500);
}
