import type {
  CalendarChangePreview,
  ClockChangePreview,
  ClockChoices,
  ClockSettings,
  ExtensionPreview,
  NoticeSettings,
  RequestDetail,
  RequestPage,
} from '@openzone/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNoticeSender, type Outbound } from '../src/base/notices/index.ts';
import { readState } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { readNoticeSettings, recomputeRequests, reportUndelivered } from '../src/systems/information-requests/index.ts';
import { expectRefused, note, openRequestOffice, type RequestOffice } from './support/request-desk.ts';

/** What a site may choose in counting days, what is shown before it is decided, what is offered, and word that did not arrive. */
let desk: RequestOffice;

beforeAll(async () => {
  desk = await openRequestOffice('2026-03-02');
});
afterAll(() => desk.stop());
beforeEach(() => {
  desk.day = '2026-03-02';
});

describe('choices in counting days', () => {
  const path = '/settings/clock';
  const read = async (): Promise<ClockSettings> => (await desk.people.office.get<ClockSettings>(path)).body;
  const set = async (change: Partial<ClockChoices>): Promise<ClockSettings> => {
    const { policy, version } = await read();
    const answer = await desk.people.office.put<ClockSettings>(path, {
      policy: { ...policy, ...change },
      basis: '测试：办公会议纪要',
      version,
    });
    expect(answer.status, answer.text).toBe(200);
    await recomputeRequests(desk.deps, desk.site);
    return answer.body;
  };

  it('are the stricter readings until somebody chooses, and are kept by the office and the administrator', async () => {
    const { policy, defaults, version, changes } = await read();
    expect(policy).toEqual(defaults);
    expect([version, changes]).toEqual([0, []]);
    const input = { policy, basis: '测试：会议纪要', version };
    for (const who of [desk.people.handler, desk.people.reviewer]) {
      expectRefused(await who.put(path, input), 403, 'FORBIDDEN');
      expectRefused(await who.post(`${path}/preview`, { policy }), 403, 'FORBIDDEN');
    }
    expectRefused(await desk.people.office.put(path, { ...input, basis: '无' }), 400, 'INVALID_INPUT', 'basis');
    const odd = { ...input, policy: { ...policy, correctionWorkdays: 0 } };
    expectRefused(await desk.people.office.put(path, odd), 400, 'INVALID_INPUT', 'policy.correctionWorkdays');
    expectRefused(await desk.people.office.put(path, { ...input, version: 7 }), 409, 'STALE_REVISION');
    expect(await read()).toMatchObject({ version: 0, changes: [] });
  });

  it('are shown in their effect before, then move live requests, keep the old day and tell the handler; closed ones stay', async () => {
    const { people, done } = desk;
    const live = await desk.register();
    const closed = await desk.answered(await desk.register());
    const waiting = await desk.register();
    await done(people.handler, waiting, 'THIRD_PARTY_CONSULT_SENT', { party: '甲公司', matter: '合同' });
    expect([live.due, closed.due]).toEqual(['2026-03-30', '2026-03-30']);
    const { policy } = await read();
    const before = await desk.server.database.bypass(desk.zone.siteId, 'select count(*) as n from case_event');
    const seen = await people.admin.post<ClockChangePreview>(`${path}/preview`, {
      policy: { ...policy, startDayCounted: true },
    });
    expect(seen.body).toEqual({
      looked: 2,
      later: 0,
      earlier: 1,
      found: 0,
      lost: 0,
      nowLate: 0,
      moves: [{ from: '2026-03-30', to: '2026-03-27', count: 1 }],
    });
    const after = await desk.server.database.bypass(desk.zone.siteId, 'select count(*) as n from case_event');
    expect(after.rows).toEqual(before.rows);

    await set({ startDayCounted: true });
    const moved = await desk.look(live);
    expect(moved).toMatchObject({ due: '2026-03-27', receivedOn: '2026-03-02' });
    expect(moved.events.at(-1)).toMatchObject({
      kind: 'CALENDAR_RECOMPUTED',
      data: { before: '2026-03-30', after: '2026-03-27', basis: '测试：办公会议纪要' },
    });
    expect((await people.handler.get('/notices?pageSize=100')).text).toContain('期限计算规则变更');
    const still = await desk.look(closed);
    expect([still.due, still.clock.due, still.clock.onTime]).toEqual(['2026-03-30', '2026-03-30', true]);
    const archived = await done(people.handler, closed, 'ARCHIVED', note);
    expect([archived.due, archived.clock.due]).toEqual(['2026-03-30', '2026-03-30']);
    expect((await read()).changes).toMatchObject([{ number: 1, basis: '测试：办公会议纪要' }]);
    await set({ startDayCounted: false });
    expect((await desk.look(live)).due).toBe('2026-03-30');
  });

  it('decide what may be done: a second correction, the usual limit of one, reasons that stop the clock', async () => {
    const { people, done } = desk;
    const one = await desk.register();
    expect(one.suggestedCorrectionDue).toBe('2026-03-16');
    const notice = { dueOn: '2026-03-09', matters: '请写明文号', guidance: '见目录' };
    await done(people.handler, one, 'CORRECTION_NOTICE_SENT', notice);
    const corrected = await done(people.handler, one, 'CORRECTION_RECEIVED', { text: '2025年', lateReason: '' });
    expect(corrected.acts).not.toContain('CORRECTION_NOTICE_SENT');
    expectRefused(
      await desk.act(people.handler, one, 'CORRECTION_NOTICE_SENT', notice),
      400,
      'CORRECTION_TWICE',
      'act',
    );
    await set({ allowSecondCorrection: true, correctionWorkdays: 5, reasonRequestSuspends: true });
    expect(await desk.look(one)).toMatchObject({ suggestedCorrectionDue: '2026-03-09' });
    expect((await desk.look(one)).acts).toContain('CORRECTION_NOTICE_SENT');
    await done(people.handler, one, 'REASON_REQUESTED', { facts: '本月第40件', dueOn: '2026-03-20' });
    expect((await desk.look(one)).clock.status).toBe('paused');
    await set({ allowSecondCorrection: false, correctionWorkdays: 10, reasonRequestSuspends: false });
    expect((await desk.look(one)).clock.status).toBe('running');
  });

  it('judge what was sent online by its being opened, where the site says so', async () => {
    const { people, citizen, site } = desk;
    await set({ electronicOnTimeBy: 'ACKNOWLEDGED_DATE' });
    const one = await desk.register();
    const answered = await desk.answered(one);
    expect(answered.clock).toMatchObject({ deliveredOn: '2026-03-02', onTime: null });
    expect(answered.acts).toContain('DELIVERY_ACKNOWLEDGED');
    const other = await desk.answered(await desk.register());
    desk.day = '2026-04-02';
    const pass = await citizen.open(site, one.number, one.queryCode);
    const letter = (await citizen.progress(site, pass)).letters.at(-1);
    await citizen.letter(site, pass, letter?.id ?? '', 'docx');
    await citizen.letter(site, pass, letter?.id ?? '', 'docx');
    const opened = await desk.look(one);
    expect(opened.clock).toMatchObject({ onTime: false, deliveredOn: '2026-03-02' });
    expect(opened.events.filter(({ kind }) => kind === 'DELIVERY_ACKNOWLEDGED')).toHaveLength(1);
    expectRefused(await desk.act(people.handler, one, 'DELIVERY_ACKNOWLEDGED', note), 409, 'ACT_NOT_ALLOWED');
    const late = await people.office.get<RequestPage>('/requests?view=all&late=true');
    expect(late.body.items.map(({ id }) => id)).toContain(one.id);
    const told = await desk.done(people.handler, other, 'DELIVERY_ACKNOWLEDGED', note, '2026-03-05');
    expect(told.clock.onTime).toBe(true);
    await set({ electronicOnTimeBy: 'SENT_DATE' });
  });

  it('and a change of the calendar is shown in its effect as well', async () => {
    const live = await desk.register({ on: '2026-03-02' });
    const change = {
      addHolidays: ['2026-03-20'],
      addMakeupWorkdays: [],
      removeHolidays: [],
      removeMakeupWorkdays: [],
      extendTo: null,
    };
    const seen = await desk.people.office.post<CalendarChangePreview>('/settings/calendar/changes/preview', change);
    expect(seen.body.later).toBeGreaterThan(0);
    expect(seen.body.others.map(({ kind }) => kind)).toEqual(['PUBLICATION', 'REMEDY', 'REVIEW']);
    expect((await desk.look(live)).due).toBe('2026-03-30');
    expectRefused(
      await desk.people.office.post('/settings/calendar/changes/preview', {
        ...change,
        addMakeupWorkdays: ['2026-03-04'],
      }),
      400,
      'INVALID_CALENDAR',
    );
  });

  it('reach the public calculator', async () => {
    const ask = async (): Promise<string> => {
      const { payload } = await desk.server.web.server.inject({
        url: '/requests/when?channel=IN_PERSON&day=2026-03-02',
        headers: { host: 'localhost' },
      });
      return payload;
    };
    expect(await ask()).toContain('2026年3月30日');
    await set({ startDayCounted: true });
    expect(await ask()).toContain('2026年3月27日');
    await set({ startDayCounted: false });
  });
});

