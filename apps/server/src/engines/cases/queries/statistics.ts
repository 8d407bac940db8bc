import type { Person } from '../../../base/identity/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import { visible } from './list.ts';

export interface CaseCounts {
  readonly received: number;
  readonly carriedIn: number;
  readonly closed: number;
  readonly carriedOut: number;
  readonly late: number;
  readonly groups: readonly {
    readonly by: 'channel' | 'partyKind' | 'outcome' | 'unit';
    readonly key: string;
    readonly count: number;
  }[];
}

/**
 * What came in and was closed from one day to another, both included. Received counts by the day of receipt; closed by the day it was
 * closed; carried in and out are the cases received before and not yet closed on the eve and on the last day.
 */
export async function countCases(
  reading: Reading,
  procedure: string,
  person: Person,
  from: string,
  to: string,
): Promise<CaseCounts> {
  const rows = await reading.rows<{ by: string; key: string; count: number }>(sql`
    with seen as materialized (
      select c.channel, c.party_kind, c.outcome, c.unit_id, c.received_on, c.closed_on, c.on_time from case_file c
      where c.procedure = ${procedure} and ${visible(person)} and c.received_on <= ${to}::date
        and (c.closed_on is null or c.closed_on >= ${from}::date)),
    came as (select * from seen where received_on >= ${from}::date),
    went as (select * from seen where closed_on <= ${to}::date)
    select 'received' as by, '' as key, count(*) as count from came
    union all select 'carriedIn', '', count(*) from seen where received_on < ${from}::date
    union all select 'closed', '', count(*) from went
    union all select 'carriedOut', '', count(*) from seen where closed_on is null or closed_on > ${to}::date
    union all select 'late', '', count(*) from went where on_time = false
    union all select 'channel', channel, count(*) from came group by channel
    union all select 'partyKind', party_kind, count(*) from came group by party_kind
    union all select 'outcome', outcome, count(*) from went where outcome is not null group by outcome
    union all select 'unit', coalesce(unit_id::text, ''), count(*) from came group by unit_id`);
  const one = (by: string): number => rows.find((row) => row.by === by)?.count ?? 0;
  return {
    received: one('received'),
    carriedIn: one('carriedIn'),
    closed: one('closed'),
    carriedOut: one('carriedOut'),
    late: one('late'),
    groups: rows.filter((row): row is CaseCounts['groups'][number] =>
      ['channel', 'partyKind', 'outcome', 'unit'].includes(row.by),
    ),
  };
}

/**
 * Cases that were open at some time of the period, by channel and by what became of them within it: an outcome, or null while they were
 * pending on its last day.
 */
export async function countByKind(
  reading: Reading,
  procedure: string,
  person: Person,
  from: string,
  to: string,
): Promise<{ channel: string; outcome: string | null; count: number }[]> {
  return reading.rows(sql`
    select c.channel, case when c.closed_on <= ${to}::date then c.outcome end as outcome, count(*) as count from case_file c
    where c.procedure = ${procedure} and ${visible(person)} and c.received_on <= ${to}::date
      and (c.closed_on is null or c.closed_on >= ${from}::date)
    group by 1, 2`);
}
