import { cleanHtml } from './clean-html.ts';
import { parsePage } from './dom-page.ts';
import { elementsOf } from './dom.ts';
import type { DomElement } from './dom.ts';
import { htmlToText, nodesToText } from './html-text.ts';
import { findMainContent } from './main-content.ts';
import { headlineInside, readOutside, removeMenus, titleOf } from './page-surroundings.ts';
import { withHeadings } from './promote-headings.ts';
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
  const elements = parsePage(source).root().toArray().flatMap(elementsOf);
  const meta = readMeta(elements);
  const main = findMainContent(elements);
  if (main.node === undefined) return { html: '', text: '', meta, links: [], dropped: [], warnings: [] };
  const menus = removeMenus(main.node);
  const content = cleanHtml(main.node.children);
  const outside = readOutside(elements, main.node, meta);
  // Each part consists of whole blocks, so that their texts are the text of the whole.
  const parts = [withText(outside.headingHtml), withText(outside.facts.html), withHeadings(content.html)].filter(
    (part) => part.html !== '',
  );
  const title = meta['ArticleTitle'] ?? outside.heading ?? headlineInside(main.node) ?? titleTag(elements, meta);
  return {
    ...(title === undefined || title === '' ? {} : { title }),
    html: parts.map((part) => part.html).join('\n'),
    text: parts.flatMap((part) => (part.text === '' ? [] : [part.text])).join('\n'),
    meta,
    links: uniqueLinks([
      ...content.links,
      ...outside.facts.links,
      ...content.frames.map((href) => ({ href, text: '' })),
      ...attachmentsElsewhere(elements),
    ]),
    dropped: [...content.dropped, ...menus, ...outside.dropped],
    warnings: [...(main.certain ? [] : [mainContentUncertain()]), ...content.frames.map((src) => embeddedFrame(src))],
  };
}

function withText(html: string): { readonly html: string; readonly text: string } {
  return { html, text: html === '' ? '' : htmlToText(html) };
}

function readMeta(elements: readonly DomElement[]): Record<string, string> {
  const meta: Record<string, string> = {};
  const tags = elements.filter(({ name, attribs }) => name === 'meta' && 'name' in attribs && 'content' in attribs);
  for (const node of tags.slice(0, 100)) {
    const name = (node.attribs['name'] ?? '').trim();
    const value = (node.attribs['content'] ?? '').trim();
    if (name === '' || value === '' || name in meta || name === '__proto__') continue;
    meta[name.slice(0, 100)] = value.slice(0, 2000);
  }
  return meta;
}

/** The title tag without the site's name, which follows or precedes after a dash, bar or arrow. */
function titleTag(elements: readonly DomElement[], meta: Readonly<Record<string, string>>): string | undefined {
  const raw = titleOf(elements).replace(/\s+/gu, ' ').trim();
  const site = meta['SiteName'] ?? '';
  const parts = raw
    .split(/\s*[|｜»>]\s*|\s+[-—–]+\s+|[_]+|(?<=\p{Script=Han})[-—–]+(?=\p{Script=Han})/u)
    .map((p) => p.trim())
    .filter((p) => p !== '' && p !== site && !/(?:网站|门户|官网|人民政府网|首页)$/u.test(p));
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? (raw === '' ? undefined : raw);
}

/** Links to files anywhere on the page: attachments often stand in a box outside the article. */
function attachmentsElsewhere(elements: readonly DomElement[]): FileLink[] {
  return elements.flatMap((node) => {
    const href = node.name === 'a' ? (node.attribs['href'] ?? '').trim() : '';
    const isFile = href !== '' && ATTACHMENT.test(href) && !/^(?:javascript|data|file):/iu.test(href);
    return isFile ? [{ href, text: nodesToText([node]) }] : [];
  });
}

function uniqueLinks(links: readonly FileLink[]): FileLink[] {
  const seen = new Set<string>();
  return links.filter(({ href }) => !seen.has(href) && seen.add(href) !== undefined).slice(0, 500);
}