describe('an extension', () => {
  const ask = (who: RequestOffice['people']['head'], one: { id: string }, workdays: number, on = desk.day) =>
    who.get<ExtensionPreview>(`/requests/${one.id}/extension?workdays=${workdays}&on=${on}`);

  it('is shown with its day and the reason for it before it is approved, and is then that', async () => {
    const { head, handler, stranger } = desk.people;
    const one = await desk.register();
    const { body } = await ask(head, one, 20);
    expect(body).toMatchObject({ due: '2026-04-28', before: '2026-03-30' });
    expect(body.explanation.zh).toContain('延长');
    expect((await desk.look(one)).revision).toBe(one.revision);
    expectRefused(await ask(head, one, 21), 400, 'EXTENSION_TOO_LONG', 'data.workdays');
    expectRefused(await ask(handler, one, 20), 403, 'FORBIDDEN');
    expectRefused(await ask(stranger, one, 20), 404, 'NOT_FOUND');
    expectRefused(await ask(head, one, 20, '2026-03-03'), 400, 'DAY_IN_FUTURE', 'on');
    desk.day = '2026-03-31';
    expectRefused(await ask(head, one, 5), 400, 'EXTENSION_AFTER_DUE', 'on');
    const extended = await desk.done(head, one, 'EXTENSION_APPROVED', { workdays: 20, reason: '材料多' }, '2026-03-02');
    expect(extended.due).toBe(body.due);
    expectRefused(await ask(head, one, 5, '2026-03-02'), 400, 'EXTENSION_TWICE', 'act');
  });
});

