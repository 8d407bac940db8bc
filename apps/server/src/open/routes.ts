import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../base/sites/index.ts';
import type { PublicColumn } from '../engines/publication/public/index.ts';
import { AppError, invalid, notFound } from '../platform/errors.ts';
import { presentError, type Server } from '../platform/http/index.ts';
import { createDoors, pageKey, securityHeaders, sendPage, tags, type Door } from '../platform/page-cache/index.ts';
import { descendants, withTermsBelow, type OpenData, type OpenView } from './data.ts';
import {
  ColumnList,
  DocumentDetail,
  DocumentList,
  DocumentQuery,
  presentColumns,
  presentDocument,
  presentItem,
  presentUnits,
  UnitList,
  type Names,
} from './documents.ts';
import { atomFeed } from './feeds.ts';
import { screenAtom, screenJson } from './screen.ts';
import type { OpenServices } from './services.ts';
import { sitemapDocuments, sitemapIndex, sitemapPages } from './sitemap.ts';
import { xmlDeclaration, xmlText } from './xml.ts';

interface Made {
  readonly type: string;
  readonly body: string;
  /** Beyond `site:<id>`. */
  readonly tags: readonly string[];
  /** Not kept longer than this. */
  readonly until?: Date;
}

type Make = (door: Door<Site>, view: OpenView) => Promise<Made>;

const json = 'application/json; charset=utf-8';
const atom = 'application/atom+xml; charset=utf-8';
const jsonFeed = 'application/feed+json; charset=utf-8';
const xml = 'application/xml; charset=utf-8';
const feedLength = 30;

export async function registerRoutes(app: Server, data: OpenData, services: OpenServices): Promise<void> {
  const doors = createDoors({ findSite: services.findSite, baseUrl: services.baseUrl, cache: services.cache });

  /** Makes an answer once and keeps it until something it shows changes. `address` is the canonical one. */
  async function answer(request: FastifyRequest, reply: FastifyReply, address: string, make: Make): Promise<void> {
    const door = await doors.open(request);
    const key = pageKey(door.site.id, door.origin, '', address);
    const page = await services.cache.fetch(key, async () => {
      const made = await data.read(door.site.id, (view) => make(door, view));
      return {
        status: 200,
        headers: {
          ...securityHeaders('data', door.origin),
          'content-type': made.type,
          'cache-control': 'public, max-age=0, must-revalidate',
        },
        body: made.body,
        tags: [tags.site(door.site.id), ...made.tags],
        keep: true,
        until: made.until,
      };
    });
    await sendPage(request.raw, reply, page);
  }

  await app.register(async (scope: Server) => {
    scope.setErrorHandler((error, request, reply) => {
      const { status, body, isInternal } = presentError(error);
      if (isInternal) request.log.error(error);
      void reply
        .code(status)
        .headers({ ...securityHeaders('data'), 'cache-control': 'no-store' })
        .type(json)
        .send(body);
    });
    registerFeeds(scope, answer);
    registerScreenFeeds(scope, answer);
    registerSitemaps(scope, answer);
    registerApi(scope, answer);
  });
}

type Answer = (request: FastifyRequest, reply: FastifyReply, address: string, make: Make) => Promise<void>;

/** What the address of a column that was renamed, merged or rests means now. */
async function ledOn(view: OpenView, columns: readonly PublicColumn[], key: string): Promise<PublicColumn | undefined> {
  const address = (await view.columnAddresses()).find((entry) => entry.key === key);
  return columns.find((entry) => entry.id === address?.targetId);
}

async function columnOf(view: OpenView, key: string): Promise<{ column: PublicColumn; ids: string[] }> {
  const columns = await view.columns();
  const column = columns.find((entry) => entry.key === key) ?? (await ledOn(view, columns, key));
  if (column === undefined) throw notFound({ zh: '这个栏目', en: 'This column' });
  return { column, ids: descendants(columns, column) };
}

function registerFeeds(scope: Server, answer: Answer): void {
  scope.get('/feeds/all.xml', (request, reply) =>
    answer(request, reply, '/feeds/all.xml', async ({ site, origin }, view) => {
      const items = await view.newest(feedLength);
      return { type: atom, body: atomFeed({ site, origin, column: undefined, items }), tags: [tags.list(site.id)] };
    }),
  );
  scope.get('/feeds/:name', async (request, reply) => {
    const { name = '' } = request.params as { name?: string };
    const key = /^([a-z][a-z0-9-]*)\.xml$/.exec(name)?.[1];
    if (key === undefined) throw notFound({ zh: '这个订阅', en: 'This feed' });
    await answer(request, reply, `/feeds/${key}.xml`, async ({ site, origin }, view) => {
      const { column, ids } = await columnOf(view, key);
      const items = await view.newestInColumns(ids, feedLength);
      return {
        type: atom,
        body: atomFeed({ site, origin, column, items }),
        tags: [...ids.map((id) => tags.column(id)), ...items.map((item) => tags.document(item.id))],
      };
    });
  });
}

