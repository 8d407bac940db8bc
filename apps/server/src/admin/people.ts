import { Type } from 'typebox';
import {
  AbsenceInput,
  PostDelegationInput,
  InitialPassword,
  NewPersonInput,
  PeopleView,
  PersonInput,
  PersonOpened,
  PostEnd,
  PostInput,
  SessionsEnded,
} from '@openzone/contracts';
import {
  cancelAbsence,
  changeAccount,
  createAccount,
  delegate,
  givePost,
  listAccounts,
  listDelegations,
  mayManagePeople,
  recallDelegation,
  recordAbsence,
  resetFactor,
  resetPassword,
  revokeSessionsOf,
  takePost,
  type Account,
} from '../base/identity/index.ts';
import { nameSubject } from '../base/audit/index.ts';
import type { Server } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { asking, type Asking, type SessionDeps } from './session.ts';

const tags = ['people'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByPart = Type.Object({ id: Type.String({ format: 'uuid' }), partId: Type.String({ format: 'uuid' }) });

/** Everybody sees who is who; what guards an account, and leave, only who keeps the accounts or is that person. */
export async function viewPeople(deps: SessionDeps, { site, person }: Asking): Promise<PeopleView> {
  const mayManage = mayManagePeople(person);
  return deps.db.read(site.id, async (reading) => ({
    people: (await listAccounts(reading))
      .filter(({ active }) => mayManage || active)
      .map((account) => presentPerson(account, mayManage || account.id === person.id)),
    delegations: (await listDelegations(reading, mayManage ? null : person.id)).map((one) => ({ ...one })),
    mayManage,
  }));
}

function presentPerson(account: Account, whole: boolean): PeopleView['people'][number] {
  const { demonstration: _, lastSignedInAt, ...rest } = account;
  if (!whole)
    return {
      ...rest,
      hasFactor: false,
      mustChangePassword: false,
      sessions: 0,
      lastSignedInAt: null,
      absences: rest.absences.map((one) => ({ ...one, note: '' })),
    };
  return { ...rest, lastSignedInAt: lastSignedInAt?.toISOString() ?? null };
}

/** People, their posts, leave and delegation. */
export function registerPeople(app: Server, deps: SessionDeps): void {
  const { identity } = deps;
  const answer = { 200: PeopleView };

  app.get('/people', { schema: { response: answer, tags } }, async (request) =>
    viewPeople(deps, await asking(deps, request)),
  );

  app.post(
    '/people',
    { schema: { body: NewPersonInput, response: { 201: PersonOpened }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const id = newId();
      nameSubject(id);
      const opened = await createAccount(identity, site.id, person, { ...request.body, id });
      return reply.status(201).send({ ...opened, expiresAt: opened.expiresAt.toISOString() });
    },
  );

  app.put('/people/:id', { schema: { params: ById, body: PersonInput, response: answer, tags } }, async (request) => {
    const asked = await asking(deps, request);
    await changeAccount(identity, asked.site.id, asked.person, request.params.id, request.body);
    return viewPeople(deps, asked);
  });

  app.post(
    '/people/:id/posts',
    { schema: { params: ById, body: PostInput, response: answer, tags } },
    async (request) => {
      const asked = await asking(deps, request);
      await givePost(identity, asked.site.id, asked.person, request.params.id, request.body);
      return viewPeople(deps, asked);
    },
  );

  app.put(
    '/people/:id/posts/:partId',
    { schema: { params: ByPart, body: PostEnd, response: answer, tags } },
    async (request) => {
      const asked = await asking(deps, request);
      const { id, partId } = request.params;
      await takePost(identity, asked.site.id, asked.person, id, partId, request.body.until);
      return viewPeople(deps, asked);
    },
  );

  registerGuards(app, deps);

  app.post(
    '/people/:id/absences',
    { schema: { params: ById, body: AbsenceInput, response: answer, tags } },
    async (request) => {
      const asked = await asking(deps, request);
      await recordAbsence(identity, asked.site.id, asked.person, request.params.id, request.body);
      return viewPeople(deps, asked);
    },
  );

  app.delete(
    '/people/:id/absences/:partId',
    { schema: { params: ByPart, response: answer, tags } },
    async (request) => {
      const asked = await asking(deps, request);
      await cancelAbsence(identity, asked.site.id, asked.person, request.params.id, request.params.partId);
      return viewPeople(deps, asked);
    },
  );

  app.post('/delegations', { schema: { body: PostDelegationInput, response: answer, tags } }, async (request) => {
    const asked = await asking(deps, request);
    nameSubject(request.body.fromId);
    await delegate(identity, asked.site.id, asked.person, request.body);
    return viewPeople(deps, asked);
  });

  app.delete('/delegations/:id', { schema: { params: ById, response: answer, tags } }, async (request) => {
    const asked = await asking(deps, request);
    await recallDelegation(identity, asked.site.id, asked.person, request.params.id);
    return viewPeople(deps, asked);
  });
}

/** What an administrator does for somebody who cannot get in, or against somebody who should not. */
function registerGuards(app: Server, deps: SessionDeps): void {
  const { identity } = deps;

  app.post(
    '/people/:id/password-reset',
    { schema: { params: ById, response: { 200: InitialPassword }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { password, expiresAt } = await resetPassword(identity, site.id, person, request.params.id);
      return { password, expiresAt: expiresAt.toISOString() };
    },
  );

  app.delete(
    '/people/:id/factor',
    { schema: { params: ById, response: { 200: PeopleView }, tags } },
    async (request) => {
      const asked = await asking(deps, request);
      await resetFactor(identity, asked.site.id, asked.person, request.params.id);
      return viewPeople(deps, asked);
    },
  );

  app.delete(
    '/people/:id/sessions',
    { schema: { params: ById, response: { 200: SessionsEnded }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return { ended: await revokeSessionsOf(identity, site.id, person, request.params.id) };
    },
  );
}
