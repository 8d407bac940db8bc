import type { FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import { Type } from 'typebox';
import {
  CodeInput,
  FactorOffer,
  Me,
  NewPasswordInput,
  RecoveryCodes,
  SignedOut,
  SignIn,
  SignInNext,
} from '@openzone/contracts';
import {
  confirmKeyAtSignIn,
  giveCode,
  listUnits,
  offerKeyAtSignIn,
  oidcLogoutUrl,
  replaceInitialPassword,
  signIn,
  signOut,
  whoIs,
  type FactorKey,
  type IdentityDeps,
  type Origin,
  type Person,
  type Present,
  type SignedIn,
} from '../base/identity/index.ts';
import { nameActingFor, nameActor, nameSubject } from '../base/audit/index.ts';
import type { Site } from '../base/sites/index.ts';
import { mayReadTrail, readTrailSettings } from '../systems/trail/index.ts';
import { readProvider } from '../flows/index.ts';
import type { Database } from '../platform/db/index.ts';
import { AppError, forbidden } from '../platform/errors.ts';
import { errorOfStatus, type Server } from '../platform/http/index.ts';

export interface SessionDeps {
  readonly db: Database;
  readonly identity: IdentityDeps;
  readonly findSite: (host: string) => Promise<Site>;
  /** Public address; without it that of the request. */
  readonly baseUrl?: string;
}

/** The address under which the browser knows us. */
export function originUrl(deps: Pick<SessionDeps, 'baseUrl'>, request: FastifyRequest): string {
  return deps.baseUrl ?? `${request.protocol}://${request.host}`;
}

/** The session's cookie. */
export const cookieName = 'openzone_session';
/** Tells a browser that has signed in before from others, so that the mistakes of others do not lock it out. It opens nothing. */
const deviceCookie = 'openzone_device';
const devicePath = '/api/admin';
const deviceSeconds = 400 * 86_400;

/** Who asks, and for which site; every handler of the back office begins with this. */
export interface Asking extends Present {
  readonly person: Person;
  readonly site: Site;
}

export async function asking(deps: SessionDeps, request: FastifyRequest): Promise<Asking> {
  const site = await deps.findSite(request.host);
  const token = request.cookies[cookieName];
  const present = token === undefined ? undefined : await whoIs(deps.identity, site.id, token);
  if (present === undefined) throw errorOfStatus(401);
  nameActor(present.person, token);
  const [first] = present.person.roles;
  // Where everything the person may do is in one other's place, so is this; acts on documents and requests record it one by one.
  if (first?.onBehalfOf && present.person.roles.every(({ onBehalfOf }) => onBehalfOf?.id === first.onBehalfOf?.id))
    nameActingFor(first.onBehalfOf);
  return { ...present, site };
}

/**
 * A change must come from our own pages: another site can neither set this header without asking first nor send the
 * SameSite cookie with it.
 */
export function requireOwnPage(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (request.headers['x-openzone-request'] !== '1') {
    throw forbidden(
      '请求缺少来源标记，请从后台页面操作；通过接口调用时请带上请求头 x-openzone-request: 1。',
      'The request lacks the header x-openzone-request: 1 that marks it as our own.',
    );
  }
  const origin = request.headers.origin;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host)) {
    throw forbidden('请求来自其他网站，已拒绝。', 'The request comes from another site and was refused.');
  }
}

/** Where the request comes from. */
export function originOf(request: FastifyRequest): Origin {
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    device: request.cookies[deviceCookie],
  };
}

async function presentMe(deps: SessionDeps, person: Person, site: Site): Promise<Me> {
  const units = await deps.db.read(site.id, listUnits);
  const trail = await deps.db.read(site.id, readTrailSettings);
  const unit = units.find((one) => one.id === person.unitId);
  if (unit === undefined)
    throw new AppError({
      id: 'UNIT_GONE',
      status: 403,
      text: {
        zh: '您的账号没有所属单位，请联系管理员。',
        en: 'Your account belongs to no unit; ask the administrator.',
      },
    });
  const { profile } = site;
  return {
    id: person.id,
    signInName: person.signInName,
    displayName: person.displayName,
    unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
    roles: person.roles.map(({ role, unitId, onBehalfOf }) => ({
      role,
      unitId,
      ...(onBehalfOf === undefined || onBehalfOf === null ? {} : { onBehalfOf: { ...onBehalfOf } }),
    })),
    site: { key: site.key, name: profile.name, nameEn: profile.nameEn, demonstration: profile.demonstration },
    mayReadTrail: mayReadTrail(person, trail),
  };
}

