import { zonedToday } from '@openzone/calendar';
import type { DocumentDetail, Me, PeopleView, PersonOpened, PersonView, Role } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson, listHandlers, listRoleHolders } from '../src/base/identity/index.ts';
import { readState, review } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { apiClient, injected, type ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import {
  allPrinciples,
  createZone,
  draft,
  makeDocument,
  proactive,
  testPassword,
  type TestZone,
} from './support/zone.ts';

let server: TestServer;
let zone: TestZone;
let admin: ApiClient;

/** Days from today in Shanghai, which is what the database counts by. */
const day = (offset: number): string => zonedToday(new Date(Date.now() + offset * 86_400_000));

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  admin = await server.office('admin');
});
afterAll(() => server.stop());

const of = (view: PeopleView, id: string): PersonView => {
  const found = view.people.find((one) => one.id === id);
  if (found === undefined) throw new Error('nobody');
  return found;
};

let count = 0;
/** Opens an account through the API and signs in to it with a password of its own. */
async function newPerson(post?: {
  role: Role;
  unitId: string | null;
}): Promise<{ id: string; name: string; client: ApiClient }> {
  count += 1;
  const name = `colleague${count}`;
  const opened = await admin.post<PersonOpened>('/people', {
    signInName: name,
    displayName: `同事${count}`,
    unitId: zone.unitId,
  });
  expect(opened.status).toBe(201);
  const { id, password } = opened.body;
  if (post !== undefined) {
    const given = await admin.post(`/people/${id}/posts`, { ...post, from: day(0), until: null });
    expect(given.status).toBe(200);
  }
  const transport = injected(server.web.server, 'localhost');
  const first = await apiClient(transport).post('/session', { signInName: name, password });
  expect(first.body).toEqual({ next: 'PASSWORD' });
  const cookie = [first.headers['set-cookie'] ?? ''].flat()[0]?.split(';')[0];
  const own = await apiClient(transport, cookie).post('/session/password', { newPassword: testPassword });
  expect(own.status).toBe(200);
  return { id, name, client: await server.office(name) };
}

const delegation = (fromId: string, toId: string, roles: readonly Role[], change: object = {}) => ({
  fromId,
  toId,
  roles,
  unitId: null,
  from: day(0),
  until: day(3),
  reason: '出差',
  ...change,
});
const rolesOf = async (client: ApiClient): Promise<Me['roles']> => (await client.get<Me>('/session')).body.roles;
const decision = { decision: 'approve' as const, comment: '', confirmed: [...allPrinciples] };

