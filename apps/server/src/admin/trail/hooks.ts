import type { FastifyRequest } from 'fastify';
import { cleanAddress, closeTrail, nameActor, onTrail, shortAgent, type Trail } from '../../base/audit/index.ts';
import { findPerson, whoIs, whoTries } from '../../base/identity/index.ts';
import type { Server } from '../../platform/http/index.ts';
import { cookieName, type SessionDeps } from '../session.ts';
import { actOf } from './acts.ts';
import { subjectKinds } from './subjects.ts';

/** Below this every path of the table stands. */
const prefix = '/api/admin';

function begin(request: FastifyRequest): Trail {
  const path = (request.routeOptions.url ?? '').replace(prefix, '');
  const { act, kind, subject, param } = actOf(request.method === 'HEAD' ? 'GET' : request.method, path);
  const about = subject === undefined ? undefined : subjectKinds[subject];
  return {
    act,
    kind,
    subject: { kind: subject ?? '', id: subject === undefined ? null : idIn(request, param) },
    origin: { address: cleanAddress(request.ip), agent: shortAgent(request.headers['user-agent']) },
    ...(about?.facts === undefined ? {} : { describe: about.facts }),
    ...(about?.label === undefined ? {} : { label: about.label }),
    session: '',
    recorded: false,
  };
}

/** The parameter that names the subject; a setting, without a parameter, is the only one of its kind. */
function idIn(request: FastifyRequest, param: string | undefined): string | null {
  if (param === undefined) return null;
  if (param === '') return '';
  const { params } = request;
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, param) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function errorIn(payload: unknown): string {
  if (typeof payload !== 'string' || !payload.startsWith('{')) return '';
  const body: unknown = JSON.parse(payload);
  const id: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : undefined;
  return typeof id === 'string' ? id : '';
}

/** Steps of signing in, in which nobody is signed in yet. */
const stepsOfSigningIn = ['session.sign-in', 'session.code', 'session.password', 'session.factor'];

/**
 * Says about whom a refusal is, where no handler could: while signing in the account that is tried, if there is one; and where the
 * input did not even reach its handler, whoever is signed in.
 */
async function nameRefused(deps: SessionDeps, trail: Trail, request: FastifyRequest): Promise<void> {
  if (trail.siteId !== undefined) return;
  const token = request.cookies[cookieName];
  if (!stepsOfSigningIn.includes(trail.act)) {
    if (trail.kind === 'quiet' || token === undefined) return;
    const { id: siteId } = await deps.findSite(request.host);
    const present = await whoIs(deps.identity, siteId, token);
    if (present !== undefined) onTrail(trail, () => nameActor(present.person, token));
    return;
  }
  const site = await deps.findSite(request.host);
  if (trail.act === 'session.sign-in') trail.siteId = site.id;
  const tried =
    trail.act === 'session.sign-in'
      ? await accountNamed(deps, site.id, request.body)
      : token === undefined
        ? undefined
        : await whoTries(deps.identity, site.id, token);
  // What was typed as a name may have been a password: only a known one is kept.
  if (tried === undefined) return;
  trail.siteId = site.id;
  trail.subject = { kind: 'account', id: tried.id, label: tried.signInName };
}

async function accountNamed(deps: SessionDeps, siteId: number, body: unknown) {
  const name: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'signInName') : undefined;
  return typeof name === 'string' ? deps.db.read(siteId, (reading) => findPerson(reading, name.trim())) : undefined;
}

/** What did not come as far as its handler: told by the act and its subject's kind alone, as nothing of it was checked. */
function beginUnread(request: FastifyRequest): Trail | undefined {
  if (request.routeOptions.url === undefined) return undefined;
  const { describe: _describe, label: _label, subject, ...trail } = begin(request);
  // Whoever has not signed in could otherwise fill the trail with nonsense.
  if (stepsOfSigningIn.includes(trail.act)) return undefined;
  return { ...trail, subject: { kind: subject.kind } };
}

/**
 * The one hook by which every request of the back office leaves its trail. What changes something is recorded in its own
 * transaction (`auditedDatabase`); the rest, and what was refused, before the answer goes out.
 */
export function registerTrail(app: Server, deps: SessionDeps): void {
  const trails = new WeakMap<FastifyRequest, Trail>();

  app.addHook('preHandler', (request, _reply, done) => {
    const trail = begin(request);
    trails.set(request, trail);
    onTrail(trail, done);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const status = reply.statusCode;
    const trail = trails.get(request) ?? (status === 400 ? beginUnread(request) : undefined);
    if (trail === undefined) return payload;
    try {
      if (status >= 400) await nameRefused(deps, trail, request);
      await closeTrail(deps.db, trail, { status, error: status >= 400 ? errorIn(payload) : '' });
    } catch (error) {
      // A refusal goes out even when it cannot be recorded; what is to be read does not.
      request.log.error(error);
      if (status < 400) throw error;
    }
    return payload;
  });
}
