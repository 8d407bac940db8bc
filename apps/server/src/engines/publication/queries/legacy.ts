import { sql, type Reading } from '../../../platform/db/index.ts';

/** Where an imported document stood before; carried along from version to version. */
export async function findLegacy(
  reading: Reading,
  versionId: string,
): Promise<{ publishedOn: string | null; indexNumber: string | null }> {
  const row = await reading.row<{ publishedOn: string | null; indexNumber: string | null }>(sql`
    select legacy_published_on as "publishedOn", legacy_index_number as "indexNumber" from document_version where id = ${versionId}::uuid`);
  return row ?? { publishedOn: null, indexNumber: null };
}
