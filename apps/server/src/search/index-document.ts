import { segment, toTsVectorInput } from '@openzone/chinese-text/segment';
import { readFileTexts } from '../base/files/index.ts';
import { readForIndex } from '../engines/publication/public/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { dropEntry, putEntry } from './writer.ts';

/** An attachment of a thousand pages is found by its beginning. */
const attachmentCharacters = 200_000;

/** Brings the index in line with what is public of this document now: an entry, or none. */
export async function indexDocument(tx: Tx, documentId: string): Promise<void> {
  const document = await readForIndex(tx, documentId);
  if (document === undefined) {
    await dropEntry(tx, documentId);
    return;
  }
  const attachmentTexts = await readFileTexts(tx, document.attachmentHashes);
  const heading = [
    document.title,
    document.documentNumber ?? '',
    document.indexNumber,
    document.subjectWords.join(' '),
  ].join('\n');
  const attachments = [document.attachmentNames.join('\n'), ...attachmentTexts]
    .join('\n')
    .slice(0, attachmentCharacters);
  await putEntry(tx, {
    documentId,
    vectors: [
      toTsVectorInput(segment(heading), 'A'),
      toTsVectorInput(segment(document.abstract), 'C'),
      toTsVectorInput(segment(document.bodyText), 'D'),
      toTsVectorInput(segment(attachments), 'D'),
    ],
    unitId: document.unitId,
    columnIds: document.columnIds,
    subjectCategory: document.subjectCategory,
    listedAt: document.listedAt,
  });
}
