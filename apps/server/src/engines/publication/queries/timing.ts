import { empty, sql, type Reading, type Sql } from '../../../platform/db/index.ts';

/** From the making of a document to its publication, for whoever watches the limit of the Regulation's art. 26. */

const shanghaiDay = (at: Sql): Sql => sql`(${at} at time zone 'Asia/Shanghai')::date`;

/** Documents of one unit and column that were made on one day and first public on another. */
export interface TimedPublications {
  readonly unitId: string;
  readonly columnId: string;
  readonly made: string;
  /** Of an old document its original day. Null: determined 主动公开, on its way, and not public yet. */
  readonly publicOn: string | null;
  readonly count: number;
}

/** Public for the first time within the days; what was withdrawn since is counted too, since it was late or in time all the same. */
function published(from: string, to: string): Sql {
  return sql`
    select d.id, d.unit_id, d.column_id, v.written_date as made, coalesce(v.legacy_published_on, ${shanghaiDay(sql`d.first_published_at`)}) as public_on
    from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
    where d.first_published_at is not null
      and coalesce(v.legacy_published_on, ${shanghaiDay(sql`d.first_published_at`)}) between ${from}::date and ${to}::date`;
}

/** Determined 主动公开 and made by the day, but never public. */
function waiting(to: string): Sql {
  return sql`
    select d.id, d.unit_id, d.column_id, v.written_date as made, null::date as public_on
    from document d join document_version v on v.site_id = d.site_id and v.id = d.working_version_id
    where d.first_published_at is null and d.stage in ('determined', 'in_review', 'approved', 'scheduled')
      and v.written_date <= ${to}::date and version_attribute(d.site_id, v.id) = 'PROACTIVE'`;
}

/** What was first public within the days, and what waits on the last of them, by unit, column and days. */
export async function timePublications(reading: Reading, from: string, to: string): Promise<TimedPublications[]> {
  return reading.rows<TimedPublications>(sql`
    select t.unit_id as "unitId", t.column_id as "columnId", t.made, t.public_on as "publicOn", count(*) as count
    from (${published(from, to)} union all ${waiting(to)}) t group by 1, 2, 3, 4`);
}

export interface TimedDocument {
  readonly id: string;
  readonly title: string;
  readonly unitId: string;
  readonly columnId: string;
  readonly made: string;
  readonly publicOn: string | null;
}

/** Days of documents: made on the one, first public on the other; null while they wait. */
export type TimedDays = Pick<TimedDocument, 'made' | 'publicOn'>;

/** The documents of these days, the oldest first: a page of them, and how many there are. */
export async function listTimedDocuments(
  reading: Reading,
  { from, to }: { readonly from: string; readonly to: string },
  only: { readonly unitId: string | null; readonly columnId: string | null; readonly days: readonly TimedDays[] },
  page: { readonly limit: number | null; readonly offset: number },
): Promise<{ items: TimedDocument[]; total: number }> {
  const unit = only.unitId === null ? empty : sql`and t.unit_id = ${only.unitId}::uuid`;
  const column = only.columnId === null ? empty : sql`and t.column_id = ${only.columnId}::uuid`;
  const made = only.days.map((one) => one.made);
  const publicOn = only.days.map((one) => one.publicOn ?? 'infinity');
  const found = sql`
    found as (
      select t.* from (${published(from, to)} union all ${waiting(to)}) t
      where (t.made, coalesce(t.public_on, 'infinity')) in (select m, p from unnest(${made}::date[], ${publicOn}::date[]) x (m, p))
        ${unit} ${column})`;
  const items = await reading.rows<TimedDocument>(sql`
    with ${found}, page as (select * from found order by made, id limit ${page.limit} offset ${page.offset})
    select t.id, v.title, t.unit_id as "unitId", t.column_id as "columnId", t.made, t.public_on as "publicOn"
    from page t join document d on d.id = t.id
    join document_version v on v.site_id = d.site_id and v.id = coalesce(d.public_version_id, d.working_version_id)
    order by t.made, t.id`);
  const row = await reading.row<{ total: number }>(sql`with ${found} select count(*) as total from found`);
  return { items, total: row?.total ?? 0 };
}
