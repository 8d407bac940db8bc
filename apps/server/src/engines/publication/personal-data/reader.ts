import type { FindingKind, Reason } from '@openzone/chinese-text/personal-data';
import { INSPECTOR } from '../../../base/files/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';

export interface StoredFinding {
  readonly id: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly kind: FindingKind;
  readonly confidence: number;
  readonly why: readonly Reason[];
  readonly subject: string;
  readonly exemption: string | null;
  readonly blocking: boolean;
  readonly byHand: boolean;
  readonly state: 'open' | 'mask' | 'keep';
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly deciderName: string | null;
  readonly decidedAt: Date | null;
}

export async function listFindings(reading: Reading, versionId: string): Promise<StoredFinding[]> {
  return reading.rows<StoredFinding>(sql`
    select f.id, f.part, f.start_at as start, f.end_at as end, f.kind, f.confidence, f.why, f.subject, f.exemption, f.blocking,
      f.found_by is not null as "byHand", f.state, f.reason, f.decided_by as "decidedBy", a.display_name as "deciderName",
      f.decided_at as "decidedAt"
    from personal_finding f left join shared_account a on a.site_id = f.site_id and a.id = f.decided_by
    where f.version_id = ${versionId}::uuid order by f.part, f.start_at, f.end_at desc`);
}

export async function findScan(reading: Reading, versionId: string): Promise<{ finder: string; at: Date } | undefined> {
  return reading.row(sql`select finder, scanned_at as at from personal_scan where version_id = ${versionId}::uuid`);
}

export async function findOriginal(reading: Reading, versionId: string): Promise<{ copyId: string } | undefined> {
  return reading.row(
    sql`select copy_version_id as "copyId" from personal_original where version_id = ${versionId}::uuid`,
  );
}

export async function findVersionId(reading: Reading, documentId: string, number: number): Promise<string | undefined> {
  const row = await reading.row<{ id: string }>(
    sql`select id from document_version where document_id = ${documentId}::uuid and number = ${number}`,
  );
  return row?.id;
}

export async function isHeldOriginal(reading: Reading, documentId: string, number: number): Promise<boolean> {
  const versionId = await findVersionId(reading, documentId, number);
  return versionId !== undefined && (await findOriginal(reading, versionId)) !== undefined;
}

export interface HeldOriginal {
  readonly versionNumber: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly copyNumber: number;
  readonly readings: number;
  readonly files: {
    position: number;
    name: string;
    copyName: string;
    copySha256: string;
    readings: number;
  }[];
}

/** Versions of a document that hold what their masked copies hide, with how often each was read since. */
export async function listOriginals(reading: Reading, documentId: string): Promise<HeldOriginal[]> {
  return reading.rows(sql`
    select v.number as "versionNumber", a.display_name as "madeBy", o.made_at as "madeAt", c.number as "copyNumber",
      (select count(*)::integer from personal_original_reading r
        where r.site_id = o.site_id and r.version_id = o.version_id and r.position is null) as readings,
      coalesce((select json_agg(json_build_object('position', f.position, 'name', was.name, 'copyName', now.name, 'copySha256', f.copy_sha256,
          'readings', (select count(*) from personal_original_reading r
            where r.site_id = f.site_id and r.version_id = f.version_id and r.position = f.position)) order by f.position)
        from personal_original_file f
        join version_attachment was on was.site_id = f.site_id and was.version_id = f.version_id and was.position = f.position
        join version_attachment now on now.site_id = f.site_id and now.version_id = o.copy_version_id and now.position = f.position
        where f.site_id = o.site_id and f.version_id = o.version_id), '[]') as files
    from personal_original o join document_version v on v.site_id = o.site_id and v.id = o.version_id
    join document_version c on c.site_id = o.site_id and c.id = o.copy_version_id
    join shared_account a on a.site_id = o.site_id and a.id = o.made_by
    where o.document_id = ${documentId}::uuid order by v.number`);
}

/** Files of an original that were replaced in its copy, each with the content that took its place. */
export async function listSealedFiles(
  reading: Reading,
  versionId: string,
): Promise<{ position: number; copySha256: string }[]> {
  return reading.rows(sql`
    select o.position, o.copy_sha256 as "copySha256" from personal_original_file o where o.version_id = ${versionId}::uuid order by o.position`);
}

/** Files of a version that are originals of cleaned copies. */
export async function listSealedIn(reading: Reading, versionId: string): Promise<{ position: number; name: string }[]> {
  return reading.rows(sql`
    select a.position, a.name from version_attachment a where a.version_id = ${versionId}::uuid
      and exists (select from personal_original_file o where o.site_id = a.site_id and o.sha256 = a.sha256) order by a.position`);
}

/** Whether this content is the original of a cleaned copy. */
export async function isSealedFile(reading: Reading, sha256: string): Promise<boolean> {
  const row = await reading.row<{ sealed: boolean }>(
    sql`select exists (select from personal_original_file where sha256 = ${sha256}) as sealed`,
  );
  return row?.sealed ?? false;
}

