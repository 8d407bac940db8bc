import type { Reading } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { DocumentState, ReleaseBlock, ReleaseSubject } from './domain.ts';
import { sealedBlocks } from './personal-data/attachments/screen.ts';
import { listOpenBlocks } from './reader.ts';

/**
 * Asked of a version before it is published; what it answers blocks the publication. What must hold for whoever writes to the
 * database is kept as rows besides (`keepBlocks`): the database refuses the publication by them.
 */
export type ReleaseCondition = (reading: Reading, subject: ReleaseSubject) => Promise<readonly ReleaseBlock[]>;

/** @throws `PUBLICATION_BLOCKED` with every block in words */
export async function requireReleasable(
  reading: Reading,
  state: Pick<DocumentState, 'id' | 'workingVersionId'>,
  conditions: readonly ReleaseCondition[],
): Promise<void> {
  const subject = { documentId: state.id, versionId: state.workingVersionId };
  const blocks: ReleaseBlock[] = await listOpenBlocks(reading, state.workingVersionId);
  blocks.push(...(await sealedBlocks(reading, state.workingVersionId)));
  for (const condition of conditions) blocks.push(...(await condition(reading, subject)));
  const found = [...new Map(blocks.map((block) => [`${block.kind} ${block.reference}`, block])).values()];
  if (found.length > 0) throw blocked(found);
}

function blocked(blocks: readonly ReleaseBlock[]): AppError {
  const shown = blocks.slice(0, 5);
  const more = blocks.length - shown.length;
  return new AppError({
    id: 'PUBLICATION_BLOCKED',
    status: 409,
    text: {
      zh: `这一版还不能发布，请先处理：${shown.map((block) => block.text.zh).join('；')}${more > 0 ? `；另有 ${more} 项` : ''}。`,
      en: `This version cannot be published yet. Settle first: ${shown.map((block) => block.text.en).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    },
    detail: { blocks: blocks.map(({ kind, reference, text }) => ({ kind, reference, text })) },
  });
}
