import {
  stageLabels,
  type Attribute,
  type Channel,
  type ChannelStanding,
  type Column,
  type DocumentDetail,
  type DocumentQuery,
  type DocumentSort,
  type Role,
  type Stage,
  type VersionContent,
} from '@openzone/contracts';
import {
  empty,
  goingOn,
  inOrder,
  join,
  keyText,
  placeOf,
  sql,
  type ListOrder,
  type Reading,
  type Sql,
} from '../../../platform/db/index.ts';

/** Rows of the back office's lists and pages. What a person may see is decided by the caller's `scope`. */

export interface ListRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly columnId: string;
  readonly stage: Stage;
  readonly attribute: Attribute | null;
  readonly isPublic: boolean;
  readonly versionNumber: number;
  readonly writtenDate: string;
  readonly changedDate: string | null;
  readonly scheduledFor: Date | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly createdBy: string;
  readonly waitingFor: Role | null;
  readonly demonstration: boolean;
}

/** All documents of the site, or those of these units and whatever is public. */
export type Scope = 'all' | { readonly unitIds: readonly string[] };

const listColumns = sql`
  d.id, d.code, w.title, w.document_number as "documentNumber", w.unit_id as "unitId", n.name as "unitName", live_column(w.column_id) as "columnId",
  d.stage, version_attribute(d.site_id, w.id) as attribute,
  (d.public_version_id is not null and d.withdrawn_at is null) as "isPublic", w.number as "versionNumber",
  w.written_date as "writtenDate", w.changed_date as "changedDate", d.scheduled_for as "scheduledFor", d.published_at as "publishedAt",
  d.updated_at as "updatedAt", a.display_name as "createdBy", d.demonstration,
  (select r.steps[r.current_step] from review r where r.site_id = d.site_id and r.document_id = d.id and r.state = 'open') as "waitingFor"`;

/** Whether the person may see the work on a document, and not only what is public of it. */
function isOwn(scope: Scope): Sql {
  return scope === 'all' ? sql`true` : sql`d.unit_id = any(${scope.unitIds}::uuid[])`;
}

/** Of documents that are not one's own the public version is the one that is shown. */
function fromList(scope: Scope): Sql {
  return sql`
    from document d
    join document_version w on w.site_id = d.site_id
      and w.id = ${shownVersion(scope)}
    join shared_unit_name n on n.site_id = w.site_id and n.unit_id = w.unit_id and w.written_date >= n.from_day and w.written_date < n.until_day
    join shared_account a on a.site_id = d.site_id and a.id = d.created_by`;
}

function inScope(scope: Scope): Sql {
  return sql`(${isOwn(scope)} or (d.public_version_id is not null and d.withdrawn_at is null))`;
}

/** The version that is shown: of documents that are not one's own the public one. */
function shownVersion(scope: Scope): Sql {
  return sql`case when ${isOwn(scope)} then d.working_version_id else d.public_version_id end`;
}

/** The stage as it is shown: of documents that are not one's own that they are public, and nothing of the work going on. */
function shownStage(scope: Scope): Sql {
  return scope === 'all' ? sql`d.stage` : sql`case when ${isOwn(scope)} then d.stage else 'published' end`;
}

const stages = Object.keys(stageLabels);

/** A list's order with the table its key lies in. Titles go by their sound, stages in the order of the work. */
function orderOf(scope: Scope, sort: DocumentSort = '-updated'): ListOrder & { readonly table: Sql } {
  const order = { name: sort, tie: sql`d.id`, tieType: 'uuid', descending: sort.startsWith('-') } as const;
  const version = sql`join document_version s on s.site_id = d.site_id and s.document_id = d.id and s.id = ${shownVersion(scope)}`;
  switch (sort) {
    case 'title':
    case '-title': {
      const table = sql`join document_words s on s.site_id = d.site_id and s.version_id = ${shownVersion(scope)}`;
      return { ...order, key: sql`(left(s.words, 80) collate "zh-x-icu")`, keyType: 'text', table };
    }
    case 'unit':
    case '-unit': {
      // Who sees the work sees the unit that has it; others the unit of the public version.
      const [place, unit] = scope === 'all' ? [empty, sql`d.unit_id`] : [version, sql`s.unit_id`];
      const table = sql`${place} join shared_unit o on o.site_id = d.site_id and o.id = ${unit}`;
      return { ...order, key: sql`(o.name collate "zh-x-icu")`, keyType: 'text', table };
    }
    case 'day':
    case '-day':
      // What is made first is due first (art. 26), so this is the order of the last day of publication as well.
      return {
        ...order,
        key: sql`coalesce(s.changed_date, s.written_date)`,
        keyType: 'date',
        // As the index has it.
        tie: sql`s.document_id`,
        table: version,
      };
    case 'stage':
    case '-stage': {
      const key = sql`array_position(${stages}::text[], ${shownStage(scope)})`;
      return { ...order, key, keyType: 'integer', table: empty };
    }
    case 'updated':
    case '-updated':
      return { ...order, key: sql`d.updated_at`, keyType: 'time', table: empty };
  }
}

