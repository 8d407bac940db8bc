import type { Tx } from '../../../platform/db/index.ts';
import { notFound, type Text } from '../../../platform/errors.ts';
import { listOpenBlocks } from '../reader.ts';
import type { ReleaseSubject } from '../domain.ts';
import { insertBlock, resolveBlockRow } from '../writer.ts';

/** What blocks, by its reference. */
export interface FoundBlock {
  readonly reference: string;
  readonly text: Text;
}

/**
 * Says what of this kind blocks the version now: opens what is new, and resolves what is no longer found. Called again with the
 * same findings it changes nothing.
 * @param by whose act it is; null when a rule of the program found it
 */
export async function keepBlocks(
  tx: Tx,
  subject: ReleaseSubject,
  kind: string,
  found: readonly FoundBlock[],
  by: string | null,
): Promise<void> {
  const open = (await listOpenBlocks(tx, subject.versionId)).filter((block) => block.kind === kind);
  for (const block of open) {
    if (found.some((one) => one.reference === block.reference)) continue;
    await resolveBlockRow(tx, subject.versionId, kind, block.reference, by, '复查后不再存在 / no longer found');
  }
  for (const one of found) {
    if (!open.some((block) => block.reference === one.reference)) await insertBlock(tx, subject, { kind, ...one }, by);
  }
}

/** Settles one block by a person's decision. Who may decide is the rule of the module that opened it. */
export async function resolveBlock(
  tx: Tx,
  subject: ReleaseSubject,
  block: { readonly kind: string; readonly reference: string },
  by: string,
  resolution: string,
): Promise<void> {
  const count = await resolveBlockRow(tx, subject.versionId, block.kind, block.reference, by, resolution.trim());
  if (count === 0) throw notFound({ zh: '这项待处理事项', en: 'What was to be settled' });
}
