import {
  ChannelCountDocuments,
  ChannelCountDocumentsQuery,
  ChannelCountQuery,
  ChannelCounts,
  channelLabels,
  PublishingCalendar,
  PublishingCalendarQuery,
  type Channel,
  type ChannelCount,
} from '@openzone/contracts';
import { checkDay, countByChannel, listByChannel, readPublishingCalendar } from '../engines/publication/index.ts';
import type { Server } from '../platform/http/index.ts';
import type { CellValue } from '../platform/xlsx/index.ts';
import { sendWorkbook } from './workbook.ts';
import { asking, type SessionDeps } from './session.ts';

const tags = ['publishing'];
const pageSize = 50;

/** 发布日历: what goes out when; 发布渠道统计: what appeared where. */
export function registerPublishing(app: Server, deps: SessionDeps): void {
  app.get(
    '/publishing/calendar',
    { schema: { querystring: PublishingCalendarQuery, response: { 200: PublishingCalendar }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readPublishingCalendar(reading, person, request.query));
    },
  );

  app.get(
    '/publishing/channels',
    { schema: { querystring: ChannelCountQuery, response: { 200: ChannelCounts }, tags } },
    async (request) => {
      const { site } = await asking(deps, request);
      const { from, to } = checked(request.query);
      const rows = await deps.db.read(site.id, (reading) => countByChannel(reading, from, to));
      return { rows, total: rows.reduce((sum, { first }) => sum + first, 0) };
    },
  );

  app.get(
    '/publishing/channels/documents',
    { schema: { querystring: ChannelCountDocumentsQuery, response: { 200: ChannelCountDocuments }, tags } },
    async (request) => {
      const { site } = await asking(deps, request);
      const { how, channel, unitId, page = 1 } = request.query;
      const wanted = { ...checked(request.query), how, unitId, channels: channel === undefined ? [] : [channel] };
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      return deps.db.read(site.id, (reading) => listByChannel(reading, wanted, slice));
    },
  );

  app.get(
    '/publishing/channels/export.xlsx',
    { schema: { querystring: ChannelCountQuery, tags } },
    async (request, reply) => {
      const { site } = await asking(deps, request);
      const { from, to } = checked(request.query);
      const rows = await deps.db.read(site.id, (reading) => countByChannel(reading, from, to));
      return sendWorkbook(reply, { name: '发布渠道统计', day: `${from}-${to}` }, sheetColumns, sheetRows(rows));
    },
  );
}

function checked({ from, to }: ChannelCountQuery): ChannelCountQuery {
  return { from: checkDay('from', from), to: checkDay('to', to) };
}

const channels = Object.keys(channelLabels) as Channel[];
const sheetColumns = [
  { title: '单位', width: 24 },
  { title: '合计（每件一次）', width: 16 },
  ...channels.flatMap((channel) => [
    { title: `${channelLabels[channel].zh}（首发）`, width: 14 },
    { title: `${channelLabels[channel].zh}（全部）`, width: 14 },
  ]),
];

async function* sheetRows(rows: readonly ChannelCount[]): AsyncGenerator<readonly CellValue[]> {
  const cells = (name: string, of: readonly ChannelCount[]): CellValue[] => {
    const sum = (channel: Channel, how: 'first' | 'all'): number =>
      of.filter((row) => row.channel === channel).reduce((all, row) => all + row[how], 0);
    return [
      name,
      of.reduce((all, { first }) => all + first, 0),
      ...channels.flatMap((channel) => [sum(channel, 'first'), sum(channel, 'all')]),
    ];
  };
  for (const unitId of new Set(rows.map((row) => row.unitId))) {
    const own = rows.filter((row) => row.unitId === unitId);
    yield cells(own[0]?.unitName ?? '', own);
  }
  yield cells('合计', rows);
}
