import { sql, type Reading } from '../../platform/db/index.ts';

/** What an import kept of a document: rows with its text, and the files these were read from. */
export interface ImportedCopies {
  readonly rows: readonly string[];
  /** Contents of the source files, each with its name and how many rows of other documents were read from it. */
  readonly sources: readonly { readonly sha256: string; readonly name: string; readonly others: number }[];
  /** Contents that the rows name as attachments. */
  readonly attachments: readonly string[];
}

/** Rows with an erased proposal no longer count as a document. */
export const erasedPrefix = 'erased:';

/** Of the document's own row and every other with the same text: duplicates, and what was rejected before. */
export async function readImportedCopies(reading: Reading, documentId: string): Promise<ImportedCopies> {
  const row = await reading.row<ImportedCopies>(sql`
    with copies as materialized (
      select r.site_id, r.id, r.file_id, r.proposal from import_row own
      join import_row r on r.site_id = own.site_id and r.fingerprint = own.fingerprint
      where own.document_id = ${documentId}::uuid and not starts_with(own.fingerprint, ${erasedPrefix})),
    sources as (
      select f.sha256, min(f.name) as name from copies c join import_file f on f.site_id = c.site_id and f.id = c.file_id
      where f.sha256 is not null group by f.sha256)
    select array(select id::text from copies) as rows,
      coalesce((select json_agg(json_build_object('sha256', s.sha256, 'name', s.name, 'others',
          (select count(*) from import_file f join import_row r on r.site_id = f.site_id and r.file_id = f.id
            where f.sha256 = s.sha256 and not starts_with(r.fingerprint, ${erasedPrefix}) and r.id not in (select id from copies))) order by s.name)
        from sources s), '[]') as sources,
      array(select distinct a ->> 'sha256' from copies c, jsonb_array_elements(c.proposal -> 'attachments') a) as attachments`);
  return row ?? { rows: [], sources: [], attachments: [] };
}

/** Whether an import needs this content, as a file that it read or as an attachment of a row; `except` does not count. */
export async function needsContent(
  reading: Reading,
  sha256: string,
  except: ImportedCopies = { rows: [], sources: [], attachments: [] },
): Promise<boolean> {
  const sources = except.sources.map((source) => source.sha256);
  const row = await reading.row(sql`
    select 1 as needed where exists (select from import_file f where f.sha256 = ${sha256} and f.sha256 <> all(${sources}::text[]))
      or exists (
        select from import_row r where r.proposal -> 'attachments' <> '[]'::jsonb
          and r.proposal -> 'attachments' @> jsonb_build_array(jsonb_build_object('sha256', ${sha256}::text))
          and r.id <> all(${except.rows}::uuid[]))`);
  return row !== undefined;
}
