import { erasedWords } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { StoredProposal } from './domain.ts';
import { erasedPrefix } from './erasure-reader.ts';

const gone: Text = { zh: '来源文件已依法删除。', en: 'The source file was erased as the law demands.' };

/** Takes the text out of rows. That they were read and decided on, when and by whom, stays. */
export async function emptyRows(tx: Tx, ids: readonly string[], empty: StoredProposal): Promise<void> {
  await tx.run(sql`
    update import_row set proposal = ${JSON.stringify(empty)}::jsonb, fingerprint = ${erasedPrefix} || id, comment = ''
    where id = any(${[...ids]}::uuid[])`);
}

/**
 * Lets go of the files with these contents, and of names that tell of them, also where a batch was named after its file. One that
 * waits to be read will not be.
 */
export async function dropSources(tx: Tx, contents: readonly string[]): Promise<void> {
  await tx.run(sql`
    update import_batch b set name = ${erasedWords} where exists (
      select from import_file f where f.site_id = b.site_id and f.batch_id = b.id and f.sha256 = any(${[...contents]}::text[])
        and length(regexp_replace(f.name, '^.*/|[.][^.]*$', '', 'g')) > 1
        and strpos(b.name, regexp_replace(f.name, '^.*/|[.][^.]*$', '', 'g')) > 0)`);
  await tx.run(sql`
    update import_file set sha256 = null, name = ${erasedWords}, warnings = '[]',
      failure = case state when 'read' then null else ${JSON.stringify(gone)}::jsonb end,
      state = case state when 'pending' then 'failed' else state end, claimed_by = null, claimed_until = null
    where sha256 = any(${[...contents]}::text[])`);
}
