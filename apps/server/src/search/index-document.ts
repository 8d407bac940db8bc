import { setImmediate as nextTurn } from 'node:timers/promises';
import { segment, toTsVectorInput } from '@openzone/chinese-text/segment';
import { readFileTexts } from '../base/files/index.ts';
import { readForIndex, type IndexSource } from '../engines/publication/public/index.ts';
import type { Database, Reading } from '../platform/db/index.ts';
import { dropEntries, putEntries, putEntry, type Entry } from './writer.ts';

/** An attachment of a thousand pages is found by its beginning. */
const attachmentCharacters = 200_000;
/** Documents read and written together: few enough for their texts to fit in memory, enough that trips do not count. */
const together = 40;

/** Brings the index in line with what is public of these documents now: an entry each, or none. */
export async function indexDocuments(db: Database, siteId: number, documentIds: readonly string[]): Promise<void> {
  for (let at = 0; at < documentIds.length; at += together) {
    await indexSome(db, siteId, documentIds.slice(at, at + together));
  }
}

async function indexSome(db: Database, siteId: number, documentIds: readonly string[]): Promise<void> {
  const entries = await db.read(siteId, (reading) => readEntries(reading, documentIds));
  const found = new Set(entries.map((entry) => entry.documentId));
  const gone = documentIds.filter((id) => !found.has(id));
  const busy = await db.transaction(siteId, async (tx) => {
    await dropEntries(tx, gone);
    return putEntries(tx, entries);
  });
  // Somebody is withdrawing these at this moment. Alone, so that nobody waits for us while we wait.
  for (const entry of entries.filter(({ documentId }) => busy.has(documentId))) {
    await db.transaction(siteId, (tx) => putEntry(tx, entry));
  }
}

async function readEntries(reading: Reading, documentIds: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const document of await readForIndex(reading, documentIds)) {
    entries.push(toEntry(document, await readFileTexts(reading, document.attachmentHashes)));
    // Segmenting a long text takes milliseconds in which a web server in the same process would answer nobody.
    await nextTurn();
  }
  return entries;
}

function toEntry(document: IndexSource, attachmentTexts: readonly string[]): Entry {
  const heading = [
    document.title,
    document.documentNumber ?? '',
    document.indexNumber,
    document.subjectWords.join(' '),
  ].join('\n');
  const attachments = [document.attachmentNames.join('\n'), ...attachmentTexts]
    .join('\n')
    .slice(0, attachmentCharacters);
  return {
    documentId: document.id,
    versionId: document.versionId,
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
  };
}
