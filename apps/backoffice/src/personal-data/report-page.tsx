import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card, Empty, Progress } from 'antd';
import { meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { personalDataSettingsMessages } from '../personal-data-settings/messages.ts';
import { maySet } from '../settings/may-set.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { personalDataMessages } from './messages.ts';
import { personalDataReportQuery } from './queries.ts';
import './personal-data.css';

const route = getRouteApi('/office/personal-data');

/** What stands undecided in all that is public, by kind and unit, each figure with its documents. */
export function PersonalDataReportPage() {
  const m = useMessages(personalDataMessages);
  const rulesWords = useMessages(personalDataSettingsMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const { pick } = useLanguage();
  const search = route.useSearch();
  const { data: report } = useSuspenseQuery(personalDataReportQuery(search));
  const isFiltered = search.kind !== undefined || search.unitId !== undefined;
  const share = report.public === 0 ? 100 : Math.floor((report.searched / report.public) * 100);
  return (
    <Page
      title={m.reportTitle}
      about={m.reportAbout}
      actions={maySet(me) ? <LinkButton to="/settings/personal-data" label={rulesWords.link} /> : null}
    >
      <p id="oz-pd-progress">{m.progress(report.searched, report.public)}</p>
      <Progress percent={share} aria-labelledby="oz-pd-progress" />
      {report.rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={m.reportEmpty} />
      ) : (
        <Card className="oz-card" size="small" title={<h2>{m.list}</h2>}>
          <div className="oz-wide-table" tabIndex={0} role="region" aria-label={m.list}>
            <table className="oz-pd-report">
              <thead>
                <tr>
                  <th scope="col">{m.kind}</th>
                  <th scope="col">{m.unit}</th>
                  <th scope="col">{m.places}</th>
                  <th scope="col">{m.documents}</th>
                </tr>
              </thead>
              <tbody>
                {report.rows.map((row) => (
                  <tr key={`${row.unitId} ${row.kind}`}>
                    <th scope="row">{pick(row.label)}</th>
                    <td>{row.unitName}</td>
                    <td>{row.findings}</td>
                    <td>
                      <Link to="/personal-data" search={{ kind: row.kind, unitId: row.unitId }}>
                        {row.documents}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {report.documents.length > 0 && (
        <Card
          className="oz-card"
          size="small"
          title={<h2>{m.documentsTitle}</h2>}
          extra={isFiltered ? <LinkButton to="/personal-data" search={{}} label={m.showAll} /> : null}
        >
          <ul className="oz-tight">
            {report.documents.map(({ documentId, title, unitName, findings, blocking }) => (
              <li key={documentId}>
                <Link to="/documents/$documentId/personal-data" params={{ documentId }}>
                  {title}
                </Link>{' '}
                <span className="oz-quiet">
                  {unitName} · {m.found(findings, blocking)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