/** The texts of a version's attachments in their order; null where none could be read. */
export async function listAttachmentTexts(
  reading: Reading,
  versionId: string,
  readTexts: (reading: Reading, sha256s: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<{ name: string; text: string | null }[]> {
  const rows = await reading.rows<{ name: string; sha256: string }>(
    sql`select name, sha256 from version_attachment where version_id = ${versionId}::uuid order by position`,
  );
  const texts = await readTexts(
    reading,
    rows.map(({ sha256 }) => sha256),
  );
  return rows.map(({ name, sha256 }) => ({ name, text: texts.get(sha256) ?? null }));
}

/** Those of these people who may, by the rules of the site, keep what blocks. */
export async function listKeepers(reading: Reading, accountIds: readonly string[]): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(
    sql`select a.id from unnest(${accountIds}::uuid[]) as a (id) where may_keep_blocking(${reading.siteId}, a.id)`,
  );
  return rows.map(({ id }) => id);
}

export async function readChangeNote(reading: Reading, versionId: string): Promise<string> {
  const row = await reading.row<{ note: string }>(
    sql`select change_note as note from document_version where id = ${versionId}::uuid`,
  );
  return row?.note ?? '';
}

/** The version before this one whose decisions still count: the working version it was made from. */
export async function findEarlierVersion(
  reading: Reading,
  documentId: string,
  number: number,
): Promise<string | undefined> {
  const row = await reading.row<{ id: string }>(sql`
    select v.id from document_version v where v.document_id = ${documentId}::uuid and v.number < ${number}
      and exists (select from personal_scan s where s.site_id = v.site_id and s.version_id = v.id)
    order by v.number desc limit 1`);
  return row?.id;
}

/** Public versions that were not searched by this finder, some at a time. */
export async function listUnsearched(
  reading: Reading,
  finder: string,
  limit: number,
): Promise<{ documentId: string; versionId: string }[]> {
  return reading.rows(sql`
    select d.id as "documentId", d.public_version_id as "versionId" from document d
    where d.public_version_id is not null and d.withdrawn_at is null
      and not exists (select from personal_scan s where s.site_id = d.site_id and s.version_id = d.public_version_id and s.finder = ${finder})
      and not exists (select from version_attachment a where a.site_id = d.site_id and a.version_id = d.public_version_id
        and not exists (select from shared_file_inspection i where i.site_id = a.site_id and i.sha256 = a.sha256 and i.inspector >= ${INSPECTOR}))
    order by d.id limit ${limit}`);
}

/** How far the search of what is public has come. */
export async function countSearched(reading: Reading, finder: string): Promise<{ public: number; searched: number }> {
  const row = await reading.row<{ public: number; searched: number }>(sql`
    select count(*)::integer as public, count(s.version_id)::integer as searched
    from document d left join personal_scan s on s.site_id = d.site_id and s.version_id = d.public_version_id and s.finder = ${finder}
    where d.public_version_id is not null and d.withdrawn_at is null`);
  return row ?? { public: 0, searched: 0 };
}

/**
 * What stands undecided: words that no law has published, and hidden places of files as far as they block. Properties and traces of
 * editing, which are listed with a document, would drown everything else in a report over all.
 */
const undecided = sql`(
    select site_id, version_id, kind, blocking, concat_ws(' ', part, kind, start_at, end_at) as place
    from personal_finding where state <> 'keep' and exemption is null
    union all select site_id, version_id, kind, blocking, concat_ws(' ', position, kind, places)
    from attachment_finding where state <> 'keep' and blocking)`;

/** Public versions with places that block, of which nobody was told yet. */
export async function listUntold(
  reading: Reading,
): Promise<{ versionId: string; scannedAt: Date; places: readonly string[] }[]> {
  return reading.rows(sql`
    select s.version_id as "versionId", s.scanned_at as "scannedAt", array_agg(f.place order by f.place) as places
    from personal_scan s join document d on d.site_id = s.site_id and d.public_version_id = s.version_id and d.withdrawn_at is null
    join ${undecided} f on f.site_id = s.site_id and f.version_id = s.version_id and f.blocking
    where not f.place = any(s.told) group by s.version_id, s.scanned_at order by s.version_id`);
}

/** What stands in public documents undecided, by unit and kind; exempt findings are left out. */
export async function countPublicFindings(
  reading: Reading,
  units: readonly string[] | null,
): Promise<
  { unitId: string; unitName: string; kind: string; blocking: boolean; findings: number; documents: number }[]
> {
  return reading.rows(sql`
    select u.id as "unitId", u.name as "unitName", f.kind, bool_or(f.blocking) as blocking, count(*)::integer as findings,
      count(distinct d.id)::integer as documents
    from ${undecided} f join document d on d.site_id = f.site_id and d.public_version_id = f.version_id and d.withdrawn_at is null
    join shared_unit u on u.site_id = d.site_id and u.id = d.unit_id
    where (${units}::uuid[] is null or u.id = any(${units}::uuid[]))
    group by u.id, u.name, f.kind order by blocking desc, findings desc`);
}

/** Public documents with such findings, those that block first. */
export async function listPublicFindings(
  reading: Reading,
  units: readonly string[] | null,
  only: { readonly kind: string | null; readonly unitId: string | null },
  limit: number,
): Promise<{ documentId: string; title: string; unitName: string; findings: number; blocking: number }[]> {
  return reading.rows(sql`
    select d.id as "documentId", v.title, u.name as "unitName", count(*)::integer as findings,
      count(*) filter (where f.blocking)::integer as blocking
    from ${undecided} f join document d on d.site_id = f.site_id and d.public_version_id = f.version_id and d.withdrawn_at is null
    join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
    join shared_unit u on u.site_id = d.site_id and u.id = d.unit_id
    where (${units}::uuid[] is null or u.id = any(${units}::uuid[]))
      and (${only.kind}::text is null or f.kind = ${only.kind}) and (${only.unitId}::uuid is null or u.id = ${only.unitId}::uuid)
    group by d.id, v.title, u.name order by blocking desc, findings desc, d.id limit ${limit}`);
}
