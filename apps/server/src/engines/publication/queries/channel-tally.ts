import type { Channel, ChannelCount, ChannelCountDocument } from '@openzone/contracts';
import { join, sql, type Reading, type Sql } from '../../../platform/db/index.ts';
import { elsewhere, items } from './report.ts';

/**
 * Publications by channel (S14): an item counts once, by the channel on which it appeared first, and besides on every channel that
 * carried it. Of two on one day the website comes first. What counts as an item, and from when, is as the annual report has it.
 */

type How = 'first' | 'all';

/** Every channel that carried an item by the last day, with the day. */
function carried(to: string): Sql {
  return sql`
    carried as materialized (
      select i.document_id, i.unit_id, c.channel,
        case when c.channel = 'WEB' then coalesce(e.web_day, i.listed_on) else c.published_on end as day
      from items i join document_channel c on c.document_id = i.document_id
      left join elsewhere e on e.id = i.document_id
      where c.state = 'published'
        and coalesce(case when c.channel = 'WEB' then coalesce(e.web_day, i.listed_on) else c.published_on end, '-infinity') <= ${to}::date),
    firsts as materialized (
      select distinct on (document_id) document_id, unit_id, channel from carried
      order by document_id, day nulls last, (channel = 'WEB') desc, channel)`;
}

const tables = (from: string, to: string): Sql => sql`${items(from, to)}, ${elsewhere()}, ${carried(to)}`;

/** By unit and channel: how many appeared there first, and how many at all. */
export async function countByChannel(reading: Reading, from: string, to: string): Promise<ChannelCount[]> {
  return reading.rows<ChannelCount>(sql`
    with ${tables(from, to)}
    select c.unit_id as "unitId", u.name as "unitName", c.channel, count(*) as "all",
      count(*) filter (where f.channel = c.channel) as first
    from carried c join firsts f on f.document_id = c.document_id join shared_unit u on u.id = c.unit_id
    group by c.unit_id, u.name, c.channel order by u.name, c.channel`);
}

/** The documents behind a figure, the newest first. */
export async function listByChannel(
  reading: Reading,
  wanted: {
    readonly from: string;
    readonly to: string;
    readonly how: How;
    readonly channels: readonly Channel[];
    readonly unitId?: string | undefined;
  },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ items: ChannelCountDocument[]; total: number }> {
  const { from, to, how, channels, unitId } = wanted;
  const parts: Sql[] = [sql`true`];
  if (channels.length > 0) parts.push(sql`x.channel = any(${channels}::text[])`);
  if (unitId !== undefined) parts.push(sql`x.unit_id = ${unitId}::uuid`);
  const source = sql`
    with ${tables(from, to)}, found as (select distinct x.document_id from (
      select document_id, unit_id, channel, 'first' as how from firsts
      union all select document_id, unit_id, channel, 'all' from carried) x
      where x.how = ${how} and ${join(parts, ' and ')})`;
  const found = await reading.rows<ChannelCountDocument>(sql`
    ${source} select d.id, v.title, n.name as "unitName", v.written_date as "writtenDate", f.channel as first,
      array(select c.channel from carried c where c.document_id = d.id order by c.day nulls last, (c.channel = 'WEB') desc, c.channel) as channels
    from found join document d on d.id = found.document_id join firsts f on f.document_id = d.id
    join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
    join shared_unit_name n on n.site_id = v.site_id and n.unit_id = v.unit_id and v.written_date >= n.from_day and v.written_date < n.until_day
    order by v.written_date desc, d.id limit ${page.limit} offset ${page.offset}`);
  const row = await reading.row<{ total: number }>(sql`${source} select count(*) as total from found`);
  return { items: found, total: row?.total ?? 0 };
}
