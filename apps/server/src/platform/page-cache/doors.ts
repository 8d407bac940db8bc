import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { PageCache } from './cache.ts';

/** Where a request came in: the site it is for and the address that site has for this visitor. */
export interface Door<S> {
  readonly site: S;
  /** `https://www.example.gov.cn`, without a trailing slash. */
  readonly origin: string;
}

/** The parts of a Fastify request that decide; they have passed its `trustProxy` rules. */
interface Visitor {
  readonly hostname: string;
  readonly host: string;
  readonly protocol: string;
  readonly raw: IncomingMessage;
}

export interface Doors<S> {
  open(visitor: Visitor): Promise<Door<S>>;
  /** The answer `open` gave for the same connection properties in the last half minute. */
  peek(raw: IncomingMessage): Door<S> | undefined;
}

const validHost = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;

/** What of a request decides its door, before anything is trusted: forwarded headers count only together with who sent them. */
function doorKey(raw: IncomingMessage): string {
  const { headers } = raw;
  const host = headers.host ?? '';
  const scheme = 'encrypted' in raw.socket ? 's' : 'h';
  const forwardedHost = headers['x-forwarded-host'];
  const forwardedProto = headers['x-forwarded-proto'];
  if (forwardedHost === undefined && forwardedProto === undefined) return scheme + host;
  return `${scheme}${host} ${raw.socket.remoteAddress ?? ''} ${String(forwardedHost)} ${String(forwardedProto)}`;
}

/**
 * Sites by request. With a `baseUrl` the site it belongs to has that origin and every other site the scheme of it; without
 * one the origin is taken from the request, so pages are kept for each origin apart and a forged Host reaches nobody else.
 */
export function createDoors<S extends { readonly id: number }>(options: {
  readonly findSite: (host: string) => Promise<S>;
  readonly baseUrl?: string | undefined;
  readonly cache: PageCache;
}): Doors<S> {
  const recent = new LRUCache<string, Door<S>>({ max: 2_000, ttl: 30_000, ttlResolution: 1_000 });
  let generation = 0;
  // A page made from a site's old profile after the purge would be kept as new.
  options.cache.onPurge((tags) => {
    if (tags !== undefined && !tags.some((tag) => tag.startsWith('site:'))) return;
    generation += 1;
    recent.clear();
  });
  const base = options.baseUrl === undefined ? undefined : new URL(options.baseUrl);

  async function originOf(site: S, visitor: Visitor): Promise<string> {
    const host = validHost.test(visitor.host) ? visitor.host.toLowerCase() : 'localhost';
    if (base === undefined || options.baseUrl === undefined) return `${visitor.protocol}://${host}`;
    const owner = await options.findSite(base.hostname);
    return owner.id === site.id ? options.baseUrl : `${base.protocol}//${host}`;
  }

  return {
    async open(visitor) {
      const key = doorKey(visitor.raw);
      const known = recent.get(key);
      if (known !== undefined) return known;
      const startedAt = generation;
      const site = await options.findSite(visitor.hostname.toLowerCase());
      const door = { site, origin: await originOf(site, visitor) };
      if (startedAt === generation) recent.set(key, door);
      return door;
    },
    peek: (raw) => recent.get(doorKey(raw)),
  };
}
