import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Site } from '../base/sites/index.ts';
import { localPath, type Language } from '../platform/i18n/index.ts';
import {
  displayCookie,
  displayOf,
  pageKey,
  securityHeaders,
  sendPage,
  tags,
  type Door,
  type Doors,
  type PageCache,
  type PageContent,
} from '../platform/page-cache/index.ts';
import type { AssetUrls } from './assets.ts';
import { displays, type Display, type PageContext } from './context.ts';
import type { PortalData, PortalView } from './data.ts';
import { bannersAt, nextBannerChange, portalLook } from './look.ts';
import { messagesFor } from './messages/index.ts';
import { pickQuery, withQuery } from './query.ts';
import { siteStructure, type SiteStructure } from './structure.ts';

/** What the pages of a portal are made with. */
export interface PortalKit {
  readonly data: PortalData;
  readonly cache: PageCache;
  readonly doors: Doors<Site>;
  readonly assets: AssetUrls;
  /** Simplified to Traditional over a whole page; addresses and code stay. */
  readonly traditional: (html: string) => string;
  readonly now: () => Date;
}

export interface PageAnswer {
  readonly body: VNode;
  readonly status?: number;
  /** Beyond `site:<id>`, which every page has. */
  readonly tags?: readonly string[];
  /** False for what must be made anew each time. A page that is not 200 is never kept. */
  readonly keep?: boolean;
}

export interface Redirect {
  /** Without the language prefix. */
  readonly redirect: string;
  readonly permanent?: boolean;
}

export type Parameters = Readonly<Record<string, string>>;

export interface PageRoute {
  /** With `:name` for parameters. */
  readonly path: string;
  /** The query parameters it knows, in canonical order; all others are as if they were not there. */
  readonly query?: readonly string[];
  readonly render: (
    context: PageContext,
    view: PortalView,
    typed: Parameters,
    parameters: Parameters,
  ) => Promise<PageAnswer | Redirect>;
}

/** An unknown value in the cookie is the standard display; its key is the one of visitors without a cookie. */
export function readDisplay(cookie: string | undefined): Display {
  const value = displayOf(cookie);
  return displays.find((display) => display === value) ?? 'standard';
}

export function displayKey(display: Display): string {
  return display === 'standard' ? '' : display;
}

/** Columns and units of a site, linked up, shared by its pages until one of them changes. */
export function loadStructure(kit: PortalKit, siteId: number): Promise<SiteStructure> {
  return kit.cache.remember(`structure ${siteId}`, [tags.site(siteId)], () =>
    kit.data.read(siteId, async (view) =>
      siteStructure(
        await view.columns(),
        await view.units(),
        await view.columnAddresses(),
        await view.terms(),
        portalLook(await view.look()),
      ),
    ),
  );
}

export function pageContext(
  kit: PortalKit,
  door: Door<Site>,
  structure: SiteStructure,
  language: Language,
  display: Display,
  address: string,
): PageContext {
  return {
    site: door.site,
    origin: door.origin,
    language,
    display,
    address,
    m: messagesFor(language),
    structure,
    banners: bannersAt(structure.look.banners, kit.now()),
    assets: kit.assets,
  };
}

export function renderHtml(kit: PortalKit, context: PageContext, body: VNode): string {
  const html = `<!DOCTYPE html>\n${renderToString(body)}`;
  return context.language === 'zh-hant' ? kit.traditional(html) : html;
}

/** Headers of an HTML page. Revalidated each time, so that what is published or withdrawn is seen at once. */
export function pageHeaders(origin: string, keep: boolean): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': keep ? 'public, max-age=0, must-revalidate' : 'no-store',
    ...securityHeaders('page', origin),
  };
}

/** `/d/:code` with its parameters, encoded one way. */
function fill(path: string, parameters: Parameters): string {
  return path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

async function content(
  kit: PortalKit,
  context: PageContext,
  route: PageRoute,
  typed: Parameters,
  parameters: Parameters,
): Promise<PageContent> {
  const answer = await kit.data.read(context.site.id, (view) => route.render(context, view, typed, parameters));
  if ('redirect' in answer) {
    const location = answer.redirect.startsWith('/') ? localPath(context.language, answer.redirect) : answer.redirect;
    const headers = { ...pageHeaders(context.origin, true), location, 'content-type': 'text/plain; charset=utf-8' };
    return { status: answer.permanent === true ? 301 : 302, headers, body: location, tags: [], keep: false };
  }
  const status = answer.status ?? 200;
  const keep = status === 200 && answer.keep !== false;
  return {
    status,
    headers: pageHeaders(context.origin, keep),
    body: renderHtml(kit, context, answer.body),
    tags: [tags.site(context.site.id), ...(answer.tags ?? [])],
    keep,
    until: nextBannerChange(context.structure.look.banners, kit.now()),
  };
}

/** Pages in a language that the site has turned off lead to the same page in its own. */
export function turnedOff(structure: SiteStructure, language: Language): boolean {
  return !structure.look.languages.includes(language);
}

function inOwnLanguage(origin: string, address: string): PageContent {
  const headers = { ...pageHeaders(origin, false), location: address, 'content-type': 'text/plain; charset=utf-8' };
  return { status: 302, headers, body: address, tags: [], keep: false };
}

/** The handler of a page in one language: canonical address, cache, render, send. */
export function pageHandler(kit: PortalKit, route: PageRoute, language: Language) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const parameters = request.params as Parameters;
    const path = fill(route.path, parameters);
    const typed = pickQuery(request.url, route.query ?? []);
    const wanted = pickQuery(request.url, ['display'])['display'];
    const address = withQuery(path, typed);
    if (wanted !== undefined && displays.some((display) => display === wanted)) {
      sendDisplay(request, reply, wanted, localPath(language, address));
      return;
    }
    const door = await kit.doors.open(request);
    const display = readDisplay(request.headers.cookie);
    const key = pageKey(door.site.id, door.origin, displayKey(display), localPath(language, address));
    const page = await kit.cache.fetch(key, async () => {
      const structure = await loadStructure(kit, door.site.id);
      if (turnedOff(structure, language)) return inOwnLanguage(door.origin, address);
      return content(kit, pageContext(kit, door, structure, language, display, address), route, typed, parameters);
    });
    await sendPage(request.raw, reply, page);
  };
}

/** Remembers the display mode for a year and goes back to the same page. */
export function sendDisplay(request: FastifyRequest, reply: FastifyReply, display: string, location: string): void {
  const life = display === 'standard' ? 'Max-Age=0' : 'Max-Age=31536000';
  const secure = request.protocol === 'https' ? '; Secure' : '';
  void reply
    .code(303)
    .headers({
      ...pageHeaders('', false),
      location,
      'set-cookie': `${displayCookie}=${display}; Path=/; ${life}; SameSite=Lax; HttpOnly${secure}`,
    })
    .send('');
}
