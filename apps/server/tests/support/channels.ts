import type { Transport } from './http-client.ts';
import type { TestServer } from './server.ts';

/** What the addresses of a zone are made of. */
export interface Places {
  readonly columns: readonly string[];
  readonly units: readonly string[];
  /** Codes of documents. */
  readonly codes: readonly string[];
  /** Words to search for. */
  readonly words: readonly string[];
  /** Names and hashes of attachments. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

export interface Channel {
  /** The routes it stands for, as the server lists them, without the language. */
  readonly routes: readonly string[];
  /** True for what exists in each language. */
  readonly localized: boolean;
  /** True where documents are told of, so that a public one must be found in it. */
  readonly tells: boolean;
  readonly addresses: (places: Places) => string[];
}

const list = (path: string, filters: readonly string[]): string[] =>
  filters.map((filter) => (filter === '' ? path : `${path}?${filter}`));

function filtersOf({ columns, units }: Places): string[] {
  return [
    '',
    ...columns.map((key) => `column=${key}`),
    ...units.map((code) => `unit=${code}`),
    'year=2026',
    'year=2025',
    `genre=${encodeURIComponent('通知')}`,
    `subject=${encodeURIComponent('财政、金融、审计')}`,
    'validity=IN_FORCE',
    'validity=REPEALED',
    'page=2',
  ];
}

