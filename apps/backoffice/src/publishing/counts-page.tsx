import { channelLabels, type Channel, type ChannelCount } from '@openzone/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Card, Drawer, Empty, Pagination } from 'antd';
import { useState } from 'react';
import { API } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { publishingMessages } from './messages.ts';
import { channelCountsQuery, channelDocumentsQuery } from './queries.ts';
import './publishing.css';

const route = getRouteApi('/office/publishing/channels');
const channels = Object.keys(channelLabels) as Channel[];

/** A figure whose documents are to be seen. */
interface Figure {
  readonly how: 'first' | 'all';
  readonly channel?: Channel;
  readonly unitId?: string;
}

/** 发布渠道统计: each item once by its first channel, and on all; every figure opens its documents. */
export function ChannelCountsPage() {
  const m = useMessages(publishingMessages);
  const { pick } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = todayInShanghai();
  const from = search.from ?? `${today.slice(0, 4)}-01-01`;
  const to = search.to ?? today;
  const { data } = useSuspenseQuery(channelCountsQuery({ from, to }));
  const [opened, setOpened] = useState<Figure | null>(null);
  const units = [...new Map(data.rows.map(({ unitId, unitName }) => [unitId, unitName]))];
  const used = channels.filter((channel) => data.rows.some((row) => row.channel === channel));
  const set = (part: { readonly from?: string; readonly to?: string }) =>
    void navigate({ search: { from, to, ...part }, replace: true });
  const cell = (rows: readonly ChannelCount[], channel: Channel, unitId?: string) => (
    <FigureCell
      key={channel}
      first={sum(rows, channel, 'first')}
      all={sum(rows, channel, 'all')}
      name={pick(channelLabels[channel])}
      onOpen={(how) => setOpened({ how, channel, ...(unitId === undefined ? {} : { unitId }) })}
    />
  );
  return (
    <Page
      title={m.countsTitle}
      about={m.countsAbout}
      actions={<Button href={`${API}/publishing/channels/export.xlsx?from=${from}&to=${to}`}>{m.countsExport}</Button>}
    >
      <search aria-label={m.filters} className="oz-filters oz-calendar-filters">
        <div className="oz-filter">
          <label htmlFor="counts-from">{m.countsFrom}</label>
          <DayPicker id="counts-from" value={from} onChange={(day) => day !== null && set({ from: day })} />
        </div>
        <div className="oz-filter">
          <label htmlFor="counts-to">{m.countsTo}</label>
          <DayPicker id="counts-to" value={to} onChange={(day) => day !== null && set({ to: day })} />
        </div>
      </search>
      {data.rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={m.countsNothing} />
      ) : (
        <Card className="oz-card" size="small" title={<h2>{m.countsTotal(data.total)}</h2>}>
          <div className="oz-scroll" role="region" aria-label={m.countsTitle} tabIndex={0}>
            <table className="oz-channel-counts">
              <thead>
                <tr>
                  <th scope="col">{m.unit}</th>
                  <th scope="col">{m.countsOnce}</th>
                  {used.map((channel) => (
                    <th key={channel} scope="col">
                      {pick(channelLabels[channel])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map(([unitId, unitName]) => {
                  const rows = data.rows.filter((row) => row.unitId === unitId);
                  return (
                    <tr key={unitId}>
                      <th scope="row">{unitName}</th>
                      <td>
                        <Figures
                          count={total(rows)}
                          onOpen={() => setOpened({ how: 'first', unitId })}
                          label={m.countsOnce}
                        />
                      </td>
                      {used.map((channel) => cell(rows, channel, unitId))}
                    </tr>
                  );
                })}
                <tr>
                  <th scope="row">{m.countsSum}</th>
                  <td>
                    <Figures count={data.total} onOpen={() => setOpened({ how: 'first' })} label={m.countsOnce} />
                  </td>
                  {used.map((channel) => cell(data.rows, channel))}
                </tr>
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {opened !== null && <Documents from={from} to={to} figure={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

function sum(rows: readonly ChannelCount[], channel: Channel, how: 'first' | 'all'): number {
  return rows.filter((row) => row.channel === channel).reduce((all, row) => all + row[how], 0);
}

const total = (rows: readonly ChannelCount[]): number => rows.reduce((all, { first }) => all + first, 0);

interface FiguresProps {
  readonly count: number;
  readonly label: string;
  readonly onOpen: () => void;
}

function Figures({ count, label, onOpen }: FiguresProps) {
  if (count === 0) return 0;
  return (
    <Button type="link" size="small" aria-label={`${label} ${count}`} onClick={onOpen}>
      {count}
    </Button>
  );
}

interface CellProps {
  readonly first: number;
  readonly all: number;
  readonly name: string;
  readonly onOpen: (how: 'first' | 'all') => void;
}

function FigureCell({ first, all, name, onOpen }: CellProps) {
  const m = useMessages(publishingMessages);
  return (
    <td>
      <span className="oz-channel-pair">
        <span className="oz-quiet">{m.countsFirst}</span>
        <Figures count={first} label={`${name} ${m.countsFirst}`} onOpen={() => onOpen('first')} />
      </span>
      <span className="oz-channel-pair">
        <span className="oz-quiet">{m.countsAll}</span>
        <Figures count={all} label={`${name} ${m.countsAll}`} onOpen={() => onOpen('all')} />
      </span>
    </td>
  );
}

interface DocumentsProps {
  readonly from: string;
  readonly to: string;
  readonly figure: Figure;
  readonly onClose: () => void;
}

function Documents({ from, to, figure, onClose }: DocumentsProps) {
  const m = useMessages(publishingMessages);
  const { language, pick } = useLanguage();
  const [page, setPage] = useState(1);
  const { data, error } = useQuery(channelDocumentsQuery({ from, to, ...figure, page }));
  return (
    <Drawer open size={560} title={m.countsDocuments} onClose={onClose}>
      {error !== null && <FailureAlert failure={error} />}
      {data === undefined && error === null && <Waiting rows={6} />}
      {data !== undefined && (
        <>
          <p role="status">{m.count(data.total)}</p>
          <ul className="oz-tight">
            {data.items.map(({ id, title, unitName, writtenDate, channels: carried }) => (
              <li key={id} className="oz-channel-item">
                <Link to="/documents/$documentId" params={{ documentId: id }}>
                  {title}
                </Link>
                <p className="oz-quiet">
                  {unitName} · {formatDay(writtenDate, language)} ·{' '}
                  {carried.map((channel) => pick(channelLabels[channel])).join(' → ')}
                </p>
              </li>
            ))}
          </ul>
          <Pagination
            current={page}
            pageSize={50}
            total={data.total}
            hideOnSinglePage
            showSizeChanger={false}
            onChange={setPage}
          />
        </>
      )}
    </Drawer>
  );
}
