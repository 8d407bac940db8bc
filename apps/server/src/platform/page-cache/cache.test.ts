import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createPageCache, tags, type PageContent } from './index.ts';

function content(body: string, tagList: readonly string[], keep = true): PageContent {
  return { status: 200, headers: { 'content-type': 'text/html' }, body, tags: tagList, keep };
}

async function bodyOf(page: { variant(encoding: 'identity'): Promise<{ body: Buffer }> }): Promise<string> {
  return (await page.variant('identity')).body.toString();
}

describe('page cache', () => {
  it('keeps a page and gives it back until one of its tags is purged', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    const render = vi.fn(async () => content('one', [tags.document('a'), tags.list(1)]));
    await cache.fetch('k', render);
    await cache.fetch('k', render);
    expect(render).toHaveBeenCalledTimes(1);
    expect(cache.peek('k')).toBeDefined();
    cache.purge([tags.document('b')]);
    expect(cache.peek('k')).toBeDefined();
    cache.purge([tags.document('a')]);
    expect(cache.peek('k')).toBeUndefined();
    await cache.fetch('k', render);
    expect(render).toHaveBeenCalledTimes(2);
  });

  it('makes a page once for everybody who asks at the same time', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    const render = vi.fn(async () => content('one', []));
    const pages = await Promise.all([cache.fetch('k', render), cache.fetch('k', render), cache.fetch('k', render)]);
    expect(render).toHaveBeenCalledTimes(1);
    expect(new Set(pages).size).toBe(1);
  });

  it('does not keep a page whose tag was purged while it was being made, nor hand it to later visitors', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    let finish = (): void => undefined;
    const slow = cache.fetch('k', () => new Promise((resolve) => (finish = () => resolve(content('old', ['t'])))));
    cache.purge(['t']);
    const later = cache.fetch('k', async () => content('new', ['t']));
    expect(await bodyOf(await later)).toBe('new');
    finish();
    expect(await bodyOf(await slow)).toBe('old');
    const kept = cache.peek('k');
    expect(kept === undefined ? '' : await bodyOf(kept)).toBe('new');
  });

  it('keeps a page although an unrelated tag was purged meanwhile', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    let finish = (): void => undefined;
    const slow = cache.fetch('k', () => new Promise((resolve) => (finish = () => resolve(content('x', ['t'])))));
    cache.purge(['other']);
    finish();
    await slow;
    expect(cache.peek('k')).toBeDefined();
  });

  it('never serves what is older than the last purge, however renders and purges interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('ask' as const), fc.constant('change' as const), fc.constant('tick' as const)), {
          maxLength: 40,
        }),
        async (steps) => {
          const cache = createPageCache({ maxBytes: 1_000_000 });
          let version = 0;
          const asked: Promise<{ at: number; got: number }>[] = [];
          for (const step of steps) {
            if (step === 'change') {
              version += 1;
              cache.purge(['t']);
            } else if (step === 'ask') {
              const at = version;
              const answer = cache.fetch('k', async () => {
                const read = version;
                await Promise.resolve();
                await Promise.resolve();
                return content(String(read), ['t']);
              });
              asked.push(answer.then(async (page) => ({ at, got: Number(await bodyOf(page)) })));
            } else {
              await Promise.resolve();
            }
          }
          for (const { at, got } of await Promise.all(asked)) expect(got).toBeGreaterThanOrEqual(at);
          const kept = cache.peek('k');
          if (kept !== undefined) expect(Number(await bodyOf(kept))).toBe(version);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lets go of the least used beyond its size, and of the tags with them', async () => {
    const cache = createPageCache({ maxBytes: 40_000 });
    for (let n = 0; n < 50; n += 1) await cache.fetch(`k${n}`, async () => content('x'.repeat(2_000), [`t${n}`]));
    expect(cache.stats().bytes).toBeLessThanOrEqual(40_000);
    expect(cache.peek('k0')).toBeUndefined();
    expect(cache.peek('k49')).toBeDefined();
  });

  it('serves and keeps nothing while bypassed, and starts empty afterwards', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    const render = vi.fn(async () => content('x', []));
    await cache.fetch('k', render);
    cache.setBypass(true);
    expect(cache.peek('k')).toBeUndefined();
    await cache.fetch('k', render);
    await cache.fetch('k', render);
    expect(render).toHaveBeenCalledTimes(3);
    cache.setBypass(false);
    expect(cache.peek('k')).toBeUndefined();
    await cache.fetch('k', render);
    expect(cache.peek('k')).toBeDefined();
  });

  it('does not keep what was in the making when the bypass began', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    let finish = (): void => undefined;
    const slow = cache.fetch('k', () => new Promise((resolve) => (finish = () => resolve(content('x', ['t'])))));
    cache.setBypass(true);
    cache.setBypass(false);
    finish();
    await slow;
    expect(cache.peek('k')).toBeUndefined();
  });

  it('does not keep a page past the moment at which it changes by itself', async () => {
    let now = Date.parse('2026-11-22T02:00:00Z');
    const cache = createPageCache({ maxBytes: 1_000_000, now: () => now });
    await cache.fetch('over', async () => ({ ...content('x', []), until: new Date(now) }));
    expect(cache.peek('over')).toBeUndefined();
    await cache.fetch('soon', async () => ({ ...content('x', []), until: new Date(now + 5_000) }));
    expect(cache.peek('soon')).toBeDefined();
    now += 6_000;
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // the time between two looks at the clock
    expect(cache.peek('soon')).toBeUndefined();
  });

  it('does not keep what says so, and forgets a failure', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    await cache.fetch('k', async () => content('x', [], false));
    expect(cache.peek('k')).toBeUndefined();
    await expect(cache.fetch('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await bodyOf(await cache.fetch('k', async () => content('y', [])))).toBe('y');
  });

  it('drops everything at midnight in Shanghai, when documents lapse by their dates', async () => {
    let now = Date.parse('2026-11-22T15:59:50Z');
    const cache = createPageCache({ maxBytes: 1_000_000, now: () => now });
    await cache.fetch('k', async () => content('x', []));
    now += 8_000;
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // the time between two looks at the clock
    expect(cache.peek('k')).toBeDefined();
    now += 4_000;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(cache.peek('k')).toBeUndefined();
  });

  it('does not keep a page that midnight overtook', async () => {
    let now = Date.parse('2026-11-22T15:59:59.900Z');
    const cache = createPageCache({ maxBytes: 1_000_000, now: () => now });
    await cache.fetch('k', async () => {
      now += 200;
      return content('x', []);
    });
    expect(cache.peek('k')).toBeUndefined();
  });

  it('shares other values by the same rules', async () => {
    const cache = createPageCache({ maxBytes: 1_000_000 });
    const make = vi.fn(async () => ({ n: make.mock.calls.length }));
    expect((await cache.remember('s', [tags.site(1)], make)).n).toBe(1);
    expect((await cache.remember('s', [tags.site(1)], make)).n).toBe(1);
    cache.purge([tags.site(1)]);
    expect((await cache.remember('s', [tags.site(1)], make)).n).toBe(2);
  });
});
