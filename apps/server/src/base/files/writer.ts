import { drawingType } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { FileRecord } from './reader.ts';

type NewFile = FileRecord & { readonly text: string | null; readonly createdBy: string | null };

/**
 * Records bytes that already lie in the store. The first media type found for a content stays, unless nothing was known yet; a drawing
 * from outside is bytes of no known type, since only those the program made may be shown (`keepDrawing`). From here to the end of the transaction nobody removes these bytes, and once it is committed nobody does while the row is there: who
 * asks the store now whether it has them can rely on the answer.
 */
export async function recordFile(tx: Tx, file: NewFile): Promise<void> {
  await recordContent(tx, file.mediaType === drawingType ? { ...file, mediaType: 'application/octet-stream' } : file);
}

/** The same for bytes of every type: `keepDrawing` has looked at them. */
export async function recordContent(tx: Tx, file: NewFile): Promise<void> {
  await tx.run(sql`
    with held as materialized (select hold_file_content(${file.sha256}, false))
    insert into file (site_id, sha256, size, media_type, extracted_text, created_by)
    select ${tx.siteId}::integer, ${file.sha256}::text, ${file.size}::bigint, ${file.mediaType}::text, ${file.text}::text, ${file.createdBy}::uuid from held
    on conflict (site_id, sha256) do update set extracted_text = coalesce(file.extracted_text, excluded.extracted_text),
      media_type = case file.media_type when 'application/octet-stream' then excluded.media_type else file.media_type end`);
  if (file.createdBy !== null) await addHolder(tx, file.sha256, file.createdBy);
}

/** Gives a person the right to a file that somebody else handed in. */
export async function addHolder(tx: Tx, sha256: string, accountId: string): Promise<void> {
  await tx.run(sql`
    insert into file_holder (site_id, sha256, account_id) values (${tx.siteId}, ${sha256}, ${accountId}) on conflict do nothing`);
}

/**
 * Forgets a file that nothing refers to any more: its words, who handed it in, and, by the worker soon after the commit, its bytes.
 * @returns false when there is no such file, or a row of another table still refers to it; it stays then
 */
export async function forgetFile(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx.row<{ gone: boolean }>(sql`select forget_file(${sha256}) as gone`);
  return row?.gone ?? false;
}

/** Whether the bytes may be removed now. Until the transaction ends nobody can record them anew. */
export async function claimRemoval(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx.row<{ mine: boolean }>(sql`select claim_file_removal(${sha256}) as mine`);
  return row?.mine ?? false;
}

export async function finishRemoval(tx: Tx, sha256: string): Promise<void> {
  await tx.run(sql`delete from file_removal where sha256 = ${sha256}`);
}
