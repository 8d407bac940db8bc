import type { DocumentDetail, DocumentListItem } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { runBulk, takers, undoBulk, type Send } from './bulk.ts';

const row = (id: string, change: Partial<DocumentListItem> = {}): DocumentListItem =>
  // Only what a bulk act looks at.
  ({
    id,
    title: `title ${id}`,
    revision: 3,
    columnId: 'old',
    isPublic: false,
    stage: 'draft',
    actions: ['edit', 'submit'],
    ...change,
  }) as DocumentListItem;
const answer = (id: string, revision: number): DocumentDetail => ({ ...row(id), revision }) as DocumentDetail;
const refused = new ApiFailure(403, { error: 'FORBIDDEN', text: { zh: '不行', en: 'no' } });

describe('acts on many rows', () => {
  it('goes on after a failure and says why, row by row', async () => {
    const sent: [string, string, object][] = [];
    const send: Send = async (id, path, body) => {
      sent.push([id, path, body]);
      if (id === 'b') throw refused;
      return answer(id, 4);
    };
    const steps: number[] = [];
    const outcome = await runBulk(
      'column',
      [row('a'), row('b'), row('c')],
      { columnId: 'new' },
      (n) => steps.push(n),
      send,
    );
    expect(outcome.done.map(({ after }) => after.id)).toEqual(['a', 'c']);
    expect(outcome.failed).toEqual([{ id: 'b', title: 'title b', text: { zh: '不行', en: 'no' } }]);
    expect(sent[0]).toEqual(['a', 'column', { columnId: 'new', revision: 3 }]);
    expect(steps).toEqual([0, 1, 2, 3]);
  });

  it('takes back with the revision that the act left, to where each row was', async () => {
    const sent: [string, string, object][] = [];
    const send: Send = async (id, path, body) => {
      sent.push([id, path, body]);
      return answer(id, 5);
    };
    const before = row('a', { columnId: 'here' });
    await undoBulk({ act: 'column', done: [{ before, after: answer('a', 4) }], failed: [] }, send);
    await undoBulk({ act: 'schedule', done: [{ before, after: answer('a', 4) }], failed: [] }, send);
    expect(sent).toEqual([
      ['a', 'column', { columnId: 'here', revision: 4 }],
      ['a', 'unschedule', { revision: 4 }],
    ]);
  });

  it('records on a channel by the address of the single record, and offers it for what is public', async () => {
    const sent: unknown[] = [];
    const send: Send = async (...request) => {
      sent.push(request);
      return answer('a', 3);
    };
    const answers = { channel: 'GAZETTE', publishedOn: '2026-03-05', reference: '2026 年第 5 期' };
    await runBulk('channel', [row('a')], answers, () => undefined, send);
    const told = { publishedOn: '2026-03-05', reference: '2026 年第 5 期', state: 'published' };
    expect(sent).toEqual([['a', 'channels/GAZETTE', told, 'PUT']]);
    const rows = [row('a', { actions: ['channel'] }), row('b', { actions: ['channel'], isPublic: true })];
    expect(takers(rows, 'channel').map(({ id }) => id)).toEqual(['b']);
  });

  it('offers an act only to rows that can take it', () => {
    const rows = [row('a'), row('b', { actions: [] }), row('c', { isPublic: true }), row('d', { stage: 'determined' })];
    expect(takers(rows, 'submission').map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(takers(rows, 'column').map(({ id }) => id)).toEqual(['a']);
  });
});
