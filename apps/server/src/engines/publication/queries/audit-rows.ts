import { sql, type Reading } from '../../../platform/db/index.ts';

/** What the audit of public acts reads. Times are text to the microsecond, in UTC, as entries tell them. */

const inUtc = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

export interface AuditedAct {
  readonly id: string;
  readonly action: string;
  readonly documentId: string;
  /** Null: the document, or the version, is not there any more. */
  readonly code: string | null;
  readonly versionNumber: number | null;
  readonly title: string | null;
  readonly unitCode: string | null;
  readonly indexNumber: string | null;
  readonly forced: boolean;
  readonly reason: string;
  readonly at: string;
  /** Null where the version was not erased, or not with what was said about it. */
  readonly remarksErased: boolean | null;
}

const actColumns = sql`
  a.id, a.action, a.document_id as "documentId", d.code, v.number as "versionNumber", v.title, u.code as "unitCode",
  d.index_number as "indexNumber", a.forced, a.reason, to_char(a.at at time zone 'UTC', ${inUtc}) as at, x.remarks as "remarksErased"`;

const actSource = sql`
  public_act a left join document d on d.site_id = a.site_id and d.id = a.document_id
  left join document_version v on v.site_id = a.site_id and v.id = a.version_id and v.document_id = a.document_id
  left join shared_unit u on u.site_id = v.site_id and u.id = v.unit_id
  left join version_erasure x on x.site_id = a.site_id and x.version_id = a.version_id and x.state = 'done'`;

