import type { FastifyRequest } from 'fastify';
import { cleanAddress, closeTrail, onTrail, shortAgent, type Trail } from '../../base/audit/index.ts';
import { findPerson } from '../../base/identity/index.ts';
import type { Server } from '../../platform/http/index.ts';
import type { SessionDeps } from '../session.ts';
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

/** Nobody is signed in when signing in fails; the trail then names the account that was tried, if there is one. */
async function nameTried(deps: SessionDeps, trail: Trail, request: FastifyRequest): Promise<void> {
  if (trail.siteId !== undefined || trail.act !== 'session.sign-in') return;
  const site = await deps.findSite(request.host);
  const { body } = request;
  const name: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'signInName') : undefined;
  const tried =
    typeof name === 'string' ? await deps.db.read(site.id, (reading) => findPerson(reading, name.trim())) : undefined;
  trail.siteId = site.id;
  // What was typed as a name may have been a password: only a known one is kept.
  if (tried !== undefined) trail.subject = { kind: 'account', id: tried.id, label: tried.signInName };
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
    const trail = trails.get(request);
    if (trail === undefined) return payload;
    const status = reply.statusCode;
    try {
      if (status >= 400) await nameTried(deps, trail, request);
      await closeTrail(deps.db, trail, { status, error: status >= 400 ? errorIn(payload) : '' });
    } catch (error) {
      // A refusal goes out even when it cannot be recorded; what is to be read does not.
      request.log.error(error);
      if (status < 400) throw error;
    }
    return payload;
  });
}
