import type { VNode } from 'preact';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import { Icon } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, DocumentList, SectionHead } from '../components/lists.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { columnHref, href, type PageContext } from '../context.ts';
import type { PortalView } from '../data.ts';
import { breadcrumbData } from '../html/document-data.ts';
import { familyIds, slot, type ColumnNode } from '../structure.ts';
import { reportYear } from './annual-reports.tsx';
import { StatutoryItems } from './home.tsx';

export interface PlatformContent {
  readonly guide: PublicListItem | undefined;
  readonly system: readonly PublicListItem[];
  readonly reports: readonly PublicListItem[];
}

export async function loadPlatform(context: PageContext, view: PortalView): Promise<PlatformContent> {
  const of = async (name: 'guide' | 'system' | 'annual-reports', limit: number): Promise<readonly PublicListItem[]> => {
    const column = slot(context.structure, name);
    return column === undefined ? [] : view.newestInColumns(familyIds(column), limit);
  };
  return { guide: (await of('guide', 1))[0], system: await of('system', 6), reports: await of('annual-reports', 12) };
}

/** 政府信息公开: the four blocks that 国办公开办函〔2019〕61号 asks for under that name, and how to request what is not there. */
export function OpenGovernmentPage({
  context,
  content,
}: {
  readonly context: PageContext;
  readonly content: PlatformContent;
}): VNode {
  const p = context.m.platform;
  const column = slot(context.structure, 'disclosure');
  return (
    <Page
      context={context}
      kind="platform"
      section="/open-government"
      meta={{ title: p.title, description: p.lead, column, data: [breadcrumbData(context, [], p.title)] }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={p.title} />
        <div class="page-head">
          <h1>{p.title}</h1>
          <p class="page-lead">{p.lead}</p>
        </div>
        <section class="platform-tools" aria-label={p.tools}>
          <SearchBox context={context} id="platform-search" />
          <p>
            <a class="button-quiet" href={href(context, '/catalogue')}>
              <Icon name="list" />
              {context.m.catalogue.title}
            </a>
          </p>
          <p>
            <a class="button" href={href(context, '/requests')}>
              <Icon name="pen" />
              {context.m.nav.requests}
            </a>
          </p>
          <p>
            <a class="button-quiet" href={href(context, '/ledger')}>
              <Icon name="seal" />
              {context.m.ledger.title}
            </a>
          </p>
        </section>
        <div class="platform-grid">
          <GuideBlock context={context} guide={content.guide} />
          <ReportsBlock context={context} reports={content.reports} />
          <SystemBlock context={context} documents={content.system} />
        </div>
        <StatutoryBlock context={context} />
        <RequestsBlock context={context} />
      </div>
    </Page>
  );
}

function moreOf(context: PageContext, column: ColumnNode | undefined): { more: string | undefined; moreLabel: string } {
  return { more: column === undefined ? undefined : columnHref(context, column), moreLabel: context.m.home.more };
}

function GuideBlock({
  context,
  guide,
}: {
  readonly context: PageContext;
  readonly guide: PublicListItem | undefined;
}): VNode {
  const p = context.m.platform;
  return (
    <section class="platform-block" aria-labelledby="guide">
      <h2 id="guide">
        <Icon name="book" />
        {p.guide}
      </h2>
      <p>{p.guideLead}</p>
      {guide === undefined ? (
        <p class="quiet">{p.none}</p>
      ) : (
        <p>
          <a class="button" href={href(context, `/d/${guide.code}`)}>
            {p.readGuide}
          </a>{' '}
          <span class="quiet">
            {context.m.column.newestDay} <time datetime={guide.listedOn}>{guide.listedOn}</time>
          </span>
        </p>
      )}
    </section>
  );
}

function ReportsBlock({
  context,
  reports,
}: {
  readonly context: PageContext;
  readonly reports: readonly PublicListItem[];
}): VNode {
  const p = context.m.platform;
  return (
    <section class="platform-block" aria-labelledby="reports">
      <h2 id="reports">
        <Icon name="report" />
        {p.reports}
      </h2>
      <p>{p.reportsLead}</p>
      {reports.length === 0 ? (
        <p class="quiet">{p.none}</p>
      ) : (
        <ul class="year-list">
          {reports
            .toSorted((a, b) => reportYear(b).localeCompare(reportYear(a)))
            .map((report) => (
              <li key={report.id}>
                <a href={href(context, `/d/${report.code}`)} title={report.title}>
                  {p.yearReport(reportYear(report))}
                </a>
              </li>
            ))}
        </ul>
      )}
      <p>
        <a href={href(context, '/annual-reports')}>{p.allReports}</a>
      </p>
    </section>
  );
}

function SystemBlock({
  context,
  documents,
}: {
  readonly context: PageContext;
  readonly documents: readonly PublicListItem[];
}): VNode {
  const p = context.m.platform;
  return (
    <section class="platform-block platform-wide" aria-labelledby="system">
      <SectionHead id="system" title={p.system} {...moreOf(context, slot(context.structure, 'system'))} />
      <p>{p.systemLead}</p>
      {documents.length === 0 ? <p class="quiet">{p.none}</p> : <DocumentList context={context} items={documents} />}
    </section>
  );
}

function StatutoryBlock({ context }: { readonly context: PageContext }): VNode {
  const p = context.m.platform;
  return (
    <section class="statutory" aria-labelledby="statutory">
      <SectionHead id="statutory" title={p.statutory} {...moreOf(context, slot(context.structure, 'statutory'))} />
      <p class="section-lead">{p.statutoryLead}</p>
      <StatutoryItems context={context} />
    </section>
  );
}

function RequestsBlock({ context }: { readonly context: PageContext }): VNode {
  const { m } = context;
  const { profile } = context.site;
  const facts: readonly (readonly [string, string])[] = [
    [m.platform.requestsOffice, profile.operator === '' ? profile.sponsor : profile.operator],
    [m.chrome.address, profile.address],
    [m.chrome.postcode, profile.postcode],
    [m.chrome.phone, profile.phone],
    [m.chrome.email, profile.email],
  ];
  return (
    <section class="requests" aria-labelledby="requests">
      <div class="requests-words">
        <h2 id="requests">{m.platform.requests}</h2>
        <p>{m.platform.requestsLead}</p>
        <p>{m.platform.requestsHow}</p>
        <p>{m.platform.requestsWhat}</p>
        <p>{m.platform.requestsLimit}</p>
        <p class="requests-ways">
          <a class="button" href={href(context, '/requests')}>
            <Icon name="pen" />
            {m.requests.go}
          </a>
          <a class="button-quiet" href={href(context, '/requests/when')}>
            <Icon name="clock" />
            {m.requests.when}
          </a>
        </p>
      </div>
      <dl class="requests-office">
        {facts.map(([label, value]) =>
          value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