/** For displays in halls; absent while the site has not turned it on. */
function registerScreenFeeds(scope: Server, answer: Answer): void {
  const kinds = [
    ['/feeds/screen.xml', atom, screenAtom],
    ['/feeds/screen.json', jsonFeed, screenJson],
  ] as const;
  for (const [path, type, make] of kinds) {
    scope.get(
      path,
      { schema: { tags: ['open'], summary: '电子屏内容 / what displays in halls show' } },
      (request, reply) =>
        answer(request, reply, path, async ({ site, origin }, view) => {
          const items = await view.screen(feedLength);
          if (items === undefined) throw notFound({ zh: '这个订阅', en: 'This feed' });
          // The time of an item's words comes without anybody doing anything.
          const until = new Date(Date.now() + 60_000);
          return { type, body: make({ site, origin, items }), tags: [tags.list(site.id)], until };
        }),
    );
  }
}

function registerSitemaps(scope: Server, answer: Answer): void {
  scope.get('/sitemap.xml', (request, reply) =>
    answer(request, reply, '/sitemap.xml', async ({ site, origin }, view) => ({
      type: xml,
      body: await sitemapIndex(view, origin),
      tags: [tags.list(site.id)],
    })),
  );
  scope.get('/sitemaps/pages.xml', (request, reply) =>
    answer(request, reply, '/sitemaps/pages.xml', async ({ origin }, view) => ({
      type: xml,
      body: await sitemapPages(view, origin),
      tags: [],
    })),
  );
  scope.get('/sitemaps/:name', async (request, reply) => {
    const { name = '' } = request.params as { name?: string };
    const part = /^documents-([1-9]\d{0,5})\.xml$/.exec(name)?.[1];
    if (part === undefined) throw notFound({ zh: '这个网站地图', en: 'This site map' });
    await answer(request, reply, `/sitemaps/documents-${part}.xml`, async ({ site, origin }, view) => {
      const body = await sitemapDocuments(view, origin, Number(part));
      if (body === undefined) throw notFound({ zh: '这个网站地图', en: 'This site map' });
      return { type: xml, body, tags: [tags.list(site.id)] };
    });
  });
  scope.get('/robots.txt', (request, reply) =>
    answer(request, reply, '/robots.txt', async ({ origin }) => ({
      type: 'text/plain; charset=utf-8',
      body: [
        'User-agent: *',
        'Disallow: /office/',
        'Disallow: /api/',
        'Disallow: /preview/',
        'Disallow: /search?',
        `Sitemap: ${origin}/sitemap.xml`,
        '',
      ].join('\n'),
      tags: [],
    })),
  );
  scope.get('/opensearch.xml', (request, reply) =>
    answer(request, reply, '/opensearch.xml', async ({ site, origin }) => ({
      type: 'application/opensearchdescription+xml; charset=utf-8',
      body: openSearch(site, origin),
      tags: [],
    })),
  );
}

/** OpenSearch 1.1: the browser's own search box. A short name has at most sixteen characters. */
function openSearch(site: Site, origin: string): string {
  const { name, shortName, description } = site.profile;
  const short = [...(shortName === '' ? name : shortName)].slice(0, 16).join('');
  return `${xmlDeclaration}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${xmlText(short)}</ShortName>
<Description>${xmlText(description === '' ? name : description)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>zh-CN</Language>
<Url type="text/html" template="${xmlText(origin)}/search?q={searchTerms}"/>
</OpenSearchDescription>
`;
}

async function namesOf(view: OpenView, origin: string): Promise<Names> {
  return {
    origin,
    columns: new Map((await view.columns()).map((column) => [column.id, column])),
    units: new Map((await view.units()).map((unit) => [unit.id, unit])),
  };
}

