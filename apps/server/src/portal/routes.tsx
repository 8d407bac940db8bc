import { toSimplified } from '@openzone/chinese-text/convert';
import type { CatalogueFacets, CatalogueFilter, PublicListItem } from '../engines/publication/public/index.ts';
import type { LogProofs } from '../base/ledger/index.ts';
import { tags } from '../platform/page-cache/index.ts';
import type { SearchRequest } from '../search/index.ts';
import { href, type PageContext } from './context.ts';
import type { PortalView } from './data.ts';
import { AnnualReportsPage, loadReports } from './pages/annual-reports.tsx';
import { CataloguePageView } from './pages/catalogue.tsx';
import { ColumnPage } from './pages/column.tsx';
import { DocumentPage } from './pages/document.tsx';
import { AccessibilityPage, SiteMapPage } from './pages/help.tsx';
import { HomePage, loadHome, type DemoSignIn } from './pages/home.tsx';
import { LedgerPage } from './pages/ledger.tsx';
import { ErrorPage, TombstonePage } from './pages/messages.tsx';
import { loadPlatform, OpenGovernmentPage } from './pages/open-government.tsx';
import { PoliciesPage, policyColumns } from './pages/policies.tsx';
import { SearchPage } from './pages/search.tsx';
import { UnitPage, UnitsPage } from './pages/units.tsx';
import { verifyContent, VerifyPage } from './pages/verify.tsx';
import type { PageAnswer, PageRoute, Redirect } from './pipeline.ts';
import { readListQuery, readPage, type ListQuery } from './query.ts';
import { familyIds, slot } from './structure.ts';

const pageSize = 20;
const searchPageSize = 10;
/** What a result list offers; further down, filters help more than pages. */
const searchDepth = 100;
const documentCode = /^[0-9a-z]{10}$/;

export const filterNames = ['unit', 'column', 'year', 'genre', 'subject', 'validity'] as const;
const searchNames = ['q', 'unit', 'column', 'subject', 'validity', 'from', 'to', 'sort', 'page'];

function missing(context: PageContext): PageAnswer {
  return { status: 404, body: <ErrorPage context={context} status={404} /> };
}

/** A page past the end is not an empty list: it says how many there are. */
function outOfRange(context: PageContext, path: string, page: number, pages: number): PageAnswer {
  const { m } = context;
  const back = { path: href(context, path), label: m.errors.firstPage };
  return {
    status: 404,
    body: <ErrorPage context={context} status={404} text={m.errors.pageRange(String(page), pages)} back={back} />,
  };
}

/** Lists show validity and titles of documents, so each of them is something the page depends on. */
function itemTags(items: readonly PublicListItem[]): string[] {
  return items.map((item) => tags.document(item.id));
}

export function pageRoutes(
  demoSignIns: (context: PageContext) => Promise<readonly DemoSignIn[]>,
  proofs: LogProofs,
): readonly PageRoute[] {
  return [
    {
      path: '/',
      async render(context, view) {
        const content = await loadHome(context, view, await demoSignIns(context));
        return { body: <HomePage context={context} content={content} />, tags: [tags.list(context.site.id)] };
      },
    },
    {
      path: '/c/:key',
      query: ['page'],
      render: (context, view, typed, { key }) => column(context, view, key ?? '', typed['page']),
    },
    { path: '/d/:code', render: (context, view, _typed, { code }) => document(context, view, code ?? '') },
    {
      path: '/d/:code/verify',
      render: (context, view, _typed, { code }) => verify(context, view, proofs, code ?? ''),
    },
    { path: '/ledger', render: (context, view) => ledger(context, view, proofs) },
    {
      path: '/open-government',
      async render(context, view) {
        const content = await loadPlatform(context, view);
        return { body: <OpenGovernmentPage context={context} content={content} />, tags: [tags.list(context.site.id)] };
      },
    },
    {
      path: '/annual-reports',
      async render(context, view) {
        const reports = await loadReports(context, view);
        return { body: <AnnualReportsPage context={context} reports={reports} />, tags: [tags.list(context.site.id)] };
      },
    },
    {
      path: '/catalogue',
      query: [...filterNames, 'page'],
      render: (context, view, typed) => filtered(context, view, typed, '/catalogue'),
    },
    {
      path: '/policies',
      query: [...filterNames, 'page'],
      render: (context, view, typed) => filtered(context, view, typed, '/policies'),
    },
    { path: '/search', query: searchNames, render: (context, view, typed) => search(context, view, typed) },
    { path: '/units', render: (context) => Promise.resolve({ body: <UnitsPage context={context} /> }) },
    { path: '/u/:code', render: (context, view, _typed, { code }) => unit(context, view, code ?? '') },
    { path: '/guide', render: (context, view) => guide(context, view) },
    { path: '/sitemap', render: (context) => Promise.resolve({ body: <SiteMapPage context={context} /> }) },
    { path: '/accessibility', render: (context) => Promise.resolve({ body: <AccessibilityPage context={context} /> }) },
  ];
}

