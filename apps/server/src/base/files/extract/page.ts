import type { CheerioAPI } from 'cheerio';
import { cleanHtml } from './clean-html.ts';
import { parsePage } from './dom-page.ts';
import { isElement } from './dom.ts';
import { htmlToText, nodesToText } from './html-text.ts';
import { findMainContent } from './main-content.ts';
import { headlineInside, readOutside, removeMenus } from './page-surroundings.ts';
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

const ATTACHMENT = /\.(?:docx?|xlsx?|pdf|pptx?|wps|et|zip|rar|7z|ofd|txt|csv|jpe?g|png)(?:[?#]|$)/iu;

/** Reads a page: meta tags, title, the facts around the article (索引号, 来源, 发布时间), the article; the rest is reported. */
export function readPage(source: string): PageContent {
  const $ = parsePage(source);
  const meta = readMeta($);
  const main = findMainContent($);
  if (main.node === undefined) return { html: '', text: '', meta, links: [], dropped: [], warnings: [] };
  const menus = removeMenus(main.node);
  const content = cleanHtml(main.node.children);
  const outside = readOutside($, main.node, meta);
  const html = [outside.headingHtml, outside.facts.html, promoteHeadings(content.html)]
    .filter((s) => s !== '')
    .join('\n');
  const title = meta['ArticleTitle'] ?? outside.heading ?? headlineInside(main.node) ?? titleTag($, meta);
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
