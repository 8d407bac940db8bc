import type {
  ApiError,
  CalendarView,
  DocumentDetail,
  RequestSettings,
  IdentityView,
  IntakeInput,
  LetterTemplate,
  Remedy,
  RemedyStatistics,
  RequestDetail,
  RequestForm,
  RequestPage,
  RequestReceipt,
  RequestStatistics,
} from '@openzone/contracts';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCalendar } from '../src/base/calendars/index.ts';
import { writeSetting, findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { listDocuments, verifyCases, type CaseVerification } from '../src/engines/cases/index.ts';
import { raw } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import {
  createPublicRequests,
  recomputeRequests,
  remindRequests,
  requestProcedure,
  type PublicRequests,
  type RequestDeps,
} from '../src/systems/information-requests/index.ts';
import { createExtractService } from '../src/base/files/extract/index.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import type { Answer, ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';
import { matching } from './support/expectations.ts';

let server: TestServer;
let zone: TestZone;
let site: Site;
let citizen: PublicRequests;
let deps: RequestDeps;
let handler: ApiClient;
let head: ApiClient;
let reviewer: ApiClient;
let office: ApiClient;
let stranger: ApiClient;
let admin: ApiClient;

/** The day it is, in Shanghai; each test sets its own. */
let day = '2026-03-02';
const clock = { now: () => new Date(`${day}T10:00:00+08:00`) };

beforeAll(async () => {
  server = await startTestServer({ clock });
  zone = await createZone(server.database.app);
  const { runtime } = server;
  deps = {
    db: runtime.db,
    publicDb: runtime.publicDb,
    vault: runtime.vault,
    clock,
    extract: createExtractService(),
    printer: createPrinter({}),
    passKey: runtime.secrets.passes,
  };
  citizen = createPublicRequests(deps);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  await server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'requestDocuments', {
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
    }),
  );
  [handler, head, reviewer, office, stranger, admin] = (await Promise.all(
    ['handler', 'head', 'reviewer', 'office', 'stranger', 'admin'].map((name) => server.office(name)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
});
afterAll(async () => {
  deps.printer.close();
  deps.extract.close();
  await server.stop();
});
beforeEach(() => {
  day = '2026-03-02';
});

const name = '欧阳测试';
const form: RequestForm = {
  applicantKind: 'NATURAL_PERSON',
  identity: {
    name,
    identityDocument: 'RESIDENT_ID',
    identityNumber: '11010519491231002X',
    phone: '13800138000',
    email: 'ouyang@test.example',
  },
  content: { description: '测试大道改造工程的环境影响评价批复文件', deliveryMethod: 'ONLINE', medium: 'ELECTRONIC' },
};
const intake = (change: Partial<IntakeInput> = {}): IntakeInput => ({
  channel: 'IN_PERSON',
  on: day,
  form,
  commandKey: newId(),
  unitId: zone.unitId,
  note: '',
  ...change,
});

async function register(change: Partial<IntakeInput> = {}): Promise<RequestDetail> {
  const made = await office.post<RequestReceipt>('/requests', intake(change));
  expect(made.status, made.text).toBe(201);
  return (await office.get<RequestDetail>(`/requests/${made.body.id}`)).body;
}

/** One act by somebody, at the newest revision, on the day it is. */
async function act(
  who: ApiClient,
  detail: RequestDetail,
  kind: string,
  data: Record<string, unknown> = {},
  on = day,
): Promise<Answer<RequestDetail>> {
  const { revision } = (await office.get<RequestDetail>(`/requests/${detail.id}`)).body;
  return who.post<RequestDetail>(`/requests/${detail.id}/acts/${kind}`, { revision, on, commandKey: newId(), data });
}

async function done(
  who: ApiClient,
  detail: RequestDetail,
  kind: string,
  data: Record<string, unknown> = {},
  on = day,
): Promise<RequestDetail> {
  const answer = await act(who, detail, kind, data, on);
  expect(answer.status, `${kind}: ${answer.text}`).toBe(200);
  return answer.body;
}

const note = { note: '' };
const answerDraft = {
  outcome: 'GRANTED',
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '随函提供《关于测试大道改造工程环境影响报告表的批复》电子文件',
  searched: '',
};

function expectRefused(answer: Answer<unknown>, status: number, id: string, field?: string): void {
  const error: Partial<ApiError> = answer.error ?? {};
  expect({
    status: answer.status,
    id: error.error,
    field: error.field,
    zh: /\p{Script=Han}/u.test(error.text?.zh ?? ''),
    en: (error.text?.en ?? '') !== '',
  }).toEqual({ status, id, field, zh: true, en: true });
}

/** From drafting to the served answer. */
async function answered(detail: RequestDetail, draft: Record<string, unknown> = answerDraft): Promise<RequestDetail> {
  await done(handler, detail, 'ANSWER_DRAFTED', draft);
  await done(handler, detail, 'ANSWER_SUBMITTED', note);
  await done(reviewer, detail, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY', 'LEGAL'] });
  await done(head, detail, 'DECISION_SIGNED_OFF', { documentNumber: '' });
  return done(handler, detail, 'DECISION_SENT_ELECTRONICALLY', note);
}

describe('a request', () => {
  it('goes from the counter to the archive, with letters, in time', async () => {
    let detail = await register();
    expect(detail).toMatchObject({
      state: 'PROCESSING',
      receivedOn: '2026-03-02',
      due: '2026-03-30',
      applicantMasked: '欧***',
      unitId: zone.unitId,
    });
    expect(detail.clock.explanation.zh).toContain('第三十三条');
    detail = await answered(detail);
    expect(detail).toMatchObject({ state: 'DELIVERED', outcome: 'GRANTED', closedOn: '2026-03-02' });
    expect(detail.clock).toMatchObject({ status: 'ended', onTime: true });
    expect(detail.documents.map((one) => [one.kind, one.issued])).toEqual([
      ['RECEIPT', true],
      ['ANSWER_GRANTED', true],
      ['APPROVAL_SHEET', false],
      ['SERVICE_RECORD', false],
    ]);
    detail = await done(handler, detail, 'ARCHIVED', note);
    expect(detail).toMatchObject({ state: 'ARCHIVED', closedOn: '2026-03-02' });
    const letter = detail.documents.find((one) => one.kind === 'ANSWER_GRANTED');
    const pdf = await office.get(`/requests/${detail.id}/documents/${letter?.id}.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('comes in online, counts from confirmation, is corrected, answered, read and rated by who asked', async () => {
    const receipt = await citizen.submit(site, {
      form,
      uploads: [{ name: '身份证.txt', bytes: Buffer.from('证件'), identity: true }],
      commandKey: newId(),
    });
    expect(receipt).toMatchObject({ submittedOn: '2026-03-02', receivedOn: null, due: null });
    expect(receipt.number).toMatch(/^YSQ2026\d{5}$/);
    expect(receipt.queryCode).toMatch(/^\d{8}$/);
    let detail = (await office.get<RequestDetail>(`/requests/${receipt.id}`)).body;
    expect(detail).toMatchObject({ state: 'SUBMITTED', unitId: null });
    expectRefused(await handler.get(`/requests/${receipt.id}`), 404, 'NOT_FOUND');
    await done(office, detail, 'ASSIGNED', { unitId: zone.unitId, handlerId: zone.people.handler.id, note: '' });
    day = '2026-03-03';
    detail = await done(handler, detail, 'CONFIRMED_BOTH', note);
    expect(detail).toMatchObject({ receivedOn: '2026-03-03', due: '2026-03-31', handlerName: 'handler' });
    day = '2026-03-05';
    detail = await done(handler, detail, 'CORRECTION_NOTICE_SENT', {
      dueOn: '2026-03-19',
      matters: '请写明批复的文号或日期',
      guidance: '可在环评公示栏目查到',
    });
    expect(detail.due).toBeNull();

    const pass = await citizen.open(site, ` ${receipt.number.toLowerCase()} `, receipt.queryCode);
    let progress = await citizen.progress(site, pass);
    expect(progress).toMatchObject({
      mayCorrect: true,
      correction: { dueOn: '2026-03-19', matters: '请写明批复的文号或日期' },
    });
    day = '2026-03-10';
    const again = await citizen.open(site, receipt.number, receipt.queryCode);
    await citizen.correct(site, again, { text: '2025年5月的批复', commandKey: newId(), uploads: [] });
    await answered(detail);
    progress = await citizen.progress(site, again);
    expect(progress).toMatchObject({ open: false, mayRate: true, mayCorrect: false });
    expect(progress.letters.map((one) => one.name)).toEqual([
      '政府信息公开申请接收回执',
      '政府信息公开申请补正告知书',
      '政府信息公开告知书',
    ]);
    const { bytes } = await citizen.letter(site, again, progress.letters[2]?.id ?? '', 'pdf');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text.replaceAll(/\s/g, '')).toContain(name);
    expect(text.replaceAll(/\s/g, '')).toContain('测试市人民政府');
    await citizen.rate(site, again, { stars: 5, comment: '很快', commandKey: newId() });
    expect((await citizen.progress(site, again)).rating).toEqual({ stars: 5, comment: '很快' });
    expect(JSON.stringify(progress)).not.toContain(name);
  });

  it('pauses while a third party is consulted, is extended once, and tells why', async () => {
    day = '2026-03-02';
    let detail = await register();
    await done(handler, detail, 'THIRD_PARTY_CONSULT_SENT', { party: '甲公司', matter: '批复所附合同' });
    detail = await done(handler, detail, 'THIRD_PARTY_CONSULT_SERVED', { party: '甲公司', evidence: 'EMS 1' });
    expect(detail).toMatchObject({ state: 'CONSULTING_THIRD_PARTY', due: null, paused: true });
    expect(detail.consultations).toMatchObject([{ party: '甲公司', due: '2026-03-23', opinion: null }]);
    expectRefused(
      await act(handler, detail, 'THIRD_PARTY_CONSULT_SENT', { party: '甲公司', matter: '再问' }),
      400,
      'CONSULTATION_OPEN',
      'data.party',
    );
    expectRefused(
      await act(handler, detail, 'THIRD_PARTY_OPINION_RECEIVED', { party: '乙公司', opinion: 'REFUSE', reason: '' }),
      400,
      'CONSULTATION_UNKNOWN',
      'data.party',
    );
    day = '2026-03-09';
    detail = await done(handler, detail, 'THIRD_PARTY_OPINION_RECEIVED', {
      party: '甲公司',
      opinion: 'REFUSE',
      reason: '商业秘密',
    });
    expect(detail).toMatchObject({ state: 'PROCESSING', due: '2026-04-07' });
    expectRefused(
      await act(head, detail, 'EXTENSION_APPROVED', { workdays: 21, reason: '量大' }),
      400,
      'EXTENSION_TOO_LONG',
      'data.workdays',
    );
    expectRefused(await act(handler, detail, 'EXTENSION_APPROVED', { workdays: 20, reason: '量大' }), 403, 'FORBIDDEN');
    detail = await done(head, detail, 'EXTENSION_APPROVED', { workdays: 20, reason: '需要核对的材料较多' });
    expect(detail.due).toBe('2026-05-08');
    expectRefused(
      await act(head, detail, 'EXTENSION_APPROVED', { workdays: 5, reason: '再延' }),
      400,
      'EXTENSION_TWICE',
      'act',
    );
    detail = await answered(detail, {
      ...answerDraft,
      outcome: 'REFUSED_THIRD_PARTY',
      access: '',
      reason: '涉及甲公司商业秘密，甲公司不同意公开',
      article: '15',
    });
    expect(detail).toMatchObject({ outcome: 'REFUSED_THIRD_PARTY' });
    expect(detail.documents.map((one) => one.kind)).toEqual([
      'RECEIPT',
      'THIRD_PARTY_INQUIRY',
      'CONSULT_NOTICE_TO_APPLICANT',
      'EXTENSION_NOTICE',
      'ANSWER_REFUSED',
      'APPROVAL_SHEET',
      'SERVICE_RECORD',
    ]);
  });

  it('is not signed by who wrote it, nor before it was checked, nor without what its outcome needs', async () => {
    const detail = await register();
    await done(office, detail, 'ANSWER_DRAFTED', { ...answerDraft, outcome: 'NOT_EXIST' });
    expectRefused(await act(office, detail, 'ANSWER_SUBMITTED', note), 400, 'DRAFT_INCOMPLETE', 'draft.searched');
    await done(office, detail, 'ANSWER_DRAFTED', {
      ...answerDraft,
      outcome: 'NOT_EXIST',
      searched: '已检索档案室和电子公文系统，关键词“测试大道 环评”',
    });
    await done(office, detail, 'ANSWER_SUBMITTED', note);
    expectRefused(
      await act(office, detail, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY'] }),
      403,
      'FORBIDDEN',
    );
    expectRefused(await act(office, detail, 'DECISION_SIGNED_OFF', { documentNumber: '' }), 403, 'FORBIDDEN');
    expectRefused(await act(head, detail, 'DECISION_SIGNED_OFF', { documentNumber: '' }), 409, 'NOT_CHECKED');
    await done(reviewer, detail, 'ANSWER_RETURNED', { comment: '请补充检索范围' });
    expect((await office.get<RequestDetail>(`/requests/${detail.id}`)).body.state).toBe('PROCESSING');
  });

  it('refuses acts out of order, out of date and out of turn, and loses and doubles nothing', async () => {
    const detail = await register();
    expectRefused(
      await act(handler, detail, 'CORRECTION_RECEIVED', { text: 'x', lateReason: '' }),
      409,
      'ACT_NOT_ALLOWED',
    );
    expectRefused(
      await act(handler, detail, 'NOTE_ADDED', { text: 'x' }, '2026-03-01'),
      400,
      'EVENT_BEFORE_RECEIPT',
      'on',
    );
    expectRefused(await act(handler, detail, 'NOTE_ADDED', { text: 'x' }, '2026-03-03'), 400, 'DAY_IN_FUTURE', 'on');
    expectRefused(await act(handler, detail, 'NOTE_ADDED', { text: '' }), 400, 'INVALID_INPUT', 'data.text');
    expectRefused(await act(handler, detail, 'NOTE_ADDED', {}), 400, 'INVALID_INPUT', 'data.text');
    const commandKey = newId();
    const twice = { revision: detail.revision, on: day, commandKey, data: { text: '只记一次' } };
    const path = `/requests/${detail.id}/acts/NOTE_ADDED`;
    expect((await handler.post(path, twice)).status).toBe(200);
    expect((await handler.post(path, twice)).status).toBe(200);
    expectRefused(await handler.post(path, { ...twice, commandKey: newId() }), 409, 'STALE_REVISION');
    const after = (await handler.get<RequestDetail>(`/requests/${detail.id}`)).body;
    expect(after.events.filter((event) => event.kind === 'NOTE_ADDED')).toHaveLength(1);
  });

  it('sent twice by an impatient finger is one request with one receipt', async () => {
    const submission = { form, uploads: [], commandKey: newId() };
    const receipts = await Promise.all(Array.from({ length: 6 }, () => citizen.submit(site, submission)));
    expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('is refused with the name of the field when it lacks something', async () => {
    const wrong = async (change: Partial<RequestForm>): Promise<string | undefined> =>
      citizen.submit(site, { form: { ...form, ...change }, uploads: [], commandKey: newId() }).then(
        () => undefined,
        (error: unknown) => (error as { field?: string }).field,
      );
    expect(await wrong({ content: { ...form.content, description: ' ' } })).toBe('content.description');
    expect(await wrong({ identity: { ...form.identity, identityNumber: '110105194912310021' } })).toBe(
      'identity.identityNumber',
    );
    await expect(
      citizen.submit(site, {
        form,
        commandKey: newId(),
        uploads: [{ name: '说明.exe', bytes: Buffer.from('MZ\u0090\u0000'), identity: false }],
      }),
    ).rejects.toMatchObject({
      field: 'files',
      id: 'FILE_TYPE_REFUSED',
      text: { zh: matching(/^(?:(?!HTML|ZIP).)*$/u), en: matching(/PDF, DOCX, DOC, XLSX/u) },
    });
    expect(await wrong({ identity: { ...form.identity, phone: '（0719）888-8888转801' } })).toBeUndefined();
    expect(await wrong({ identity: { ...form.identity, phone: '转801' } })).toBe('identity.phone');
  });
});

describe('who asks', () => {
  it('is read by the handlers’ chain alone, each reading on record', async () => {
    const detail = await register();
    const path = `/requests/${detail.id}/identity`;
    const purpose = { purpose: '邮寄答复书' };
    for (const chain of [handler, head, office]) {
      const read = await chain.post<IdentityView>(path, purpose);
      expect([read.status, read.body.identity.name]).toEqual([200, name]);
    }
    expectRefused(await reviewer.post(path, purpose), 403, 'FORBIDDEN');
    for (const outsider of [stranger, admin]) expectRefused(await outsider.post(path, purpose), 404, 'NOT_FOUND');
    expectRefused(await handler.post(path, { purpose: '  ' }), 400, 'PURPOSE_MISSING', 'purpose');
    const readings = (await office.get<IdentityView['readings']>(`/requests/${detail.id}/readings`)).body;
    expect(readings.filter((one) => !one.purpose.startsWith('制作')).map(({ by, purpose: why }) => [by, why])).toEqual(
      ['handler', 'head', 'office'].map((by) => [by, '邮寄答复书']),
    );
  });

  it('cannot be read round the record, not even with SQL of the back office’s role', async () => {
    const detail = await register();
    const { app } = server.database;
    const run = (text: string): Promise<unknown> =>
      app.transaction(zone.siteId, (tx) => tx.rows({ text, sql: text, values: [], statement: text } as never));
    await expect(run('select sealed from case_party')).rejects.toThrow(/permission denied/);
    await expect(run('delete from case_reading')).rejects.toThrow(/permission denied/);
    for (const person of [zone.people.reviewer, zone.people.stranger, zone.people.admin]) {
      await expect(run(`select read_case_party('${detail.id}', 'APPLICANT', '${person.id}', '好奇')`)).rejects.toThrow(
        /handlers' chain/,
      );
    }
    await expect(run(`update case_event set kind = 'RECEIVED' where case_id = '${detail.id}'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('appears in no list, detail, statistic or search answer', async () => {
    const detail = await register();
    for (const who of [handler, head, office, reviewer]) {
      for (const path of [
        '/requests',
        `/requests/${detail.id}`,
        '/requests?q=欧阳',
        '/requests/statistics?from=2026-01-01&to=2026-12-31',
      ]) {
        const seen = await who.get(path);
        expect([path, seen.status]).toEqual([path, 200]);
        for (const secret of [name, '11010519491231002X', '13800138000', 'ouyang@test.example'])
          expect(seen.text).not.toContain(secret);
      }
    }
  });
});

describe('number and code', () => {
  it('wrong ones are refused alike, and counted', async () => {
    const receipt = await citizen.submit(site, { form, uploads: [], commandKey: newId() });
    const tries = async (number: string, code: string): Promise<unknown> =>
      citizen.open(site, number, code).catch((error: unknown) => (error as { id: string }).id);
    for (let index = 0; index < 10; index += 1) {
      expect(await tries(receipt.number, `${String(index).padStart(7, '0')}x`)).toBe('CODE_WRONG');
      expect(await tries('YSQ209900001', '00000000')).toBe('CODE_WRONG');
    }
    expect(await tries(receipt.number, receipt.queryCode)).toBe('TOO_MANY_GUESSES');
    expect(await tries('YSQ209900001', '00000000')).toBe('TOO_MANY_GUESSES');
  });

  it('a pass ends after half an hour, and is good for one site and one request only', async () => {
    const receipt = await citizen.submit(site, { form, uploads: [], commandKey: newId() });
    const pass = await citizen.open(site, receipt.number, receipt.queryCode);
    await expect(citizen.progress({ ...site, id: site.id + 1 }, pass)).rejects.toMatchObject({ id: 'PASS_EXPIRED' });
    await expect(citizen.progress(site, `${pass.slice(0, -2)}xx`)).rejects.toMatchObject({ id: 'PASS_EXPIRED' });
    day = '2026-03-03';
    await expect(citizen.progress(site, pass)).rejects.toMatchObject({ id: 'PASS_EXPIRED' });
  });
});

describe('the calendar', () => {
  it('changed, counts live cases anew, keeps the old day and tells the handler; once', async () => {
    const live = await register();
    const closed = await answered(await register());
    expect(live.due).toBe('2026-03-30');
    await server.database.app.transaction(zone.siteId, (tx) =>
      changeCalendar(tx, {
        changes: { addHolidays: ['2026-03-20'] },
        basis: '测试：临时放假',
        by: zone.people.admin.id,
      }),
    );
    expect(await recomputeRequests(deps, site)).toBeGreaterThan(0);
    expect(await recomputeRequests(deps, site)).toBe(0);
    const after = (await handler.get<RequestDetail>(`/requests/${live.id}`)).body;
    expect(after.due).toBe('2026-03-31');
    expect(after.events.at(-1)).toMatchObject({
      kind: 'CALENDAR_RECOMPUTED',
      data: { before: '2026-03-30', after: '2026-03-31' },
    });
    const still = (await handler.get<RequestDetail>(`/requests/${closed.id}`)).body;
    expect(still.events.some((event) => event.kind === 'CALENDAR_RECOMPUTED')).toBe(false);
    const inbox = await handler.get<{ items: { subject: { zh: string } }[] }>('/notices?pageSize=100');
    expect(inbox.text).toContain(after.number);
  });
});

describe('review and litigation', () => {
  it('hang on the request, are answered in time, concluded, counted by the groups of table 四, and reopen it', async () => {
    const detail = await answered(await register());
    const filed = {
      kind: 'REVIEW',
      on: day,
      body: '测试市人民政府',
      caseNumber: '测政复〔2026〕1号',
      claim: '不服答复',
      simplified: true,
      commandKey: newId(),
    };
    const path = `/requests/${detail.id}/remedies`;
    const first = await office.post<Remedy[]>(path, filed);
    expect(first.status, first.text).toBe(201);
    const again = await office.post<Remedy[]>(path, filed);
    expect(again.body).toMatchObject([{ kind: 'REVIEW', responseDue: '2026-03-09', open: true, result: null }]);
    const [review] = again.body;
    const step = (who: ApiClient, kind: string, revision: number, data: unknown): Promise<Answer<Remedy>> =>
      who.post<Remedy>(`/remedies/${review?.id}/acts/${kind}`, { on: day, revision, commandKey: newId(), data });
    expectRefused(await stranger.get(path), 404, 'NOT_FOUND');
    expect((await step(handler, 'RESPONDED', 2, { note: '' })).body).toMatchObject({
      respondedOn: day,
      responseDue: null,
    });
    expectRefused(await step(handler, 'CONCLUDED', 3, { result: 'CORRECTED', note: '' }), 403, 'FORBIDDEN');
    expect((await step(head, 'CONCLUDED', 3, { result: 'CORRECTED', note: '责令重新答复' })).body).toMatchObject({
      open: false,
      result: 'CORRECTED',
      concludedOn: day,
    });
    const { groups } = (await office.get<RemedyStatistics>('/remedies/statistics?from=2026-01-01&to=2026-12-31')).body;
    expect(groups.map(({ kind, corrected, pending, total }) => [kind, corrected, pending, total])).toEqual([
      ['REVIEW', 1, 0, 1],
      ['LITIGATION_DIRECT', 0, 0, 0],
      ['LITIGATION_AFTER_REVIEW', 0, 0, 0],
    ]);
    const reopened = await done(office, detail, 'REOPENED', { reason: '复议决定责令重新答复' });
    expect(reopened).toMatchObject({ state: 'PROCESSING', receivedOn: '2026-03-02', outcome: null });
  });
});

describe('an answer for everybody', () => {
  it('becomes a masked draft that goes the way of every document', async () => {
    expectRefused(
      await office.post(`/requests/${(await register()).id}/publication`, { columnId: zone.columnId }),
      409,
      'NOT_ANSWERED_YET',
    );
    const detail = await answered(
      await register({
        form: { ...form, content: { ...form.content, description: `${name}所在小区（电话13800138000）的规划批复` } },
      }),
    );
    const made = await handler.post<{ documentId: string }>(`/requests/${detail.id}/publication`, {
      columnId: zone.columnId,
    });
    expect(made.status, made.text).toBe(201);
    const document = await handler.get<DocumentDetail>(`/documents/${made.body.documentId}`);
    expect(document.body).toMatchObject({ stage: 'draft', isPublic: false });
    for (const secret of [name, '13800138000', '11010519491231002X', 'ouyang@test.example'])
      expect(document.text).not.toContain(secret);
    expect(document.text).toContain('规划批复');
  });

  it('is suggested once two people ask for the same and may have it', async () => {
    const content = { ...form.content, description: '园区公交线路调整方案全文' };
    await answered(await register({ form: { ...form, content } }));
    const other = {
      ...form,
      identity: { ...form.identity, identityNumber: '440524188001010014', name: '司马测试' },
      content,
    };
    const second = await answered(await register({ form: other }));
    expect(second.similar).toMatchObject([{ sameApplicant: false }]);
    expect(second.hints.map((hint) => hint.zh).join()).toContain('第四十四条');
  });
});

describe('settings', () => {
  it('are kept by the office, checked, and end up in the letters', async () => {
    const settings = (await office.get<RequestSettings>('/settings/requests')).body;
    expect(settings).toMatchObject({ reviewBody: '测试市人民政府', unitId: null });
    expectRefused(await handler.put('/settings/requests', settings), 403, 'FORBIDDEN');
    expectRefused(
      await office.put('/settings/requests', { ...settings, numberPattern: '公复{{year}}' }),
      400,
      'NUMBER_PATTERN_WRONG',
      'numberPattern',
    );
    expectRefused(
      await office.put('/settings/requests', { ...settings, onlineReview: 'javascript:alert(1)' }),
      400,
      'URL_WRONG',
      'onlineReview',
    );
    expect(
      (await office.put('/settings/requests', { ...settings, numberPattern: '测开公复〔{{year}}〕{{serial}}号' }))
        .status,
    ).toBe(200);
    const detail = await answered(await register());
    expect(detail.documents.find((one) => one.kind === 'ANSWER_GRANTED')?.number).toMatch(/^测开公复〔2026〕\d+号$/u);
  });

  it('let the office word its own letters, as long as they stay whole', async () => {
    const path = '/settings/templates/ANSWER_GRANTED';
    const { text, original } = (await office.get<LetterTemplate>(path)).body;
    expect(text).toBe(original);
    expectRefused(await office.put(path, { text: '同意。', revision: 0 }), 400, 'TEMPLATE_WRONG', 'text');
    expectRefused(
      await office.put(path, { text: `${original}\n{{nonsense}}`, revision: 0 }),
      400,
      'TEMPLATE_WRONG',
      'text',
    );
    expectRefused(await handler.put(path, { text: original, revision: 0 }), 403, 'FORBIDDEN');
    expectRefused(await office.put('/settings/templates/POEM', { text: '', revision: 0 }), 400, 'KIND_UNKNOWN', 'kind');
    const own = `${original}\n感谢您对园区工作的关注。`;
    expect((await office.put<LetterTemplate>(path, { text: own, revision: 0 })).body.text).toBe(own);
    const detail = await answered(await register());
    const letter = detail.documents.find((one) => one.kind === 'ANSWER_GRANTED');
    const pdf = await server.web.server.inject({
      method: 'GET',
      url: `/api/admin/requests/${detail.id}/documents/${letter?.id}.pdf`,
      headers: { host: 'localhost', cookie: office.cookie ?? '' },
    });
    const { text: printed } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), {
      mergePages: true,
    });
    expect(printed.replaceAll(/\s/g, '')).toContain('感谢您对园区工作的关注');
    expect((await office.put<LetterTemplate>(path, { text: null, revision: 1 })).body.text).toBe(original);
  });

  it('next year’s holidays make dates that were unknown known', async () => {
    day = '2026-11-20';
    const detail = await register();
    expect(detail).toMatchObject({ due: '2026-12-18' });
    day = '2026-12-15';
    const late = await register({ on: '2026-12-15' });
    expect(late.due).toBeNull();
    expect(late.hints.map((hint) => hint.zh).join()).toContain('节假日安排');
    const change = {
      basis: '测试：2027年放假安排',
      addHolidays: ['2027-01-01'],
      addMakeupWorkdays: [],
      removeHolidays: [],
      removeMakeupWorkdays: [],
      extendTo: '2027-12-31',
    };
    expectRefused(await handler.post('/settings/calendar/changes', change), 403, 'FORBIDDEN');
    expectRefused(
      await office.post('/settings/calendar/changes', { ...change, addMakeupWorkdays: ['2027-01-04'] }),
      400,
      'INVALID_CALENDAR',
    );
    expect((await office.post<CalendarView>('/settings/calendar/changes', change)).body.to).toBe('2027-12-31');
    await recomputeRequests(deps, site);
    expect((await office.get<RequestDetail>(`/requests/${late.id}`)).body.due).toBe('2027-01-13');
  });
});

describe('reminders', () => {
  it('follow from the state: one when it is soon, one when it is late, whenever the program ran', async () => {
    const detail = await register();
    const count = async (): Promise<number> => {
      await remindRequests(deps, site);
      const { text } = await handler.get('/notices?pageSize=100');
      return text.split(`：${detail.number}"`).length - 1;
    };
    expect(await count()).toBe(0);
    day = '2026-04-20';
    const late = await count();
    expect(late).toBe(1);
    expect(await count()).toBe(late);
    const { text } = await head.get('/notices?pageSize=100');
    expect(text).toContain(`已经逾期：${detail.number}`);
  });
});

describe('verification', () => {
  it('finds every case to be what its events say, and names one whose row or letter was tampered with', async () => {
    const detail = await answered(await register());
    const look = (): Promise<CaseVerification> =>
      server.database.app.read(zone.siteId, (reading) =>
        verifyCases(reading, requestProcedure, (id) =>
          deps.vault.read(zone.siteId, id).then(
            () => true,
            () => false,
          ),
        ),
      );
    const sound = await look();
    expect(sound.problems).toEqual([]);
    expect(sound.cases).toBeGreaterThan(10);
    await server.database.app.transaction(zone.siteId, (tx) =>
      tx.run(raw(`update case_file set outcome = 'ALREADY_PUBLIC' where id = '${detail.id}'`)),
    );
    const { vaultId } = (
      await server.database.app.read(zone.siteId, (reading) => listDocuments(reading, detail.id))
    )[0] ?? { vaultId: '' };
    await deps.vault.remove(zone.siteId, vaultId);
    const found = await look();
    expect(found.problems.map((one) => one.zh)).toEqual([
      expect.stringContaining(`${detail.number} 的登记与其经过不符：outcome`),
      expect.stringContaining(`${detail.number} 的一份材料或文书缺失`),
    ]);
    await server.database.app.transaction(zone.siteId, (tx) =>
      tx.run(raw(`update case_file set outcome = 'GRANTED' where id = '${detail.id}'`)),
    );
  });
});

describe('lists and figures', () => {
  it('show everybody their own, and the figures are the lists', async () => {
    await register({ unitId: zone.otherUnitId });
    const own = (await handler.get<RequestPage>('/requests?view=all&pageSize=100')).body;
    const all = (await office.get<RequestPage>('/requests?view=all&pageSize=100')).body;
    expect(own.items.every((item) => item.unitId === zone.unitId)).toBe(true);
    expect(all.total).toBeGreaterThan(own.total);
    expect((await admin.get<RequestPage>('/requests?view=all')).body.total).toBe(0);

    const range = 'from=2026-01-01&to=2026-12-31';
    const figures = (await office.get<RequestStatistics>(`/requests/statistics?${range}`)).body;
    expect(figures.received + figures.carriedIn).toBe(figures.closed + figures.carriedOut);
    for (const { key, count } of figures.byChannel) {
      const list = (await office.get<RequestPage>(`/requests?view=all&channel=${key}&${range}`)).body;
      expect([key, list.total]).toEqual([key, count]);
    }
    for (const { key, count } of figures.byOutcome) {
      const list = (
        await office.get<RequestPage>(`/requests?view=closed&outcome=${key}&closedFrom=2026-01-01&closedTo=2026-12-31`)
      ).body;
      expect([key, list.total]).toEqual([key, count]);
    }
  });

  it('put what is late first', async () => {
    day = '2026-04-20';
    const page = (await office.get<RequestPage>('/requests?view=open&pageSize=100')).body;
    const due = page.items.map((item) => item.due ?? '9999');
    expect(due).toEqual(due.toSorted());
    expect(page.counts.late).toBeGreaterThan(0);
    expect(page.items[0]?.left).toBeLessThan(0);
  });
});
