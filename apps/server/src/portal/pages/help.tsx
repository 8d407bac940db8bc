import type { VNode } from 'preact';
import { correctionHref } from '../components/footer.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb } from '../components/lists.tsx';
import { columnHref, href, named, type PageContext } from '../context.ts';
import type { ColumnNode } from '../structure.ts';

export function SiteMapPage({ context }: { readonly context: PageContext }): VNode {
  const { m, structure } = context;
  const pages: readonly (readonly [string, string])[] = [
    [href(context, '/'), m.chrome.home],
    [href(context, '/open-government'), m.nav.openGovernment],
    [href(context, '/guide'), m.nav.guide],
    [href(context, '/requests'), m.nav.requests],
    [href(context, '/requests/when'), m.requests.when],
    [href(context, '/catalogue'), m.nav.catalogue],
    [href(context, '/policies'), m.nav.policies],
    [href(context, '/units'), m.nav.units],
    [href(context, '/ledger'), m.ledger.title],
    [href(context, '/search'), m.search.title],
    [href(context, '/accessibility'), m.chrome.accessibility],
    ['/feeds/all.xml', m.chrome.feeds],
    ['/open/v1/documents', m.chrome.openData],
  ];
  return (
    <Page context={context} kind="map" meta={{ title: m.siteMap.title, description: m.siteMap.lead }}>
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={m.siteMap.title} />
        <div class="page-head">
          <h1>{m.siteMap.title}</h1>
          <p class="page-lead">{m.siteMap.lead}</p>
        </div>
        <section aria-labelledby="pages">
          <div class="section-head">
            <h2 id="pages">{m.siteMap.pages}</h2>
          </div>
          <ul class="map-pages">
            {pages.map(([path, label]) => (
              <li key={path}>
                <a href={path}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="columns">
          <div class="section-head">
            <h2 id="columns">{m.siteMap.columns}</h2>
          </div>
          <div class="map-columns">
            {structure.roots.map((root) => (
              <div key={root.id} class="map-column">
                <h3>
                  <a href={columnHref(context, root)}>{named(context, root)}</a>
                </h3>
                <ColumnLinks context={context} columns={root.children} />
              </div>
            ))}
          </div>
        </section>
      </div>
    </Page>
  );
}

function ColumnLinks({
  context,
  columns,
}: {
  readonly context: PageContext;
  readonly columns: readonly ColumnNode[];
}): VNode | null {
  if (columns.length === 0) return null;
  return (
    <ul>
      {columns.map((column) => (
        <li key={column.id}>
          <a href={columnHref(context, column)}>{named(context, column)}</a>
          <ColumnLinks context={context} columns={column.children} />
        </li>
      ))}
    </ul>
  );
}

export function AccessibilityPage({ context }: { readonly context: PageContext }): VNode {
  const a = context.m.accessibility;
  const { email, phone } = context.site.profile;
  const report = correctionHref(context, a.title);
  return (
    <Page context={context} kind="help" meta={{ title: a.title, description: a.lead }}>
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={a.title} />
        <div class="page-head">
          <h1>{a.title}</h1>
          <p class="page-lead">{a.lead}</p>
        </div>
        <div class="prose">
          <h2>{a.ways}</h2>
          <ul>
            {a.waysList.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
          <h2>{a.standard}</h2>
          <p>{a.standardText}</p>
          <h2>{a.languages}</h2>
          <p>{a.languagesText}</p>
          <h2>{a.limits}</h2>
          <p>{a.limitsText}</p>
          <h2>{a.contact}</h2>
          <p>{a.contactText}</p>
          {report !== undefined && (
            <p>
              <a href={report}>{email === '' ? phone : email}</a>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
