import type { DocumentDetail, Role } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword, insertAccount } from '../src/base/identity/index.ts';
import { createDocument, determine, readState, submit } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { Answer, ApiClient } from './support/http-client.ts';
import { matching } from './support/expectations.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { acts, allowed, everybody, insiders, writers, type Act, type Who } from './support/roles.ts';
import { makeAt, type Situation } from './support/stages.ts';
import { watchTables, type TableWatch } from './support/table-state.ts';
import {
  allPrinciples,
  createZone,
  draft,
  makeDocument,
  proactive,
  testPassword,
  type TestZone,
} from './support/zone.ts';

/** Where a document stands after the act; left out where the act does not move it. */
const leadsTo: Partial<Readonly<Record<Act, string>>> = {
  edit: 'draft',
  determine: 'determined',
  submit: 'in_review',
  recall: 'draft',
  return: 'draft',
  schedule: 'scheduled',
  unschedule: 'approved',
  publish: 'published',
  force: 'published',
  discard: 'discarded',
};

let server: TestServer;
let zone: TestZone;
let watch: TableWatch;
let target: string;
const clients = new Map<Who, ApiClient>();

const as = (who: Who): ApiClient => {
  const client = clients.get(who);
  if (client === undefined) throw new Error(`nobody is ${who}`);
  return client;
};

async function hire(
  name: string,
  grants: readonly { role: Role; unitId: string | null }[],
  unitId: string,
): Promise<void> {
  const passwordHash = await hashPassword(testPassword);
  await server.database.app.transaction(zone.siteId, (tx) =>
    insertAccount(tx, {
      id: newId(),
      signInName: name,
      displayName: name,
      passwordHash,
      unitId,
      roles: grants,
      demonstration: false,
    }),
  );
}

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  await hire('colleague', [{ role: 'HANDLER', unitId: zone.unitId }], zone.unitId);
  await hire('otherHead', [{ role: 'UNIT_HEAD', unitId: zone.otherUnitId }], zone.otherUnitId);
  watch = await watchTables(server.database.url);
  for (const who of everybody) clients.set(who, await server.office(who));
  target = await makeDocument(server.database.app, zone, 'published', { title: '关联目标' });
});
afterAll(async () => {
  await watch.close();
  await server.stop();
});

const revisionOf = async (id: string): Promise<number> =>
  (await server.database.app.read(zone.siteId, (reading) => readState(reading, id))).revision;

let texts = 0;

/** Asks for the act with everything right but, perhaps, the person. */
async function perform(client: ApiClient, act: Act, id: string, known?: number): Promise<Answer<DocumentDetail>> {
  const revision = known ?? (await revisionOf(id));
  const path = `/documents/${id}`;
  texts += 1;
  switch (act) {
    case 'edit':
      return client.put(`${path}/draft`, { ...draft(zone, { title: `改过的标题${texts}` }), revision });
    case 'determine':
      return client.post(`${path}/determination`, { ...proactive, revision });
    case 'submit':
      return client.post(`${path}/submission`, { revision });
    case 'recall':
      return client.post(`${path}/recall`, { comment: '撤回修改', revision });
    case 'approve':
      return client.post(`${path}/review`, { decision: 'approve', comment: '', confirmed: allPrinciples, revision });
    case 'return':
      return client.post(`${path}/review`, { decision: 'return', comment: '请补充依据', confirmed: [], revision });
    case 'plan':
      return client.post(`${path}/plan`, { wishedOn: '2030-03-05', notBefore: null, reason: '', revision });
    case 'schedule':
      return client.post(`${path}/schedule`, { at: new Date(Date.now() + 3_600_000).toISOString(), revision });
    case 'unschedule':
      return client.post(`${path}/unschedule`, { revision });
    case 'publish':
      return client.post(`${path}/publication`, { revision });
    case 'force':
      return client.post(`${path}/forced-publication`, { reason: '情况紧急需要立即发布', revision });
    case 'withdraw':
      return client.post(`${path}/withdrawal`, { reason: '数据有误', revision });
    case 'discard':
      return client.post(`${path}/discard`, { reason: '不再需要', revision });
    case 'link':
      return client.post(`${path}/links`, { kind: 'INTERPRETS', toDocumentId: target });
    case 'unlink':
      return client.delete(`${path}/links/INTERPRETS/${target}`);
    case 'channel':
      return client.put(`${path}/channels/GAZETTE`, {
        state: 'published',
        publishedOn: '2026-03-05',
        reference: '第3期',
      });
    case 'preview':
      return client.post(`${path}/preview`);
  }
}

