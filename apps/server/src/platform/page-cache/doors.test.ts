import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createDoors, createPageCache } from './index.ts';

function visitor(host: string, headers: Record<string, string> = {}, protocol = 'http') {
  const raw = new IncomingMessage(new Socket());
  Object.assign(raw.headers, { host, ...headers });
  const name = headers['x-forwarded-host'] ?? host;
  return { host: name, hostname: name.split(':')[0] ?? '', protocol, raw };
}

const findSite = async (host: string) => ({ id: host === 'b.example' ? 2 : 1 });

describe('doors', () => {
  it('takes the origin from the request when no address is set', async () => {
    const doors = createDoors({ findSite, cache: createPageCache({ maxBytes: 1_000_000 }) });
    expect(await doors.open(visitor('a.example:8080'))).toEqual({ site: { id: 1 }, origin: 'http://a.example:8080' });
  });

  it('does not repeat a Host that is none', async () => {
    const doors = createDoors({ findSite, cache: createPageCache({ maxBytes: 1_000_000 }) });
    expect((await doors.open(visitor('a.example"><script>'))).origin).toBe('http://localhost');
  });

  it('gives the set address to the site it belongs to, and its scheme to the others', async () => {
    const doors = createDoors({
      findSite,
      baseUrl: 'https://a.example',
      cache: createPageCache({ maxBytes: 1_000_000 }),
    });
    expect((await doors.open(visitor('forged.example'))).origin).toBe('https://a.example');
    expect((await doors.open(visitor('b.example'))).origin).toBe('https://b.example');
  });

  it('remembers by what decides, so that a forwarded host counts only together with its sender', async () => {
    const doors = createDoors({ findSite, cache: createPageCache({ maxBytes: 1_000_000 }) });
    const direct = visitor('proxy.internal');
    await doors.open(direct);
    expect(doors.peek(direct.raw)?.site.id).toBe(1);
    expect(doors.peek(visitor('proxy.internal', { 'x-forwarded-host': 'b.example' }).raw)).toBeUndefined();
  });

  it('forgets when a site changes, also while one is being looked up', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    const find = vi.fn(findSite);
    const doors = createDoors({ findSite: find, cache });
    const request = visitor('a.example');
    await doors.open(request);
    cache.purge(['document:x']);
    expect(doors.peek(request.raw)).toBeDefined();
    cache.purge(['site:1']);
    expect(doors.peek(request.raw)).toBeUndefined();
    const opening = doors.open(request);
    cache.purge(['site:1']);
    await opening;
    expect(doors.peek(request.raw)).toBeUndefined();
  });
});
