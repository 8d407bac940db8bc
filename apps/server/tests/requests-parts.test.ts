import type { IdentityView, RequestDetail, RequestPage, RequestReceipt, RequestStatistics } from '@openzone/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyCases } from '../src/engines/cases/index.ts';
import { newId } from '../src/platform/ids.ts';
import { requestProcedure } from '../src/systems/information-requests/index.ts';
import {
  expectRefused,
  note,
  openRequestOffice,
  secrets,
  testForm,
  type RequestOffice,
} from './support/request-desk.ts';

/** Requests that are split, reopened, withdrawn before they were received: what becomes of them, and where each is counted. */
let desk: RequestOffice;

beforeAll(async () => {
  desk = await openRequestOffice('2026-03-02');
});
afterAll(() => desk.stop());
beforeEach(() => {
  desk.day = '2026-03-02';
});

const parts = [
  { description: '道路工程的立项批复', unitId: null },
  { description: '道路工程的竣工验收报告', unitId: null },
];
const split = { parts, reason: '两项内容由不同科室保存' };

async function partsOf(whole: { readonly id: string }): Promise<RequestDetail[]> {
  const { related } = await desk.look(whole);
  return Promise.all(related.filter(({ relation }) => relation === 'PART').map((one) => desk.look(one)));
}

const figures = async (from: string, to: string): Promise<RequestStatistics> =>
  (await desk.people.office.get<RequestStatistics>(`/requests/statistics?from=${from}&to=${to}`)).body;

