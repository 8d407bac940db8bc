import { recordFile } from '../../../base/files/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { StoredProposal } from '../domain.ts';
import { listFingerprints, listReadBefore } from '../reader.ts';
import {
  finishFiles,
  insertRows,
  lockClaimed,
  lockKeys,
  settleBatch,
  type ClaimedFile,
  type FinishedFile,
  type NewRow,
} from '../writer.ts';

/** What reading one file gives: the documents found in it, and whatever lay beside them that has to be kept. */
export interface FileReading {
  readonly documents: readonly { readonly proposal: StoredProposal; readonly fingerprint: string }[];
  readonly warnings: readonly Text[];
  /** Bytes that proposals refer to as attachments. */
  readonly files: readonly {
    readonly sha256: string;
    readonly size: number;
    readonly mediaType: string;
    readonly text: string | null;
  }[];
  /** Whether their bytes still are in the store, asked once nobody can remove them. */
  readonly isStored?: () => Promise<boolean>;
}

/** How the reading of a claimed file ended: with documents, with a reason why not, or before it began. */
export type Outcome =
  | { readonly kind: 'read'; readonly file: ClaimedFile; readonly reading: FileReading }
  | { readonly kind: 'failed'; readonly file: ClaimedFile; readonly failure: Text }
  | { readonly kind: 'duplicate'; readonly file: ClaimedFile };

/**
 * Writes what came of files whose claim still holds, in their order; what another reader has taken over meanwhile is dropped,
 * for that one will write it. @returns how many files were settled
 */
export async function settleFiles(tx: Tx, claim: string, outcomes: readonly Outcome[]): Promise<number> {
  const held = await lockClaimed(
    tx,
    claim,
    outcomes.map(({ file }) => file.id),
  );
  const ours = outcomes.filter(({ file }) => held.has(file.id));
  if (ours.length === 0) return 0;
  const read = ours.filter((one) => one.kind === 'read');
  const fingerprints = read.flatMap(({ reading }) => reading.documents.map((document) => document.fingerprint));
  const contentKeys = read.flatMap(({ file, reading }) => [file.sha256, ...reading.files.map(({ sha256 }) => sha256)]);
  if (read.length > 0) await lockKeys(tx, [...contentKeys, ...fingerprints]);
  const known = await listFingerprints(tx, fingerprints);
  const readBefore = await listReadBefore(
    tx,
    read.map(({ file }) => file),
  );
  const { files, rows, contents } = decide(ours, readBefore, known);
  for (const content of contents.values()) await recordFile(tx, { ...content, createdBy: null });
  for (const { reading } of read) {
    // One of them was forgotten since it was put there; nothing is written, and the file is read again.
    if ((await reading.isStored?.()) === false) throw new Error('bytes of an import were removed while it was read');
  }
  await insertRows(tx, rows);
  await finishFiles(tx, files);
  for (const batchId of new Set(ours.map(({ file }) => file.batchId).toSorted())) await settleBatch(tx, batchId);
  return ours.length;
}

interface Decided {
  readonly files: FinishedFile[];
  readonly rows: NewRow[];
  readonly contents: Map<string, FileReading['files'][number]>;
}

/** What was there before is a duplicate, and so is what stood earlier in the same outcomes. */
function decide(outcomes: readonly Outcome[], readBefore: Set<string>, known: Map<string, string>): Decided {
  const decided: Decided = { files: [], rows: [], contents: new Map() };
  for (const outcome of outcomes) {
    const { file } = outcome;
    if (outcome.kind === 'failed') decided.files.push({ id: file.id, state: 'failed', failure: outcome.failure });
    else if (outcome.kind === 'duplicate' || readBefore.has(file.sha256))
      decided.files.push({ id: file.id, state: 'duplicate' });
    else {
      decided.files.push({ id: file.id, state: 'read', warnings: outcome.reading.warnings });
      addReading(decided, file, outcome.reading, known);
      if (outcome.reading.documents.length > 0) readBefore.add(file.sha256);
    }
  }
  return decided;
}

function addReading(
  { rows, contents }: Decided,
  file: ClaimedFile,
  reading: FileReading,
  known: Map<string, string>,
): void {
  for (const content of reading.files) contents.set(content.sha256, content);
  for (const [index, { proposal, fingerprint }] of reading.documents.entries()) {
    const id = newId();
    const duplicateOf = known.get(fingerprint) ?? null;
    if (duplicateOf === null) known.set(fingerprint, id);
    rows.push({ id, batchId: file.batchId, fileId: file.id, ordinal: index + 1, fingerprint, proposal, duplicateOf });
  }
}