/**
 * What is found by words. Of documents that are not one's own the words of the public version are looked at, as that is the one that is
 * shown. Three ways, each by an index or a narrow table: asked with `or` they would read every document besides.
 */
function withWords(scope: Scope, words: string, conditions: Sql): Sql {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const shown = sql`select d.id, d.site_id, d.unit_id, d.stage, d.updated_at, d.working_version_id, d.public_version_id`;
  return sql`
    ${shown} from document_words f join document d on d.site_id = f.site_id and d.id = f.document_id
    where f.words like ${pattern} and f.version_id = ${shownVersion(scope)} and ${conditions}
    union ${shown} from document d where d.index_number is not null and lower(d.index_number) like ${pattern} and ${conditions}
    union ${shown} from document d where d.code = ${words.toLowerCase()} and ${conditions}`;
}

function conditionsOf(scope: Scope, query: DocumentFilter): Sql {
  const parts: Sql[] = [inScope(scope)];
  if (query.stage === undefined) parts.push(sql`d.stage <> 'discarded'`);
  else parts.push(sql`${shownStage(scope)} = ${query.stage}`);
  if (query.unitId !== undefined) parts.push(sql`d.unit_id = ${query.unitId}::uuid`);
  if (query.columnId !== undefined) parts.push(sql`d.column_id = ${query.columnId}::uuid`);
  if (query.channel !== undefined) parts.push(onChannel(scope, query.channel, query.channelState));
  return join(parts, ' and ');
}

/** What a unit plans is told to its own people; that something was published on a channel is told to everybody. */
function onChannel(scope: Scope, channel: Channel, state: ChannelStanding | undefined): Sql {
  const inState = state === undefined ? sql`c.state <> 'withdrawn'` : sql`c.state = ${state}`;
  return sql`exists (select from document_channel c where c.site_id = d.site_id and c.document_id = d.id
    and c.channel = ${channel} and ${inState} and (${isOwn(scope)} or c.state = 'published'))`;
}

type DocumentFilter = Pick<DocumentQuery, 'q' | 'stage' | 'unitId' | 'columnId' | 'channel' | 'channelState'>;
/** `total` where it was counted with them. */
type Listed = ListRow & { readonly placeKey: string; readonly total?: number };
interface Page {
  readonly rows: Listed[];
  readonly next: string | null;
}

/** A page is taken by its number, or from where the last one ended (`after`), which skips and repeats nothing. The last changed are first. */
export async function listDocuments(reading: Reading, scope: Scope, query: DocumentQuery): Promise<Page> {
  const conditions = conditionsOf(scope, query);
  const words = query.q?.trim() ?? '';
  const order = orderOf(scope, query.sort);
  const place = goingOn(order, query.after);
  const onward = place ?? sql`true`;
  const size = query.pageSize ?? 20;
  const offset = place === undefined ? ((query.page ?? 1) - 1) * size : 0;
  // Words are looked for by reading through all of them, which is done once for the page and the count.
  const found = words === '' ? empty : sql`found as materialized (${withWords(scope, words, conditions)}), `;
  const from =
    words === ''
      ? sql`from document d ${order.table} where ${conditions} and ${onward}`
      : sql`from found d ${order.table} where ${onward}`;
  const listed = await reading.rows<Listed>(sql`
    with ${found}page as materialized (
      select d.id, ${order.key} as key ${from} order by ${inOrder(order)} limit ${size + 1} offset ${offset})
    select ${listColumns}, ${keyText(order, sql`p.key`)} as "placeKey"
      ${words === '' ? empty : sql`, (select count(*) from found) as total`}
    ${fromList(scope)} join page p on p.id = d.id
    order by ${inOrder({ key: sql`p.key`, tie: sql`d.id`, descending: order.descending })}`);
  const rows = listed.slice(0, size);
  const last = rows.at(-1);
  const next = listed.length > size && last !== undefined ? placeOf(order, last.placeKey, last.id) : null;
  return { rows, next };
}

