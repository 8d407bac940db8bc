import type { OpenView } from './data.ts';
import { xmlDeclaration, xmlText } from './xml.ts';

/** The protocol allows 50,000 addresses in a file; smaller ones are made and fetched faster. */
const addressesPerFile = 10_000;

/** Pages that every site has, beside its columns, units and documents. */
const fixedPages = [
  '/',
  '/open-government',
  '/catalogue',
  '/policies',
  '/units',
  '/ledger',
  '/search',
  '/sitemap',
  '/accessibility',
];

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export async function sitemapIndex(view: OpenView, origin: string): Promise<string> {
  const { total } = await view.catalogue({ page: 1, pageSize: 1 });
  const files = Math.ceil(total / addressesPerFile);
  const paths = [
    '/sitemaps/pages.xml',
    ...Array.from({ length: files }, (_, index) => `/sitemaps/documents-${index + 1}.xml`),
  ];
  const entries = paths.map((path) => `<sitemap><loc>${xmlText(origin + path)}</loc></sitemap>`);
  return `${xmlDeclaration}<sitemapindex ${namespace}>\n${entries.join('\n')}\n</sitemapindex>\n`;
}

export async function sitemapPages(view: OpenView, origin: string): Promise<string> {
  const columns = (await view.columns())
    .filter((column) => column.key !== 'disclosure')
    .map((column) => `/c/${column.key}`);
  const units = (await view.units()).map((unit) => `/u/${encodeURIComponent(unit.code)}`);
  return urlSet([...fixedPages, ...columns, ...units].map((path) => `<url><loc>${xmlText(origin + path)}</loc></url>`));
}

/** Undefined when there is no such part. */
export async function sitemapDocuments(view: OpenView, origin: string, part: number): Promise<string | undefined> {
  const addresses = await view.addresses(addressesPerFile, (part - 1) * addressesPerFile);
  if (addresses.length === 0) return undefined;
  return urlSet(
    addresses.map(
      ({ code, publishedAt }) =>
        `<url><loc>${xmlText(`${origin}/d/${code}`)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>`,
    ),
  );
}

function urlSet(entries: readonly string[]): string {
  return `${xmlDeclaration}<urlset ${namespace}>\n${entries.join('\n')}\n</urlset>\n`;
}
