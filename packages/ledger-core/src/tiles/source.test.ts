import { describe, expect, it } from 'vitest';
import { httpTileSource } from './source.ts';

const answer = (body: BodyInit | null, status = 200) => {
  const asked: string[] = [];
  const get = (url: string): Promise<Response> => {
    asked.push(url);
    return Promise.resolve(new Response(body, { status }));
  };
  return { asked, get };
};

describe('a log on the web', () => {
  it('is read below its prefix', async () => {
    for (const prefix of ['https://log.example/a', 'https://log.example/a/']) {
      const { asked, get } = answer('tile');
      expect(Buffer.from((await httpTileSource(prefix, { fetch: get }).fetchTile('tile/0/000')) ?? []).toString()).toBe(
        'tile',
      );
      expect(asked).toEqual(['https://log.example/a/tile/0/000']);
    }
    expect(await httpTileSource('https://log.example', { fetch: answer(null).get }).fetchTile('x')).toEqual(
      new Uint8Array(0),
    );
  });

  it('has nothing at a path that is missing or gone', async () => {
    for (const status of [404, 410])
      expect(
        await httpTileSource('https://log.example', { fetch: answer('no', status).get }).fetchTile('x'),
      ).toBeNull();
  });

  it('fails with the address for every other answer, too long a one, and none', async () => {
    for (const status of [400, 403, 500, 503]) {
      const source = httpTileSource('https://log.example', { fetch: answer('no', status).get });
      await expect(source.fetchTile('checkpoint')).rejects.toThrow(
        `https://log.example/checkpoint cannot be read (HTTP ${status})`,
      );
    }
    const long = httpTileSource('https://log.example', { fetch: answer(new Uint8Array(101)).get, maxBytes: 100 });
    await expect(long.fetchTile('x')).rejects.toThrow('more than 100 bytes');
    const exact = httpTileSource('https://log.example', { fetch: answer(new Uint8Array(100)).get, maxBytes: 100 });
    expect((await exact.fetchTile('x'))?.length).toBe(100);
    const down = httpTileSource('https://log.example', { fetch: () => Promise.reject(new Error('no route')) });
    await expect(down.fetchTile('x')).rejects.toMatchObject({ code: 'SOURCE_FAILED' });
  });
});
