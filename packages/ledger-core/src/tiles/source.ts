import { LedgerError, ledgerError } from '../errors.ts';
import { MAX_BUNDLE_BYTES } from './bundle.ts';

/**
 * Where the resources of a log are read: `checkpoint`, `tile/…` and `tile/entries/…`, as C2SP tlog-tiles names them. What
 * comes is never trusted, so any copy of a log will do. On a server over files:
 * `{ fetchTile: (path) => readFile(join(folder, path)).catch(() => null) }`.
 */
export interface TileSource {
  /** The bytes at a path, or null where there is nothing. */
  fetchTile(path: string): Promise<Uint8Array | null>;
}

/** The part of the `fetch` function that is used. */
export type Fetch = (url: string) => Promise<Response>;

/**
 * A log on the web. Status 404 and 410 count as nothing there.
 *
 * `prefix` is the address of the log, with or without a slash at the end. `maxBytes` limits one answer, by default to the
 * longest possible bundle (16,777,472 bytes).
 * Errors of reading: SOURCE_FAILED.
 */
export function httpTileSource(
  prefix: string,
  options: { readonly fetch?: Fetch; readonly maxBytes?: number } = {},
): TileSource {
  const { fetch: get = (url) => fetch(url), maxBytes = MAX_BUNDLE_BYTES } = options;
  const base = prefix.replace(/\/+$/u, '');
  return {
    fetchTile: async (path) => {
      const url = `${base}/${path}`;
      try {
        const response = await get(url);
        if (response.status === 404 || response.status === 410) {
          await response.body?.cancel();
          return null;
        }
        if (!response.ok) throw failed(url, `HTTP ${response.status}`);
        return await readBody(response, url, maxBytes);
      } catch (error) {
        if (error instanceof LedgerError) throw error;
        throw failed(url, error instanceof Error ? error.message : 'network error');
      }
    },
  };
}

/** Resources held in memory, by path: for tests, and for a log packed into a file. */
export function memoryTileSource(resources: ReadonlyMap<string, Uint8Array>): TileSource {
  return { fetchTile: (path) => Promise.resolve(resources.get(path) ?? null) };
}

async function readBody(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw failed(url, `more than ${maxBytes} bytes`);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function failed(url: string, reason: string): Error {
  return ledgerError(
    'SOURCE_FAILED',
    `无法读取 ${url}（${reason}），请检查地址与网络后重试。`,
    `${url} cannot be read (${reason}); check the address and the network, then try again.`,
  );
}
