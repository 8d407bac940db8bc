import type { Site } from '../base/sites/index.ts';
import type { ScreenItem } from '../channels/index.ts';
import { xmlDeclaration, xmlText } from './xml.ts';

interface ScreenFeed {
  readonly site: Site;
  readonly origin: string;
  /** Newest first. */
  readonly items: readonly ScreenItem[];
}

const titleOf = ({ profile }: Site): string => `电子屏 - ${profile.name}`;

/** A tag URI (RFC 4151) of the item as it is on the screens, which is not that of the document: its words may be others. */
function idOf({ profile }: Site, { code, enteredAt }: ScreenItem): string {
  return `tag:${profile.domain},${enteredAt.toISOString().slice(0, 10)}:/feeds/screen/${code}`;
}

/** What displays show, as Atom (RFC 4287). */
export function screenAtom({ site, origin, items }: ScreenFeed): string {
  const { profile } = site;
  const newest = items.reduce((latest, item) => Math.max(latest, item.updatedAt.getTime()), 0);
  return [
    `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">`,
    `<id>tag:${xmlText(profile.domain)},2019:/feeds/screen.xml</id>`,
    `<title>${xmlText(titleOf(site))}</title>`,
    `<updated>${new Date(newest).toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(origin)}/feeds/screen.xml"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(origin)}/"/>`,
    `<generator>OpenZone</generator>`,
    `<author><name>${xmlText(profile.sponsor === '' ? profile.name : profile.sponsor)}</name></author>`,
    ...items.map((item) =>
      [
        '<entry>',
        `<id>${xmlText(idOf(site, item))}</id>`,
        `<title>${xmlText(item.title)}</title>`,
        `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/d/${item.code}`)}"/>`,
        `<published>${item.enteredAt.toISOString()}</published>`,
        `<updated>${item.updatedAt.toISOString()}</updated>`,
        `<author><name>${xmlText(item.unitName)}</name></author>`,
        `<content type="text">${xmlText(item.body)}</content>`,
        '</entry>',
      ].join('\n'),
    ),
    '</feed>\n',
  ].join('\n');
}

/** The same as JSON Feed 1.1 (jsonfeed.org). */
export function screenJson({ site, origin, items }: ScreenFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(site),
    home_page_url: `${origin}/`,
    feed_url: `${origin}/feeds/screen.json`,
    language: 'zh-CN',
    items: items.map((item) => ({
      id: idOf(site, item),
      url: `${origin}/d/${item.code}`,
      title: item.title,
      content_text: item.body,
      date_published: item.enteredAt.toISOString(),
      date_modified: item.updatedAt.toISOString(),
      authors: [{ name: item.unitName }],
    })),
  });
}
