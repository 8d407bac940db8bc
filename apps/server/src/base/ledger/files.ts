import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFull } from '../../platform/db/index.ts';

/** The static side of one site's log: tiles, entry bundles and the checkpoint, as any web server may serve them. */
export interface LedgerFiles {
  /** @param path as in the specification: `checkpoint`, `tile/0/000`, `tile/entries/000.p/7` */
  read(path: string): Promise<Buffer | undefined>;
  /** Written and synced before it has its name: a path that is there has its whole content, also after a crash. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes the partial forms of a tile that is whole now; who still asks for one takes the beginning of the whole (tlog-tiles). */
  removePartial(path: string): Promise<void>;
}

const lawful = /^(?:checkpoint|tile\/(?:entries|\d{1,2})(?:\/x\d{3}){0,5}\/\d{3}(?:\.p\/\d{1,3})?)$/;

export function isLedgerPath(path: string): boolean {
  return lawful.test(path);
}

/** @param folder `<data>/ledger/<site key>` */
export function openLedgerFiles(folder: string): LedgerFiles {
  const pathOf = (path: string): string => {
    if (!isLedgerPath(path)) throw new TypeError(`not a path of a log: ${path}`);
    return join(folder, path);
  };
  return {
    async read(path) {
      try {
        return await readFile(pathOf(path));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async write(path, bytes) {
      const target = pathOf(path);
      const draft = `${target}.${randomUUID()}`;
      try {
        await makeFolder(dirname(target));
        const handle = await open(draft, 'wx', 0o644);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        // The program's own files are for its account only; these are for everybody.
        await chmod(draft, 0o644);
        await rename(draft, target);
        await syncFolder(dirname(target));
      } catch (error) {
        await rm(draft, { force: true });
        throw codeOf(error) === 'ENOSPC' ? diskFull(error) : error;
      }
    },
    removePartial: (path) => rm(`${pathOf(path)}.p`, { recursive: true, force: true }),
  };
}

/** Also open to everybody, whatever the program's own files are. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** A tile that is not there yet, or a partial one asked for where a full one's folder would be. */
function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error));
}
