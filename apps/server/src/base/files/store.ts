import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { diskFull } from '../../platform/db/index.ts';

/** The bytes of files, named by their SHA-256 and never changed. */
export interface FileStore {
  /** Writes, syncs, and only then gives the name, so that a name that is known always has its bytes. */
  put(bytes: Uint8Array): Promise<string>;
  open(sha256: string): Promise<{ stream: Readable; size: number } | undefined>;
  read(sha256: string): Promise<Buffer | undefined>;
  has(sha256: string): Promise<boolean>;
  /**
   * Removes the bytes, and what a crash left half-written beside them over an hour ago. On disk by the time it returns; nothing
   * happens when they are gone already.
   */
  remove(sha256: string): Promise<void>;
}

function pathOf(directory: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256');
  return join(directory, sha256.slice(0, 2), sha256);
}

export function openFileStore(directory: string): FileStore {
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(directory, sha256);
      if (
        await stat(path).then(
          (found) => found.size === bytes.byteLength,
          () => false,
        )
      )
        return sha256;
      const temporary = join(dirname(path), `.${randomUUID()}`);
      try {
        await mkdir(dirname(path), { recursive: true });
        const handle = await open(temporary, 'wx', 0o640);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined);
        if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
          throw diskFull(error);
        throw error;
      }
      return sha256;
    },
    async open(sha256) {
      const path = pathOf(directory, sha256);
      const found = await stat(path).catch(() => undefined);
      return found && { stream: createReadStream(path), size: found.size };
    },
    async read(sha256) {
      const handle = await open(pathOf(directory, sha256)).catch(() => undefined);
      if (handle === undefined) return undefined;
      try {
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
    async has(sha256) {
      return stat(pathOf(directory, sha256)).then(
        () => true,
        () => false,
      );
    },
    async remove(sha256) {
      const path = pathOf(directory, sha256);
      await rm(path, { force: true });
      await removeLeftovers(dirname(path));
      await syncFolder(dirname(path));
    },
  };
}

const leftoverAgeMs = 3_600_000;

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith('.')) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < Date.now() - leftoverAgeMs) await rm(path, { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the removal itself is journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}