describe('posts', () => {
  it('are held from their first day to their last, and by several units', async () => {
    const { id, client } = await newPerson({ role: 'HANDLER', unitId: zone.unitId });
    const give = (unitId: string, from: string, until: string | null) =>
      admin.post<PeopleView>(`/people/${id}/posts`, { role: 'HANDLER', unitId, from, until });
    expect((await give(zone.otherUnitId, day(1), null)).status).toBe(200);
    expect(
      await server.database.app.read(zone.siteId, (reading) => listHandlers(reading, zone.otherUnitId)),
    ).not.toContainEqual(expect.objectContaining({ id }));
    expect((await give(zone.otherUnitId, day(5), day(9))).error.error).toBe('POST_TWICE');
    expect((await give(zone.otherUnitId, day(-9), day(-1))).status).toBe(200);
    // Giving a post ends the sessions of whom it is given to.
    expect((await client.get('/session')).status).toBe(401);
    const again = await server.office(`colleague${count}`);
    expect(await rolesOf(again)).toEqual([{ role: 'HANDLER', unitId: zone.unitId }]);
    expect((await again.post('/documents', draft(zone, { unitId: zone.otherUnitId }))).status).toBe(403);
    const view = (await give(zone.otherUnitId, day(0), day(0))).body;
    expect(of(view, id).posts).toHaveLength(4);
    const third = await server.office(`colleague${count}`);
    expect((await third.post('/documents', draft(zone, { unitId: zone.otherUnitId }))).status).toBe(201);
  });

  it('end, and with them what they allowed, in the database as well', async () => {
    const { id } = await newPerson({ role: 'DISCLOSURE_OFFICE', unitId: null });
    const holders = (): Promise<string[]> =>
      server.database.app.read(zone.siteId, (reading) => listRoleHolders(reading, 'DISCLOSURE_OFFICE', null));
    expect(await holders()).toContain(id);
    const post = of((await admin.get<PeopleView>('/people')).body, id).posts[0]?.id ?? '';
    await server.database.bypass(zone.siteId, `update account_role set valid_from = $2 where id = $1`, [post, day(-5)]);
    await admin.put(`/people/${id}/posts/${post}`, { until: day(-1) });
    expect(await holders()).not.toContain(id);
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select holds_role($1, $2, 'DISCLOSURE_OFFICE', null) as now`,
      [zone.siteId, id],
    );
    expect(rows).toEqual([{ now: false }]);
    await expect(
      server.database.bypass(
        zone.siteId,
        `insert into account_role (site_id, account_id, role, valid_from) values ($1, $2, 'DISCLOSURE_OFFICE', $3)`,
        [zone.siteId, id, day(-3)],
      ),
    ).rejects.toThrow('POST_TWICE');
  });

  it('of a unit name it, those of the site do not', async () => {
    const { id } = await newPerson();
    for (const [role, unitId] of [
      ['HANDLER', null],
      ['ADMIN', zone.unitId],
    ] as const) {
      const answer = await admin.post(`/people/${id}/posts`, { role, unitId, from: day(0), until: null });
      expect([answer.status, answer.error.error]).toEqual([400, 'POST_UNIT']);
    }
  });

  it('leave an administrator to the site', async () => {
    const { people } = (await admin.get<PeopleView>('/people')).body;
    const me = people.find(({ signInName }) => signInName === 'admin');
    const end = await admin.put(`/people/${me?.id}/posts/${me?.posts[0]?.id}`, { until: day(-1) });
    expect([end.status, end.error.error]).toEqual([409, 'LAST_ADMINISTRATOR']);
    const close = await admin.put(`/people/${me?.id}`, { displayName: 'admin', unitId: zone.unitId, active: false });
    expect(close.error.error).toBe('LAST_ADMINISTRATOR');
    expect((await admin.get('/session')).status).toBe(200);
  });
});

describe('an account', () => {
  it('is kept by administrators alone; others see who is who and no more', async () => {
    const { id, client } = await newPerson({ role: 'HANDLER', unitId: zone.unitId });
    const view = (await client.get<PeopleView>('/people')).body;
    expect(view.mayManage).toBe(false);
    expect(of(view, zone.people.admin.id)).toMatchObject({ displayName: 'admin', sessions: 0, lastSignedInAt: null });
    for (const act of [
      () => client.post('/people', { signInName: 'xx', displayName: 'x', unitId: zone.unitId }),
      () => client.put(`/people/${id}`, { displayName: 'x', unitId: zone.unitId, active: true }),
      () => client.post(`/people/${id}/posts`, { role: 'ADMIN', unitId: null, from: day(0), until: null }),
      () => client.post(`/people/${zone.people.admin.id}/password-reset`),
      () => client.delete(`/people/${zone.people.admin.id}/factor`),
      () => client.delete(`/people/${zone.people.admin.id}/sessions`),
      () => client.post(`/people/${zone.people.admin.id}/absences`, { from: day(0), until: day(1), note: '' }),
      () => client.post('/delegations', delegation(zone.people.office.id, id, ['DISCLOSURE_OFFICE'])),
    ])
      expect((await act()).status).toBe(403);
    expect(
      (await admin.post('/people', { signInName: 'office', displayName: 'x', unitId: zone.unitId })).error.error,
    ).toBe('SIGN_IN_NAME_TAKEN');
  });

  it('whose password is reset opens with the new one only, and is signed out everywhere', async () => {
    const { id, name, client } = await newPerson({ role: 'HANDLER', unitId: zone.unitId });
    const reset = (await admin.post<PersonOpened>(`/people/${id}/password-reset`)).body;
    expect((await client.get('/session')).status).toBe(401);
    const nobody = await server.office();
    expect((await nobody.post('/session', { signInName: name, password: testPassword })).status).toBe(401);
    expect((await nobody.post('/session', { signInName: name, password: reset.password })).body).toEqual({
      next: 'PASSWORD',
    });
  });

  it('can be signed out by an administrator', async () => {
    const { id, client } = await newPerson();
    expect((await admin.delete(`/people/${id}/sessions`)).body).toEqual({ ended: 2 });
    expect((await client.get('/session')).status).toBe(401);
  });

  it('leaves on the trail what it was before and after, and nothing secret', async () => {
    const { id } = await newPerson({ role: 'HANDLER', unitId: zone.unitId });
    await admin.put(`/people/${id}`, { displayName: '改名', unitId: zone.otherUnitId, active: true });
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select changes::text as changes from audit_entry where act = 'people.change' and subject_id = $1`,
      [id],
    );
    expect(String(rows[0]?.['changes'])).toContain('改名');
    const { rows: all } = await server.database.bypass(zone.siteId, `select a::text as line from audit_entry a`);
    for (const { line } of all) expect(line).not.toMatch(/argon2/);
  });
});