/** The same with how many there are in all. Without words the order of an index gives the page, and the count is a question of its own. */
export async function listCounted(
  reading: Reading,
  scope: Scope,
  query: DocumentQuery,
): Promise<Page & { readonly total: number }> {
  const page = await listDocuments(reading, scope, query);
  // A page past the end holds no row to tell it; of the first one with words that says that there is nothing.
  const isFirst = (query.q?.trim() ?? '') !== '' && query.after === undefined && (query.page ?? 1) === 1;
  const total = page.rows[0]?.total ?? (isFirst ? 0 : await countDocuments(reading, scope, query));
  return { ...page, total };
}

async function countDocuments(reading: Reading, scope: Scope, query: DocumentFilter): Promise<number> {
  const conditions = conditionsOf(scope, query);
  const words = query.q?.trim() ?? '';
  const all =
    words === '' ? sql`from document d where ${conditions}` : sql`from (${withWords(scope, words, conditions)}) d`;
  const count = await reading.row<{ total: number }>(sql`select count(*) as total ${all}`);
  return count?.total ?? 0;
}

/** Documents with their working versions by a condition over `document d`, the oldest text first. */
export async function listWhere(reading: Reading, condition: Sql, limit: number): Promise<ListRow[]> {
  return reading.rows<ListRow>(sql`
    select ${listColumns} ${fromList('all')} where ${condition} order by w.written_date, d.id limit ${limit}`);
}

/** Documents in review whose present step asks this person: by role, unit or name, or handed on to them. Oldest first. */
export async function listAwaiting(reading: Reading, personId: string, limit: number): Promise<ListRow[]> {
  return reading.rows<ListRow>(sql`
    select ${listColumns} ${fromList('all')}
    where d.stage = 'in_review' and awaits_review_by(d.site_id, d.id, ${personId}::uuid)
    order by w.written_date, d.id limit ${limit}`);
}

export async function countByStage(reading: Reading, scope: Scope): Promise<Record<string, number>> {
  const rows = await reading.rows<{ stage: string; count: number }>(
    sql`select d.stage, count(*) as count from document d where ${isOwn(scope)} group by d.stage`,
  );
  return Object.fromEntries(rows.map((row) => [row.stage, row.count]));
}

export async function findListRow(reading: Reading, id: string): Promise<ListRow | undefined> {
  return reading.row<ListRow>(sql`select ${listColumns} ${fromList('all')} where d.id = ${id}::uuid`);
}

export type VersionRow = Omit<VersionContent, 'attachments' | 'createdAt'> & {
  readonly id: string;
  readonly createdAt: Date;
};

const versionColumns = sql`
  v.id, v.number, v.title, v.body_html as "bodyHtml", v.body_text as "bodyText", v.abstract, v.document_number as "documentNumber", v.genre,
  v.subject_category as "subjectCategory", v.issuing_agency as "issuingAgency", v.joint_issuers as "jointIssuers",
  v.written_date as "writtenDate", v.changed_date as "changedDate", v.effective_date as "effectiveDate", v.expired_date as "expiredDate",
  v.declared_validity as "declaredValidity", v.subject_words as "subjectWords", v.source, v.change_note as "changeNote",
  v.legacy_published_on as "legacyPublishedOn", v.legacy_index_number as "legacyIndexNumber", v.content_sha256 as "contentSha256",
  a.display_name as "createdBy", v.created_at as "createdAt"`;

export async function findVersion(
  reading: Reading,
  documentId: string,
  number: number,
): Promise<VersionContent | undefined> {
  const row = await reading.row<VersionRow>(sql`
    select ${versionColumns} from document_version v join shared_account a on a.site_id = v.site_id and a.id = v.created_by
    where v.document_id = ${documentId}::uuid and v.number = ${number}`);
  if (row === undefined) return undefined;
  const { id, createdAt, ...content } = row;
  const attachments = await reading.rows<VersionContent['attachments'][number]>(sql`
    select t.name, t.sha256, f.size, f.media_type as "mediaType" from version_attachment t
    join shared_file f on f.site_id = t.site_id and f.sha256 = t.sha256 where t.version_id = ${id}::uuid order by t.position`);
  return { ...content, createdAt: createdAt.toISOString(), attachments };
}

export type DetailParts = Pick<DocumentDetail, 'determination' | 'links' | 'channels' | 'events' | 'extraColumnIds'> & {
  readonly versions: readonly Omit<DocumentDetail['versions'][number], 'mayErase' | 'erasure'>[];
};

interface WithTime {
  readonly at: Date;
}

