import type { Action, DocumentDetail, DocumentListItem, Label } from '@openzone/contracts';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';

/**
 * Acts on many documents. Each row is a request of its own: its own transaction, its own permission, its own entry of the trail. The
 * paths are those of the single act.
 */
export type BulkAct = 'submission' | 'review' | 'schedule' | 'unschedule' | 'column' | 'channel' | 'discard';

/** The permission each needs. */
export const bulkNeeds: Readonly<Record<BulkAct, Action>> = {
  submission: 'submit',
  review: 'approve',
  schedule: 'schedule',
  unschedule: 'unschedule',
  column: 'edit',
  channel: 'channel',
  discard: 'discard',
};

export interface BulkFailure {
  readonly id: string;
  readonly title: string;
  readonly text: Label;
}

export interface Done {
  readonly before: DocumentListItem;
  readonly after: DocumentDetail;
}

export interface BulkOutcome {
  readonly act: BulkAct;
  readonly done: readonly Done[];
  readonly failed: readonly BulkFailure[];
}

export type Send = (id: string, path: string, body: object, method?: 'POST' | 'PUT') => Promise<DocumentDetail>;

const send: Send = (id, path, body, method = 'POST') =>
  request<DocumentDetail>(`/documents/${id}/${path}`, { method, body });

/** Of these rows the ones that can take the act, as the server said when the list was read. */
export function takers(rows: readonly DocumentListItem[], act: BulkAct): DocumentListItem[] {
  // A move is an edit: past the draft it would cost the determination and the review, which needs more than a click.
  return rows.filter(
    ({ actions, isPublic, stage }) =>
      actions.includes(bulkNeeds[act]) &&
      !(act === 'column' && (isPublic || stage !== 'draft')) &&
      // Undoing would cancel the time that was set before.
      !(act === 'schedule' && stage === 'scheduled') &&
      // What is recorded is that it appeared: of what is not public nothing has.
      !(act === 'channel' && !isPublic),
  );
}

/** One after another, so that a slow server is not stormed; nothing stops at a failure. */
export async function runBulk(
  act: BulkAct,
  rows: readonly DocumentListItem[],
  input: object,
  onStep: (done: number) => void,
  through: Send = send,
): Promise<BulkOutcome> {
  const done: Done[] = [];
  const failed: BulkFailure[] = [];
  for (const [at, row] of rows.entries()) {
    onStep(at);
    try {
      done.push({ before: row, after: await sendOne(act, row, input, through) });
    } catch (error) {
      failed.push({ id: row.id, title: row.title, text: asFailure(error).text });
    }
  }
  onStep(rows.length);
  return { act, done, failed };
}

/** A record on a channel is that of the single document: it does not go by the revision, as it changes nothing of the text. */
function sendOne(act: BulkAct, row: DocumentListItem, input: object, through: Send): Promise<DocumentDetail> {
  if (act !== 'channel' || !('channel' in input)) return through(row.id, act, { ...input, revision: row.revision });
  const { channel, ...told } = input;
  return through(row.id, `channels/${String(channel)}`, { ...told, state: 'published' }, 'PUT');
}

/** What takes an act back without a trace in what is public: a schedule, and a move that changed nothing else. */
export function isUndoable(act: BulkAct): boolean {
  return act === 'schedule' || act === ('column' satisfies BulkAct);
}

/** Takes back what was done. What has gone on since then is left as it is, and told. */
export async function undoBulk(outcome: BulkOutcome, through: Send = send): Promise<BulkOutcome> {
  const done: Done[] = [];
  const failed: BulkFailure[] = [];
  for (const { before, after } of outcome.done) {
    const { revision, id, title } = after;
    try {
      const back =
        outcome.act === 'schedule'
          ? await through(id, 'unschedule', { revision })
          : await through(id, 'column', { columnId: before.columnId, revision });
      done.push({ before: after, after: back });
    } catch (error) {
      failed.push({ id, title, text: asFailure(error).text });
    }
  }
  return { act: outcome.act, done, failed };
}
