import { sql, type Reading } from '../../../platform/db/index.ts';
import type { PublicReference } from '../public/shapes.ts';

/** Of these codes those that belong to no document of the site that was ever public. */
export async function listNeverPublic(reading: Reading, codes: readonly string[]): Promise<string[]> {
  const rows = await reading.rows<{ code: string }>(sql`
    select c as code from unnest(${[...codes]}::text[]) c
    where not exists (select from document d where d.code = c and d.first_published_at is not null)`);
  return rows.map((row) => row.code);
}

/** What a version's text refers to, as the public may know of it. */
export async function listReferences(
  reading: Reading,
  documentId: string,
  versionNumber: number,
): Promise<PublicReference[]> {
  return reading.rows<PublicReference>(sql`
    select d.code, case when d.withdrawn_at is null then p.title end as title from version_reference r
    join document_version v on v.site_id = r.site_id and v.id = r.version_id
    join document d on d.site_id = r.site_id and d.id = r.document_id
    join document_version p on p.site_id = d.site_id and p.id = d.public_version_id
    where v.document_id = ${documentId}::uuid and v.number = ${versionNumber} order by d.code`);
}

/** Of these codes those that are or were public. */
export async function findReferences(reading: Reading, codes: readonly string[]): Promise<PublicReference[]> {
  if (codes.length === 0) return [];
  return reading.rows<PublicReference>(sql`
    select d.code, case when d.withdrawn_at is null then p.title end as title from document d
    join document_version p on p.site_id = d.site_id and p.id = d.public_version_id
    where d.code = any(${[...codes]}::text[])`);
}