describe.each(Object.keys(allowed) as Situation[])('a document that is %s', (situation) => {
  it('refuses every act to whoever may not do it, and nothing is written', async () => {
    const id = await makeAt(server.database.app, zone, situation);
    const before = await watch.read();
    const revision = await revisionOf(id);
    for (const act of acts) {
      for (const who of everybody.filter((one) => !(allowed[situation][act] ?? []).includes(one))) {
        const answer = await perform(as(who), act, id, revision);
        // A preview of what one may not even see is not there rather than refused.
        const expected = act === 'preview' && !insiders.includes(who) ? 404 : 403;
        expect({ who, act, status: answer.status }).toEqual({ who, act, status: expected });
        expect(answer.error).toMatchObject({
          error: expected === 404 ? 'NOT_FOUND' : 'FORBIDDEN',
          text: { zh: matching(/\p{sc=Han}/u), en: matching(/[a-z]/) },
        });
      }
    }
    const nobody = await server.office();
    for (const act of acts) expect((await perform(nobody, act, id, revision)).status, act).toBe(401);
    // Once for all of them: reading every table is most of what this costs, and what is written stays written.
    expect(await watch.read(), 'one of the acts left something behind').toEqual(before);
  });

  it('lets everybody act who may', async () => {
    for (const act of acts) {
      for (const who of allowed[situation][act] ?? []) {
        const id = await makeAt(server.database.app, zone, situation);
        const answer = await perform(as(who), act, id);
        expect({ who, act, status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({
          who,
          act,
          status: 200,
          text: '',
        });
        const stage = leadsTo[act];
        if (stage !== undefined) expect({ act, stage: answer.body.stage }).toEqual({ act, stage });
        if (act !== 'preview' && act !== 'unlink')
          expect(answer.body.revision === undefined ? undefined : answer.body.id).toBe(id);
      }
    }
  });

  it('offers each person exactly what they may do', async () => {
    const id = await makeAt(server.database.app, zone, situation);
    for (const who of insiders) {
      const { body } = await as(who).get<DocumentDetail>(`/documents/${id}`);
      const mine = acts.filter((act) => act !== 'unlink' && (allowed[situation][act] ?? []).includes(who));
      expect({ who, actions: body.actions.toSorted() }).toEqual({ who, actions: mine.toSorted() });
    }
  });
});

describe('two people', () => {
  it('whoever wrote or submitted a document never reviews it, whatever roles they hold', async () => {
    const roles: readonly { role: Role; unitId: string | null }[] = [
      { role: 'HANDLER', unitId: zone.unitId },
      { role: 'UNIT_HEAD', unitId: zone.unitId },
      { role: 'SECRECY_REVIEWER', unitId: null },
      { role: 'DISCLOSURE_OFFICE', unitId: null },
    ];
    await hire('everything', roles, zone.unitId);
    const client = await server.office('everything');
    const made = await client.post<DocumentDetail>('/documents', draft(zone, { title: '一人多岗' }));
    const { id } = made.body;
    expect((await perform(client, 'determine', id)).status).toBe(200);
    expect((await perform(client, 'submit', id)).status).toBe(200);
    for (const who of ['head', 'reviewer', 'office'] as const) {
      const before = await watch.read();
      const answer = await perform(client, 'approve', id);
      expect(answer.status).toBe(403);
      expect(answer.error.text.zh).toContain('双人审查');
      expect((await perform(client, 'return', id)).status).toBe(403);
      expect(await watch.read()).toEqual(before);
      expect((await perform(as(who), 'approve', id)).status).toBe(200);
    }
  });

  it('who only submitted is a first person too', async () => {
    await hire('submittingHead', [{ role: 'UNIT_HEAD', unitId: zone.unitId }], zone.unitId);
    const client = await server.office('submittingHead');
    const id = await makeDocument(server.database.app, zone, 'determined', { title: '由负责人送审' });
    expect((await perform(client, 'submit', id)).status).toBe(200);
    expect((await perform(client, 'approve', id)).status).toBe(403);
    expect((await perform(as('head'), 'approve', id)).status).toBe(200);
  });

  it('an edit after approval asks for determination and review anew', async () => {
    const id = await makeAt(server.database.app, zone, 'approved');
    expect((await perform(as('handler'), 'edit', id)).status).toBe(200);
    for (const act of ['publish', 'schedule', 'force', 'submit'] as const)
      expect((await perform(as('office'), act, id)).status, act).toBe(403);
  });

  it('withholding cannot be forced', async () => {
    const { handler } = zone.people;
    const id = await server.database.app.transaction(zone.siteId, async (tx) => {
      const made = await createDocument(tx, handler, draft(zone, { title: '过程稿' }), {
        origin: 'editor',
        demonstration: false,
      });
      await determine(tx, handler, made, {
        attribute: 'WITHHELD',
        article: '16.2',
        ground: 'DELIBERATIVE',
        reason: '讨论中的过程稿',
        evidence: { situation: '讨论记录' },
        revision: 1,
      });
      return made;
    });
    expect((await perform(as('office'), 'force', id)).status).toBe(403);
    await server.database.app.transaction(zone.siteId, async (tx) =>
      submit(tx, handler, id, { revision: (await readState(tx, id)).revision }),
    );
    for (const who of ['head', 'reviewer', 'office'] as const)
      expect((await perform(as(who), 'approve', id)).status).toBe(200);
    for (const act of ['publish', 'schedule'] as const) expect((await perform(as('office'), act, id)).status).toBe(403);
  });
});

describe('beside documents', () => {
  const column = {
    key: 'new-column',
    parentId: null,
    name: '新栏目',
    nameEn: 'New',
    description: '',
    keywords: '',
    columnType: '',
    position: 9,
    updateEveryDays: null,
    updateBasis: '',
    article: '',
    responsibleUnitId: null,
    active: true,
  };

  /** Each of `who` succeeds with `status`, everybody else is refused and nothing is written. */
  async function expectOnly(
    who: readonly Who[],
    status: number,
    ask: (client: ApiClient, index: number) => Promise<Answer<unknown>>,
  ): Promise<void> {
    for (const [index, one] of everybody.entries()) {
      const before = await watch.read();
      const answer = await ask(as(one), index);
      expect({ one, status: answer.status, text: who.includes(one) ? '' : answer.error.error }).toEqual(
        who.includes(one) ? { one, status, text: '' } : { one, status: 403, text: 'FORBIDDEN' },
      );
      if (!who.includes(one)) expect(await watch.read(), one).toEqual(before);
    }
    const before = await watch.read();
    expect((await ask(await server.office(), 99)).status).toBe(401);
    expect(await watch.read()).toEqual(before);
  }

  it('documents are written in one’s own unit only, by handlers and the disclosure office', async () => {
    await expectOnly(writers, 201, (client, index) =>
      client.post('/documents', draft(zone, { title: `新文件${index}` })),
    );
    await expectOnly(['office', 'stranger'], 201, (client, index) =>
      client.post('/documents', draft(zone, { title: `另一单位${index}`, unitId: zone.otherUnitId })),
    );
    const id = await makeAt(server.database.app, zone, 'draft');
    const before = await watch.read();
    const moved = await as('handler').put(`/documents/${id}/draft`, {
      ...draft(zone, { unitId: zone.otherUnitId }),
      revision: 1,
    });
    expect(moved.status).toBe(403);
    expect(await watch.read()).toEqual(before);
  });

  it('columns are the administrators’ and the disclosure office’s', async () => {
    await expectOnly(['office', 'admin'], 201, (client, index) =>
      client.post('/columns', { ...column, key: `new-${index}` }),
    );
    const revision = async (): Promise<number> => {
      const { body } = await as('office').get<{ id: string; revision: number }[]>('/columns');
      return body.find(({ id }) => id === zone.otherColumnId)?.revision ?? 0;
    };
    const path = `/columns/${zone.otherColumnId}`;
    await expectOnly(['office', 'admin'], 200, async (client) =>
      client.put(path, { ...column, key: 'notices', revision: await revision() }),
    );
    await expectOnly(['office', 'admin'], 200, async (client) =>
      client.post(`${path}/move`, { parentId: null, beforeId: null, revision: await revision() }),
    );
    await expectOnly(['office', 'admin'], 200, (client) => client.get(`${path}/merge?intoId=${zone.columnId}`));
    for (const who of everybody.filter((one) => one !== 'office' && one !== 'admin')) {
      const merge = { intoId: zone.columnId, reason: '栏目调整', revision: await revision() };
      expect((await as(who).post(`${path}/merge`, merge)).status).toBe(403);
    }
  });

  it('imports are begun and decided by handlers and the disclosure office, and read by who works on them', async () => {
    const importers: readonly Who[] = ['handler', 'colleague', 'office', 'stranger'];
    const file = {
      name: '旧文件.txt',
      bytes: Buffer.from('关于开展检查的通知\n\n各有关单位：\n现将有关事项通知如下，请认真执行。\n\n2019年3月4日\n'),
    };
    await expectOnly(importers, 201, (client) => client.upload('/imports', [file], { name: '旧文件' }));
    await server.readImports(zone.siteId);
    const { body: batches } = await as('handler').get<{ id: string; rows: { waiting: number } }[]>('/imports');
    const batch = batches.find((one) => one.rows.waiting === 1);
    if (batch === undefined) throw new Error('no row waits');
    const { body: detail } = await as('handler').get<{ rows: { id: string }[] }>(`/imports/${batch.id}`);
    const row = detail.rows[0]?.id ?? '';
    await expectOnly(importers, 200, (client) =>
      client.put(`/imports/${batch.id}/rows/${row}`, { title: '关于开展检查的通知' }),
    );
    const readers: readonly Who[] = ['handler', 'colleague', 'reviewer', 'office', 'admin', 'stranger'];
    for (const path of ['/imports', `/imports/${batch.id}`, `/imports/${batch.id}/rows/${row}`]) {
      for (const who of everybody)
        expect({ who, path, status: (await as(who).get(path)).status }).toEqual({
          who,
          path,
          status: readers.includes(who) ? 200 : 403,
        });
    }
    const decisions: readonly ((client: ApiClient) => Promise<Answer<unknown>>)[] = [
      (client) => client.post(`/imports/${batch.id}/confirm`),
      (client) => client.post(`/imports/${batch.id}/reject`),
    ];
    for (const decide of decisions) {
      for (const who of everybody.filter((one) => !importers.includes(one))) {
        const before = await watch.read();
        expect({ who, status: (await decide(as(who))).status }).toEqual({ who, status: 403 });
        expect(await watch.read()).toEqual(before);
      }
    }
  });

  it('who is not signed in reads nothing at all', async () => {
    const nobody = await server.office();
    const id = await makeAt(server.database.app, zone, 'draft');
    for (const path of [
      '/session',
      '/work',
      '/reference',
      '/columns',
      '/documents',
      `/documents/${id}`,
      `/documents/${id}/versions/1`,
      '/imports',
      `/imports/${newId()}`,
      `/imports/${newId()}/rows/${newId()}`,
      `/files/${'0'.repeat(64)}/a.txt`,
      '/openapi.json',
    ]) {
      const answer = await nobody.get(path);
      expect({ path, status: answer.status, error: answer.error.error }).toEqual({
        path,
        status: 401,
        error: 'SIGN_IN_NEEDED',
      });
    }
  });
});