export async function readAuditedActs(reading: Reading, ids: readonly string[]): Promise<Map<string, AuditedAct>> {
  if (ids.length === 0) return new Map();
  const rows = await reading.rows<AuditedAct>(
    sql`select ${actColumns} from ${actSource} where a.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Public acts of which the ledger does not tell. */
export async function readActsOffLedger(reading: Reading, limit: number): Promise<AuditedAct[]> {
  return reading.rows<AuditedAct>(sql`
    select ${actColumns} from ${actSource}
    where not exists (select from shared_ledger l where l.site_id = a.site_id and l.act_id = a.id)
    order by a.sequence limit ${limit}`);
}

export interface AuditedErasure {
  readonly id: string;
  readonly code: string;
  readonly versionNumber: number;
  readonly basis: string;
  readonly at: string | null;
}

const erasureColumns = sql`
  x.id, d.code, v.number as "versionNumber", x.basis, to_char(x.decided_at at time zone 'UTC', ${inUtc}) as at`;

const erasureSource = sql`
  version_erasure x join document d on d.site_id = x.site_id and d.id = x.document_id
  join document_version v on v.site_id = x.site_id and v.id = x.version_id`;

export async function readAuditedErasures(
  reading: Reading,
  ids: readonly string[],
): Promise<Map<string, AuditedErasure>> {
  if (ids.length === 0) return new Map();
  const rows = await reading.rows<AuditedErasure>(
    sql`select ${erasureColumns} from ${erasureSource} where x.state = 'done' and x.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Erasures that were carried out and of which the ledger does not tell. */
export async function readErasuresOffLedger(reading: Reading, limit: number): Promise<AuditedErasure[]> {
  return reading.rows<AuditedErasure>(sql`
    select ${erasureColumns} from ${erasureSource}
    where x.state = 'done' and not exists (
      select from shared_ledger l where l.site_id = x.site_id and l.act_id = x.id and l.action = 'ERASE')
    order by x.decided_at limit ${limit}`);
}

/** A document's public state as it stands, beside what follows from its acts. */
export interface AuditedDocument {
  readonly id: string;
  readonly code: string;
  readonly title: string | null;
  readonly stands: PublicState;
  readonly follows: PublicState;
  /** Places in lists with another day than follows, missing ones, and ones too many. */
  readonly wrongListings: number;
}

export interface PublicState {
  readonly version: number | null;
  readonly firstPublishedAt: string | null;
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
  readonly forced: boolean;
}

/** Documents after this id, in the order of ids. */
export async function readAuditedDocuments(reading: Reading, after: string, limit: number): Promise<AuditedDocument[]> {
  return reading.rows<AuditedDocument>(sql`
    with page as (select * from document where id > ${after}::uuid order by id limit ${limit}),
    told as (
      select p.id,
        (array_agg(a.at order by a.sequence) filter (where a.action <> 'WITHDRAW'))[1] as first_at,
        (array_agg(a.at order by a.sequence desc) filter (where a.action <> 'WITHDRAW'))[1] as last_at,
        (array_agg(a.version_id order by a.sequence desc) filter (where a.action <> 'WITHDRAW'))[1] as version_id,
        (array_agg(a.action order by a.sequence desc))[1] = 'WITHDRAW' as withdrawn,
        (array_agg(a.at order by a.sequence desc))[1] as at,
        (array_agg(a.reason order by a.sequence desc))[1] as reason,
        coalesce(bool_or(a.forced), false) as forced
      from page p left join public_act a on a.site_id = p.site_id and a.document_id = p.id group by p.id),
    expected as (
      select t.*, case when t.version_id is not null and not coalesce(t.withdrawn, false)
          then coalesce(v.legacy_published_on::timestamp at time zone 'Asia/Shanghai', t.first_at) end as listed_at
      from told t join page p on p.id = t.id
      left join document_version v on v.site_id = p.site_id and v.id = t.version_id)
    select p.id, p.code, coalesce(pv.title, wv.title) as title,
      json_build_object('version', pv.number, 'firstPublishedAt', to_char(p.first_published_at at time zone 'UTC', ${inUtc}),
        'publishedAt', to_char(p.published_at at time zone 'UTC', ${inUtc}),
        'withdrawnAt', to_char(p.withdrawn_at at time zone 'UTC', ${inUtc}),
        'withdrawalReason', p.withdrawal_reason, 'forced', p.forced) as stands,
      json_build_object('version', ev.number, 'firstPublishedAt', to_char(e.first_at at time zone 'UTC', ${inUtc}),
        'publishedAt', to_char(e.last_at at time zone 'UTC', ${inUtc}),
        'withdrawnAt', case when e.withdrawn then to_char(e.at at time zone 'UTC', ${inUtc}) end,
        'withdrawalReason', case when e.withdrawn then e.reason end, 'forced', e.forced) as follows,
      (select count(*) from document_listing l
        left join public_listing x on x.site_id = l.site_id and x.document_id = l.document_id and x.column_id = l.column_id
        where l.site_id = p.site_id and l.document_id = p.id
          and (l.listed_at is distinct from e.listed_at or x.listed_at is distinct from e.listed_at
            or x.published_at is distinct from case when e.listed_at is not null then e.last_at end))
      + (select count(*) from public_listing x where x.site_id = p.site_id and x.document_id = p.id and not exists (
          select from document_listing l where l.site_id = x.site_id and l.document_id = x.document_id and l.column_id = x.column_id))
        as "wrongListings"
    from page p join expected e on e.id = p.id
    left join document_version pv on pv.site_id = p.site_id and pv.id = p.public_version_id
    left join document_version wv on wv.site_id = p.site_id and wv.id = p.working_version_id
    left join document_version ev on ev.site_id = p.site_id and ev.id = e.version_id
    order by p.id`);
}

/** What a document is called now. */
export async function findDocumentName(
  reading: Reading,
  code: string,
): Promise<{ id: string; title: string | null } | undefined> {
  return reading.row(sql`
    select d.id, coalesce(p.title, w.title) as title from document d
    left join document_version p on p.site_id = d.site_id and p.id = d.public_version_id
    left join document_version w on w.site_id = d.site_id and w.id = d.working_version_id
    where d.code = ${code}`);
}
