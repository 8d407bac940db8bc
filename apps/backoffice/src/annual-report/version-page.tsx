import type { FrozenReport, ReportFigure } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { SideDiff } from '../ui/side-diff.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ChartsCard } from './charts-card.tsx';
import { reportMessages } from './messages.ts';
import { frozenQuery } from './queries.ts';
import { RecordsDrawer } from './records-drawer.tsx';
import { ReportTables } from './report-tables.tsx';
import './annual-report.css';

const route = getRouteApi('/office/annual-report/versions/$year/$number');

/** A version as it was frozen: its figures with the records they were frozen with, its words beside those of the version before. */
export function VersionPage() {
  const m = useMessages(reportMessages);
  const { year, number } = route.useParams();
  const { unitId } = route.useSearch();
  const { data, error, refetch } = useQuery(frozenQuery(Number(year), Number(number), unitId));
  return (
    <Page
      title={data === undefined ? m.versions : m.frozenTitle(data.sheet.title, data.number)}
      about={data === undefined ? undefined : m.version(data.number, data.frozenBy, data.frozenAt.slice(0, 10))}
      actions={
        <Link to="/annual-report" search={{ year: Number(year), ...(unitId === undefined ? {} : { unitId }) }}>
          {m.back}
        </Link>
      }
    >
      {error !== null && <FailureAlert failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting rows={12} />}
      {data !== undefined && <Frozen year={Number(year)} unitId={unitId} found={data} />}
    </Page>
  );
}

interface Props {
  readonly year: number;
  readonly unitId: string | undefined;
  readonly found: FrozenReport;
}

function Frozen({ year, unitId, found }: Props) {
  const m = useMessages(reportMessages);
  const [opened, setOpened] = useState<ReportFigure | null>(null);
  return (
    <>
      <p className="oz-quiet">{m.frozenHint}</p>
      <Others year={year} unitId={unitId} found={found} />
      {found.reason !== '' && <p>{m.reasonWas(found.reason)}</p>}
      {found.number > 1 && <Changes found={found} />}
      {found.parts
        .filter(({ text }) => text.trim() !== '')
        .map(({ no, title, text }) => (
          <Card key={no} className="oz-card" size="small" title={<h2 lang="zh-CN">{`${no}、${title}`}</h2>}>
            <div lang="zh-CN">
              {text.split('\n').map((line, index) => (
                <p key={`${index}-${line}`}>{line}</p>
              ))}
            </div>
          </Card>
        ))}
      <ReportTables sheet={found.sheet} onOpen={setOpened} />
      {found.charts.length > 0 && <ChartsCard charts={found.charts} about={m.chartsFrozen} />}
      <p className="oz-quiet oz-report-hash">{m.hash(found.contentSha256)}</p>
      <RecordsDrawer
        year={year}
        unitId={unitId}
        version={found.number}
        figure={opened}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

/** The other versions, by their numbers. */
function Others({ year, unitId, found }: Props) {
  const m = useMessages(reportMessages);
  if (found.newest === 1) return null;
  const numbers = Array.from({ length: found.newest }, (_, index) => index + 1);
  return (
    <nav className="oz-row" aria-label={m.versions}>
      {numbers.map((number) =>
        number === found.number ? (
          <strong key={number}>{m.versionNumber(number)}</strong>
        ) : (
          <Link
            key={number}
            to="/annual-report/versions/$year/$number"
            params={{ year: String(year), number: String(number) }}
            search={unitId === undefined ? {} : { unitId }}
          >
            {m.versionNumber(number)}
          </Link>
        ),
      )}
    </nav>
  );
}

function Changes({ found }: { readonly found: FrozenReport }) {
  const m = useMessages(reportMessages);
  const names = [m.versionNumber(found.number - 1), m.versionNumber(found.number)] as const;
  const worded = found.parts.filter(({ text, before }) => text !== before);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.changesFrom(found.number - 1)}</h2>}>
      <h3>{m.changedFigures(found.changed.length)}</h3>
      {found.changed.length > 0 && (
        <ul className="oz-report-findings">
          {found.changed.map(({ cell, label, before, now }) => (
            <li key={cell}>{m.changedLine(label, before, now)}</li>
          ))}
        </ul>
      )}
      <h3>{m.changedWords(worded.length)}</h3>
      {worded.map(({ no, title, text, before }) => (
        <section key={no} lang="zh-CN">
          <h4>{`${no}、${title}`}</h4>
          <SideDiff before={before ?? ''} after={text} names={names} />
        </section>
      ))}
    </Card>
  );
}