describe('a request that is split', () => {
  it('ends, and each part goes on from the same day with what had moved the limit', async () => {
    const before = await figures('2026-03-01', '2026-03-31');
    const whole = await desk.register();
    desk.day = '2026-03-04';
    await desk.done(desk.people.handler, whole, 'THIRD_PARTY_CONSULT_SENT', { party: '甲公司', matter: '合同' });
    desk.day = '2026-03-06';
    await desk.done(desk.people.handler, whole, 'THIRD_PARTY_OPINION_RECEIVED', {
      party: '甲公司',
      opinion: 'CONSENT',
      reason: '',
    });
    const { due } = await desk.done(desk.people.head, whole, 'EXTENSION_APPROVED', { workdays: 5, reason: '材料较多' });
    const ended = await desk.done(desk.people.handler, whole, 'SPLIT', split);
    expect(ended.clock.explanation.zh).toContain('期限在拆分出的各件中继续计算');
    expect(ended).toMatchObject({ state: 'SPLIT', closedOn: desk.day, outcome: null, due: null });
    const made = await partsOf(whole);
    expect(made.map((one) => one.content.description)).toEqual(parts.map(({ description }) => description));
    for (const one of made) {
      expect(one).toMatchObject({
        state: 'PROCESSING',
        channel: 'IN_PERSON',
        submittedOn: '2026-03-02',
        receivedOn: '2026-03-02',
        due,
        unitId: desk.zone.unitId,
        applicantMasked: '诸***',
        content: { deliveryMethod: 'ONLINE', medium: 'ELECTRONIC' },
      });
      expect(one.number).not.toBe(whole.number);
      expect(one.related.map(({ relation }) => relation).toSorted()).toEqual(['SIBLING', 'WHOLE']);
      // Extended once is extended once, for the parts as well.
      expect(one.acts).not.toContain('EXTENSION_APPROVED');
      expectRefused(
        await desk.act(desk.people.head, one, 'EXTENSION_APPROVED', { workdays: 5, reason: '再延' }),
        400,
        'EXTENSION_TWICE',
        'act',
      );
    }
    const after = await figures('2026-03-01', '2026-03-31');
    expect(after.received).toBe(before.received + 2);
    expect(after.notReceived.find(({ key }) => key === 'SPLIT')?.count).toBe(
      (before.notReceived.find(({ key }) => key === 'SPLIT')?.count ?? 0) + 1,
    );
    const [first] = made;
    if (first === undefined) throw new Error('no part');
    expect(await desk.answered(first)).toMatchObject({ outcome: 'GRANTED', state: 'DELIVERED' });
    expect((await desk.look(whole)).acts).not.toContain('REOPENED');
    expectRefused(await desk.act(desk.people.office, whole, 'REOPENED', { reason: '误拆' }), 409, 'ACT_NOT_ALLOWED');
    await desk.done(desk.people.handler, whole, 'ARCHIVED', note);
    expectRefused(await desk.act(desk.people.office, whole, 'REOPENED', { reason: '误拆' }), 409, 'ACT_NOT_ALLOWED');
  });

  it('is split once, however often it is sent, and numbers stay without gaps', async () => {
    const whole = await desk.register();
    const commandKey = newId();
    const input = { revision: whole.revision, on: desk.day, commandKey, data: split };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => desk.people.handler.post(`/requests/${whole.id}/acts/SPLIT`, input)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const made = await partsOf(whole);
    const serial = Number(whole.number.slice(-5));
    expect(made.map(({ number }) => Number(number.slice(-5)))).toEqual([serial + 1, serial + 2]);
  });

  it('keeps who asked sealed: read for the passing on, recorded, and opened for each part by its own chain only', async () => {
    const whole = await desk.register({ unitId: null });
    await desk.done(desk.people.office, whole, 'SPLIT', {
      ...split,
      parts: [
        { description: '道路工程的立项批复', unitId: desk.zone.unitId },
        { description: '道路工程的竣工验收报告', unitId: desk.zone.otherUnitId },
      ],
    });
    const [own, other] = await partsOf(whole);
    if (own === undefined || other === undefined) throw new Error('no parts');
    const readings = (await desk.people.office.get<IdentityView['readings']>(`/requests/${whole.id}/readings`)).body;
    expect(readings.at(-1)).toMatchObject({ by: 'office', purpose: '拆分办理，转存至各件（未显示）' });
    const purpose = { purpose: '邮寄答复书' };
    const read = await desk.people.handler.post<IdentityView>(`/requests/${own.id}/identity`, purpose);
    expect(read.body.identity).toEqual(testForm.identity);
    expectRefused(await desk.people.handler.post(`/requests/${other.id}/identity`, purpose), 404, 'NOT_FOUND');
    expectRefused(await desk.people.handler.get(`/requests/${whole.id}`), 404, 'NOT_FOUND');
    // Of the whole and the other part the handler of one part knows nothing.
    expect((await desk.people.handler.get<RequestDetail>(`/requests/${own.id}`)).body.related).toEqual([]);
    expectRefused(await desk.people.stranger.post(`/requests/${own.id}/identity`, purpose), 404, 'NOT_FOUND');
    for (const path of [`/requests/${own.id}`, '/requests', `/requests/${whole.id}`]) {
      const { text } = await desk.people.office.get(path);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    const inbox = await desk.people.handler.get('/notices?pageSize=100');
    expect(inbox.text).toContain(own.number);
    expect(inbox.text).not.toContain(other.number);
  });

  it('leads who asked from the old code to the parts, and nobody else anywhere', async () => {
    const whole = await desk.register();
    await desk.done(desk.people.handler, whole, 'SPLIT', split);
    const [first, second] = await partsOf(whole);
    if (first === undefined || second === undefined) throw new Error('no parts');
    const pass = await desk.citizen.open(desk.site, whole.number, whole.queryCode);
    const progress = await desk.citizen.progress(desk.site, pass);
    expect(progress).toMatchObject({ open: false, due: null, mayWithdraw: false });
    expect(progress.now.zh).toContain('拆分');
    expect(progress.family.map(({ relation, number, due }) => [relation, number, due])).toEqual([
      ['PART', first.number, '2026-03-30'],
      ['PART', second.number, '2026-03-30'],
    ]);
    const partPass = await desk.citizen.turnTo(desk.site, pass, second.number);
    const part = await desk.citizen.progress(desk.site, partPass);
    expect(part).toMatchObject({ number: second.number, receivedOn: '2026-03-02', open: true });
    expect(part.family.map(({ relation }) => relation)).toEqual(['SIBLING', 'WHOLE']);
    expect(JSON.stringify([progress, part])).not.toContain('诸葛测试');
    // The old code opens the number of a part at once; that of a part opens its own only.
    await desk.citizen.open(desk.site, first.number, whole.queryCode);
    const strangers = await desk.register();
    await expect(desk.citizen.open(desk.site, strangers.number, whole.queryCode)).rejects.toMatchObject({
      id: 'CODE_WRONG',
    });
    await expect(desk.citizen.turnTo(desk.site, pass, strangers.number)).rejects.toMatchObject({ id: 'NOT_FOUND' });
    desk.day = '2026-03-03';
    await expect(desk.citizen.progress(desk.site, partPass)).rejects.toMatchObject({ id: 'PASS_EXPIRED' });
  });

  it('before it is received waits in its parts, and mails the applicant once', async () => {
    const receipt = await desk.citizen.submit(desk.site, {
      form: testForm,
      uploads: [{ name: '身份证.txt', bytes: Buffer.from('证件'), identity: true }],
      commandKey: newId(),
    });
    await desk.done(desk.people.office, receipt, 'SPLIT', split);
    const made = await partsOf(receipt);
    expect(made.map(({ state, receivedOn, clock: { status } }) => [state, receivedOn, status])).toEqual([
      ['SUBMITTED', null, 'none'],
      ['SUBMITTED', null, 'none'],
    ]);
    for (const one of made) expect(one.attachments).toMatchObject([{ name: '身份证.txt', identity: true }]);
    const [first] = made;
    if (first === undefined) throw new Error('no part');
    const identity = first.attachments[0]?.id;
    expectRefused(
      await desk.people.office.get(`/requests/${first.id}/attachments/${identity}`),
      400,
      'PURPOSE_MISSING',
      'purpose',
    );
    desk.day = '2026-03-05';
    expect(await desk.done(desk.people.office, first, 'CONFIRMED_BOTH', note)).toMatchObject({
      receivedOn: '2026-03-05',
      due: '2026-04-02',
    });
    const { rows } = await desk.server.database.bypass(
      desk.zone.siteId,
      `select about from notice where channel = 'EMAIL' and body like '%拆分%'`,
    );
    expect(rows.filter(({ about }) => about === `case:${receipt.id}`)).toHaveLength(1);
    expect(rows.filter(({ about }) => made.some(({ id }) => about === `case:${id}`))).toHaveLength(0);
  });

  it('is refused with one part, without words, to another unit by a handler, and after a fee was asked', async () => {
    const whole = await desk.register();
    const [one] = parts;
    expectRefused(
      await desk.act(desk.people.handler, whole, 'SPLIT', { ...split, parts: [one] }),
      400,
      'INVALID_INPUT',
      'data.parts',
    );
    expectRefused(
      await desk.act(desk.people.handler, whole, 'SPLIT', {
        ...split,
        parts: [one, { description: '  x  ', unitId: null }],
      }),
      400,
      'DESCRIPTION_MISSING',
      'data.parts.1.description',
    );
    const away = { ...split, parts: [one, { description: '竣工验收报告', unitId: desk.zone.otherUnitId }] };
    expectRefused(await desk.act(desk.people.handler, whole, 'SPLIT', away), 403, 'FORBIDDEN');
    const nowhere = { ...split, parts: [one, { description: '竣工验收报告', unitId: newId() }] };
    expectRefused(
      await desk.act(desk.people.office, whole, 'SPLIT', nowhere),
      400,
      'UNKNOWN_UNIT',
      'data.parts.1.unitId',
    );
    expect((await desk.look(whole)).state).toBe('PROCESSING');
    expect((await desk.look(whole)).related).toEqual([]);
    await desk.done(desk.people.head, whole, 'FEE_NOTICE_RECEIVED', { basis: 'PAGES', count: 40, before: 0 });
    const paid = await desk.done(desk.people.handler, whole, 'FEE_PAID', { reference: '1' });
    expect(paid.acts).not.toContain('SPLIT');
    expectRefused(await desk.act(desk.people.handler, whole, 'SPLIT', split), 409, 'ACT_NOT_ALLOWED');
  });
});

describe('counting', () => {
  it('a reopened request is one: closed when it ends again, with the outcome it then has, and marked', async () => {
    const one = await desk.register();
    await desk.answered(one);
    const march = await figures('2026-03-01', '2026-03-31');
    desk.day = '2026-04-10';
    await desk.done(desk.people.office, one, 'REOPENED', { reason: '复议决定责令重新答复' });
    const reopened = await figures('2026-03-01', '2026-03-31');
    expect([reopened.received, reopened.closed, reopened.carriedOut]).toEqual([
      march.received,
      march.closed - 1,
      march.carriedOut + 1,
    ]);
    desk.day = '2026-04-15';
    await desk.done(desk.people.handler, one, 'WITHDRAWN_BY_APPLICANT', { reason: '' });
    const april = await figures('2026-04-01', '2026-04-30');
    expect(april).toMatchObject({ reopened: 1 });
    const list = (
      await desk.people.office.get<RequestPage>(
        '/requests?view=all&reopened=true&closedFrom=2026-04-01&closedTo=2026-04-30&to=2026-04-30',
      )
    ).body;
    expect(list.items).toMatchObject([{ id: one.id, reopened: true, outcome: 'WITHDRAWN', receivedOn: '2026-03-02' }]);
  });

  it('puts every request in exactly one place, whatever the period', async () => {
    // One of everything that has no day of receipt, beside what the tests before left.
    desk.day = '2026-03-10';
    const submit = (): Promise<RequestReceipt> =>
      desk.citizen.submit(desk.site, { form: testForm, uploads: [], commandKey: newId() });
    await submit();
    const kept = await submit();
    await desk.done(desk.people.office, kept, 'CONFIRMED_BOTH', note, '2026-03-10');
    const withdrawn = await submit();
    const merged = await submit();
    const apart = await submit();
    desk.day = '2026-03-20';
    await desk.done(desk.people.office, withdrawn, 'WITHDRAWN_BY_APPLICANT', { reason: '' });
    await desk.done(desk.people.office, merged, 'MERGED_INTO', { number: kept.number, reason: '重复提交' });
    await desk.done(desk.people.office, apart, 'SPLIT', split);
    const late = (await partsOf(apart))[0];
    if (late === undefined) throw new Error('no part');
    desk.day = '2026-04-08';
    await desk.done(desk.people.office, late, 'CONFIRMED_BOTH', note);

    const lists = async (query: string): Promise<{ total: number; ids: string[] }> => {
      const { body } = await desk.people.office.get<RequestPage>(`/requests?pageSize=100&${query}`);
      expect(body.total).toBeLessThan(100);
      return { total: body.total, ids: body.items.map(({ id }) => id) };
    };
    const all = await desk.people.office.get<RequestPage>('/requests?view=all&pageSize=100');
    for (const [from, to, dayAfter] of [
      ['2026-03-01', '2026-03-15', '2026-03-16'],
      ['2026-03-16', '2026-03-31', '2026-04-01'],
      ['2026-03-01', '2026-12-31', '2027-01-01'],
    ] as const) {
      const counted = await figures(from, to);
      const closed = `closedFrom=${from}&closedTo=${to}`;
      const places = [
        ...(await Promise.all(
          counted.byOutcome.map(async ({ key, count }) => ({
            count,
            ...(await lists(`view=all&to=${to}&${closed}&outcome=${key}`)),
          })),
        )),
        ...(await Promise.all(
          counted.notReceived.map(async ({ key, count }) => ({
            count,
            ...(await lists(
              key === 'UNCONFIRMED' ? `view=all&unconfirmedAt=${to}` : `view=all&neverReceived=${key}&${closed}`,
            )),
          })),
        )),
      ];
      for (const { count, total } of places) expect(total).toBe(count);
      const [now, since] = [await lists(`view=open&to=${to}`), await lists(`view=all&to=${to}&closedFrom=${dayAfter}`)];
      expect(now.total + since.total).toBe(counted.carriedOut);
      const placed = [...places.flatMap(({ ids }) => ids), ...now.ids, ...since.ids];
      const there = all.body.items.filter(
        (one) =>
          one.submittedOn <= to &&
          (one.closedOn === null || one.closedOn >= from) &&
          // Before the day it was split it is its parts that stood there, received as it was.
          !(one.state === 'SPLIT' && (one.closedOn ?? '') > to),
      );
      expect(placed.toSorted(), `${from} ${to}`).toEqual(there.map(({ id }) => id).toSorted());
      expect(counted.received + counted.carriedIn).toBe(counted.closed + counted.carriedOut);
      expect(counted.byOutcome.reduce((sum, { count }) => sum + count, 0)).toBe(counted.closed);
    }
    expect((await figures('2026-03-16', '2026-03-31')).notReceived).toMatchObject([
      { key: 'UNCONFIRMED' },
      { key: 'WITHDRAWN', count: 1 },
      { key: 'MERGED', count: 1 },
      { key: 'SPLIT', count: 1 },
    ]);
  });

  it('leaves every case what its events say', async () => {
    const { problems } = await desk.server.database.app.read(desk.zone.siteId, (reading) =>
      verifyCases(reading, requestProcedure, (id) =>
        desk.deps.vault.read(desk.zone.siteId, id).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(problems).toEqual([]);
  });
});
