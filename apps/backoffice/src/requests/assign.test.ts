import type { RequestListItem } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { assignAll, former, givenBack, type Assignment, type Desk } from './assign.ts';

const row = (id: string, unitId: string | null): RequestListItem => ({
  id,
  number: `YSQ-${id}`,
  state: 'PROCESSING',
  channel: 'IN_PERSON',
  applicantKind: 'NATURAL_PERSON',
  applicantMasked: '测**',
  summary: '',
  unitId,
  unitName: unitId,
  handlerId: unitId === null ? null : 'before',
  handlerName: null,
  outcome: null,
  submittedOn: '2026-03-02',
  receivedOn: null,
  due: null,
  left: null,
  used: null,
  limit: null,
  paused: false,
  closedOn: null,
  reopened: false,
});

describe('assigning several requests', () => {
  const sent: [string, number, Assignment][] = [];
  const desk: Desk = {
    read: (id) => Promise.resolve({ revision: 7, acts: id === 'closed' ? [] : ['ASSIGNED'] }),
    assign: (id, revision, to) => {
      if (id === 'gone') return Promise.reject(new Error('gone'));
      sent.push([id, revision, to]);
      return Promise.resolve();
    },
  };
  const to = { unitId: 'u', handlerId: 'h', note: '' };

  it('goes on after a failure and tells of each row what became of it', async () => {
    const steps: number[] = [];
    const rows = [row('a', null), row('closed', 'x'), row('gone', 'x'), row('b', 'x')];
    const outcome = await assignAll(
      rows,
      () => to,
      desk,
      (done) => steps.push(done),
    );
    expect(outcome.done.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(outcome.failed.map(({ number }) => number)).toEqual(['YSQ-closed', 'YSQ-gone']);
    expect(outcome.failed[0]?.text.zh).toContain('不能分办');
    expect(sent).toEqual([
      ['a', 7, to],
      ['b', 7, to],
    ]);
    expect(steps).toEqual([0, 1, 2, 3, 4]);
    expect(givenBack(outcome).map(({ id }) => id)).toEqual(['b']);
    expect(former(rows[3] ?? row('', null), '撤销')).toEqual({ unitId: 'x', handlerId: 'before', note: '撤销' });
  });
});
