import { recordFile, type FileStore } from '../../../base/files/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { requireImporter } from '../policy.ts';
import { insertBatch, insertFile, settleBatch } from '../writer.ts';

/** Begins a batch. `person` is null when the operator imports from the command line without naming anybody. @returns its id */
export async function openBatch(tx: Tx, person: Person | null, name: string, source: string): Promise<string> {
  requireImporter(person);
  const clean = name.trim().slice(0, 200);
  if (clean === '') throw invalid('IMPORT_NAME_MISSING', 'name', '请填写导入批次的名称。', 'Give the import a name.');
  const id = newId();
  await insertBatch(tx, { id, name: clean, source, createdBy: person?.id ?? null });
  return id;
}

/** Puts a file into the batch; its bytes are stored and synced before the row says so. */
export async function addFile(
  db: Database,
  siteId: number,
  store: FileStore,
  batchId: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  by: string | null,
): Promise<void> {
  const sha256 = await store.put(file.bytes);
  await db.transaction(siteId, async (tx) => {
    await recordFile(tx, {
      sha256,
      size: file.bytes.byteLength,
      mediaType: 'application/octet-stream',
      text: null,
      createdBy: by,
    });
    // The same content may just have been removed.
    if (!(await store.has(sha256))) await store.put(file.bytes);
    await insertFile(tx, { id: newId(), batchId, name: file.name.slice(-300), sha256 });
  });
}

/** A batch without files is settled at once. */
export async function closeIntake(tx: Tx, batchId: string): Promise<void> {
  await settleBatch(tx, batchId);
}
