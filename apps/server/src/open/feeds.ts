import type { PublicColumn, PublicListItem } from '../engines/publication/public/index.ts';
import type { Site } from '../base/sites/index.ts';
import { xmlDeclaration, xmlText } from './xml.ts';

interface FeedOptions {
  readonly site: Site;
  readonly origin: string;
  /** Undefined for the feed of everything. */
  readonly column: PublicColumn | undefined;
  readonly items: readonly PublicListItem[];
}

/** A tag URI (RFC 4151) by the site's own domain: it stays the same however the feed was reached. */
function entryId(site: Site, item: PublicListItem): string {
  return `tag:${site.profile.domain},${item.listedOn.slice(0, 4)}:/d/${item.code}`;
}

/** Atom (RFC 4287), newest first. */
export function atomFeed({ site, origin, column, items }: FeedOptions): string {
  const { profile } = site;
  const path = `/feeds/${column?.key ?? 'all'}.xml`;
  const home = column === undefined ? '/' : `/c/${column.key}`;
  const newest = items.reduce((latest, item) => Math.max(latest, item.publishedAt.getTime()), 0);
  const title = column === undefined ? profile.name : `${column.name} - ${profile.name}`;
  return [
    `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">`,
    `<id>tag:${xmlText(profile.domain)},2019:${path}</id>`,
    `<title>${xmlText(title)}</title>`,
    ...(column === undefined || column.description === ''
      ? []
      : [`<subtitle>${xmlText(column.description)}</subtitle>`]),
    `<updated>${new Date(newest).toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(origin + path)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(origin + home)}"/>`,
    `<generator>OpenZone</generator>`,
    `<author><name>${xmlText(profile.sponsor === '' ? profile.name : profile.sponsor)}</name></author>`,
    ...items.map((item) => entry(site, origin, item)),
    '</feed>\n',
  ].join('\n');
}

function entry(site: Site, origin: string, item: PublicListItem): string {
  return [
    '<entry>',
    `<id>${xmlText(entryId(site, item))}</id>`,
    `<title>${xmlText(item.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/d/${item.code}`)}"/>`,
    `<published>${item.listedAt.toISOString()}</published>`,
    `<updated>${item.publishedAt.toISOString()}</updated>`,
    `<author><name>${xmlText(item.unitName)}</name></author>`,
    ...(item.subjectCategory === null ? [] : [`<category term="${xmlText(item.subjectCategory)}"/>`]),
    ...(item.abstract === '' ? [] : [`<summary>${xmlText(item.abstract)}</summary>`]),
    '</entry>',
  ].join('\n');
}
