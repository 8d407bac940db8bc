import { join, raw, sql, type Reading, type Sql } from '../../../platform/db/index.ts';
import type {
  CatalogueConditions,
  CatalogueFacets,
  CatalogueFilter,
  CatalogueKey,
  CataloguePage,
  CataloguePiece,
  ColumnAddress,
  PublicAttachment,
  PublicColumn,
  PublicDocument,
  PublicListItem,
  PublicPicture,
  PublicTerm,
  PublicUnit,
  PublicVersion,
  Tombstone,
} from './shapes.ts';

/** Everything here reads the `public_*` views only; whether something is public is decided in them and nowhere else. */
export const listItemColumns = sql`
  d.id, d.code, d.title, d.abstract, d.version_unit_id as "unitId", n.name as "unitName", d.column_id as "columnId",
  d.index_number as "indexNumber", d.document_number as "documentNumber", d.genre, d.subject_category as "subjectCategory",
  d.validity, d.written_date as "writtenDate", to_char(d.listed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "listedOn",
  d.listed_at as "listedAt", d.published_at as "publishedAt", d.demonstration`;

/** The name a document's unit had on the day it was written: few rows, read once for a whole list. */
export const unitOfItem = sql`
  join public_unit_name n on n.unit_id = d.version_unit_id and d.written_date >= n.from_day and d.written_date < n.until_day`;

export async function listColumns(reading: Reading): Promise<PublicColumn[]> {
  return reading.rows<PublicColumn>(sql`
    select id, key, parent_id as "parentId", name, name_en as "nameEn", description, keywords, column_type as "columnType",
      position, update_every_days as "updateEveryDays", update_month_day as "updateMonthDay", update_basis as "updateBasis", article,
      responsible_unit_id as "responsibleUnitId"
    from public_column order by position, key`);
}

export async function listColumnAddresses(reading: Reading): Promise<ColumnAddress[]> {
  return reading.rows<ColumnAddress>(
    sql`select key, target_id as "targetId", moved from public_column_address order by key`,
  );
}

/** What the site itself says of topics and genres: their English, and which stand below which. */
export async function listTerms(reading: Reading): Promise<PublicTerm[]> {
  return reading.rows<PublicTerm>(sql`
    select kind, name, name_en as "nameEn", parent from public_term where name_en <> '' or parent is not null order by kind, name`);
}

/** Every unit there is or was; `state` says which are there today. */
export async function listUnits(reading: Reading): Promise<PublicUnit[]> {
  return reading.rows<PublicUnit>(sql`
    select id, parent_id as "parentId", code, name, name_en as "nameEn", short_name as "shortName", duties, head, address,
      office_hours as "officeHours", phone, disclosure_capacity as "disclosureCapacity", position,
      state, to_char(ended_on, 'YYYY-MM-DD') as "endedOn", successor_id as "successorId",
      array(select json_build_object('name', n.name, 'nameEn', n.name_en, 'shortName', n.short_name, 'from', n.since)
        from public_unit_name n where n.unit_id = u.id order by n.from_day) as names
    from public_unit u order by position, code`);
}

/**
 * Lists are ordered, filtered and counted in `public_listing`, which is narrow, and only what is shown is looked up in
 * `public_document`. `listed` names the rows to show, with the order they go by.
 */
function show(listed: Sql): Sql {
  return sql`
    select ${listItemColumns}, l.listed_at::text as "listedKey"
    from (${listed}) l
    cross join lateral (select * from public_document p where p.id = l.document_id limit 1) d
    ${unitOfItem}
    order by l.listed_at desc, l.document_id desc`;
}

type ShownRow = PublicListItem & { readonly listedKey: string };

/** The first `limit` after `offset` of what meets `where`: each column from its own index, the newest of all of them together. */
function newestOf(columnIds: readonly string[] | undefined, where: Sql, limit: number, offset: number): Sql {
  if (columnIds === undefined) {
    return sql`
      select l.document_id, l.listed_at from public_listing l where l.is_primary and ${where}
      order by l.listed_at desc, l.document_id desc limit ${rowCount(limit)} offset ${rowCount(offset)}`;
  }
  return sql`
    select n.document_id, n.listed_at
    from unnest(${columnIds}::uuid[]) as c (id)
    cross join lateral (
      select l.document_id, l.listed_at from public_listing l where l.column_id = c.id and ${where}
      order by l.listed_at desc, l.document_id desc limit ${rowCount(limit + offset)}) n
    group by n.document_id, n.listed_at
    order by n.listed_at desc, n.document_id desc limit ${rowCount(limit)} offset ${rowCount(offset)}`;
}

/** What first pages take. */
const usual = new Set([0, 1, 3, 5, 6, 7, 10, 12, 20, 30, 50, 1_000]);

