import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { SignInWays } from '@openzone/contracts';
import { nameActor, nameSubject, recordAudit } from '../base/audit/index.ts';
import { finishOidc, startOidc, whoIs, type OidcProvider } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { readProvider } from '../flows/index.ts';
import { AppError } from '../platform/errors.ts';
import { presentError, type Server } from '../platform/http/index.ts';
import { originOf, originUrl, setCookies, type SessionDeps } from './session.ts';

const flowCookie = 'openzone_sso';
const path = '/api/admin/session/oidc';
const tags = ['session'];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page of our own between the provider and the office: only what it leads to carries SameSite=Strict cookies. */
function page(reply: FastifyReply, status: number, body: string, refresh = ''): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}<title>登录 / Sign in</title></head><body>${body}</body></html>`,
    );
}

function explain(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const { status, body, isInternal } = presentError(error);
  if (isInternal || status >= 500) request.log.error(error);
  return page(
    reply,
    status,
    `<main role="alert"><h1>没有登录 / Not signed in</h1><p>${escape(body.text.zh)}</p><p lang="en">${escape(body.text.en)}</p><p><code>${escape(body.error)}</code></p><p><a href="/office/sign-in">返回登录页 / Back to sign in</a></p></main>`,
  );
}

function required(provider: OidcProvider | undefined): OidcProvider {
  if (provider !== undefined) return provider;
  throw new AppError({
    id: 'SSO_NOT_SET_UP',
    status: 404,
    text: {
      zh: '本站没有设置统一身份认证，请用用户名和密码登录。',
      en: 'Single sign-on is not set up here; use name and password.',
    },
  });
}

/** Only a path of the office: never another site. */
const localPath = (next: string | undefined): string => (/^\/(?![/\\])/.test(next ?? '') ? (next ?? '/') : '/');

/** Single sign-on by OpenID Connect. */
export function registerOidc(app: Server, deps: SessionDeps): void {
  const providerOf = (site: Site): Promise<OidcProvider | undefined> =>
    deps.db.read(site.id, (reading) => readProvider(reading, deps.identity, site.key));

  app.get('/session/ways', { schema: { response: { 200: SignInWays }, tags } }, async (request) => {
    const provider = await providerOf(await deps.findSite(request.host));
    return { sso: provider === undefined ? null : { label: provider.label } };
  });

  app.get(
    '/session/oidc',
    { schema: { querystring: Type.Object({ next: Type.Optional(Type.String({ maxLength: 1000 })) }), tags } },
    async (request, reply) => {
      const site = await deps.findSite(request.host);
      try {
        const provider = required(await providerOf(site));
        const back = `${originUrl(deps, request)}${path}/callback`;
        const { url, flow } = await startOidc(deps.identity, site.id, provider, back, localPath(request.query.next));
        // Lax: the provider sends the browser back from another site.
        reply.setCookie(flowCookie, flow, {
          httpOnly: true,
          sameSite: 'lax',
          path,
          secure: request.protocol === 'https',
          maxAge: 600,
        });
        return await reply.redirect(url);
      } catch (error) {
        return explain(request, reply, error);
      }
    },
  );

  app.get('/session/oidc/callback', { schema: { tags } }, async (request, reply) => {
    const site = await deps.findSite(request.host);
    reply.clearCookie(flowCookie, { path });
    try {
      const provider = required(await providerOf(site));
      const asked = { url: new URL(request.url, originUrl(deps, request)), flow: request.cookies[flowCookie] };
      const done = await finishOidc(deps.identity, site.id, provider, asked, originOf(request));
      setCookies(request, reply, done);
      const present = done.next === undefined ? await whoIs(deps.identity, site.id, done.token) : undefined;
      if (present !== undefined) {
        nameActor(present.person, done.token);
        nameSubject(present.person.id);
      }
      const step = `/office/sign-in?step=${done.next ?? ''}&next=${encodeURIComponent(done.to)}`;
      const to = escape(done.next === undefined ? `/office${done.to}` : step);
      const refresh = `<meta http-equiv="refresh" content="0;url=${to}">`;
      return await page(reply, 200, `<p><a href="${to}">继续 / Continue</a></p>`, refresh);
    } catch (error) {
      await recordRefusal(deps, site, error);
      return explain(request, reply, error);
    }
  });
}

/** What was begun here and refused goes on the trail; what somebody made up by themselves does not, or they could fill it. */
async function recordRefusal(deps: SessionDeps, site: Site, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || !['SSO_NO_ACCOUNT', 'SSO_DENIED', 'SSO_REFUSED'].includes(error.id)) return;
  await deps.db.transaction(site.id, (tx) => recordAudit(tx, { outcome: 'refused', error: error.id, by: null }));
}