describe('what is offered', () => {
  it('is what can be done: nobody answers who was not asked, nothing is submitted that is not written', async () => {
    const { handler, head, reviewer } = desk.people;
    const one = await desk.register();
    const offered = async (who = handler): Promise<RequestDetail['acts']> =>
      (await who.get<RequestDetail>(`/requests/${one.id}`)).body.acts;
    const consulting = ['THIRD_PARTY_CONSULT_SERVED', 'THIRD_PARTY_OPINION_RECEIVED', 'AGENCY_OPINION_RECEIVED'];
    const never = [
      ...consulting,
      'ANSWER_SUBMITTED',
      'NOTICE_RESENT',
      'SPLIT_FROM',
      'PUBLICATION_DRAFTED',
      'CORRECTION_EXPIRED',
    ];
    for (const kind of never) expect(await offered(), kind).not.toContain(kind);
    await desk.done(handler, one, 'THIRD_PARTY_CONSULT_SENT', { party: '甲公司', matter: '合同' });
    expect(await offered()).toEqual(expect.arrayContaining(consulting.slice(0, 2)));
    expect(await offered()).not.toContain('AGENCY_OPINION_RECEIVED');
    const served = { party: '甲公司', manner: 'DIRECT', signedBy: '李某', carrier: '', trackingNumber: '', sentTo: '' };
    await desk.done(handler, one, 'THIRD_PARTY_CONSULT_SERVED', { ...served, evidenceFile: null, evidence: '' });
    for (const kind of ['THIRD_PARTY_CONSULT_SERVED', 'THIRD_PARTY_CONSULT_EXPIRED'])
      expect(await offered(), kind).not.toContain(kind);
    // 15 working days from 2 March end on the 23rd, a day still within.
    desk.day = '2026-03-23';
    expect(await offered()).not.toContain('THIRD_PARTY_CONSULT_EXPIRED');
    desk.day = '2026-03-24';
    expect(await offered()).toContain('THIRD_PARTY_CONSULT_EXPIRED');
    await desk.done(handler, one, 'THIRD_PARTY_CONSULT_EXPIRED', { party: '甲公司' });
    await desk.done(handler, one, 'ANSWER_DRAFTED', {
      outcome: 'GRANTED',
      paragraphs: [],
      reason: '',
      article: '',
      withheld: '',
      responsibleAgency: '',
      previousAnswer: '',
      access: '随函提供',
      searched: '',
    });
    expect(await offered()).toContain('ANSWER_SUBMITTED');
    await desk.done(handler, one, 'ANSWER_SUBMITTED', note);
    expect(await offered(head)).not.toContain('DECISION_SIGNED_OFF');
    await desk.done(reviewer, one, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY'] });
    expect(await offered(head)).toContain('DECISION_SIGNED_OFF');
  });

  it('can all be done, but for what its form still lacks', async () => {
    const { office } = desk.people;
    const one = await desk.register();
    const { acts } = await desk.look(one);
    for (const kind of acts) {
      const answer = await desk.act(office, one, kind, {});
      // Without data an act may lack a field; it is never refused for where the case stands.
      expect([kind, answer.status === 200 || answer.error?.error === 'INVALID_INPUT'], answer.text).toEqual([
        kind,
        true,
      ]);
      if (answer.status === 200) break;
    }
  });
});

describe('the list', () => {
  it('shows how much of its limit each request has used, and the case the same', async () => {
    const { handler, office } = desk.people;
    const one = await desk.register();
    const waits = await desk.register();
    await desk.done(handler, waits, 'THIRD_PARTY_CONSULT_SENT', { party: '甲公司', matter: '合同' });
    desk.day = '2026-03-11';
    const { items } = (await office.get<RequestPage>('/requests?view=open&pageSize=100')).body;
    const shown = (id: string) => items.find((item) => item.id === id);
    expect(shown(one.id)).toMatchObject({ used: 7, limit: 20, left: 13 });
    expect(shown(waits.id)).toMatchObject({ used: 0, limit: 20, left: null, paused: true });
    const detail = await desk.look(one);
    expect(detail).toMatchObject({ used: 7, limit: 20 });
    expect(detail.clock).toMatchObject({ used: 7, limit: 20, left: 13 });
    desk.day = '2026-04-01';
    const late = (await office.get<RequestPage>('/requests?view=open&late=true&pageSize=100')).body.items;
    expect(late.find((item) => item.id === one.id)).toMatchObject({ used: 22, limit: 20, left: -2 });
  });
});

describe('an answer for everybody', () => {
  it('is made once, however often and by however many it is asked for, and anew once it was discarded', async () => {
    const { handler, office } = desk.people;
    const one = await desk.answered(await desk.register());
    const ask = (who = handler) =>
      who.post<{ documentId: string }>(`/requests/${one.id}/publication`, { columnId: desk.zone.columnId });
    const answers = await Promise.all([ask(), ask(), ask(office)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201]);
    const [documentId] = new Set(answers.map(({ body }) => body.documentId));
    expect(new Set(answers.map(({ body }) => body.documentId)).size).toBe(1);
    const { rows } = await desk.server.database.bypass(
      desk.zone.siteId,
      `select count(*)::int as n from document_version where source = '依申请公开转主动公开'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect(await desk.look(one)).toMatchObject({ publicationId: documentId });
    expectRefused(await desk.act(office, one, 'PUBLICATION_DRAFTED', { documentId: newId() }), 403, 'FORBIDDEN');
    const { revision } = await desk.server.database.app.read(desk.zone.siteId, (reading) =>
      readState(reading, documentId ?? ''),
    );
    const gone = await handler.post(`/documents/${documentId}/discard`, { revision, reason: '改用新稿' });
    expect(gone.status, gone.text).toBe(200);
    const anew = await ask();
    expect(anew.status).toBe(201);
    expect(anew.body.documentId).not.toBe(documentId);
    expect(await desk.look(one)).toMatchObject({ publicationId: anew.body.documentId });
  });
});

describe('word that did not arrive', () => {
  /** Sends everything due, as the worker does, at a time of its own. */
  async function send(outbound: Outbound, at: Date): Promise<void> {
    const { vault, db } = desk.deps;
    const sender = createNoticeSender(db, outbound, {
      openAddress: (siteId, context, sealed) => vault.open(siteId, context, sealed),
      log: () => undefined,
      now: () => at,
      longestWaitDays: async (siteId) => (await db.read(siteId, readNoticeSettings)).waitDays,
    });
    while ((await sender.sendDue(desk.site.id)) > 0);
    await sender.stop();
  }
  const noticesOf = async (id: string): Promise<Record<string, unknown>[]> =>
    (
      await desk.server.database.bypass(
        desk.zone.siteId,
        `select state, failure from notice where channel = 'EMAIL' and about = $1 order by created_at`,
        [`case:${id}`],
      )
    ).rows;
  const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

  it('is shown on the request, told to its handler, and sent again by an act of its own', async () => {
    const { handler, reviewer } = desk.people;
    const one = await desk.register();
    expect(await noticesOf(one.id)).toMatchObject([{ state: 'waiting' }]);
    const refused = Object.assign(new Error('no such mailbox'), {
      name: 'DeliveryFailure',
      reason: 'SMTP 550',
      isFinal: true,
    });
    await send({ EMAIL: () => Promise.reject(refused) }, inDays(0));
    // Any trouble is tried again for days before it is given up.
    for (let day = 1; day < 14; day += 1) await send({ EMAIL: () => Promise.reject(refused) }, inDays(day));
    expect(await reportUndelivered(desk.deps, desk.site)).toBeGreaterThan(0);
    expect(await reportUndelivered(desk.deps, desk.site)).toBe(0);
    const detail = await desk.look(one);
    expect(detail.failedNotices).toMatchObject([{ channel: 'EMAIL', of: 'RECEIVED', on: '2026-03-02' }]);
    expect(detail.events.at(-1)).toMatchObject({ kind: 'NOTICE_FAILED', public: false });
    expect((await handler.get('/notices?pageSize=100')).text).toContain(`${one.number} 的一条通知没有送达申请人`);
    expect(JSON.stringify(detail)).not.toContain('zhuge@test.example');

    const [missed] = detail.failedNotices;
    expect((await reviewer.get<RequestDetail>(`/requests/${one.id}`)).body.acts).not.toContain('NOTICE_RESENT');
    expectRefused(await desk.act(handler, one, 'NOTICE_RESENT', { noticeId: newId() }), 404, 'NOT_FOUND');
    const again = await desk.done(handler, one, 'NOTICE_RESENT', { noticeId: missed?.noticeId });
    expect(again.failedNotices).toEqual([]);
    expect(again.acts).not.toContain('NOTICE_RESENT');
    const sent: string[] = [];
    await send({ EMAIL: async (to) => void sent.push(to) }, inDays(15));
    expect(sent).toContain('zhuge@test.example');
    expect(await noticesOf(one.id)).toMatchObject([{ state: 'sent', failure: '' }]);
    const progress = await desk.citizen.progress(
      desk.site,
      await desk.citizen.open(desk.site, one.number, one.queryCode),
    );
    expect(progress.steps).toHaveLength(1);
  });

  it('waits no longer than the site says for a way of sending that is not set up', async () => {
    const { office, handler } = desk.people;
    const path = '/settings/notices';
    expect((await office.get<NoticeSettings>(path)).body).toEqual({ waitDays: 7 });
    expectRefused(await handler.put(path, { waitDays: 1 }), 403, 'FORBIDDEN');
    expectRefused(await office.put(path, { waitDays: 0 }), 400, 'INVALID_INPUT', 'waitDays');
    expect((await office.put<NoticeSettings>(path, { waitDays: 3 })).body).toEqual({ waitDays: 3 });
    const one = await desk.register();
    await send({}, inDays(2));
    expect(await noticesOf(one.id)).toMatchObject([{ state: 'waiting' }]);
    await send({}, inDays(4));
    expect(await noticesOf(one.id)).toMatchObject([{ state: 'failed', failure: 'NOT_SET_UP' }]);
    await reportUndelivered(desk.deps, desk.site);
    const [missed] = (await desk.look(one)).failedNotices;
    expect(missed).toMatchObject({ reason: 'NOT_SET_UP' });
    // Queued again it waits anew, and fails anew.
    await desk.done(handler, one, 'NOTICE_RESENT', { noticeId: missed?.noticeId });
    expect(await noticesOf(one.id)).toMatchObject([{ state: 'waiting' }]);
    await send({}, inDays(8));
    await reportUndelivered(desk.deps, desk.site);
    expect((await desk.look(one)).failedNotices).toHaveLength(1);
  });
});
