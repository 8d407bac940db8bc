import type { AnnualReportView, Me, ReportFigure } from '@openzone/contracts';
import { keepPreviousData, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Card, Select } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { Waiting } from '../ui/waiting.tsx';
import { ChartsCard } from './charts-card.tsx';
import { FindingsCard } from './findings-card.tsx';
import { FreezeCard } from './freeze-card.tsx';
import { reportMessages } from './messages.ts';
import { PastCard } from './past-card.tsx';
import { reportQuery, takeReport } from './queries.ts';
import { RecordsDrawer } from './records-drawer.tsx';
import { ReportTables } from './report-tables.tsx';
import { ReturnsTable } from './returns-table.tsx';
import { RoundCard } from './round-card.tsx';
import { yearsToReport, yearToReport } from './search.ts';
import { WordsCard } from './words-card.tsx';
import './annual-report.css';

const route = getRouteApi('/office/annual-report');

/** The report of a year: for the office its tables, words and versions; for units what they are asked. */
export function AnnualReportPage() {
  const m = useMessages(reportMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const isOffice = holds(me, 'DISCLOSURE_OFFICE');
  return (
    <Page title={m.title} about={isOffice ? m.about : m.aboutUnit}>
      {!isOffice && (
        <Card className="oz-card" size="small" title={<h2>{m.returns}</h2>}>
          <ReturnsTable />
        </Card>
      )}
      <OneReport me={me} isOffice={isOffice} />
    </Page>
  );
}

function OneReport({ me, isOffice }: { readonly me: Me; readonly isOffice: boolean }) {
  const m = useMessages(reportMessages);
  const { language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { reference } = useReference();
  const today = todayInShanghai();
  const year = search.year ?? yearToReport(today);
  // Who is not of the office sees the report of the own unit.
  const unitId = isOffice ? search.unitId : me.unit.id;
  const view = useQuery({ ...reportQuery(year, unitId), placeholderData: keepPreviousData });
  const units = reference.units.map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'zh' ? name : nameEn,
  }));
  return (
    <>
      <div className="oz-row oz-report-pick">
        <Select<number>
          aria-label={m.year}
          value={year}
          options={yearsToReport(today, year).map((value) => ({ value, label: String(value) }))}
          onChange={(next) => void navigate({ search: { ...search, year: next } })}
        />
        {isOffice && (
          <Select<string>
            aria-label={m.scope}
            className="oz-report-scope"
            value={unitId ?? ''}
            options={[{ value: '', label: m.wholeZone }, ...units]}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next) => void navigate({ search: next === '' ? { year } : { year, unitId: next } })}
          />
        )}
      </div>
      {view.error !== null && <FailureAlert failure={view.error} onRetry={() => void view.refetch()} />}
      {view.isPending && <Waiting rows={12} />}
      {view.data !== undefined && (
        <div aria-busy={view.isPlaceholderData}>
          <Report key={`${year}-${unitId ?? ''}`} year={year} unitId={unitId} view={view.data} />
        </div>
      )}
    </>
  );
}

interface ReportProps {
  readonly year: number;
  readonly unitId: string | undefined;
  readonly view: AnnualReportView;
}

function Report({ year, unitId, view }: ReportProps) {
  const m = useMessages(reportMessages);
  const [opened, setOpened] = useState<ReportFigure | null>(null);
  const { sheet, report, mayEdit } = view;
  const tables = new Set(sheet.tables.map(({ part }) => part));
  return (
    <>
      <h2 lang="zh-CN">{sheet.title}</h2>
      <p className="oz-quiet">
        {view.dueOn !== null && m.due(view.dueOn)} {m.basis(sheet.basis)}
      </p>
      <p className="oz-row">
        {m.download}
        {(['pdf', 'docx', 'xlsx', 'json'] as const).map((format) => (
          <a key={format} href={fileAddress(year, unitId, format)} download>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <FindingsCard findings={sheet.findings} />
      {mayEdit && report === null && <BeginCard year={year} unitId={unitId} />}
      {mayEdit && report !== null && <WordsCard year={year} unitId={unitId} report={report} tables={tables} />}
      <ReportTables sheet={sheet} onOpen={setOpened} />
      <ChartsCard charts={view.charts} about={view.charts.length === 0 ? m.noCharts : m.chartsHint} />
      {mayEdit && report !== null && <FreezeCard year={year} unitId={unitId} report={report} />}
      {mayEdit && <PastCard year={year} unitId={unitId} past={view.past} />}
      {mayEdit && <RoundCard year={year} round={view.round} />}
      <RecordsDrawer year={year} unitId={unitId} figure={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function fileAddress(year: number, unitId: string | undefined, format: string): string {
  const query = new URLSearchParams({ format, ...(unitId === undefined ? {} : { unitId }) });
  return `/api/admin/annual-reports/${year}/export?${query.toString()}`;
}

function BeginCard({ year, unitId }: Omit<ReportProps, 'view'>) {
  const m = useMessages(reportMessages);
  const client = useQueryClient();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const begun = await request<AnnualReportView>(`/annual-reports/${year}`, { method: 'POST', query: { unitId } });
      await takeReport(client, year, unitId, begun);
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.words}</h2>}>
      {failure !== null && <FailureAlert failure={failure} />}
      <p className="oz-quiet">{m.beginHint}</p>
      <Button type="primary" loading={running} onClick={() => void begin()}>
        {m.begin}
      </Button>
    </Card>
  );
}
