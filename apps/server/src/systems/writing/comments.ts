import type { MarginCommentInput, MarginThread } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { listVersionIds, readState, type DocumentState } from '../../engines/publication/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { maySettle, requireMaySettle, requireSeesWork } from './policy.ts';
import { listComments, listSettlements, type CommentRow } from './reader.ts';
import { insertComment, insertSettlement } from './writer.ts';

/** All threads of a document, oldest first. */
export async function readThreads(reading: Reading, person: Person, documentId: string): Promise<MarginThread[]> {
  const state = await readState(reading, documentId);
  requireSeesWork(person, state);
  const versions = new Map((await listVersionIds(reading, documentId)).map(({ id, number }) => [id, number]));
  const rows = await listComments(reading, documentId);
  const settlements = new Map((await listSettlements(reading, documentId)).map((one) => [one.commentId, one]));
  const remark = ({ id, words, author, at }: CommentRow) => ({ id, words, author, at: at.toISOString() });
  return rows
    .filter((row) => row.threadId === null)
    .map((row) => {
      const last = settlements.get(row.id);
      const { quote, before, after, position } = row;
      return {
        ...remark(row),
        quote,
        before,
        after,
        position,
        versionNumber: versions.get(row.versionId) ?? 0,
        replies: rows.filter((one) => one.threadId === row.id).map(remark),
        settled: last?.settled === true ? { by: last.by, at: last.at.toISOString() } : null,
        maySettle: maySettle(person, state, row.authorId),
      };
    });
}

export async function comment(tx: Tx, person: Person, documentId: string, input: MarginCommentInput): Promise<void> {
  await seen(tx, person, documentId);
  const version = (await listVersionIds(tx, documentId)).find(({ number }) => number === input.versionNumber);
  if (version === undefined) throw notFound({ zh: '这个版本', en: 'This version' });
  const { versionNumber: _number, ...rest } = input;
  await insertComment(tx, {
    ...rest,
    words: said(input.words),
    id: newId(),
    documentId,
    versionId: version.id,
    threadId: null,
    by: person.id,
  });
}

export async function reply(
  tx: Tx,
  person: Person,
  documentId: string,
  threadId: string,
  words: string,
): Promise<void> {
  await seen(tx, person, documentId);
  const { versionId } = await findThread(tx, documentId, threadId);
  const place = { quote: '', before: '', after: '', position: 0 };
  await insertComment(tx, {
    ...place,
    words: said(words),
    id: newId(),
    documentId,
    versionId,
    threadId,
    by: person.id,
  });
}

/** Settles a thread, or opens it again. */
export async function settle(
  tx: Tx,
  person: Person,
  documentId: string,
  threadId: string,
  settled: boolean,
): Promise<void> {
  const state = await seen(tx, person, documentId);
  const thread = await findThread(tx, documentId, threadId);
  requireMaySettle(person, state, thread.authorId);
  const last = (await listSettlements(tx, documentId)).find(({ commentId }) => commentId === threadId);
  if ((last?.settled ?? false) !== settled) await insertSettlement(tx, threadId, settled, person.id);
}

async function seen(tx: Tx, person: Person, documentId: string): Promise<DocumentState> {
  const state = await readState(tx, documentId);
  requireSeesWork(person, state);
  return state;
}

async function findThread(tx: Tx, documentId: string, threadId: string): Promise<CommentRow> {
  const found = (await listComments(tx, documentId)).find(({ id, threadId: of }) => id === threadId && of === null);
  if (found === undefined) throw notFound({ zh: '这条批注', en: 'This comment' });
  return found;
}

function said(words: string): string {
  const trimmed = words.trim();
  if (trimmed === '') throw invalid('COMMENT_EMPTY', 'words', '请写下批注内容。', 'Write the comment.');
  return trimmed;
}
