import type { TextLossInput, TextLossNote } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { mayAct, readState, type DocumentState } from '../../engines/publication/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { requireSeesWork } from './policy.ts';
import { listLosses } from './reader.ts';
import { dismissLoss, insertLoss } from './writer.ts';

/** What was lost of Word documents whose words a draft took over, as long as nobody has seen to it. */
export async function readLosses(reading: Reading, person: Person, documentId: string): Promise<TextLossNote[]> {
  requireSeesWork(person, await readState(reading, documentId));
  return (await listLosses(reading, documentId)).map(({ at, ...note }) => ({ ...note, at: at.toISOString() }));
}

export async function keepLosses(tx: Tx, person: Person, documentId: string, input: TextLossInput): Promise<void> {
  requireWrites(person, await readState(tx, documentId));
  await insertLoss(tx, { ...input, id: newId(), documentId, by: person.id });
}

export async function dropLosses(tx: Tx, person: Person, documentId: string, id: string): Promise<void> {
  requireWrites(person, await readState(tx, documentId));
  if (!(await dismissLoss(tx, documentId, id, person.id))) throw notFound({ zh: '这份清单', en: 'This list' });
}

function requireWrites(person: Person, state: DocumentState): void {
  requireSeesWork(person, state);
  if (mayAct('edit', person, state)) return;
  throw forbidden('这份清单由修改这份文件的人处理。', 'This list is seen to by those who may edit the document.');
}