/** Every way in which something of the site's documents can come out, apart from the signed-in back office. */
export const channels: readonly Channel[] = [
  { routes: ['/', '/zh-hant', '/en'], localized: true, tells: true, addresses: () => ['/'] },
  {
    routes: ['/c/:key'],
    localized: true,
    tells: true,
    addresses: ({ columns }) => [...columns.map((key) => `/c/${key}`), '/c/no-such-column'],
  },
  { routes: ['/u/:code'], localized: true, tells: true, addresses: ({ units }) => units.map((code) => `/u/${code}`) },
  {
    routes: [
      '/units',
      '/open-government',
      '/annual-reports',
      '/guide',
      '/sitemap',
      '/accessibility',
      '/manifest.webmanifest',
    ],
    localized: true,
    tells: false,
    addresses: () => [
      '/units',
      '/open-government',
      '/annual-reports',
      '/guide',
      '/sitemap',
      '/accessibility',
      '/manifest.webmanifest',
    ],
  },
  {
    routes: ['/catalogue'],
    localized: true,
    tells: true,
    addresses: (places) => list('/catalogue', filtersOf(places)),
  },
  {
    routes: ['/catalogue.csv'],
    localized: true,
    tells: true,
    addresses: (places) => list('/catalogue.csv', filtersOf(places)),
  },
  {
    routes: ['/policies'],
    localized: true,
    tells: true,
    addresses: () => list('/policies', ['', 'year=2026', 'validity=REPEALED']),
  },
  {
    routes: ['/search'],
    localized: true,
    tells: true,
    addresses: ({ words, units, columns }) => [
      '/search',
      ...words.flatMap((word) => [
        `/search?q=${encodeURIComponent(word)}`,
        `/search?q=${encodeURIComponent(word)}&unit=${units[0] ?? ''}&from=2020-01-01&sort=date`,
        `/search?q=${encodeURIComponent(word)}&column=${columns[0] ?? ''}`,
      ]),
      ...units.map((code) => `/search?unit=${code}`),
      ...columns.map((key) => `/search?column=${key}`),
      '/search?from=2020-01-01',
      '/search?validity=REPEALED',
    ],
  },
  {
    routes: [
      '/requests',
      '/requests/new',
      '/requests/receipt',
      '/requests/progress',
      '/requests/withdraw',
      '/requests/when',
      '/requests/letters/:id/:format',
      // What is posted; none of them is shown by an address.
      '/requests/correction',
      '/requests/message',
      '/requests/part',
      '/requests/rating',
      '/requests/sign-out',
      '/requests/suggest',
    ],
    localized: true,
    tells: false,
    addresses: ({ codes }) => [
      '/requests',
      '/requests/new',
      '/requests/new?kind=person',
      '/requests/new?kind=organisation',
      '/requests/receipt',
      '/requests/progress',
      '/requests/withdraw',
      '/requests/when',
      '/requests/when?channel=IN_PERSON&day=2026-03-02',
      ...codes.map((code) => `/requests/letters/${code}/pdf`),
    ],
  },
  { routes: ['/d/:code'], localized: true, tells: true, addresses: ({ codes }) => codes.map((code) => `/d/${code}`) },
  {
    routes: ['/d/:code/verify'],
    localized: true,
    tells: true,
    addresses: ({ codes }) => codes.map((code) => `/d/${code}/verify`),
  },
  {
    routes: ['/d/:code/proof.json'],
    localized: false,
    tells: true,
    addresses: ({ codes }) => codes.map((code) => `/d/${code}/proof.json`),
  },
  {
    routes: ['/d/:code/content.json'],
    localized: false,
    tells: true,
    addresses: ({ codes }) => codes.map((code) => `/d/${code}/content.json`),
  },
  { routes: ['/ledger'], localized: true, tells: true, addresses: () => ['/ledger'] },
  {
    routes: ['/ledger/*'],
    localized: false,
    // Of a document an entry has the code alone, and bundles are asked for by the size of the log.
    tells: false,
    addresses: () => [
      '/ledger/checkpoint',
      '/ledger/tile/0/000',
      '/ledger/tile/entries/000',
      ...Array.from({ length: 40 }, (_, index) => `/ledger/tile/entries/000.p/${index + 1}`),
    ],
  },
  {
    routes: ['/d/:code/*', '/d/:code/qr.svg', '/d/:code/pictures/:sha256'],
    localized: false,
    tells: true,
    addresses: ({ codes, files }) =>
      codes.flatMap((code) => [
        `/d/${code}/qr.svg`,
        ...[0, 1, 2, 3].map((position) => `/d/${code}/files/${position}/x.txt`),
        ...files.flatMap(({ name, sha256 }) => [
          `/d/${code}/files/1/${encodeURIComponent(name)}`,
          `/d/${code}/files/${sha256}/x.txt`,
          `/d/${code}/${sha256}`,
          `/d/${code}/pictures/${sha256}`,
          `/en/d/${code}/pictures/${sha256}`,
        ]),
      ]),
  },
  {
    routes: ['/preview/site/:token'],
    localized: true,
    tells: false,
    addresses: ({ codes }) => codes.map((code) => `/preview/site/${code}`),
  },
  {
    routes: ['/site-pictures/:id', '/preview/site/:token/pictures/:id'],
    localized: false,
    tells: false,
    addresses: ({ files }) =>
      files.flatMap(({ sha256 }) => [`/site-pictures/${sha256}`, `/preview/site/x/pictures/${sha256}`]),
  },
  {
    routes: ['/*', '/assets/:name', '/favicon.ico', '/-/bad-address', '/healthz'],
    localized: false,
    tells: false,
    addresses: ({ files, codes }) => [
      '/healthz',
      '/favicon.ico',
      '/no-such-page',
      '/%E0%A4%A',
      '/c/',
      '/d/',
      ...codes.flatMap((code) => [`/${code}`, `/D/${code}`, `/d/${code}/`, `/d/${code}/files`, `/d/${code}.json`]),
      ...files.flatMap(({ sha256 }) => [
        `/assets/${sha256}`,
        `/files/${sha256}`,
        `/open/files/${sha256}`,
        `/files/xx/${sha256}`,
      ]),
    ],
  },
  {
    routes: ['/feeds/all.xml', '/feeds/:name'],
    localized: false,
    tells: true,
    addresses: ({ columns }) => [
      '/feeds/all.xml',
      ...columns.map((key) => `/feeds/${key}.xml`),
      '/feeds/no-such-column.xml',
    ],
  },
  {
    // Only what is planned for the screens stands there.
    routes: ['/feeds/screen.xml', '/feeds/screen.json'],
    localized: false,
    tells: false,
    addresses: () => ['/feeds/screen.xml', '/feeds/screen.json'],
  },
  {
    routes: ['/sitemap.xml', '/sitemaps/pages.xml', '/sitemaps/:name'],
    localized: false,
    tells: true,
    addresses: () => ['/sitemap.xml', '/sitemaps/pages.xml', '/sitemaps/documents-1.xml', '/sitemaps/documents-2.xml'],
  },
  {
    routes: ['/robots.txt', '/opensearch.xml', '/open/v1/columns', '/open/v1/units'],
    localized: false,
    tells: false,
    addresses: () => ['/robots.txt', '/opensearch.xml', '/open/v1/columns', '/open/v1/units', '/open', '/open/v1'],
  },
  {
    routes: ['/open/v1/documents'],
    localized: false,
    tells: true,
    addresses: (places) =>
      list('/open/v1/documents', [...filtersOf(places), 'pageSize=1', 'pageSize=200', 'pageSize=1&page=2']),
  },
  {
    routes: ['/open/v1/documents/:code'],
    localized: false,
    tells: true,
    addresses: ({ codes }) => codes.map((code) => `/open/v1/documents/${code}`),
  },
  {
    routes: ['/preview/:token', '/preview/:token/*', '/preview/:token/pictures/:sha256'],
    localized: false,
    tells: false,
    addresses: ({ codes, files }) =>
      codes.flatMap((code) => [
        `/preview/${code}`,
        `/preview/${code}/files/1/x.txt`,
        ...files.map(({ sha256 }) => `/preview/${code}/pictures/${sha256}`),
      ]),
  },
];

