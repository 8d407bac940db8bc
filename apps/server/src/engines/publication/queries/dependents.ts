import { sql, type Reading } from '../../../platform/db/index.ts';

/** What shows something of a document: its unit and columns (also those it stood in before), the documents linked to it, and those whose texts refer to one another. */
export interface Dependents {
  readonly unitIds: readonly string[];
  readonly columnIds: readonly string[];
  readonly documentIds: readonly string[];
}

export async function readDependents(reading: Reading, documentId: string): Promise<Dependents> {
  const row = await reading.row<Dependents>(sql`
    select
      array(select distinct v.unit_id::text from document_version v where v.document_id = ${documentId}::uuid) as "unitIds",
      array(select distinct c::text from document_version v, unnest(v.extra_column_ids || v.column_id) as c
        where v.document_id = ${documentId}::uuid) as "columnIds",
      array(select case when l.from_id = ${documentId}::uuid then l.to_id else l.from_id end::text from document_link l
        where ${documentId}::uuid in (l.from_id, l.to_id)
        union select r.document_id::text from version_reference r join document_version v on v.site_id = r.site_id and v.id = r.version_id
        where v.document_id = ${documentId}::uuid
        union select v.document_id::text from version_reference r join document_version v on v.site_id = r.site_id and v.id = r.version_id
        where r.document_id = ${documentId}::uuid) as "documentIds"`);
  return row ?? { unitIds: [], columnIds: [], documentIds: [] };
}
