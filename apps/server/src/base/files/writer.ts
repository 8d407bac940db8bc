import { sql, type Tx } from '../../platform/db/index.ts';
import type { FileRecord } from './reader.ts';

/** Records bytes that already lie in the store. The first media type found for a content stays, unless nothing was known yet. */
export async function recordFile(
  tx: Tx,
  file: FileRecord & { readonly text: string | null; readonly createdBy: string | null },
): Promise<void> {
  await tx.run(sql`
    insert into file (site_id, sha256, size, media_type, extracted_text, created_by)
    values (${tx.siteId}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${file.text}, ${file.createdBy})
    on conflict (site_id, sha256) do update set extracted_text = coalesce(file.extracted_text, excluded.extracted_text),
      media_type = case file.media_type when 'application/octet-stream' then excluded.media_type else file.media_type end`);
  if (file.createdBy !== null) await addHolder(tx, file.sha256, file.createdBy);
}

/** Gives a person the right to a file that somebody else handed in. */
export async function addHolder(tx: Tx, sha256: string, accountId: string): Promise<void> {
  await tx.run(sql`
    insert into file_holder (site_id, sha256, account_id) values (${tx.siteId}, ${sha256}, ${accountId}) on conflict do nothing`);
}