function registerApi(scope: Server, answer: Answer): void {
  scope.get(
    '/open/v1/documents',
    {
      schema: {
        tags: ['open'],
        summary: '公开目录 / the disclosure catalogue',
        querystring: DocumentQuery,
        response: { 200: DocumentList },
      },
    },
    (request, reply) => {
      const query = request.query;
      return answer(request, reply, addressOf(query), (door, view) => documents(door, view, query));
    },
  );
  scope.get(
    '/open/v1/documents/:code',
    { schema: { tags: ['open'], summary: '一份公开文件 / one public document', response: { 200: DocumentDetail } } },
    async (request, reply) => {
      const { code = '' } = request.params as { code?: string };
      const missing = { zh: '这份文件', en: 'This document' };
      if (!/^[0-9a-z]{10}$/.test(code)) throw notFound(missing);
      await answer(request, reply, `/open/v1/documents/${code}`, async ({ origin }, view) => {
        const document = await view.document(code);
        if (document === undefined) throw (await view.tombstone(code)) === undefined ? notFound(missing) : withdrawn();
        return {
          type: json,
          body: JSON.stringify(presentDocument(document, await namesOf(view, origin))),
          tags: [tags.document(document.id)],
        };
      });
    },
  );
  scope.get(
    '/open/v1/columns',
    { schema: { tags: ['open'], summary: '栏目 / columns', response: { 200: ColumnList } } },
    (request, reply) =>
      answer(request, reply, '/open/v1/columns', async ({ origin }, view) => ({
        type: json,
        body: JSON.stringify(presentColumns(await namesOf(view, origin))),
        tags: [],
      })),
  );
  scope.get(
    '/open/v1/units',
    { schema: { tags: ['open'], summary: '机构 / units', response: { 200: UnitList } } },
    (request, reply) =>
      answer(request, reply, '/open/v1/units', async ({ origin }, view) => ({
        type: json,
        body: JSON.stringify(presentUnits(await namesOf(view, origin))),
        tags: [],
      })),
  );
}

function withdrawn(): AppError {
  return new AppError({
    id: 'WITHDRAWN',
    status: 410,
    text: {
      zh: '这份文件已经撤下，请查看其网页上的说明。',
      en: 'This document has been withdrawn; its page says why.',
    },
  });
}

/** One address for one question, whatever the order and the defaults. */
function addressOf(query: DocumentQuery): string {
  const parameters = new URLSearchParams();
  for (const name of ['unit', 'column', 'year', 'genre', 'subject', 'validity', 'page', 'pageSize'] as const) {
    const value = query[name];
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return `/open/v1/documents?${parameters.toString()}`;
}

async function documents({ site, origin }: Door<Site>, view: OpenView, query: DocumentQuery): Promise<Made> {
  const names = await namesOf(view, origin);
  const unit =
    query.unit === undefined ? undefined : [...names.units.values()].find((entry) => entry.code === query.unit);
  if (query.unit !== undefined && unit === undefined) {
    throw invalid(
      'UNKNOWN_UNIT',
      'unit',
      `没有代码为“${query.unit}”的机构，见 /open/v1/units。`,
      `There is no unit “${query.unit}”; see /open/v1/units.`,
    );
  }
  const columns = [...names.columns.values()];
  const wanted = query.column;
  const column =
    wanted === undefined
      ? undefined
      : (columns.find((entry) => entry.key === wanted) ?? (await ledOn(view, columns, wanted)));
  if (query.column !== undefined && column === undefined) {
    throw invalid(
      'UNKNOWN_COLUMN',
      'column',
      `没有“${query.column}”栏目，见 /open/v1/columns。`,
      `There is no column “${query.column}”; see /open/v1/columns.`,
    );
  }
  const { page, pageSize } = query;
  const terms = query.genre === undefined && query.subject === undefined ? [] : await view.terms();
  const list = await view.catalogue({
    ...(column === undefined ? {} : { columnIds: descendants(columns, column) }),
    ...(unit === undefined ? {} : { unitId: unit.id }),
    ...(query.genre === undefined ? {} : { genres: withTermsBelow(terms, 'genre', query.genre) }),
    ...(query.subject === undefined ? {} : { subjectCategories: withTermsBelow(terms, 'topic', query.subject) }),
    ...(query.validity === undefined ? {} : { validity: query.validity }),
    ...(query.year === undefined ? {} : { year: query.year }),
    page,
    pageSize,
  });
  const next = page * pageSize < list.total ? origin + addressOf({ ...query, page: page + 1 }) : null;
  const body = { total: list.total, page, pageSize, next, items: list.items.map((item) => presentItem(item, names)) };
  return { type: json, body: JSON.stringify(body), tags: [tags.list(site.id)] };
}
