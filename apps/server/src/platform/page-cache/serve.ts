import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { PageCache } from './cache.ts';
import type { Doors } from './doors.ts';
import { acceptedEncoding, type CachedPage, type Variant } from './page.ts';

/** The cookie that remembers how the visitor wants pages shown; pages vary by its value and nothing else of the visitor. */
export const displayCookie = 'oz_display';
const displayPattern = new RegExp(`(?:^|; ?)${displayCookie}=([a-z]{1,16})(?:;|$)`);

/** The display mode of a Cookie header; empty when none was chosen. */
export function displayOf(cookie: string | undefined): string {
  if (cookie === undefined || !cookie.includes(displayCookie)) return '';
  return displayPattern.exec(cookie)?.[1] ?? '';
}

/** `address` is the canonical path with its query, language prefix included. */
export function pageKey(siteId: number, origin: string, display: string, address: string): string {
  return `${siteId} ${origin} ${display} ${address}`;
}

function unmodified(request: IncomingMessage, page: CachedPage): boolean {
  const header = request.headers['if-none-match'];
  // Our tags hold no comma, so looking for the opaque part is the weak comparison of RFC 9110 §13.1.2.
  return header !== undefined && (header.includes(page.etag.slice(2)) || header.trim() === '*');
}

function write(request: IncomingMessage, response: ServerResponse, page: CachedPage, variant: Variant): void {
  if (page.status === 200 && unmodified(request, page)) {
    response.writeHead(304, page.notModifiedHeaders as string[]).end();
    return;
  }
  response.writeHead(page.status, variant.headers as string[]);
  if (request.method === 'HEAD') response.end();
  else response.end(variant.wire, 'latin1');
}

interface Reply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/** Sends a page in the best encoding the client takes, or 304, with its own headers and nothing of the framework's. */
export async function sendPage(request: IncomingMessage, reply: Reply, page: CachedPage): Promise<void> {
  // Whatever can fail does so while the framework can still answer.
  const variant = await page.variant(acceptedEncoding(request.headers['accept-encoding']));
  reply.hijack();
  if (!reply.raw.destroyed) write(request, reply.raw, page, variant);
}

/**
 * Answers at once what is kept, before any framework work; false when the request must go the ordinary way. Only an
 * address that is already canonical can match a key, so the ordinary way is what decides what is canonical.
 */
export function fastPath(options: {
  readonly cache: PageCache;
  readonly doors: Doors<{ readonly id: number }>;
}): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { cache, doors } = options;
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const door = doors.peek(request);
    if (door === undefined || request.url === undefined) return false;
    const page = cache.peek(pageKey(door.site.id, door.origin, displayOf(request.headers.cookie), request.url));
    const variant = page?.ready(acceptedEncoding(request.headers['accept-encoding']));
    if (page === undefined || variant === undefined) return false;
    write(request, response, page, variant);
    return true;
  };
}

/**
 * Puts the fast path in front of the framework's own listener. While the server is closing everything goes to the
 * framework, which knows how to send connections away. An address that cannot be decoded would be answered by the
 * framework in its own words; it is sent to `undecodable` instead.
 */
export function installFastPath(
  server: Server,
  answer: (request: IncomingMessage, response: ServerResponse) => boolean,
  undecodable: string,
): void {
  const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (server.listening && answer(request, response)) return;
    if (!isDecodable(request.url ?? '')) request.url = undecodable;
    for (const listener of listeners) listener.call(server, request, response);
  });
}

function isDecodable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
