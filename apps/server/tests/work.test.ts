import type { RequestDetail, Work, WorkItem } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupOf } from '../src/admin/work.ts';
import { queueNotice } from '../src/base/notices/index.ts';
import { readState, review } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { ApiClient } from './support/http-client.ts';
import { openRequestOffice, type RequestOffice } from './support/request-desk.ts';
import { makeDocument } from './support/zone.ts';

let desk: RequestOffice;
let admin: ApiClient;

beforeAll(async () => {
  desk = await openRequestOffice('2026-03-10');
  admin = desk.people.admin;
});
afterAll(async () => {
  await desk.stop();
});

const workOf = async (client: ApiClient): Promise<Work> => {
  const answer = await client.get<Work>('/work');
  expect(answer.status).toBe(200);
  return answer.body;
};
const find = (work: Work, id: string): WorkItem | undefined => work.items.find((item) => item.id === id);
const make = (until: Parameters<typeof makeDocument>[2], title: string, writtenDate = '2026-03-02') =>
  makeDocument(desk.server.database.app, desk.zone, until, { title, writtenDate });

describe('groups by day', () => {
  it('ends the week on its Sunday', () => {
    // 2026-03-10 is a Tuesday.
    expect(groupOf('2026-03-09', '2026-03-10')).toBe('LATE');
    expect(groupOf('2026-03-10', '2026-03-10')).toBe('TODAY');
    expect(groupOf('2026-03-15', '2026-03-10')).toBe('WEEK');
    expect(groupOf('2026-03-16', '2026-03-10')).toBe('LATER');
    expect(groupOf('2026-03-16', '2026-03-15')).toBe('LATER');
    expect(groupOf(null, '2026-03-10')).toBe('UNDATED');
  });
});

describe('my work', () => {
  it('puts documents, requests, reviews and notices of one person into one order, each with its rule', async () => {
    const { people, zone } = desk;
    const late = await make('draft', '早就该公开', '2026-01-05');
    const soon = await make('determined', '本月到期', '2026-03-02');
    const request: RequestDetail = await desk.register({ unitId: zone.unitId });
    const work = await workOf(people.handler);
    expect(find(work, late)).toMatchObject({ kind: 'DETERMINE', group: 'LATE', path: `/documents/${late}` });
    expect(find(work, late)?.left).toBeLessThan(0);
    expect(find(work, soon)).toMatchObject({ kind: 'SUBMIT', group: 'LATER', due: '2026-03-30', left: 14 });
    expect(find(work, soon)?.rule?.zh).toContain('第二十六条');
    expect(find(work, soon)?.explanation?.zh).toContain('2026-03-30');
    expect(find(work, request.id)).toMatchObject({ kind: 'REQUEST', path: `/requests/${request.id}` });
    expect(find(work, request.id)?.due).toBe(request.due);
    expect(find(work, request.id)?.rule?.zh).toContain('第三十三条');
    expect(find(work, request.id)?.explanation?.zh).toContain(request.due ?? '?');
    const days = work.items.map((item) => item.due ?? '9999');
    expect(days).toEqual(days.toSorted());
    expect(work.items[0]?.id).toBe(late);
    expect(work.late).toBe(1);
    expect(work.counts.find(({ kind }) => kind === 'DETERMINE')).toMatchObject({ count: 1, more: false });
  });

  it('shows who gave a draft back and why, to its author and not to another unit', async () => {
    const { people, zone, server } = desk;
    const id = await make('in_review', '要退回的');
    expect(find(await workOf(people.head), id)).toMatchObject({ kind: 'REVIEW' });
    expect(find(await workOf(people.handler), id)).toBeUndefined();
    await server.database.app.transaction(zone.siteId, async (tx) => {
      const { revision } = await readState(tx, id);
      await review(tx, zone.people.head, id, { decision: 'return', comment: '缺附件', confirmed: [], revision });
    });
    const item = find(await workOf(people.handler), id);
    expect(item?.kind).toBe('RETURNED');
    expect(item?.facts.map(({ zh }) => zh)).toContain('退回意见：缺附件');
    expect(find(await workOf(people.stranger), id)).toBeUndefined();
  });

  it('what is approved waits for who may publish it, and drafts of bureaus do not wait for the office', async () => {
    const { people } = desk;
    const approved = await make('approved', '等着发布');
    const draft = await make('draft', '别人的草稿');
    const office = await workOf(people.office);
    expect(find(office, approved)).toMatchObject({ kind: 'PUBLISH' });
    expect(find(office, draft)).toBeUndefined();
    expect(find(await workOf(people.handler), approved)).toBeUndefined();
  });

  it('tells unread notices, but not of what waits anyway', async () => {
    const { people, zone, server } = desk;
    const request = await desk.register({ unitId: zone.unitId });
    await server.database.app.transaction(zone.siteId, async (tx) => {
      for (const [key, about] of [
        ['about-it', `case:${request.id}`],
        ['about-nothing', ''],
      ] as const)
        await queueNotice(tx, {
          channel: 'IN_SITE',
          accountId: zone.people.handler.id,
          subject: { zh: key, en: key },
          body: { zh: '正文', en: 'body' },
          about,
          dedupeKey: key,
        });
    });
    const titles = (await workOf(people.handler)).items.filter(({ kind }) => kind === 'NOTICE').map((one) => one.title);
    expect(titles).toContain('about-nothing');
    expect(titles).not.toContain('about-it');
  });

  it('a lawsuit waits with the article that sets its day', async () => {
    const { people } = desk;
    const request = await desk.register({ unitId: desk.zone.unitId });
    const filed = await people.office.post<{ id: string }[]>(`/requests/${request.id}/remedies`, {
      kind: 'REVIEW',
      on: '2026-03-09',
      body: '某市人民政府',
      caseNumber: '',
      claim: '',
      simplified: false,
      commandKey: newId(),
    });
    expect(filed.status).toBeLessThan(300);
    const item = (await workOf(people.handler)).items.find(({ kind }) => kind === 'REMEDY');
    expect(item).toMatchObject({ due: '2026-03-19', path: `/requests/${request.id}` });
    expect(item?.rule?.zh).toContain('行政复议法');
  });

  it('an administrator, who handles nothing, has nothing waiting', async () => {
    expect((await workOf(admin)).items).toEqual([]);
  });
});