/** The cookies of a session, or of the step towards one. */
export function setCookies(request: FastifyRequest, reply: FastifyReply, { token, device }: SignedIn): void {
  const secure = request.protocol === 'https';
  reply.setCookie(cookieName, token, { httpOnly: true, sameSite: 'strict', path: '/', secure });
  if (device === undefined) return;
  reply.setCookie(deviceCookie, device, {
    httpOnly: true,
    sameSite: 'strict',
    path: devicePath,
    secure,
    maxAge: deviceSeconds,
  });
}

/** The key of an authenticator as it is typed and as it is scanned. */
export async function presentKey({ typed, uri }: FactorKey): Promise<FactorOffer> {
  return { typed, uri, qr: await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) };
}

/** Who the session is now open for. */
async function presentOpened(deps: SessionDeps, site: Site, token: string): Promise<Me> {
  const present = await whoIs(deps.identity, site.id, token);
  if (present === undefined) throw errorOfStatus(401);
  nameActor(present.person, token);
  nameSubject(present.person.id);
  return presentMe(deps, present.person, site);
}

export function registerSession(app: Server, deps: SessionDeps): void {
  /** Where somebody who came by single sign-on ends the session at the provider as well. */
  async function endAtProvider(site: Site, request: FastifyRequest): Promise<string | undefined> {
    const provider = await deps.db.read(site.id, (reading) => readProvider(reading, deps.identity, site.key));
    return provider === undefined ? undefined : oidcLogoutUrl(provider, `${originUrl(deps, request)}/office/sign-in`);
  }

  const tags = ['session'];
  const response = { 200: Me, 202: SignInNext };

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    site: Site,
    done: SignedIn,
  ): Promise<Me | SignInNext> {
    setCookies(request, reply, done);
    if (done.next === undefined) return presentOpened(deps, site, done.token);
    reply.status(202);
    return { next: done.next };
  }

  app.post('/session', { schema: { body: SignIn, response, tags } }, async (request, reply) => {
    const site = await deps.findSite(request.host);
    const { signInName, password } = request.body;
    const asked = { signInName: signInName.trim(), password };
    return answer(request, reply, site, await signIn(deps.identity, site.id, asked, originOf(request)));
  });

  app.post('/session/code', { schema: { body: CodeInput, response, tags } }, async (request, reply) => {
    const site = await deps.findSite(request.host);
    const token = request.cookies[cookieName];
    const { code } = request.body;
    return answer(request, reply, site, await giveCode(deps.identity, site.id, token, code, originOf(request)));
  });

  app.post('/session/password', { schema: { body: NewPasswordInput, response, tags } }, async (request, reply) => {
    const site = await deps.findSite(request.host);
    const token = request.cookies[cookieName];
    const { newPassword } = request.body;
    const done = await replaceInitialPassword(deps.identity, site.id, token, newPassword, originOf(request));
    return answer(request, reply, site, done);
  });

  app.post('/session/factor', { schema: { response: { 200: FactorOffer }, tags } }, async (request) => {
    const site = await deps.findSite(request.host);
    const token = request.cookies[cookieName];
    return presentKey(await offerKeyAtSignIn(deps.identity, site.id, token, site.profile.name));
  });

  app.post(
    '/session/factor/confirm',
    { schema: { body: CodeInput, response: { 200: RecoveryCodes }, tags } },
    async (request, reply) => {
      const site = await deps.findSite(request.host);
      const token = request.cookies[cookieName];
      const { code } = request.body;
      const done = await confirmKeyAtSignIn(deps.identity, site.id, token, code, originOf(request));
      setCookies(request, reply, done);
      if (done.next === undefined) await presentOpened(deps, site, done.token);
      return { codes: [...done.codes] };
    },
  );

  app.get('/session', { schema: { response: { 200: Me }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return presentMe(deps, person, site);
  });

  app.delete(
    '/session',
    { schema: { response: { 200: SignedOut, 204: Type.Null() }, tags } },
    async (request, reply) => {
      const site = await deps.findSite(request.host);
      const token = request.cookies[cookieName];
      const present = token === undefined ? undefined : await whoIs(deps.identity, site.id, token);
      if (present !== undefined) nameActor(present.person, token);
      if (token !== undefined) await signOut(deps.identity, site.id, token);
      reply.clearCookie(cookieName, { path: '/' });
      const logoutUrl = present?.method === 'OIDC' ? await endAtProvider(site, request) : undefined;
      return logoutUrl === undefined ? reply.status(204).send(null) : { logoutUrl };
    },
  );
}