async function column(
  context: PageContext,
  view: PortalView,
  key: string,
  typedPage: string | undefined,
): ReturnType<PageRoute['render']> {
  const node = context.structure.byKey.get(key);
  if (node === undefined) return ledOn(context, key) ?? missing(context);
  if (node.key === 'disclosure') return { redirect: '/open-government', permanent: true };
  const path = `/c/${node.key}`;
  const page = readPage(typedPage);
  if (page === undefined) {
    const back = { path: href(context, path), label: context.m.errors.firstPage };
    return {
      status: 400,
      body: <ErrorPage context={context} status={400} text={context.m.errors.badPage(typedPage ?? '')} back={back} />,
    };
  }
  const columnIds = familyIds(node);
  const list = await view.catalogue({ columnIds, page, pageSize });
  const pages = Math.max(1, Math.ceil(list.total / pageSize));
  if (page > pages) return outOfRange(context, path, page, pages);
  return {
    body: <ColumnPage context={context} column={node} list={list} page={page} pages={pages} />,
    tags: [...columnIds.map((id) => tags.column(id)), ...itemTags(list.items)],
  };
}

/** An address that was given out once leads to what it means now. */
function ledOn({ structure }: PageContext, key: string): Redirect | undefined {
  const on = structure.ledOn.get(key);
  if (on === undefined) return undefined;
  if (on.column === undefined) return { redirect: '/catalogue' };
  return { redirect: on.column.key === 'disclosure' ? '/open-government' : `/c/${on.column.key}`, permanent: on.moved };
}

async function document(context: PageContext, view: PortalView, code: string): ReturnType<PageRoute['render']> {
  if (!documentCode.test(code)) return missing(context);
  const found = await view.document(code);
  if (found !== undefined) {
    return {
      body: <DocumentPage context={context} document={found} />,
      // Neighbours are listed by title: one that is withdrawn must vanish here too. A new one may wait for the page to age.
      tags: [tags.document(found.id), ...itemTags(found.related)],
    };
  }
  const tombstone = await view.tombstone(code);
  return tombstone === undefined
    ? missing(context)
    : { status: 410, body: <TombstonePage context={context} tombstone={tombstone} /> };
}

/** Made anew each time: the log grows with every act on the site. */
async function verify(context: PageContext, view: PortalView, proofs: LogProofs, code: string): Promise<PageAnswer> {
  if (!documentCode.test(code)) return missing(context);
  const place = { siteName: context.site.profile.name, origin: context.origin, code };
  const proof = await view.proof(await proofs.of(context.site), place);
  if (proof === undefined) return missing(context);
  const title = (await view.document(code))?.title;
  return { body: <VerifyPage context={context} content={verifyContent(code, title, proof)} />, keep: false };
}

const newestShown = 20;

async function ledger(context: PageContext, view: PortalView, proofs: LogProofs): Promise<PageAnswer> {
  const { origin, verifierKeys } = await proofs.of(context.site);
  const head = await view.ledgerHead();
  const newest = await view.newestEntries(newestShown);
  return {
    body: <LedgerPage context={context} content={{ head, log: { origin, verifierKeys }, newest }} />,
    keep: false,
  };
}

/** The conditions of a list as the reader takes them. */
export function toFilter(query: ListQuery, page: number, size: number): CatalogueFilter {
  return {
    ...(query.columnIds === undefined ? {} : { columnIds: query.columnIds }),
    ...(query.unit === undefined ? {} : { unitId: query.unit.id }),
    ...(query.genres === undefined ? {} : { genres: query.genres }),
    ...(query.subjects === undefined ? {} : { subjectCategories: query.subjects }),
    ...(query.validity === undefined ? {} : { validity: query.validity }),
    ...(query.year === undefined ? {} : { year: query.year }),
    page,
    pageSize: size,
  };
}