describe('delegation', () => {
  it('lets somebody act in another’s place, for its days, in those roles alone, and names both', async () => {
    const { id: headId, client: head } = await newPerson({ role: 'UNIT_HEAD', unitId: zone.unitId });
    const { id: deputyId, name, client: deputy } = await newPerson({ role: 'HANDLER', unitId: zone.otherUnitId });
    const document = await makeDocument(server.database.app, zone, 'in_review');
    const approve = async (client: ApiClient) =>
      client.post<DocumentDetail>(`/documents/${document}/review`, {
        ...decision,
        revision: (await server.database.app.read(zone.siteId, (reading) => readState(reading, document))).revision,
      });
    expect((await approve(deputy)).status).toBe(403);
    expect((await head.post('/delegations', delegation(headId, deputyId, ['SECRECY_REVIEWER']))).error.error).toBe(
      'DELEGATION_WITHOUT_POST',
    );
    const made = await head.post<PeopleView>('/delegations', delegation(headId, deputyId, ['UNIT_HEAD']));
    expect(made.status).toBe(200);
    expect(await rolesOf(deputy)).toContainEqual({
      role: 'UNIT_HEAD',
      unitId: zone.unitId,
      onBehalfOf: { id: headId, name: expect.stringContaining('同事') as string },
    });
    expect((await approve(deputy)).status).toBe(200);
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select x.decided_by, x.on_behalf_of from review_decision x join review r on r.id = x.review_id where r.document_id = $1`,
      [document],
    );
    expect(rows).toEqual([{ decided_by: deputyId, on_behalf_of: headId }]);
    const unread = (await deputy.get<{ unread: number }>('/notices')).body.unread;
    expect(unread).toBeGreaterThan(0);
    const id = made.body.delegations[0]?.id ?? '';
    expect((await head.delete(`/delegations/${id}`)).status).toBe(200);
    expect((await rolesOf(await server.office(name))).map(({ role }) => role)).toEqual(['HANDLER']);
    expect((await head.delete(`/delegations/${id}`)).error.error).toBe('DELEGATION_OVER');
  });

  it('is not passed on, and ends with the post and its days', async () => {
    const first = await newPerson({ role: 'UNIT_HEAD', unitId: zone.unitId });
    const second = await newPerson({ role: 'HANDLER', unitId: zone.otherUnitId });
    const third = await newPerson({ role: 'HANDLER', unitId: zone.otherUnitId });
    await first.client.post('/delegations', delegation(first.id, second.id, ['UNIT_HEAD']));
    const on = await second.client.post('/delegations', delegation(second.id, third.id, ['UNIT_HEAD']));
    expect(on.error.error).toBe('DELEGATION_WITHOUT_POST');
    const held = async (): Promise<unknown> =>
      (
        await server.database.bypass(zone.siteId, `select holds_role($1, $2, 'UNIT_HEAD', $3) as held`, [
          zone.siteId,
          second.id,
          zone.unitId,
        ])
      ).rows[0]?.['held'];
    expect(await held()).toBe(true);
    const post = of((await admin.get<PeopleView>('/people')).body, first.id).posts[0]?.id ?? '';
    await server.database.bypass(
      zone.siteId,
      `update account_role set valid_from = $2, valid_until = $3 where id = $1`,
      [post, day(-5), day(-1)],
    );
    expect(await held()).toBe(false);
    for (const [from, until] of [
      [day(1), day(2)],
      [day(-2), day(-1)],
    ]) {
      await server.database.bypass(zone.siteId, `update account_role set valid_until = null where id = $1`, [post]);
      await server.database.bypass(
        zone.siteId,
        `update delegation set ended_at = now() where from_account = $1 and ended_at is null`,
        [first.id],
      );
      await admin.post('/delegations', delegation(first.id, second.id, ['UNIT_HEAD'], { from, until }));
      expect(await held()).toBe(false);
    }
    await expect(
      server.database.bypass(zone.siteId, `update delegation set to_account = $2 where from_account = $1`, [
        first.id,
        third.id,
      ]),
    ).rejects.toThrow('DELEGATION_CHANGED');
  });

  it('makes one of two persons, in the database itself', async () => {
    const { handler, head } = zone.people;
    const db = server.database.app;
    const { siteId } = zone;
    const writer = await newPerson({ role: 'HANDLER', unitId: zone.unitId });
    const delegate = async (from: string, to: string, role: Role) =>
      expect((await admin.post('/delegations', delegation(from, to, [role]))).status).toBe(200);
    const refused = async (document: string, by: string) => {
      const state = await db.read(siteId, (reading) => readState(reading, document));
      await expect(
        server.database.bypass(
          siteId,
          `insert into review_decision (site_id, id, review_id, step, decision, comment, confirmed, decided_by)
           select site_id, $2, id, current_step, 'approve', '', $3, $4 from review where document_id = $1 and state = 'open'`,
          [document, newId(), [...allPrinciples], by],
        ),
      ).rejects.toThrow('TWO_PERSON_RULE');
      const person = await db.read(siteId, (reading) => findPerson(reading, zone.people.head.signInName));
      expect(person).toBeDefined();
      return state;
    };

    // Whoever acts in the author's place is the author: the head delegates to the handler who wrote it.
    const byHandler = await makeDocument(db, zone, 'in_review');
    await delegate(head.id, handler.id, 'UNIT_HEAD');
    await refused(byHandler, handler.id);
    await server.database.bypass(siteId, `update delegation set ended_at = now() where ended_at is null`);

    // What was written in the head's place the head does not review: the handler of another unit wrote it for the head.
    const other = await newPerson({ role: 'HANDLER', unitId: zone.otherUnitId });
    const double = await newPerson({ role: 'UNIT_HEAD', unitId: zone.unitId });
    await admin.post(`/people/${double.id}/posts`, { role: 'HANDLER', unitId: zone.unitId, from: day(0), until: null });
    await delegate(double.id, other.id, 'HANDLER');
    const client = await server.office(other.name);
    const made = await client.post<DocumentDetail>('/documents', draft(zone));
    expect(made.status).toBe(201);
    const { id } = made.body;
    const revision = async (): Promise<number> => (await db.read(siteId, (reading) => readState(reading, id))).revision;
    const writerClient = await server.office(writer.name);
    await writerClient.post(`/documents/${id}/determination`, { ...proactive, revision: await revision() });
    await writerClient.post(`/documents/${id}/submission`, { revision: await revision() });
    await refused(id, double.id);

    // Who determined it may not review it in the head's place.
    await delegate(head.id, writer.id, 'UNIT_HEAD');
    const third = await makeDocument(db, zone, 'draft');
    const again = await server.office(writer.name);
    const at = async (): Promise<number> => (await db.read(siteId, (reading) => readState(reading, third))).revision;
    await again.post(`/documents/${third}/determination`, { ...proactive, revision: await at() });
    const handlerClient = await server.office('handler');
    expect((await handlerClient.post(`/documents/${third}/submission`, { revision: await at() })).status).toBe(200);
    await refused(third, writer.id);
    // The head herself may.
    await db.transaction(siteId, async (tx) =>
      review(tx, head, third, { ...decision, revision: (await readState(tx, third)).revision }),
    );
  });
});

describe('leave', () => {
  it('takes people off the list of whom to assign to, for its days', async () => {
    const { id, client } = await newPerson({ role: 'HANDLER', unitId: zone.unitId });
    const listed = async (): Promise<boolean> =>
      (await server.database.app.read(zone.siteId, (reading) => listHandlers(reading, zone.unitId))).some(
        (one) => one.id === id,
      );
    expect(await listed()).toBe(true);
    const view = (
      await client.post<PeopleView>(`/people/${id}/absences`, { from: day(0), until: day(2), note: '年休假' })
    ).body;
    expect(await listed()).toBe(false);
    const [absence] = of(view, id).absences;
    const others = (await (await server.office('stranger')).get<PeopleView>('/people')).body;
    expect(of(others, id).absences).toEqual([{ ...absence, note: '' }]);
    expect((await client.delete(`/people/${id}/absences/${absence?.id}`)).status).toBe(200);
    expect(await listed()).toBe(true);
    expect((await client.post(`/people/${id}/absences`, { from: day(2), until: day(0), note: '' })).error.error).toBe(
      'DAYS_WRONG',
    );
  });
});