/**
 * A number of rows. To a parameter PostgreSQL would make a new plan each time, which takes longer than the few rows of a first
 * page; so these stand in the text, and only these, since every text is a statement kept by every connection.
 */
function rowCount(rows: number): Sql {
  return usual.has(rows) ? raw(String(rows)) : sql`${rows}`;
}

const anything = sql`true`;

/** The newest of a column and its descendants; served from the list index, cheap at any size. */
export async function newestInColumns(
  reading: Reading,
  columnIds: readonly string[],
  limit: number,
): Promise<PublicListItem[]> {
  return (await reading.rows<ShownRow>(show(newestOf(columnIds, anything, limit, 0)))).map(toItem);
}

export async function newest(reading: Reading, limit: number): Promise<PublicListItem[]> {
  return (await reading.rows<ShownRow>(show(newestOf(undefined, anything, limit, 0)))).map(toItem);
}

function toItem({ listedKey: _key, ...item }: ShownRow): PublicListItem {
  return item;
}

/** Everything but the columns. */
function conditions(filter: CatalogueConditions): Sql {
  const parts: Sql[] = [anything];
  if (filter.unitId !== undefined) parts.push(sql`l.unit_id = ${filter.unitId}::uuid`);
  if (filter.genres !== undefined) parts.push(sql`l.genre = any(${filter.genres}::text[])`);
  if (filter.subjectCategories !== undefined)
    parts.push(sql`l.subject_category = any(${filter.subjectCategories}::text[])`);
  if (filter.year !== undefined) parts.push(sql`l.listed_year = ${filter.year}::int`);
  if (filter.validity !== undefined) parts.push(sql`l.validity = ${filter.validity}`);
  return join(parts, ' and ');
}

/** Of the rows `l` of `public_listing` one for each document that meets the filter: its place in its own column, where one of its places is in those asked for. */
function matching(filter: CatalogueConditions): Sql {
  const { columnIds } = filter;
  const within =
    columnIds === undefined
      ? anything
      : sql`exists (select from public_listing x where x.document_id = l.document_id and x.column_id = any(${columnIds}::uuid[]))`;
  return sql`l.is_primary and ${conditions(filter)} and ${within}`;
}

/** The disclosure catalogue (Regulation art. 12), filtered and paged. */
export async function listCatalogue(reading: Reading, filter: CatalogueFilter): Promise<CataloguePage> {
  const { page, pageSize } = filter;
  const listed = newestOf(filter.columnIds, conditions(filter), pageSize, (page - 1) * pageSize);
  const items = (await reading.rows<ShownRow>(show(listed))).map(toItem);
  const counted = await reading.row<{ total: number }>(
    sql`select count(*) as total from public_listing l where ${matching(filter)}`,
  );
  return { items, total: counted?.total ?? 0 };
}

/**
 * The whole catalogue under a filter, piece by piece: what follows `after`, which is the `last` of the piece before, however
 * much was published or withdrawn in between. Each piece costs the same, the hundredth too.
 */
export async function listCatalogueAfter(
  reading: Reading,
  filter: CatalogueConditions,
  after: CatalogueKey | undefined,
  limit: number,
): Promise<CataloguePiece> {
  const behind =
    after === undefined
      ? anything
      : sql`(l.listed_at, l.document_id) < (${after.listedAt}::timestamptz, ${after.id}::uuid)`;
  const where = sql`${conditions(filter)} and ${behind}`;
  const rows = await reading.rows<ShownRow>(show(newestOf(filter.columnIds, where, limit, 0)));
  const last = rows.at(-1);
  return {
    items: rows.map(toItem),
    last: last === undefined || rows.length < limit ? undefined : { listedAt: last.listedKey, id: last.id },
  };
}

