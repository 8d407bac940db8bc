import type { Person } from '../../../base/identity/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import { unconfirmedAt, visible } from './list.ts';

export interface CaseCounts {
  readonly received: number;
  readonly carriedIn: number;
  readonly closed: number;
  readonly carriedOut: number;
  readonly late: number;
  /** Of the closed ones, those that had ended before and were taken up again. */
  readonly reopened: number;
  readonly groups: readonly {
    readonly by: 'channel' | 'partyKind' | 'outcome' | 'unit' | 'notReceived';
    /** Of `notReceived`: the outcome it was closed with, empty for what was split, `UNCONFIRMED` while it waits. */
    readonly key: string;
    readonly count: number;
  }[];
}

/**
 * What came in and was closed from one day to another, both included. Received counts by the day of receipt; closed by the day it was
 * closed; carried in and out are the cases received before and not yet closed on the eve and on the last day.
 *
 * Each case that was there in the period stands in exactly one place at its end: closed with its outcome, carried out, or beside the
 * balance because it has no day of receipt. That is so for what still waits for the confirmation that would be its receipt
 * (条例第三十一条), for what was withdrawn or merged before it, and for what was split, whose parts have the day and are counted instead.
 *
 * A case that was taken up again after it had ended remains one case: received once, on its first day; closed once, on the day it ended
 * last, with the outcome it has then (国办公开办函〔2021〕30号: one row for each request, by its final result). Until then it is carried, and the
 * period of its first ending no longer counts it as closed; what had been reported of that period is kept with the report.
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
      select c.channel, c.party_kind, c.outcome, c.unit_id, c.received_on, c.closed_on, c.on_time, c.reopened from case_file c
      where c.procedure = ${procedure} and ${visible(person)} and c.received_on <= ${to}::date
        and (c.closed_on is null or c.closed_on >= ${from}::date)),
    came as (select * from seen where received_on >= ${from}::date),
    went as (select * from seen where closed_on <= ${to}::date)
    select 'received' as by, '' as key, count(*) as count from came
    union all select 'carriedIn', '', count(*) from seen where received_on < ${from}::date
    union all select 'closed', '', count(*) from went
    union all select 'carriedOut', '', count(*) from seen where closed_on is null or closed_on > ${to}::date
    union all select 'late', '', count(*) from went where on_time = false
    union all select 'reopened', '', count(*) from went where reopened
    union all select 'channel', channel, count(*) from came group by channel
    union all select 'partyKind', party_kind, count(*) from came group by party_kind
    union all select 'outcome', outcome, count(*) from went where outcome is not null group by outcome
    union all select 'unit', coalesce(unit_id::text, ''), count(*) from came group by unit_id
    union all select 'notReceived', key, count(*) from (
      select case when c.open or c.closed_on > ${to}::date then 'UNCONFIRMED' else coalesce(c.outcome, '') end as key from case_file c
      where c.procedure = ${procedure} and ${visible(person)} and (c.received_on is null or c.received_on > ${to}::date)
        and (${unconfirmedAt(to)} or (c.received_on is null and not c.open and c.closed_on between ${from}::date and ${to}::date))) beside
      group by key`);
  const one = (by: string): number => rows.find((row) => row.by === by)?.count ?? 0;
  return {
    received: one('received'),
    carriedIn: one('carriedIn'),
    closed: one('closed'),
    carriedOut: one('carriedOut'),
    late: one('late'),
    reopened: one('reopened'),
    groups: rows.filter((row): row is CaseCounts['groups'][number] =>
      ['channel', 'partyKind', 'outcome', 'unit', 'notReceived'].includes(row.by),
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