/** Each list of choices counts what choosing would give, so the condition it stands for is left out of its own count. */
async function facetsFor(view: PortalView, filter: CatalogueFilter): Promise<CatalogueFacets> {
  const { unitId: _unit, ...withoutUnit } = filter;
  const { year: _year, ...withoutYear } = filter;
  const { genres: _genres, ...withoutGenre } = filter;
  const { subjectCategories: _subjects, ...withoutSubject } = filter;
  const all = await view.facets(filter);
  return {
    units: filter.unitId === undefined ? all.units : (await view.facets(withoutUnit)).units,
    years: filter.year === undefined ? all.years : (await view.facets(withoutYear)).years,
    genres: filter.genres === undefined ? all.genres : (await view.facets(withoutGenre)).genres,
    subjectCategories:
      filter.subjectCategories === undefined
        ? all.subjectCategories
        : (await view.facets(withoutSubject)).subjectCategories,
  };
}

async function filtered(
  context: PageContext,
  view: PortalView,
  typed: Readonly<Record<string, string>>,
  path: '/catalogue' | '/policies',
): Promise<PageAnswer> {
  const query = readListQuery(typed, context.structure, context.m);
  const within =
    path === '/policies' && query.columnIds === undefined ? { columnIds: policyColumns(context.structure) } : {};
  const filter = { ...toFilter(query, query.page, pageSize), ...within };
  const wrong = query.problems.length > 0;
  const list = wrong ? { items: [], total: 0 } : await view.catalogue(filter);
  const pages = Math.max(1, Math.ceil(list.total / pageSize));
  if (!wrong && query.page > pages) return outOfRange(context, path, query.page, pages);
  const facets = await facetsFor(view, filter);
  const Body = path === '/catalogue' ? CataloguePageView : PoliciesPage;
  return {
    status: wrong ? 400 : 200,
    body: <Body context={context} query={query} list={list} facets={facets} pages={pages} />,
    tags: [tags.list(context.site.id)],
  };
}

async function search(
  context: PageContext,
  view: PortalView,
  typed: Readonly<Record<string, string>>,
): Promise<PageAnswer> {
  const query = readListQuery(typed, context.structure, context.m);
  const asked = Object.keys(typed).length > 0;
  if (!asked || query.problems.length > 0) {
    return {
      status: query.problems.length > 0 ? 400 : 200,
      body: <SearchPage context={context} query={query} result={undefined} pages={1} />,
    };
  }
  const result = await view.search(toSearch(query));
  const pages = Math.max(1, Math.min(searchDepth, Math.ceil(result.total / searchPageSize)));
  if (query.page > pages) return outOfRange(context, '/search', query.page, pages);
  return { body: <SearchPage context={context} query={query} result={result} pages={pages} />, keep: false };
}

function toSearch(query: ListQuery): SearchRequest {
  return {
    // Texts are written in Simplified; whoever types Traditional means the same.
    q: toSimplified(query.q),
    ...(query.unit === undefined ? {} : { unitId: query.unit.id }),
    ...(query.columnIds === undefined ? {} : { columnIds: query.columnIds }),
    ...(query.subjects === undefined ? {} : { subjectCategories: query.subjects }),
    ...(query.validity === undefined ? {} : { validity: query.validity }),
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
    sort: query.sort,
    page: query.page,
    pageSize: searchPageSize,
  };
}

async function unit(context: PageContext, view: PortalView, code: string): Promise<PageAnswer> {
  const found = context.structure.unitByCode.get(code);
  if (found === undefined) return missing(context);
  const list = await view.catalogue({ unitId: found.id, page: 1, pageSize: 10 });
  return {
    body: <UnitPage context={context} unit={found} items={list.items} />,
    tags: [tags.unit(found.id), ...itemTags(list.items)],
  };
}

/** 公开指南 is a document like others; this address always leads to the one in force. */
async function guide(context: PageContext, view: PortalView): ReturnType<PageRoute['render']> {
  const node = slot(context.structure, 'guide');
  if (node === undefined) return missing(context);
  const [newest] = await view.newestInColumns(familyIds(node), 1);
  return { redirect: newest === undefined ? `/c/${node.key}` : `/d/${newest.code}` };
}
