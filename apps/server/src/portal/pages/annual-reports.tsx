import type { VNode } from 'preact';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, Empty } from '../components/lists.tsx';
import { href, originalLang, unitNamed, type PageContext } from '../context.ts';
import type { PortalView } from '../data.ts';
import { breadcrumbData } from '../html/document-data.ts';
import { familyIds, slot } from '../structure.ts';

/** More than a zone with a hundred units publishes in a lifetime of the site. */
const most = 1_000;

export async function loadReports(context: PageContext, view: PortalView): Promise<readonly PublicListItem[]> {
  const column = slot(context.structure, 'annual-reports');
  return column === undefined ? [] : view.newestInColumns(familyIds(column), most);
}

/** The year a report is about stands in its title; one published in 2026 is about 2025. */
export function reportYear(report: Pick<PublicListItem, 'title' | 'listedOn'>): string {
  return /(20\d{2})\s*年/.exec(report.title)?.[1] ?? String(Number(report.listedOn.slice(0, 4)) - 1);
}

/** The reports of past years (Regulation arts. 49, 50): by year, then by unit in the order of the site's units. */
export function AnnualReportsPage({
  context,
  reports,
}: {
  readonly context: PageContext;
  readonly reports: readonly PublicListItem[];
}): VNode {
  const { m, structure } = context;
  const p = m.platform;
  const years = Map.groupBy(reports, reportYear);
  const position = (report: PublicListItem): number => structure.units.findIndex(({ id }) => id === report.unitId);
  const trail = [{ path: href(context, '/open-government'), label: p.title }];
  return (
    <Page
      context={context}
      kind="platform"
      section="/open-government"
      meta={{
        title: p.reports,
        description: p.reportsLead,
        column: slot(structure, 'annual-reports'),
        data: [breadcrumbData(context, trail, p.reports)],
      }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={trail} last={p.reports} />
        <div class="page-head">
          <h1>{p.reports}</h1>
          <p class="page-lead">{p.reportsRule}</p>
        </div>
        {reports.length === 0 && <Empty title={p.none} />}
        {[...years]
          .toSorted(([a], [b]) => b.localeCompare(a))
          .map(([year, of]) => (
            <section key={year} class="report-year" aria-labelledby={`y${year}`}>
              <h2 id={`y${year}`}>{p.yearReport(year)}</h2>
              <ul>
                {of
                  .toSorted((a, b) => position(a) - position(b))
                  .map((report) => (
                    <Report key={report.id} context={context} report={report} />
                  ))}
              </ul>
            </section>
          ))}
      </div>
    </Page>
  );
}

function Report({ context, report }: { readonly context: PageContext; readonly report: PublicListItem }): VNode {
  return (
    <li>
      <a href={href(context, `/d/${report.code}`)} lang={originalLang(context)}>
        {report.title}
      </a>
      <span class="quiet">
        {unitNamed(context, report.unitId, report.unitName, report.writtenDate)}
        {'　'}
        <time datetime={report.listedOn}>{report.listedOn}</time>
      </span>
    </li>
  );
}
