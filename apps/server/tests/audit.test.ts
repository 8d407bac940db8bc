import type { DocumentDetail, RequestSettings } from '@openzone/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nameActingFor, onTrail, recordAudit, type Trail } from '../src/base/audit/index.ts';
import { matching } from './support/expectations.ts';
import type { ApiClient } from './support/http-client.ts';
import { plantRequest } from './support/requests.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { makeAt } from './support/stages.ts';
import { watchTables, type TableWatch } from './support/table-state.ts';
import { createZone, draft, testPassword, type TestZone } from './support/zone.ts';

/** What an entry of the trail holds, as the database has it. */
interface Row {
  readonly act: string;
  readonly person: string;
  readonly outcome: string;
  readonly error: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly subject_label: string;
  readonly changes: readonly { field: string; before?: unknown; after?: unknown; hidden?: boolean }[];
  readonly address: string | null;
  readonly agent: string;
  readonly session: string;
}

let server: TestServer;
let zone: TestZone;
let watch: TableWatch;
let handler: ApiClient;
let office: ApiClient;
let admin: ApiClient;
let seen = 0;

/** The entries since they were asked for last. */
async function fresh(): Promise<Row[]> {
  const rows = await watch.query<Row>(
    `select act, person, outcome, error, subject_kind, subject_id, subject_label, changes, host(address) as address, agent, session
     from audit_entry where site_id = $1 order by at, id offset $2`,
    [zone.siteId, seen],
  );
  seen += rows.length;
  return rows;
}

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  watch = await watchTables(server.database.url);
  handler = await server.office('handler');
  office = await server.office('office');
  admin = await server.office('admin');
  await fresh();
});
afterAll(async () => {
  await watch.close();
  await server.stop();
});
afterEach(async () => void (await fresh()));

