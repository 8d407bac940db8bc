import { INSPECTOR } from '../../../../base/files/index.ts';
import { sql, type Reading } from '../../../../platform/db/index.ts';

export interface AttachedFile {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** The files of a version in their order. */
export async function listAttachedFiles(reading: Reading, versionId: string): Promise<AttachedFile[]> {
  return reading.rows<AttachedFile>(sql`
    select a.position, a.name, a.sha256, f.size::integer as size, f.media_type as "mediaType" from version_attachment a
    join shared_file f on f.site_id = a.site_id and f.sha256 = a.sha256 where a.version_id = ${versionId}::uuid order by a.position`);
}

/** What the attachments of a version hide, by file and kind, with what people have decided on it. */
export interface AttachmentFinding {
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  readonly places: number;
  readonly action: 'removed' | 'look';
  readonly blocking: boolean;
  readonly state: 'open' | 'mask' | 'keep';
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly deciderName: string | null;
  readonly decidedAt: Date | null;
}

export async function listAttachmentFindings(reading: Reading, versionId: string): Promise<AttachmentFinding[]> {
  return reading.rows<AttachmentFinding>(sql`
    select f.id, f.position, f.kind, f.places, f.action, f.blocking, f.state, f.reason, f.decided_by as "decidedBy",
      n.display_name as "deciderName", f.decided_at as "decidedAt"
    from attachment_finding f left join shared_account n on n.site_id = f.site_id and n.id = f.decided_by
    where f.version_id = ${versionId}::uuid and f.inspector = ${INSPECTOR} order by f.position, f.blocking desc, f.kind`);
}

/** Contents that hang on a working or public version and were not looked into by today's rules. */
export async function listUninspected(
  reading: Reading,
  documentId: string | null,
  limit: number,
): Promise<{ sha256: string; mediaType: string }[]> {
  return reading.rows(sql`
    select distinct a.sha256, f.media_type as "mediaType"
    from version_attachment a
    join document d on d.site_id = a.site_id and a.version_id in (d.working_version_id, d.public_version_id)
    join shared_file f on f.site_id = a.site_id and f.sha256 = a.sha256
    where (${documentId}::uuid is null or d.id = ${documentId}::uuid) and d.stage <> 'discarded'
      and not exists (select from shared_file_inspection i where i.site_id = a.site_id and i.sha256 = a.sha256 and i.inspector >= ${INSPECTOR})
    order by a.sha256 limit ${limit}`);
}

/** Files of a document that could not be read, to be tried once more. */
export async function listRefused(
  reading: Reading,
  documentId: string,
): Promise<{ sha256: string; mediaType: string }[]> {
  return reading.rows(sql`
    select distinct a.sha256, f.media_type as "mediaType"
    from version_attachment a
    join document d on d.site_id = a.site_id and a.version_id in (d.working_version_id, d.public_version_id)
    join shared_file f on f.site_id = a.site_id and f.sha256 = a.sha256
    join shared_file_inspection i on i.site_id = a.site_id and i.sha256 = a.sha256 and i.outcome = 'refused'
    where d.id = ${documentId}::uuid order by a.sha256`);
}

/** Searched versions, working or public, on which the content hangs. */
export async function listSearchedWith(
  reading: Reading,
  sha256: string,
): Promise<{ documentId: string; versionId: string }[]> {
  return reading.rows(sql`
    select d.id as "documentId", a.version_id as "versionId" from version_attachment a
    join document d on d.site_id = a.site_id and a.version_id in (d.working_version_id, d.public_version_id)
    join personal_scan s on s.site_id = a.site_id and s.version_id = a.version_id
    where a.sha256 = ${sha256} order by d.id, a.version_id`);
}
