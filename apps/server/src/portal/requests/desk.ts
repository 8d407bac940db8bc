import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { systemClock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { errorOfStatus, presentError } from '../../platform/http/index.ts';
import { localPath, pick, type Language } from '../../platform/i18n/index.ts';
import type { PageContext } from '../context.ts';
import {
  loadStructure,
  pageContext,
  pageHeaders,
  readDisplay,
  turnedOff,
  renderHtml,
  sendDisplay,
  type PortalKit,
} from '../pipeline.ts';
import { pickQuery, withQuery } from '../query.ts';
import type { PortalServices, PublicRequests } from '../services.ts';
import { comesFromElsewhere, cookieNames, createGuard, createLimiter, formNonce, setRequestCookie } from './guard.ts';
import type { Guard } from './guard.ts';

/** What the request pages are made with. */
export interface Desk {
  readonly kit: PortalKit;
  /** Undefined where the site does not take requests online. */
  readonly requests: PublicRequests | undefined;
  readonly guard: Guard;
  readonly isWithin: (kind: string, address: string, most: number) => boolean;
  readonly now: () => Date;
}

export function createDesk(kit: PortalKit, services: PortalServices): Desk {
  const clock = services.clock ?? systemClock;
  const now = (): Date => clock.now();
  return {
    kit,
    requests: services.requests,
    guard: createGuard(services.formSecret ?? randomBytes(32), now),
    isWithin: createLimiter(now),
    now,
  };
}

/** One call of one of these pages. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly context: PageContext;
  readonly query: Readonly<Record<string, string>>;
}

export interface RequestRoute {
  /** Without the language prefix. */
  readonly path: string;
  /** Query parameters it knows. */
  readonly query?: readonly string[];
  /** For the language and display links of a page that answers a form: where its GET page is. */
  readonly address?: string;
  readonly handle: (desk: Desk, visit: Visit) => Promise<void>;
}

/** A handler that answers by itself: nothing here passes the page cache. */
export function requestHandler(desk: Desk, route: RequestRoute, language: Language) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = pickQuery(request.url, route.query ?? []);
    const address = withQuery(route.address ?? route.path, query);
    const { display } = pickQuery(request.url, ['display']);
    if (request.method === 'GET' && display !== undefined) {
      sendDisplay(request, reply, display, localPath(language, address));
      return reply;
    }
    const door = await desk.kit.doors.open(request);
    if (request.method === 'POST' && comesFromElsewhere(request, door.origin)) throw elsewhere();
    const structure = await loadStructure(desk.kit, door.site.id);
    if (turnedOff(structure, language)) return reply.redirect(address, request.method === 'GET' ? 302 : 303);
    const chosen = readDisplay(request.headers.cookie);
    const context = pageContext(desk.kit, door, structure, language, chosen, address);
    await answer(desk, route, { request, reply, context, query });
    return reply;
  };
}

/** What failed inside is logged by its place alone before the error page is made. */
async function answer(desk: Desk, route: RequestRoute, visit: Visit): Promise<void> {
  try {
    await route.handle(desk, visit);
  } catch (error) {
    if (!presentError(error).isInternal) throw error;
    errorText(visit, error);
    throw errorOfStatus(500);
  }
}

function elsewhere(): AppError {
  return new AppError({
    id: 'FORBIDDEN',
    status: 403,
    text: {
      zh: '这份表单不是从本站提交的，已经拒绝。请从本站的页面填写提交。',
      en: 'This form was not sent from this site and was refused. Please use the form on this site.',
    },
  });
}

/** Sends a page that belongs to one person: nobody keeps it, and no search engine shows it. */
export function show(desk: Desk, visit: Visit, status: number, body: VNode): void {
  void visit.reply
    .code(status)
    .headers({
      ...pageHeaders(visit.context.origin, false),
      'referrer-policy': 'same-origin',
      vary: 'Cookie',
      ...(status === 429 ? { 'retry-after': '600' } : {}),
    })
    .send(renderHtml(desk.kit, visit.context, body));
}

/** After a form: on to a page that may be loaded again without sending anything twice. */
export function goTo(visit: Visit, path: string): void {
  void visit.reply
    .code(303)
    .headers({ ...pageHeaders(visit.context.origin, false), location: localPath(visit.context.language, path) })
    .send('');
}

/** For the hidden field of a form on this page. */
export function newToken(desk: Desk, { request, reply, context }: Visit): string {
  const { nonce, isNew } = formNonce(request);
  if (isNew) setRequestCookie(request, reply, cookieNames.form, { value: nonce, sameSite: 'lax' });
  return desk.guard.issue(context.site.id, nonce);
}

/** The command key of a form of ours; undefined when it is not, or no longer. */
export function commandKey(desk: Desk, { request, context }: Visit, token: string | undefined): string | undefined {
  return desk.guard.check(token ?? '', context.site.id, formNonce(request).nonce);
}

/** The words of an error that is meant for the person; of others nothing is told and nothing personal is logged. */
export function errorText(visit: Visit, error: unknown): { readonly status: number; readonly text: string } {
  const { context, request } = visit;
  if (error instanceof AppError && error.status !== 500)
    return { status: error.status, text: pick(error.text, context.language) };
  // Messages and details of errors may quote what was typed; where it happened does not.
  const where = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  request.log.error(
    { failure: error instanceof Error ? error.name : typeof error, where },
    'a page of information requests failed',
  );
  return { status: 500, text: context.m.requests.errors.failed };
}