export async function catalogueFacets(reading: Reading, filter: CatalogueConditions): Promise<CatalogueFacets> {
  const rows = await reading.rows<{ facet: string; value: string; count: number }>(sql`
    with hits as materialized (
      select l.unit_id, l.genre, l.subject_category, l.listed_year, count(*) as count
      from public_listing l where ${matching(filter)} group by 1, 2, 3, 4)
    select 'unit' as facet, unit_id::text as value, sum(count)::bigint as count from hits group by unit_id
    union all select 'genre', genre, sum(count)::bigint from hits where genre is not null group by genre
    union all select 'subject', subject_category, sum(count)::bigint from hits where subject_category is not null group by subject_category
    union all select 'year', listed_year::text, sum(count)::bigint from hits group by listed_year
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

type DocumentRow = Omit<PublicDocument, 'versions' | 'related'> & {
  /** Out of JSON, where times are text. */
  readonly versions: readonly (Omit<PublicVersion, 'at'> & { readonly at: string })[];
};

/** What hangs on a document, gathered with it: one journey to the database instead of five. */
const documentParts = sql`
  array(select json_build_object('position', a.position, 'name', a.name, 'sha256', a.sha256, 'size', a.size, 'mediaType', a.media_type)
    from public_attachment a where a.document_id = d.id order by a.position) as attachments,
  array(select json_build_object('kind', k.kind, 'side', k.side, 'code', k.code, 'title', k.title) from (
    select kind, 'from' as side, to_code as code, to_title as title from public_link where from_id = d.id
    union all select kind, 'to', from_code, from_title from public_link where to_id = d.id) k
    order by k.kind, k.side, k.title) as links,
  array(select json_build_object('code', r.to_code, 'title', r.to_title) from public_reference r where r.from_id = d.id) as "references",
  array(select json_build_object('code', r.from_code, 'title', r.from_title) from public_reference r where r.to_id = d.id
    order by r.from_title) as mentions,
  array(select json_build_object('number', v.number, 'action', v.action, 'note', v.reason, 'at', v.at, 'forced', v.forced, 'sha256', v.content_sha256)
    from public_version v where v.document_id = d.id order by v.at desc) as versions,
  array(select json_build_object('channel', c.channel, 'publishedOn', c.published_on, 'reference', c.reference)
    from public_channel c where c.document_id = d.id order by c.channel) as channels`;

/** One public document with all that its page shows; undefined when there is none at this address. */
export async function findDocument(reading: Reading, code: string): Promise<PublicDocument | undefined> {
  const row = await reading.row<DocumentRow>(sql`
    select ${listItemColumns}, d.version_number as "versionNumber", d.body_html as "bodyHtml", d.body_text as "bodyText",
      d.issuing_agency as "issuingAgency", d.joint_issuers as "jointIssuers", d.changed_date as "changedDate",
      d.effective_date as "effectiveDate", d.expired_date as "expiredDate", d.subject_words as "subjectWords", d.source,
      d.legacy_published_on as "legacyPublishedOn", d.legacy_index_number as "legacyIndexNumber", d.content_sha256 as sha256,
      d.forced, d.origin, ${documentParts}
    from public_document d ${unitOfItem} where d.code = ${code}`);
  if (row === undefined) return undefined;
  const versions = row.versions.map((version) => ({ ...version, at: new Date(version.at) }));
  const related = (await newestInColumns(reading, [row.columnId], 7)).filter((item) => item.id !== row.id).slice(0, 6);
  return { ...row, versions, related };
}

export async function listAttachments(reading: Reading, code: string): Promise<PublicAttachment[]> {
  return reading.rows<PublicAttachment>(sql`
    select position, name, sha256, size, media_type as "mediaType" from public_attachment where code = ${code} order by position`);
}

/** A picture in the body of what is public at this address. */
export async function findPicture(reading: Reading, code: string, sha256: string): Promise<PublicPicture | undefined> {
  return reading.row<PublicPicture>(sql`
    select sha256, size, media_type as "mediaType" from public_picture where code = ${code} and sha256 = ${sha256}`);
}

export async function findTombstone(reading: Reading, code: string): Promise<Tombstone | undefined> {
  return reading.row<Tombstone>(sql`
    select code, index_number as "indexNumber", withdrawn_at as "withdrawnAt", withdrawal_reason as reason
    from public_tombstone where code = ${code}`);
}

/** Every public address with the time of its last change, in the order of the catalogue, for the sitemap. */
export async function listAddresses(
  reading: Reading,
  limit: number,
  offset: number,
): Promise<{ code: string; publishedAt: Date }[]> {
  return reading.rows(sql`
    select l.code, l.published_at as "publishedAt" from public_listing l where l.is_primary
    order by l.listed_at desc, l.document_id desc limit ${limit} offset ${offset}`);
}

/** What the search index holds of a public document. */
export interface IndexSource {
  readonly id: string;
  /** The version that is public. */
  readonly versionId: string;
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

/** Those of the documents that are public, in any order. */
export async function readForIndex(reading: Reading, documentIds: readonly string[]): Promise<IndexSource[]> {
  return reading.rows<IndexSource>(sql`
    select d.id, d.version_id as "versionId", d.title, d.abstract, d.body_text as "bodyText", d.document_number as "documentNumber",
      d.index_number as "indexNumber", d.subject_words as "subjectWords", d.unit_id as "unitId",
      d.subject_category as "subjectCategory", d.listed_at as "listedAt",
      array(select l.column_id::text from public_listing l where l.document_id = d.id) as "columnIds",
      array(select a.name from public_attachment a where a.document_id = d.id order by a.position) as "attachmentNames",
      array(select a.sha256 from public_attachment a where a.document_id = d.id order by a.position) as "attachmentHashes"
    from unnest(${documentIds}::uuid[]) as wanted (id)
    cross join lateral (select * from public_document p where p.id = wanted.id limit 1) d`);
}
