import { LRUCache } from 'lru-cache';
import { createPage, type CachedPage, type PageContent } from './page.ts';

/** Names of what pages depend on. Ids are those of the rows; a list is the whole of a site's documents. */
export const tags = {
  /** Profile, columns and units of a site: every page depends on it. */
  site: (siteId: number): string => `site:${siteId}`,
  /** Anything public at all was added, changed or withdrawn on this site. */
  list: (siteId: number): string => `list:${siteId}`,
  column: (id: string): string => `column:${id}`,
  unit: (id: string): string => `unit:${id}`,
  document: (id: string): string => `document:${id}`,
} as const;

export interface PageCacheOptions {
  /** Upper bound of what is kept, in bytes. */
  readonly maxBytes: number;
  /**
   * The longest an entry lives, in milliseconds (10 minutes). Never past midnight in Shanghai, when a document may lapse by its date
   * without anybody doing anything.
   */
  readonly maxAge?: number;
  readonly now?: () => number;
}

export interface PageCacheStats {
  readonly entries: number;
  readonly bytes: number;
  readonly hits: number;
  readonly misses: number;
  readonly bypass: boolean;
}

export interface PageCache {
  /** A kept page; undefined while bypassed. Never waits. */
  peek(key: string): CachedPage | undefined;
  /** A kept page, or the one now being made for somebody else since nothing was purged, or a new one. */
  fetch(key: string, render: () => Promise<PageContent>): Promise<CachedPage>;
  /** The same for a value that several pages share, such as the column tree; kept until a tag is purged. */
  remember<T extends object>(key: string, tags: readonly string[], make: () => Promise<T>): Promise<T>;
  /** Drops everything that carries one of the tags, and sees to it that a render in progress that carries one is not kept. */
  purge(tags: Iterable<string>): void;
  flush(): void;
  /** On while notifications may have been missed: nothing is served from here and nothing kept. Turning it off starts empty. */
  setBypass(on: boolean): void;
  /** Calls back with what was purged, before `purge` returns; `undefined` means everything. For what others derive and keep. */
  onPurge(listener: (tags: readonly string[] | undefined) => void): void;
  stats(): PageCacheStats;
}

interface Entry {
  readonly value: object;
  readonly tags: readonly string[];
  readonly bytes: number;
  /** Milliseconds since the epoch; it changes by itself then. */
  readonly until: number;
}

interface Flight {
  /** On the clock of purges. */
  readonly startedAt: number;
  readonly result: Promise<Entry>;
}

const day = 86_400_000;
const eightHours = 8 * 3_600_000;
const sharedValueBytes = 200_000;

export function createPageCache(options: PageCacheOptions): PageCache {
  const now = options.now ?? Date.now;
  const maxAge = options.maxAge ?? 600_000;
  const byTag = new Map<string, Set<string>>();
  const flights = new Map<string, Flight>();
  /** When each tag was last purged, on the clock below; only kept while a render is under way that it may concern. */
  const purgedAt = new Map<string, number>();
  let clock = 1;
  let flushedAt = 0;
  let running = 0;
  let bypass = false;
  let hits = 0;
  let misses = 0;
  const listeners: ((tags: readonly string[] | undefined) => void)[] = [];

  const entries = new LRUCache<string, Entry>({
    maxSize: options.maxBytes,
    sizeCalculation: (entry, key) => entry.bytes + key.length * 2,
    ttl: maxAge,
    ttlResolution: 1_000,
    perf: { now },
    dispose: (entry, key) => forget(entry, key),
  });

  function forget(entry: Entry, key: string): void {
    for (const tag of entry.tags) {
      const keys = byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  }

  function keep(key: string, entry: Entry, startedAt: number, shanghaiDate: number): void {
    const stale = flushedAt > startedAt || entry.tags.some((tag) => (purgedAt.get(tag) ?? 0) > startedAt);
    if (bypass || stale || shanghaiDate !== shanghaiDateNow()) return;
    const untilMidnight = day - ((now() + eightHours) % day);
    const ttl = Math.min(maxAge, untilMidnight, entry.until - now());
    if (ttl <= 0) return;
    entries.set(key, entry, { ttl });
    if (!entries.has(key)) return; // larger than the whole cache
    for (const tag of entry.tags) {
      const keys = byTag.get(tag);
      if (keys === undefined) byTag.set(tag, new Set([key]));
      else keys.add(key);
    }
  }

  /** Days since the epoch, as Shanghai counts them. */
  function shanghaiDateNow(): number {
    return Math.floor((now() + eightHours) / day);
  }

  async function fly(
    key: string,
    startedAt: number,
    make: () => Promise<{ entry: Entry; keep: boolean }>,
  ): Promise<Entry> {
    running += 1;
    const shanghaiDate = shanghaiDateNow();
    try {
      const made = await make();
      if (made.keep) keep(key, made.entry, startedAt, shanghaiDate);
      return made.entry;
    } finally {
      running -= 1;
      if (running === 0) purgedAt.clear();
      if (flights.get(key)?.startedAt === startedAt) flights.delete(key);
    }
  }

  function obtain(key: string, make: () => Promise<{ entry: Entry; keep: boolean }>): Promise<Entry> {
    if (bypass) return make().then((made) => made.entry);
    const kept = entries.get(key);
    if (kept !== undefined) {
      hits += 1;
      return Promise.resolve(kept);
    }
    misses += 1;
    const underway = flights.get(key);
    // What somebody asked for after a purge must not come from a render that began before it.
    if (underway !== undefined && underway.startedAt === clock) return underway.result;
    const result = fly(key, clock, make);
    flights.set(key, { startedAt: clock, result });
    return result;
  }

  function purge(names: Iterable<string>): void {
    clock += 1;
    const list = [...names];
    for (const tag of list) {
      if (running > 0) purgedAt.set(tag, clock);
      for (const key of byTag.get(tag) ?? []) entries.delete(key);
    }
    for (const listener of listeners) listener(list);
  }

  function flush(): void {
    clock += 1;
    flushedAt = clock;
    entries.clear();
    byTag.clear();
    for (const listener of listeners) listener(undefined);
  }

  return {
    peek(key) {
      if (bypass) return undefined;
      const entry = entries.get(key);
      if (entry !== undefined) hits += 1;
      return entry?.value as CachedPage | undefined;
    },
    async fetch(key, render) {
      const entry = await obtain(key, async () => {
        const page = createPage(await render());
        const until = page.until?.getTime() ?? Number.POSITIVE_INFINITY;
        return { entry: { value: page, tags: page.tags, bytes: page.bytes, until }, keep: page.keep };
      });
      return entry.value as CachedPage;
    },
    async remember<T extends object>(key: string, dependsOn: readonly string[], make: () => Promise<T>): Promise<T> {
      const entry = await obtain(`value ${key}`, async () => ({
        entry: {
          value: await make(),
          tags: dependsOn,
          bytes: sharedValueBytes,
          until: Number.POSITIVE_INFINITY,
        },
        keep: true,
      }));
      return entry.value as T;
    },
    purge,
    flush,
    setBypass(on) {
      if (on === bypass) return;
      bypass = on;
      flush();
    },
    onPurge: (listener) => void listeners.push(listener),
    stats: () => ({ entries: entries.size, bytes: entries.calculatedSize, hits, misses, bypass }),
  };
}
