import type { RequestStatistics } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { statisticsQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { RemedyTable } from '../remedies/remedy-table.tsx';
import { requestsMessages } from '../requests/messages.ts';
import type { RequestsSearch } from '../requests/search.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BreakdownTable } from './breakdown-table.tsx';
import { balanceOf, closedIn, dayAfter, openAfter, periodOf, receivedIn } from './drill.ts';
import { statisticsMessages } from './messages.ts';
import { NotReceivedTable } from './not-received-table.tsx';
import { PeriodPicker } from './period-picker.tsx';
import './statistics.css';

const route = getRouteApi('/office/requests/statistics');

/** Requests of a period counted, each figure with the way to its requests. */
export function StatisticsPage() {
  const m = useMessages(statisticsMessages);
  const l = useMessages(requestsMessages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const year = periodOf('thisYear', todayInShanghai());
  const from = search.from ?? year.from;
  const to = search.to ?? year.to;
  const statistics = useQuery({ ...statisticsQuery(from, to), placeholderData: keepPreviousData });
  return (
    <Page title={m.title} about={m.about} actions={<LinkButton to="/requests" label={l.title} />}>
      <PeriodPicker
        key={`${from}-${to}`}
        from={from}
        to={to}
        onChange={(period) => void navigate({ search: period })}
      />
      {statistics.error !== null && (
        <FailureAlert failure={statistics.error} onRetry={() => void statistics.refetch()} />
      )}
      {statistics.isPending && <Waiting rows={10} />}
      {statistics.data !== undefined && (
        <div aria-busy={statistics.isPlaceholderData}>
          <Balance statistics={statistics.data} />
          <div className="oz-breakdowns">
            <BreakdownTable breakdown="byOutcome" whole={statistics.data.closed} statistics={statistics.data} />
            <BreakdownTable breakdown="byChannel" whole={statistics.data.received} statistics={statistics.data} />
            <BreakdownTable breakdown="byApplicantKind" whole={statistics.data.received} statistics={statistics.data} />
            <BreakdownTable breakdown="byUnit" whole={statistics.data.received} statistics={statistics.data} />
            <NotReceivedTable statistics={statistics.data} />
          </div>
        </div>
      )}
      <RemedyTable from={from} to={to} />
    </Page>
  );
}

function Balance({ statistics: s }: { readonly statistics: RequestStatistics }) {
  const m = useMessages(statisticsMessages);
  const { left, right, foots } = balanceOf(s);
  const before = openAfter(dayAfter(s.from, -1));
  const after = openAfter(s.to);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.balance}</h2>}>
      <ul className="oz-counts">
        <Figure label={m.received} count={s.received} search={receivedIn(s)} />
        <CarriedFigure label={m.carriedIn} count={s.carriedIn} lists={before} />
        <Figure label={m.closed} count={s.closed} search={closedIn(s)} />
        <CarriedFigure label={m.carriedOut} count={s.carriedOut} lists={after} />
        <Figure label={m.late} count={s.late} search={{ ...closedIn(s), late: true }} late />
        <Figure label={m.reopened} count={s.reopened} search={{ ...closedIn(s), reopened: true }} />
      </ul>
      <p className="oz-balance">
        {m.equation(s.received, s.carriedIn, s.closed, s.carriedOut)}{' '}
        <strong className={foots ? 'oz-sure' : 'oz-wrong'}>{foots ? m.foots : m.footsNot(left, right)}</strong>
      </p>
    </Card>
  );
}

interface FigureProps {
  readonly label: string;
  readonly count: number;
  readonly search: RequestsSearch;
  readonly late?: boolean;
}

function Figure({ label, count, search, late = false }: FigureProps) {
  return (
    <li>
      <Link to="/requests" search={search} className={`oz-count${late && count > 0 ? ' oz-count-late' : ''}`}>
        <strong>{count}</strong>
        {label}
      </Link>
    </li>
  );
}

interface CarriedProps {
  readonly label: string;
  readonly count: number;
  readonly lists: ReturnType<typeof openAfter>;
}

/** What was open at the turn of a period lies in two lists now: what still is, and what was closed since. */
function CarriedFigure({ label, count, lists }: CarriedProps) {
  const m = useMessages(statisticsMessages);
  return (
    <li className="oz-count">
      <strong>{count}</strong>
      {label}
      <span className="oz-carried">
        <Link to="/requests" search={lists.now}>
          {m.carriedNow}
        </Link>
        <Link to="/requests" search={lists.since}>
          {m.carriedClosed}
        </Link>
      </span>
    </li>
  );
}
