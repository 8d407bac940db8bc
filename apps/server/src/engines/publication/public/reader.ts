import { empty, join, sql, type Reading, type Sql } from '../../../platform/db/index.ts';
import type {
  CatalogueFacets,
  CatalogueFilter,
  CataloguePage,
  PublicAttachment,
  PublicColumn,
  PublicDocument,
  PublicLink,
  PublicListItem,
  PublicUnit,
  PublicVersion,
  Tombstone,
} from './shapes.ts';

/** Everything here reads the `public_*` views only; whether something is public is decided in them and nowhere else. */
export const listItemColumns = sql`
  d.id, d.code, d.title, d.abstract, d.unit_id as "unitId", u.name as "unitName", d.column_id as "columnId",
  d.index_number as "indexNumber", d.document_number as "documentNumber", d.genre, d.subject_category as "subjectCategory",
  d.validity, d.written_date as "writtenDate", to_char(d.listed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "listedOn",
  d.listed_at as "listedAt", d.published_at as "publishedAt", d.demonstration`;

export async function listColumns(reading: Reading): Promise<PublicColumn[]> {
  return reading.rows<PublicColumn>(sql`
    select id, key, parent_id as "parentId", name, name_en as "nameEn", description, keywords, column_type as "columnType",
      position, update_every_days as "updateEveryDays", update_basis as "updateBasis", article,
      responsible_unit_id as "responsibleUnitId"
    from public_column order by position, key`);
}

export async function listUnits(reading: Reading): Promise<PublicUnit[]> {
  return reading.rows<PublicUnit>(sql`
    select id, parent_id as "parentId", code, name, name_en as "nameEn", short_name as "shortName", duties, head, address,
      office_hours as "officeHours", phone, disclosure_capacity as "disclosureCapacity", position
    from public_unit order by position, code`);
}

/** The newest of a column and its descendants; served from the list index, cheap at any size. */
export async function newestInColumns(
  reading: Reading,
  columnIds: readonly string[],
  limit: number,
): Promise<PublicListItem[]> {
  return reading.rows<PublicListItem>(sql`
    select ${listItemColumns}
    from (
      select distinct n.document_id, n.listed_at
      from unnest(${columnIds}::uuid[]) as c(id)
      cross join lateral (
        select l.document_id, l.listed_at from public_listing l where l.column_id = c.id order by l.listed_at desc, l.document_id limit ${limit}
      ) n
      order by n.listed_at desc, n.document_id limit ${limit}
    ) l
    cross join lateral (select * from public_document p where p.id = l.document_id limit 1) d
    join public_unit u on u.id = d.unit_id
    order by l.listed_at desc, d.id`);
}

export async function newest(reading: Reading, limit: number): Promise<PublicListItem[]> {
  return reading.rows<PublicListItem>(sql`
    select ${listItemColumns} from public_document d join public_unit u on u.id = d.unit_id
    order by d.listed_at desc, d.id limit ${limit}`);
}

function conditions(filter: CatalogueFilter): Sql {
  const parts: Sql[] = [];
  if (filter.columnIds !== undefined) {
    parts.push(
      sql`exists (select from public_listing l where l.document_id = d.id and l.column_id = any(${filter.columnIds}::uuid[]))`,
    );
  }
  if (filter.unitId !== undefined) parts.push(sql`d.unit_id = ${filter.unitId}::uuid`);
  if (filter.genre !== undefined) parts.push(sql`d.genre = ${filter.genre}`);
  if (filter.subjectCategory !== undefined) parts.push(sql`d.subject_category = ${filter.subjectCategory}`);
  if (filter.validity !== undefined) parts.push(sql`d.validity = ${filter.validity}`);
  if (filter.year !== undefined) {
    parts.push(sql`d.listed_at >= make_timestamptz(${filter.year}::int, 1, 1, 0, 0, 0, 'Asia/Shanghai')
      and d.listed_at < make_timestamptz(${filter.year + 1}::int, 1, 1, 0, 0, 0, 'Asia/Shanghai')`);
  }
  return parts.length === 0 ? empty : sql`where ${join(parts, ' and ')}`;
}

/** The disclosure catalogue (Regulation art. 12), filtered and paged. */
export async function listCatalogue(reading: Reading, filter: CatalogueFilter): Promise<CataloguePage> {
  const where = conditions(filter);
  const items = await reading.rows<PublicListItem>(sql`
    select ${listItemColumns} from public_document d join public_unit u on u.id = d.unit_id ${where}
    order by d.listed_at desc, d.id limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`);
  const count = await reading.row<{ total: number }>(sql`select count(*) as total from public_document d ${where}`);
  return { items, total: count?.total ?? 0 };
}

