import { isHolder } from '../../../base/files/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import { isSealedFile } from '../personal-data/reader.ts';
import { seesAll, visibleUnits } from '../policy.ts';

/**
 * A file is for who handed it in, who may see a document it hangs on, and everybody once that is public. The original of a cleaned copy
 * is for nobody in this way: it is opened with a purpose (`openOriginalFile`).
 */
export async function mayReadFile(reading: Reading, person: Person, sha256: string): Promise<boolean> {
  if (await isSealedFile(reading, sha256)) return isPublicFile(reading, sha256);
  if (seesAll(person) || (await isHolder(reading, sha256, person.id))) return true;
  const row = await reading.row(sql`
    select a.sha256 from version_attachment a
    join document_version v on v.site_id = a.site_id and v.id = a.version_id
    join document d on d.site_id = v.site_id and d.id = v.document_id
    where a.sha256 = ${sha256} and (d.unit_id = any(${visibleUnits(person)}::uuid[])
      or (d.public_version_id = v.id and d.withdrawn_at is null) or awaits_review_by(d.site_id, d.id, ${person.id}::uuid))
    union all
    select p.sha256 from version_picture p
    join document_version v on v.site_id = p.site_id and v.id = p.version_id
    join document d on d.site_id = v.site_id and d.id = v.document_id
    where p.sha256 = ${sha256} and (d.unit_id = any(${visibleUnits(person)}::uuid[])
      or (d.public_version_id = v.id and d.withdrawn_at is null) or awaits_review_by(d.site_id, d.id, ${person.id}::uuid))
    union all
    select x.evidence_sha256 from review_decision x
    join review r on r.site_id = x.site_id and r.id = x.review_id
    join document d on d.site_id = r.site_id and d.id = r.document_id
    where x.evidence_sha256 = ${sha256} and (d.unit_id = any(${visibleUnits(person)}::uuid[])
      or awaits_review_by(d.site_id, d.id, ${person.id}::uuid)) limit 1`);
  return row !== undefined;
}

/** Whether everybody may have it: it hangs on a public version. */
async function isPublicFile(reading: Reading, sha256: string): Promise<boolean> {
  const row = await reading.row(sql`
    select a.sha256 from version_attachment a
    join document d on d.site_id = a.site_id and d.public_version_id = a.version_id and d.withdrawn_at is null
    where a.sha256 = ${sha256} limit 1`);
  return row !== undefined;
}

/** Whether the file hangs on any version (`except` is passed over) or is kept with a review. */
export async function isAttached(reading: Reading, sha256: string, except: string | null = null): Promise<boolean> {
  const row = await reading.row(sql`
    select a.sha256 from version_attachment a where a.sha256 = ${sha256} and a.version_id is distinct from ${except}::uuid
    union all select p.sha256 from version_picture p where p.sha256 = ${sha256} and p.version_id is distinct from ${except}::uuid
    union all select x.evidence_sha256 from review_decision x where x.evidence_sha256 = ${sha256} limit 1`);
  return row !== undefined;
}

/** Pictures of a version that have no text yet and were not said to be decoration. */
export async function countUndescribed(reading: Reading, versionId: string): Promise<number> {
  const row = await reading.row<{ bare: number }>(
    sql`select count(*)::integer as bare from version_picture where version_id = ${versionId}::uuid and not described`,
  );
  return row?.bare ?? 0;
}

/** The pictures of a version, each once. */
export async function listPictures(
  reading: Reading,
  documentId: string,
  versionNumber: number,
): Promise<{ readonly sha256: string; readonly size: number; readonly mediaType: string }[]> {
  return reading.rows(sql`
    select distinct p.sha256, f.size, f.media_type as "mediaType" from version_picture p
    join document_version v on v.site_id = p.site_id and v.id = p.version_id
    join shared_file f on f.site_id = p.site_id and f.sha256 = p.sha256
    where v.document_id = ${documentId}::uuid and v.number = ${versionNumber}`);
}
