import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../base/sites/index.ts';
import { AppError, type Text } from '../platform/errors.ts';
import { errorOfStatus, presentError } from '../platform/http/index.ts';
import { pick, splitLanguage, type Language } from '../platform/i18n/index.ts';
import { pageKey, securityHeaders, sendPage, tags, type Door } from '../platform/page-cache/index.ts';
import type { Display, PageContext } from './context.ts';
import { ErrorPage } from './pages/messages.tsx';
import {
  displayKey,
  loadStructure,
  pageContext,
  pageHeaders,
  readDisplay,
  renderHtml,
  type PortalKit,
} from './pipeline.ts';
import { siteStructure } from './structure.ts';

/** Addresses whose visitors are programs. */
const machinePaths = /^\/(open|api|feeds|sitemaps)(\/|$)/;

/** When even the site cannot be read, the page still has to say what happened. */
const nameless: Site = {
  id: 0,
  key: 'none',
  profile: {
    name: '阳光园区',
    nameEn: 'OpenZone',
    shortName: '',
    motto: '',
    mottoEn: '',
    description: '',
    domain: '',
    siteIdCode: '',
    icpNumber: '',
    policeNumber: '',
    sponsor: '',
    operator: '',
    address: '',
    postcode: '',
    phone: '',
    email: '',
    demonstration: false,
  },
};

interface Trouble {
  readonly status: number;
  /** Meant for the reader and says more than the general words of the status; absent when those must do. */
  readonly text: Text | undefined;
  /** What a program gets. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Our own errors say themselves what they mean; what the framework or the database threw is told by its status alone. */
function troubleOf(error: unknown): Trouble & { readonly isInternal: boolean } {
  const presented = presentError(error);
  const isOurs = error instanceof AppError && !presented.isInternal;
  return {
    status: presented.status,
    text: isOurs ? error.text : undefined,
    json: presented.body,
    isInternal: presented.isInternal,
  };
}

function troubleOfStatus(status: number): Trouble {
  return { status, text: undefined, json: presentError(errorOfStatus(status)).body };
}

export interface ErrorPages {
  /** For `setErrorHandler`. */
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** For `setNotFoundHandler`: 404, or 405 where the address can be read but not written to. */
  readonly onMissing: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

export function errorPages(kit: PortalKit, readable: (path: string) => boolean): ErrorPages {
  async function contextFor(request: FastifyRequest, language: Language, display: Display): Promise<PageContext> {
    try {
      const door = await kit.doors.open(request);
      return pageContext(kit, door, await loadStructure(kit, door.site.id), language, display, '/');
    } catch {
      const door: Door<Site> = { site: nameless, origin: `${request.protocol}://${request.host}` };
      return pageContext(kit, door, siteStructure([], []), language, display, '/');
    }
  }

  async function send(request: FastifyRequest, reply: FastifyReply, trouble: Trouble): Promise<void> {
    const { language, path } = splitLanguage(request.url);
    if (machinePaths.test(path.split('?')[0] ?? '')) {
      sendJson(reply, trouble);
      return;
    }
    const display = readDisplay(request.headers.cookie);
    const context = await contextFor(request, language, display);
    const text = trouble.text === undefined ? undefined : pick(trouble.text, language);
    const render = async () => ({
      status: trouble.status,
      headers: { ...pageHeaders(context.origin, false), ...(trouble.status === 405 ? { allow: 'GET, HEAD' } : {}) },
      body: renderHtml(kit, context, <ErrorPage context={context} status={trouble.status} text={text} />),
      tags: [tags.site(context.site.id)],
      // The same page for every wrong address, so that a scan for addresses costs next to nothing.
      keep: context.site !== nameless && text === undefined,
    });
    const key = pageKey(
      context.site.id,
      context.origin,
      displayKey(display),
      `error ${trouble.status} ${language} ${text ?? ''}`,
    );
    const page = await kit.cache.fetch(key, render);
    await sendPage(request.raw, reply, page);
  }

  return {
    onError: async (error, request, reply) => {
      const trouble = troubleOf(error);
      if (trouble.isInternal) request.log.error(error);
      if (reply.sent) return;
      await send(request, reply, trouble);
    },
    onMissing: async (request, reply) => {
      const { path } = splitLanguage(request.url);
      const reads = request.method === 'GET' || request.method === 'HEAD';
      await send(request, reply, troubleOfStatus(!reads && readable(path.split('?')[0] ?? '') ? 405 : 404));
    },
  };
}

function sendJson(reply: FastifyReply, trouble: Trouble): void {
  void reply
    .code(trouble.status)
    .headers({
      ...securityHeaders('data'),
      'cache-control': 'no-store',
      ...(trouble.status === 405 ? { allow: 'GET, HEAD' } : {}),
    })
    .type('application/json; charset=utf-8')
    .send(trouble.json);
}
