import { channelLabels } from '@openzone/contracts';
import { empty, join, sql, type Reading, type Sql } from '../../../platform/db/index.ts';

/** What reports count among documents, from one day to another, as it stood on the last of them. */

export const publicationMeasures = [
  'items',
  'byChannel',
  'interpretations',
  'normativePublic',
  'normativeMade',
  'normativeEnded',
  'normativeInForce',
  'normativeStanding',
] as const;
export type TallyMeasure = (typeof publicationMeasures)[number];

/** The ways a report tells apart; press, broadcast, screens and boards are one of them. */
export type PublicationWay = 'GAZETTE' | 'WEB' | 'WEIBO' | 'WECHAT' | 'OTHER';

export interface PublicationTally {
  readonly unitId: string;
  readonly measure: TallyMeasure;
  /** Only of `byChannel`. */
  readonly way: PublicationWay | null;
  readonly count: number;
}

/** An old document that says it was taken from another channel was not on the website before it came here. */
const otherSources = Object.entries(channelLabels).flatMap(([channel, { zh }]) => (channel === 'WEB' ? [] : [zh]));

/** Article of the determination of 规范性文件 (Regulation art. 20(1)). */
const normativeArticle = '20(一)';

const shanghaiDay = (at: Sql): Sql => sql`(${at} at time zone 'Asia/Shanghai')::date`;
const startOf = (day: string): Sql => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`;
const afterEnd = (day: string): Sql => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/**
 * `items`: first public within the days and not withdrawn by the last. The narrow table of public places has those that are public today;
 * the few withdrawn since come from the documents themselves. Each use reads the columns it needs from an index rather than all of them
 * from a copy of the year.
 */
export function items(from: string, to: string): Sql {
  return sql`
    items as not materialized (
      select l.document_id, l.unit_id, l.column_id, ${shanghaiDay(sql`l.listed_at`)} as listed_on from public_listing l
      where l.is_primary and l.listed_at >= ${startOf(from)} and l.listed_at < ${afterEnd(to)}
      union all
      select d.id, d.unit_id, d.column_id, coalesce(v.legacy_published_on, ${shanghaiDay(sql`d.first_published_at`)})
      from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
      where d.withdrawn_at >= ${afterEnd(to)}
        and coalesce(v.legacy_published_on, ${shanghaiDay(sql`d.first_published_at`)}) between ${from}::date and ${to}::date)`;
}

/** Documents that came from another channel, and the day the website first had them. */
export function elsewhere(): Sql {
  return sql`
    elsewhere as materialized (
      select d.id, ${shanghaiDay(sql`d.first_published_at`)} as web_day
      from document_version v join document d on d.site_id = v.site_id and d.public_version_id = v.id
      where v.legacy_published_on is not null and v.source <> '' and v.source = any(${otherSources}::text[]))`;
}

/** Of these, the documents the website had only after the last day. */
function lateOnWeb(to: string): Sql {
  return sql`
    late_on_web as materialized (
      select d.id from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
      where d.first_published_at >= ${afterEnd(to)}
        and v.legacy_published_on is not null and v.source <> '' and v.source = any(${otherSources}::text[]))`;
}

/**
 * `normative`: documents whose last determination rests on art. 20(1), approved or public, with the day from which each is no longer in
 * force: the day after its own date of expiry, or the day what repeals it takes effect.
 */
function normative(): Sql {
  return sql`
    normative as materialized (
      select d.id as document_id, d.unit_id, v.written_date,
        coalesce(v.legacy_published_on, ${shanghaiDay(sql`d.first_published_at`)}) as public_day, ${shanghaiDay(sql`d.withdrawn_at`)} as withdrawn_day,
        least(v.expired_date + 1,
          case when v.declared_validity in ('REPEALED', 'LAPSED', 'DECLARED_VOID') then coalesce(v.expired_date + 1, v.changed_date, '-infinity') end,
          (select min(coalesce(fv.effective_date, fv.written_date)) from document_link k
            join document f on f.site_id = k.site_id and f.id = k.from_id and f.public_version_id is not null and f.withdrawn_at is null
            join document_version fv on fv.site_id = f.site_id and fv.id = f.public_version_id
            where k.site_id = d.site_id and k.to_id = d.id and k.kind = 'REPEALS')) as ended_day
      from determination x
      join document d on d.site_id = x.site_id and d.id = x.document_id and x.version_id = coalesce(d.public_version_id, d.working_version_id)
      join document_version v on v.site_id = x.site_id and v.id = x.version_id
      where x.article = ${normativeArticle}
        and (d.public_version_id is not null or d.stage in ('approved', 'scheduled', 'held'))
        and not exists (select from determination y where y.site_id = x.site_id and y.version_id = x.version_id and y.sequence > x.sequence))`;
}

/** The documents of one measure: document, unit, way. */
function behind(measure: TallyMeasure, from: string, to: string): Sql {
  switch (measure) {
    case 'items':
      return sql`select i.document_id, i.unit_id, null::text as way from items i`;
    case 'byChannel': {
      const main = sql`('GAZETTE', 'WEB', 'WEIBO', 'WECHAT')`;
      // A document is on each channel once; of the several that are one way the first stands for them.
      return sql`
        select i.document_id, i.unit_id, case when c.channel in ${main} then c.channel else 'OTHER' end as way
        from items i join document_channel c on c.document_id = i.document_id
        where c.state = 'published'
          and coalesce(c.published_on <= ${to}::date, c.channel <> 'WEB' or i.document_id not in (select w.id from late_on_web w))
          and (c.channel in ${main} or not exists (select from document_channel o
            where o.document_id = c.document_id and o.channel not in ${main} and o.channel < c.channel
              and o.state = 'published' and coalesce(o.published_on <= ${to}::date, true)))`;
    }
    case 'interpretations':
      return sql`
        select i.document_id, i.unit_id, null::text as way from items i join site_column c on c.id = i.column_id and c.column_type = '政策解读'`;
    case 'normativePublic':
      return sql`
        select n.document_id, n.unit_id, null::text as way from normative n
        where n.public_day between ${from}::date and ${to}::date and (n.withdrawn_day is null or n.withdrawn_day > ${to}::date)`;
    case 'normativeStanding':
      return sql`
        select n.document_id, n.unit_id, null::text as way from normative n
        where n.public_day <= ${to}::date and (n.withdrawn_day is null or n.withdrawn_day > ${to}::date)`;
    case 'normativeMade':
      return sql`
        select n.document_id, n.unit_id, null::text as way from normative n where n.written_date between ${from}::date and ${to}::date`;
    case 'normativeEnded':
      return sql`
        select n.document_id, n.unit_id, null::text as way from normative n where n.ended_day between ${from}::date and ${to}::date`;
    case 'normativeInForce':
      return sql`
        select n.document_id, n.unit_id, null::text as way from normative n
        where n.written_date <= ${to}::date and (n.ended_day is null or n.ended_day > ${to}::date)`;
  }
}

const tables = (from: string, to: string): Sql => sql`${items(from, to)}, ${lateOnWeb(to)}, ${normative()}`;

/** Every measure by unit, and by its way where it has one; with the documents themselves for whoever keeps what a figure was made of. */
export async function tallyPublications(
  reading: Reading,
  from: string,
  to: string,
  { withIds }: { readonly withIds: boolean } = { withIds: false },
): Promise<(PublicationTally & { readonly ids?: readonly string[] })[]> {
  const ids = withIds ? sql`, array_agg(x.document_id) as ids` : empty;
  const counted = publicationMeasures.map(
    (measure) => sql`
      select ${measure}::text as measure, x.unit_id as "unitId", x.way, count(*) as count${ids}
      from (${behind(measure, from, to)}) x group by x.unit_id, x.way`,
  );
  return reading.rows(sql`with ${tables(from, to)} ${join(counted, ' union all ')}`);
}

/** These documents as a list behind a figure shows them, in the same order. */
export async function listDocumentsById(
  reading: Reading,
  ids: readonly string[],
  page: { readonly limit: number; readonly offset: number },
): Promise<TalliedDocument[]> {
  return reading.rows<TalliedDocument>(sql`
    select d.id, v.title, v.document_number as "documentNumber", d.unit_id as "unitId", v.written_date as "writtenDate"
    from document d join document_version v on v.site_id = d.site_id and v.id = coalesce(d.public_version_id, d.working_version_id)
    where d.id = any(${ids}::uuid[]) order by v.written_date, d.id limit ${page.limit} offset ${page.offset}`);
}

export interface TalliedDocument {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly unitId: string;
  readonly writtenDate: string;
}

/** The documents behind a figure, by their date; each once. */
export async function listTalliedDocuments(
  reading: Reading,
  period: { readonly from: string; readonly to: string },
  wanted: {
    readonly measure: TallyMeasure;
    readonly way?: PublicationWay | undefined;
    readonly unitIds?: readonly string[] | undefined;
  },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ items: TalliedDocument[]; total: number }> {
  const { from, to } = period;
  const { measure, way, unitIds } = wanted;
  const source = sql`
    with ${tables(from, to)}, found as (select distinct x.document_id from (${behind(measure, from, to)}) x where true
      ${way === undefined ? empty : sql`and x.way = ${way}`}
      ${unitIds === undefined ? empty : sql`and x.unit_id = any(${unitIds}::uuid[])`})`;
  const found = await reading.rows<TalliedDocument>(sql`
    ${source} select d.id, v.title, v.document_number as "documentNumber", d.unit_id as "unitId", v.written_date as "writtenDate"
    from found join document d on d.id = found.document_id
    join document_version v on v.site_id = d.site_id and v.id = coalesce(d.public_version_id, d.working_version_id)
    order by v.written_date, d.id limit ${page.limit} offset ${page.offset}`);
  const row = await reading.row<{ total: number }>(sql`${source} select count(*) as total from found`);
  return { items: found, total: row?.total ?? 0 };
}
