import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me, SignIn } from '@openzone/contracts';
import { listUnits, signIn, signOut, whoIs, type Person } from '../base/identity/index.ts';
import { nameActor, nameSubject } from '../base/audit/index.ts';
import type { Site } from '../base/sites/index.ts';
import type { Database } from '../platform/db/index.ts';
import { AppError, forbidden } from '../platform/errors.ts';
import { errorOfStatus, type Server } from '../platform/http/index.ts';

export interface SessionDeps {
  readonly db: Database;
  readonly findSite: (host: string) => Promise<Site>;
}

const cookieName = 'openzone_session';

/** Who asks, and for which site; every handler of the back office begins with this. */
export interface Asking {
  readonly person: Person;
  readonly site: Site;
}

export async function asking(deps: SessionDeps, request: FastifyRequest): Promise<Asking> {
  const site = await deps.findSite(request.host);
  const token = request.cookies[cookieName];
  const person = token === undefined ? undefined : await whoIs(deps.db, site.id, token);
  if (person === undefined) throw errorOfStatus(401);
  nameActor(person, token);
  return { person, site };
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

async function presentMe(deps: SessionDeps, person: Person, site: Site): Promise<Me> {
  const units = await deps.db.read(site.id, listUnits);
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
    roles: person.roles.map((grant) => ({ ...grant })),
    site: { key: site.key, name: profile.name, nameEn: profile.nameEn, demonstration: profile.demonstration },
  };
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
  });
}

export function registerSession(app: Server, deps: SessionDeps): void {
  app.post(
    '/session',
    { schema: { body: SignIn, response: { 200: Me }, tags: ['session'] } },
    async (request, reply) => {
      const site = await deps.findSite(request.host);
      const token = await signIn(deps.db, site.id, request.body.signInName.trim(), request.body.password);
      const person = await whoIs(deps.db, site.id, token);
      if (person === undefined) throw errorOfStatus(401);
      nameActor(person, token);
      nameSubject(person.id);
      setCookie(request, reply, token);
      return presentMe(deps, person, site);
    },
  );

  app.get('/session', { schema: { response: { 200: Me }, tags: ['session'] } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return presentMe(deps, person, site);
  });

  app.delete('/session', { schema: { tags: ['session'] } }, async (request, reply) => {
    const site = await deps.findSite(request.host);
    const token = request.cookies[cookieName];
    const person = token === undefined ? undefined : await whoIs(deps.db, site.id, token);
    if (person !== undefined) nameActor(person, token);
    if (token !== undefined) await signOut(deps.db, site.id, token);
    return reply.clearCookie(cookieName, { path: '/' }).status(204).send();
  });
}
