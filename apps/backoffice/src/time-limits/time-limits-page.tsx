import type { TimeLimits } from '@openzone/contracts';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Card, Select } from 'antd';
import { useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { Waiting } from '../ui/waiting.tsx';
import { CasesCard } from './cases-card.tsx';
import { FigureButton } from './figure-button.tsx';
import { timeLimitsMessages } from './messages.ts';
import { timeLimitsQuery } from './queries.ts';
import { RecordsDrawer, type Opened } from './records-drawer.tsx';
import { TimingTable } from './timing-table.tsx';
import './time-limits.css';

const route = getRouteApi('/office/time-limits');

/** S33 时限监测: from making to publication by unit and column, bunching at the end of the year, what is due besides. */
export function TimeLimitsPage() {
  const m = useMessages(timeLimitsMessages);
  const { language } = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  const { reference } = useReference();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const thisYear = Number(todayInShanghai().slice(0, 4));
  const year = search.year ?? thisYear;
  const seesAll = holds(me, 'DISCLOSURE_OFFICE') || holds(me, 'ADMIN');
  // Who is of one unit sees that of the own.
  const unitId = search.unitId ?? (seesAll ? undefined : me.unit.id);
  const view = useQuery({ ...timeLimitsQuery(year, unitId), placeholderData: keepPreviousData });
  const years = Array.from({ length: 12 }, (_, index) => thisYear - index);
  const units = reference.units.map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'zh' ? name : nameEn,
  }));
  return (
    <Page title={m.title} about={m.about}>
      <div className="oz-row oz-limits-pick">
        <Select<number>
          aria-label={m.year}
          value={year}
          options={(years.includes(year) ? years : [year, ...years]).map((value) => ({ value, label: String(value) }))}
          onChange={(next) => void navigate({ search: { ...search, year: next } })}
        />
        {seesAll && (
          <Select<string>
            aria-label={m.scope}
            className="oz-limits-scope"
            value={unitId ?? ''}
            options={[{ value: '', label: m.wholeZone }, ...units]}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next) => void navigate({ search: next === '' ? { year } : { year, unitId: next } })}
          />
        )}
        <a href={workbookAddress(year, unitId)} download>
          {m.download}
        </a>
      </div>
      {view.error !== null && <FailureAlert failure={view.error} onRetry={() => void view.refetch()} />}
      {view.isPending && <Waiting rows={12} />}
      {view.data !== undefined && (
        <div aria-busy={view.isPlaceholderData}>
          <Limits limits={view.data} />
        </div>
      )}
    </Page>
  );
}

function workbookAddress(year: number, unitId: string | undefined): string {
  const query = new URLSearchParams({ year: String(year), ...(unitId === undefined ? {} : { unitId }) });
  return `/api/admin/time-limits/export?${query.toString()}`;
}

function Limits({ limits }: { readonly limits: TimeLimits }) {
  const m = useMessages(timeLimitsMessages);
  const [opened, setOpened] = useState<Opened | null>(null);
  const scope = limits.unit === null ? {} : { unitId: limits.unit.id };
  return (
    <>
      <p className="oz-quiet">{m.asOf(limits.today, limits.calendar)}</p>
      {limits.reports.map(({ year, dueOn, late, names }) => (
        <Alert
          key={dueOn}
          className="oz-card"
          type={late ? 'error' : 'warning'}
          showIcon
          title={m.reportDue(year, dueOn, names.join('、'), late)}
          action={
            <Link to="/annual-report" search={{ year }}>
              {m.openReport}
            </Link>
          }
        />
      ))}
      <TimingTable
        title={m.byUnit}
        lines={limits.units}
        whole={limits.whole}
        scopeOf={(unitId) => ({ unitId })}
        wholeScope={scope}
        onOpen={setOpened}
      />
      <TimingTable
        title={m.byColumn}
        lines={limits.columns}
        whole={limits.whole}
        scopeOf={(columnId) => ({ ...scope, columnId })}
        wholeScope={scope}
        onOpen={setOpened}
      />
      <Months limits={limits} onOpen={setOpened} />
      <CasesCard limits={limits} onOpen={setOpened} />
      <RecordsDrawer year={limits.year} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

interface MonthsProps {
  readonly limits: TimeLimits;
  readonly onOpen: (opened: Opened) => void;
}

/** By month, and how bunching is judged, with the numbers of this scope put in. */
function Months({ limits, onOpen }: MonthsProps) {
  const m = useMessages(timeLimitsMessages);
  const { bunching } = limits.whole;
  const scope = limits.unit === null ? {} : { unitId: limits.unit.id };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.months}</h2>}>
      <div className="oz-scroll" role="region" aria-label={m.months} tabIndex={0}>
        <table className="oz-limits-table">
          <thead>
            <tr>
              {limits.months.map((_, index) => (
                <th key={index} scope="col">
                  {m.month(index + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {limits.months.map((count, index) => (
                <td key={index}>
                  <FigureButton
                    label={m.openFigure(m.month(index + 1), m.published, count)}
                    value={count}
                    onOpen={() =>
                      onOpen({
                        title: `${m.month(index + 1)}：${count}`,
                        asked: { figure: 'published', month: index + 1, ...scope },
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <h3 className="oz-limits-how">{m.howTitle}</h3>
      <p>{m.how}</p>
      <p className="oz-limits-formula">{m.formula}</p>
      <p>{m.threshold(limits.threshold, limits.leastExpected)}</p>
      <p>
        {m.worked(bunching)} <strong>{m.verdict(bunching.verdict)}</strong>
      </p>
    </Card>
  );
}