/** Whether a place shows the ledger, which grows with every public act, also with that of withdrawing something. */
export function followsLog(where: string): boolean {
  return /\/ledger(?=[/:]|$)|\/d\/\w+\/(?:verify|proof\.json)/u.test(where);
}

export const languages = ['', '/zh-hant', '/en'] as const;
export const displays = ['', 'elder', 'contrast'] as const;

/** The addresses that the server answers to a GET and that are not the back office's, without the language. */
export function publicRoutes(server: TestServer): string[] {
  const found = new Set<string>();
  const trail: string[] = [];
  for (const line of server.web.server.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (match === null) continue;
    const [, indent = '', segment = '', methods = ''] = match;
    const depth = indent.length / 4;
    trail.splice(depth);
    trail[depth] = segment;
    const path = `/${trail.join('')}`.replace(/\/{2,}/gu, '/').replace(/(?<=[^/])\*$/u, '/*');
    if (!methods.split(', ').includes('GET') || /^\/(api\/admin|office)(\/|$)/u.test(path)) continue;
    found.add(path.replace(/^\/(zh-hant|en)(?=\/)/u, ''));
  }
  return [...found].toSorted();
}

export interface Seen {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Asks every channel, in each language and display mode that it has. Keys are `<display> <address>`. */
export async function snapshot(
  http: Transport,
  places: Places,
  only: readonly Channel[] = channels,
): Promise<Map<string, Seen>> {
  const out = new Map<string, Seen>();
  for (const channel of only) {
    for (const address of channel.addresses(places)) {
      for (const language of channel.localized ? languages : ['']) {
        for (const display of channel.localized ? displays : ['']) {
          const path = language !== '' && address === '/' ? language : language + address;
          const headers: Record<string, string> = display === '' ? {} : { cookie: `oz_display=${display}` };
          const { status, headers: answered, bytes } = await http({ method: 'GET', path, headers });
          out.set(`${display} ${path}`, { status, type: answered['content-type'] ?? '', bytes: withoutTokens(bytes) });
        }
      }
    }
  }
  return out;
}

/** The token of a form is new each time it is shown, and tells nothing. */
function withoutTokens(bytes: Buffer): Buffer {
  const text = bytes.toString('utf8');
  return text.includes('name="token"')
    ? Buffer.from(text.replaceAll(/name="token" value="[^"]+"/g, 'name="token" value=""'))
    : bytes;
}

/** Where one of the words stands, in whatever form addresses and escapes give it. */
export function findWords(seen: ReadonlyMap<string, Seen>, words: readonly string[]): string[] {
  const out: string[] = [];
  for (const [where, { bytes }] of seen) {
    const text = bytes.toString('utf8').toLowerCase();
    for (const word of words) if (text.includes(word.toLowerCase())) out.push(`${where}: ${word}`);
  }
  return out;
}

/** Where two answers first part, with what stands around it; undefined when they are the same. */
export function difference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${JSON.stringify(one.slice(Math.max(0, at - 80), at + 60))} against ${JSON.stringify(other.slice(Math.max(0, at - 80), at + 60))}`;
}