describe('the trail', () => {
  it('tells of an act who, what, where from and what it changed, in the transaction of the act', async () => {
    const made = await handler.post<DocumentDetail>('/documents', draft(zone, { title: '不进日志的标题' }));
    const [created, ...others] = await fresh();
    expect(others).toEqual([]);
    expect(created).toMatchObject({
      act: 'document.create',
      person: 'handler',
      outcome: 'done',
      error: '',
      subject_kind: 'document',
      subject_id: made.body.id,
      address: '127.0.0.1',
      session: matching(/^[0-9a-f]{12}$/u),
    });
    await handler.post(`/documents/${made.body.id}/determination`, {
      attribute: 'PROACTIVE',
      article: '20(七)',
      ground: null,
      reason: '',
      evidence: {},
      revision: made.body.revision,
    });
    const [determined] = await fresh();
    expect(determined?.changes).toContainEqual({ field: 'stage', before: 'draft', after: 'determined' });
    expect(determined?.changes).toContainEqual({ field: 'attribute', before: null, after: 'PROACTIVE' });
    expect(determined?.subject_label).not.toBe('');
    await handler.put(`/documents/${made.body.id}/draft`, { ...draft(zone, { title: '另一标题' }), revision: 2 });
    const [edited] = await fresh();
    expect(edited?.changes).toContainEqual({ field: 'title', hidden: true });
    expect(JSON.stringify([created, determined, edited])).not.toMatch(/不进日志|另一标题/u);
  });

  it('tells of a refusal, with the id of the error', async () => {
    const id = await makeAt(server.database.app, zone, 'draft');
    expect((await handler.post(`/documents/${id}/withdrawal`, { reason: '数据有误', revision: 1 })).status).toBe(403);
    expect(await fresh()).toMatchObject([
      {
        act: 'document.withdraw',
        person: 'handler',
        outcome: 'refused',
        error: 'FORBIDDEN',
        subject_id: id,
        changes: [],
      },
    ]);
    // Of what is mistyped the act and the error are told, and nothing that was typed; and of looking only where it is refused.
    expect((await handler.post('/documents', { title: '错填的标题' })).status).toBe(400);
    expect((await handler.get('/documents')).status).toBe(200);
    const mistyped = await fresh();
    expect(mistyped).toMatchObject([
      { act: 'document.create', person: 'handler', outcome: 'refused', error: 'INVALID_INPUT', subject_id: '' },
    ]);
    expect(JSON.stringify(mistyped)).not.toContain('错填');
    const nobody = await server.office();
    expect((await nobody.post('/session', { signInName: 7 })).status).toBe(400);
    expect((await nobody.post('/documents', {})).status).toBe(400);
    expect(await fresh()).toEqual([]);
    expect((await (await server.office('head')).get('/imports')).status).toBe(403);
    expect((await fresh()).map((one) => [one.act, one.outcome])).toEqual([
      ['session.sign-in', 'done'],
      ['import.list', 'refused'],
    ]);
  });

  it('tells of signing in, of failing to, and of signing out, and keeps nothing that was typed', async () => {
    const client = await server.office('stranger');
    await client.delete('/session');
    const nobody = await server.office();
    await nobody.post('/session', { signInName: 'stranger', password: 'not the password' });
    await nobody.post('/session', { signInName: 'my secret typed as a name', password: 'x' });
    const rows = await fresh();
    expect(rows.map((one) => [one.act, one.person, one.outcome, one.error, one.subject_label])).toEqual([
      ['session.sign-in', 'stranger', 'done', '', 'stranger'],
      ['session.sign-out', 'stranger', 'done', '', ''],
      ['session.sign-in', '', 'refused', 'SIGN_IN_FAILED', 'stranger'],
      ['session.sign-in', '', 'refused', 'SIGN_IN_FAILED', ''],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/my secret|not the password/u);
    expect(JSON.stringify(rows)).not.toContain(testPassword);
  });

  it('tells of every reading of who asks, and nothing of what was read', async () => {
    const request = await plantRequest(server, zone, 'localhost', 'kvxaudit');
    await fresh();
    const read = await office.post(`/requests/${request.id}/identity`, { purpose: '核对身份证明' });
    expect(read.status).toBe(200);
    const rows = await fresh();
    expect(rows).toMatchObject([
      { act: 'request.read-identity', outcome: 'done', subject_kind: 'request', subject_label: request.number },
    ]);
    expect(JSON.stringify(rows)).not.toContain('kvxaudit');
    expect((await admin.post(`/requests/${request.id}/identity`, { purpose: '看看' })).status).toBe(404);
    expect(await fresh()).toMatchObject([
      { act: 'request.read-identity', outcome: 'refused', error: 'NOT_FOUND', person: 'admin' },
    ]);
  });

  it('tells before and after of a setting', async () => {
    const { body } = await admin.get<RequestSettings>('/settings/requests');
    const set = await admin.put('/settings/requests', { ...body, court: '测试区人民法院' });
    expect(set.status).toBe(200);
    expect(await fresh()).toMatchObject([
      { act: 'setting.requests', changes: [{ field: 'court', before: body.court, after: '测试区人民法院' }] },
    ]);
  });

  it('tells for whom somebody acts, and takes the program itself for nobody', async () => {
    const { head, handler: clerk } = zone.people;
    const trail: Trail = {
      act: 'test.delegated',
      kind: 'act',
      subject: { kind: '' },
      origin: { address: null, agent: '' },
      session: '',
      recorded: false,
      actor: { id: clerk.id, name: clerk.displayName },
    };
    await onTrail(trail, async () => {
      nameActingFor({ id: head.id, name: head.displayName });
      await server.database.app.transaction(zone.siteId, (tx) => recordAudit(tx, {}));
    });
    await server.database.app.transaction(zone.siteId, (tx) =>
      recordAudit(tx, { act: 'test.program', note: '夜间任务' }),
    );
    const rows = await watch.query<{ act: string; person: string; acting_for_name: string; note: string }>(
      `select act, person, acting_for_name, note from audit_entry where act like 'test.%' order by at`,
    );
    expect(rows).toEqual([
      { act: 'test.delegated', person: 'handler', acting_for_name: 'head', note: '' },
      { act: 'test.program', person: '', acting_for_name: '', note: '夜间任务' },
    ]);
  });

  it('has no entry of what was rolled back', async () => {
    const { app } = server.database;
    const failing = app.transaction(zone.siteId, async (tx) => {
      await recordAudit(tx, { act: 'test.act' });
      throw new Error('and then it failed');
    });
    await expect(failing).rejects.toThrow('and then it failed');
    expect(await fresh()).toEqual([]);
  });

  it('is only ever added to, whoever asks', async () => {
    await server.database.app.transaction(zone.siteId, (tx) => recordAudit(tx, { act: 'test.act' }));
    for (const statement of [
      `update audit_entry set act = 'test.other'`,
      `delete from audit_entry`,
      `truncate audit_entry`,
      `alter table audit_entry disable trigger all`,
      `drop trigger keep on audit_entry`,
    ]) {
      await expect(server.database.bypass(zone.siteId, statement), statement).rejects.toThrow(
        /permission denied|must be owner/u,
      );
    }
    for (const statement of [`update audit_entry set act = 'x.y'`, `delete from audit_entry`, `truncate audit_entry`])
      await expect(watch.query(statement), statement).rejects.toThrow(/kept for ever/u);
    await server.database.bypass(
      zone.siteId,
      `insert into audit_entry (site_id, id, act, outcome, at) values ($1, gen_random_uuid(), 'test.dated', 'done', '2000-01-01')`,
      [zone.siteId],
    );
    const [row] = await watch.query<{ old: boolean }>(
      `select at < now() - interval '1 day' as old from audit_entry where act = 'test.dated'`,
    );
    expect(row?.old).toBe(false);
  });
});
