import { stageLabels, workGroupLabels, workKindLabels, type Work, type WorkGroup } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import { meQuery, workQuery } from '../api/queries.ts';
import { isStage, workSearch } from '../app/search.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { ListTools } from '../lists/list-tools.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { workMessages } from './messages.ts';
import { WorkItemView } from './work-item.tsx';
import { UnfinishedCard } from '../write/unfinished-card.tsx';
import './work.css';

const route = getRouteApi('/office/');
const groups = Object.keys(workGroupLabels) as WorkGroup[];

export function WorkPage() {
  const m = useMessages(workMessages);
  const { pick } = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: work } = useSuspenseQuery(workQuery);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { kind, late } = search;
  const items = work.items.filter(
    (item) => (kind === undefined || item.kind === kind) && (late !== true || item.group === 'LATE'),
  );
  const counted = work.counts
    .filter((count) => kind === undefined || count.kind === kind)
    .reduce((sum, one) => sum + one.count, 0);
  return (
    <Page
      title={m.title}
      about={m.about(me.displayName)}
      actions={<LinkButton to="/write" main label={m.newDocument} />}
    >
      <Counts work={work} />
      {work.items.length > 0 && (
        <ListTools
          screen="work"
          search={search}
          onChoose={(kept) => void navigate({ search: workSearch(kept), replace: true })}
        />
      )}
      <UnfinishedCard />
      {late !== true && counted > items.length && <p className="oz-quiet">{m.shownOf(items.length, counted)}</p>}
      {items.length === 0 && <Nothing whole={work.items.length === 0} />}
      {groups.map((group) => {
        const own = items.filter((item) => item.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`} className="oz-work-group">
            <div className="oz-row oz-section-head">
              <h2 id={`group-${group}`}>{pick(workGroupLabels[group])}</h2>
              <span className="oz-quiet">{m.listCount(own.length)}</span>
            </div>
            <ol className="oz-items">
              {own.map((item) => (
                <WorkItemView key={`${item.kind}:${item.id}`} item={item} />
              ))}
            </ol>
          </section>
        );
      })}
      <Stages stages={work.stages} />
    </Page>
  );
}

/** What there is, by kind; choosing one shows it alone, and the address keeps the choice. */
function Counts({ work }: { readonly work: Work }) {
  const m = useMessages(workMessages);
  const { pick } = useLanguage();
  const { kind, late } = route.useSearch();
  const counts = work.counts.filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const more = counts.some((count) => count.more);
  const current = (is: boolean) => ({ 'aria-current': is ? ('true' as const) : undefined, activeProps: {} });
  return (
    <nav aria-label={m.counts}>
      <ul className="oz-work-counts">
        <li>
          <Link to="/" search={{}} {...current(kind === undefined && late !== true)}>
            {m.everything} <strong>{more ? m.atLeast(all) : all}</strong>
          </Link>
        </li>
        {work.late > 0 && (
          <li>
            <Link to="/" search={{ late: true }} className="oz-wrong" {...current(late === true)}>
              {m.late} <strong>{work.late}</strong>
            </Link>
          </li>
        )}
        {counts.map((count) => (
          <li key={count.kind}>
            <Link to="/" search={{ kind: count.kind }} {...current(kind === count.kind)}>
              {pick(workKindLabels[count.kind])} <strong>{count.more ? m.atLeast(count.count) : count.count}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Stages({ stages }: { readonly stages: Work['stages'] }) {
  const m = useMessages(workMessages);
  const { pick } = useLanguage();
  const found = Object.keys(stageLabels)
    .filter(isStage)
    .filter((stage) => (stages[stage] ?? 0) > 0);
  if (found.length === 0) return null;
  return (
    <p className="oz-stages">
      <span className="oz-quiet">{m.byStage}</span>
      {found.map((stage) => (
        <Link key={stage} to="/documents" search={{ stage }}>
          {pick(stageLabels[stage])} {stages[stage]}
        </Link>
      ))}
    </p>
  );
}

/** An empty list is the moment to tell what would be in it. */
function Nothing({ whole }: { readonly whole: boolean }) {
  const m = useMessages(workMessages);
  return (
    <div className="oz-nothing">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{whole ? m.emptyTitle : m.emptyKind}</strong>} />
      <ul>
        <li>{m.emptyWrite}</li>
        <li>{m.emptyReview}</li>
        <li>{m.emptyRequest}</li>
        <li>{m.emptyImport}</li>
        <li>{m.emptyDue}</li>
      </ul>
    </div>
  );
}