export async function catalogueFacets(reading: Reading, filter: CatalogueFilter): Promise<CatalogueFacets> {
  const where = conditions(filter);
  const rows = await reading.rows<{ facet: string; value: string; count: number }>(sql`
    with hits as materialized (
      select d.unit_id::text as unit, d.genre, d.subject_category as subject,
        extract(year from d.listed_at at time zone 'Asia/Shanghai')::int::text as year
      from public_document d ${where})
    select 'unit' as facet, unit as value, count(*) as count from hits group by unit
    union all select 'genre', genre, count(*) from hits where genre is not null group by genre
    union all select 'subject', subject, count(*) from hits where subject is not null group by subject
    union all select 'year', year, count(*) from hits group by year
    order by facet, count desc, value`);
  const of = (facet: string): { value: string; count: number }[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return {
    years: of('year')
      .map(({ value, count }) => ({ value: Number(value), count }))
      .toSorted((a, b) => b.value - a.value),
    units: of('unit'),
    genres: of('genre'),
    subjectCategories: of('subject'),
  };
}

type DocumentRow = Omit<PublicDocument, 'attachments' | 'links' | 'versions' | 'channels' | 'related'>;

/** One public document with all that its page shows; undefined when there is none at this address. */
export async function findDocument(reading: Reading, code: string): Promise<PublicDocument | undefined> {
  const row = await reading.row<DocumentRow>(sql`
    select ${listItemColumns}, d.version_number as "versionNumber", d.body_html as "bodyHtml", d.body_text as "bodyText",
      d.issuing_agency as "issuingAgency", d.joint_issuers as "jointIssuers", d.changed_date as "changedDate",
      d.effective_date as "effectiveDate", d.expired_date as "expiredDate", d.subject_words as "subjectWords", d.source,
      d.legacy_published_on as "legacyPublishedOn", d.legacy_index_number as "legacyIndexNumber", d.content_sha256 as sha256,
      d.forced, d.origin
    from public_document d join public_unit u on u.id = d.unit_id where d.code = ${code}`);
  if (row === undefined) return undefined;
  const attachments = await listAttachments(reading, code);
  const links = await reading.rows<PublicLink>(sql`
    select kind, 'from' as side, to_code as code, to_title as title from public_link where from_id = ${row.id}::uuid
    union all select kind, 'to', from_code, from_title from public_link where to_id = ${row.id}::uuid
    order by kind, side, title`);
  const versions = await reading.rows<PublicVersion>(sql`
    select number, action, reason as note, at, forced, content_sha256 as sha256
    from public_version where document_id = ${row.id}::uuid order by at desc`);
  const channels = await reading.rows<PublicDocument['channels'][number]>(sql`
    select channel, published_on as "publishedOn", reference from public_channel where document_id = ${row.id}::uuid order by channel`);
  const related = (await newestInColumns(reading, [row.columnId], 7)).filter((item) => item.id !== row.id).slice(0, 6);
  return { ...row, attachments, links, versions, channels, related };
}

export async function listAttachments(reading: Reading, code: string): Promise<PublicAttachment[]> {
  return reading.rows<PublicAttachment>(sql`
    select position, name, sha256, size, media_type as "mediaType" from public_attachment where code = ${code} order by position`);
}

export async function findTombstone(reading: Reading, code: string): Promise<Tombstone | undefined> {
  return reading.row<Tombstone>(sql`
    select code, index_number as "indexNumber", withdrawn_at as "withdrawnAt", withdrawal_reason as reason
    from public_tombstone where code = ${code}`);
}

/** Every public address with the time of its last change, newest first, for the sitemap. */
export async function listAddresses(
  reading: Reading,
  limit: number,
  offset: number,
): Promise<{ code: string; publishedAt: Date }[]> {
  return reading.rows(sql`
    select code, published_at as "publishedAt" from public_document order by published_at desc, id limit ${limit} offset ${offset}`);
}

/** What the search index holds of a public document; undefined when it is not public. */
export interface IndexSource {
  readonly title: string;
  readonly abstract: string;
  readonly bodyText: string;
  readonly documentNumber: string | null;
  readonly indexNumber: string;
  readonly subjectWords: readonly string[];
  readonly unitId: string;
  readonly columnIds: readonly string[];
  readonly subjectCategory: string | null;
  readonly listedAt: Date;
  readonly attachmentNames: readonly string[];
  readonly attachmentHashes: readonly string[];
}

export async function readForIndex(reading: Reading, documentId: string): Promise<IndexSource | undefined> {
  return reading.row<IndexSource>(sql`
    select d.title, d.abstract, d.body_text as "bodyText", d.document_number as "documentNumber", d.index_number as "indexNumber",
      d.subject_words as "subjectWords", d.unit_id as "unitId", d.subject_category as "subjectCategory", d.listed_at as "listedAt",
      array(select l.column_id::text from public_listing l where l.document_id = d.id) as "columnIds",
      array(select a.name from public_attachment a where a.document_id = d.id order by a.position) as "attachmentNames",
      array(select a.sha256 from public_attachment a where a.document_id = d.id order by a.position) as "attachmentHashes"
    from public_document d where d.id = ${documentId}::uuid`);
}