/** Everything that stands around the working version on its page. */
export async function readDetailParts(reading: Reading, scope: Scope, id: string): Promise<DetailParts> {
  const versions = await reading.rows<DetailParts['versions'][number] & WithTime>(sql`
    select v.number, v.title, v.change_note as "changeNote", v.content_sha256 as "contentSha256", a.display_name as "createdBy",
      v.created_at as at, v.id = d.working_version_id as "isWorking",
      coalesce(v.id = d.public_version_id and d.withdrawn_at is null, false) as "isPublic"
    from document_version v join document d on d.site_id = v.site_id and d.id = v.document_id
    join shared_account a on a.site_id = v.site_id and a.id = v.created_by where v.document_id = ${id}::uuid order by v.number desc`);
  const determination = await reading.row<NonNullable<DetailParts['determination']> & WithTime>(sql`
    select x.id, v.number as "versionNumber", x.attribute, x.article, x.ground, x.reason, x.evidence, a.display_name as "determinedBy", x.determined_at as at
    from determination x join document_version v on v.site_id = x.site_id and v.id = x.version_id
    join shared_account a on a.site_id = x.site_id and a.id = x.determined_by
    where x.document_id = ${id}::uuid order by x.sequence desc limit 1`);
  const channels = await reading.rows<DetailParts['channels'][number]>(sql`
    select channel, state, published_on as "publishedOn", reference from document_channel where document_id = ${id}::uuid order by channel`);
  const links = await reading.rows<DetailParts['links'][number]>(sql`
    select l.kind, case when l.from_id = ${id}::uuid then 'from' else 'to' end as side, d.id as "documentId", w.title,
      (d.public_version_id is not null and d.withdrawn_at is null) as "isPublic"
    from document_link l
    join document d on d.site_id = l.site_id and d.id = case when l.from_id = ${id}::uuid then l.to_id else l.from_id end
    join document_version w on w.site_id = d.site_id and w.id = coalesce(d.public_version_id, d.working_version_id)
    where ${id}::uuid in (l.from_id, l.to_id) and ${inScope(scope)} order by l.created_at`);
  const events = await reading.rows<DetailParts['events'][number] & WithTime>(sql`
    select e.kind, e.from_stage as "fromStage", e.to_stage as "toStage", e.comment, a.display_name as actor, e.at
    from document_event e join shared_account a on a.site_id = e.site_id and a.id = e.actor_id where e.document_id = ${id}::uuid order by e.id desc`);
  const placement = await reading.row<{ extraColumnIds: string[] }>(sql`
    select array(select distinct live_column(x)::text from unnest(w.extra_column_ids) x order by 1) as "extraColumnIds" from document d
    join document_version w on w.site_id = d.site_id and w.id = d.working_version_id where d.id = ${id}::uuid`);
  return {
    versions: versions.map(({ at, ...version }) => ({ ...version, createdAt: at.toISOString() })),
    determination: determination === undefined ? null : presentDetermination(determination),
    links,
    channels,
    events: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    extraColumnIds: placement?.extraColumnIds ?? [],
  };
}

function presentDetermination({
  at,
  ...row
}: NonNullable<DetailParts['determination']> & WithTime): NonNullable<DetailParts['determination']> {
  return { ...row, determinedAt: at.toISOString() };
}

export async function listAllColumns(reading: Reading, id?: string): Promise<Column[]> {
  const only = id === undefined ? empty : sql`where c.id = ${id}::uuid`;
  return reading.rows<Column>(sql`
    select c.id, c.key, c.parent_id as "parentId", c.name, c.name_en as "nameEn", c.description, c.keywords, c.column_type as "columnType",
      c.position, c.update_every_days as "updateEveryDays", c.update_month_day as "updateMonthDay", c.update_basis as "updateBasis", c.article,
      c.responsible_unit_id as "responsibleUnitId", c.unit_ids::text[] as "unitIds",
      c.default_genre as "defaultGenre", c.default_topic as "defaultTopic", c.retention, c.active, c.merged_into as "mergedInto", c.revision, coalesce(n.count, 0) as "publicCount",
      to_char(n.newest at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "newestOn"
    from site_column c
    left join (select column_id, count(*) as count, max(listed_at) as newest from document_listing where listed_at is not null group by column_id) n
      on n.column_id = c.id ${only}
    order by c.position, c.key`);
}

/** The versions of a document by number. */
export async function listVersionIds(
  reading: Reading,
  documentId: string,
): Promise<{ readonly id: string; readonly number: number }[]> {
  return reading.rows(
    sql`select id, number from document_version where document_id = ${documentId}::uuid order by number`,
  );
}
