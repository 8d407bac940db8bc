import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  AccountSecurity,
  CodeInput,
  FactorOffer,
  FactorRemoval,
  MailInput,
  PasswordChange,
  PasswordInput,
  RecoveryCodes,
  SessionsEnded,
} from '@openzone/contracts';
import {
  changePassword,
  confirmOwnKey,
  keepMail,
  offerKey,
  readSecurity,
  removeOwnFactor,
  renewRecoveryCodes,
  requirePassword,
  revokeOtherSessions,
  revokeOwnSession,
} from '../base/identity/index.ts';
import { nameSubject } from '../base/audit/index.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, originOf, presentKey, type Asking, type SessionDeps } from './session.ts';

const tags = ['account'];

/** Who asks; the trail tells it of their own account. */
async function mine(deps: SessionDeps, request: FastifyRequest): Promise<Asking> {
  const asked = await asking(deps, request);
  nameSubject(asked.person.id);
  return asked;
}

async function view(deps: SessionDeps, asked: Asking): Promise<AccountSecurity> {
  const { passwordChangedAt, mail, factor, sessions, secondFactorRequired } = await readSecurity(
    deps.identity,
    asked.site.id,
    asked,
  );
  return {
    passwordChangedAt: passwordChangedAt.toISOString(),
    mail,
    secondFactorRequired,
    factor: factor === null ? null : { since: factor.since.toISOString(), recoveryLeft: factor.recoveryLeft },
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}

/** Everybody's own account and nobody else's: sessions, password, address, authenticator. */
export function registerAccount(app: Server, deps: SessionDeps): void {
  const { identity } = deps;
  const answer = { 200: AccountSecurity };

  app.get('/account', { schema: { response: answer, tags } }, async (request) => view(deps, await mine(deps, request)));

  app.post('/account/password', { schema: { body: PasswordChange, response: answer, tags } }, async (request) => {
    const asked = await mine(deps, request);
    await changePassword(identity, asked.site.id, asked, request.body, originOf(request));
    return view(deps, asked);
  });

  app.put('/account/mail', { schema: { body: MailInput, response: answer, tags } }, async (request) => {
    const asked = await mine(deps, request);
    await deps.db.transaction(asked.site.id, (tx) => keepMail(tx, identity.vault, asked.person.id, request.body.mail));
    return view(deps, asked);
  });

  app.delete('/account/sessions', { schema: { response: { 200: SessionsEnded }, tags } }, async (request) => {
    const asked = await mine(deps, request);
    return { ended: await revokeOtherSessions(identity, asked.site.id, asked, originOf(request)) };
  });

  app.delete(
    '/account/sessions/:id',
    { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: answer, tags } },
    async (request) => {
      const asked = await mine(deps, request);
      await revokeOwnSession(identity, asked.site.id, asked, request.params.id, originOf(request));
      return view(deps, asked);
    },
  );

  app.post(
    '/account/factor',
    { schema: { body: PasswordInput, response: { 200: FactorOffer }, tags } },
    async (request) => {
      const { person, site } = await mine(deps, request);
      await requirePassword(identity, site.id, person.id, request.body.password, originOf(request));
      return presentKey(await offerKey(identity, site.id, person.id, site.profile.name));
    },
  );

  app.post(
    '/account/factor/confirm',
    { schema: { body: CodeInput, response: { 200: RecoveryCodes }, tags } },
    async (request) => {
      const asked = await mine(deps, request);
      return { codes: await confirmOwnKey(identity, asked.site.id, asked, request.body.code) };
    },
  );

  app.post('/account/factor/removal', { schema: { body: FactorRemoval, response: answer, tags } }, async (request) => {
    const asked = await mine(deps, request);
    await removeOwnFactor(identity, asked.site.id, asked, request.body, originOf(request));
    return view(deps, asked);
  });

  app.post(
    '/account/recovery-codes',
    { schema: { body: CodeInput, response: { 200: RecoveryCodes }, tags } },
    async (request) => {
      const asked = await mine(deps, request);
      return { codes: await renewRecoveryCodes(identity, asked.site.id, asked, request.body.code, originOf(request)) };
    },
  );
}
