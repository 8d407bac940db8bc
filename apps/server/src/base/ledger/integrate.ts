import { hash } from 'node:crypto';
import {
  buildTiles,
  emptyEdge,
  encodeBundle,
  isLedgerError,
  leafHash,
  openNote,
  readRightEdge,
  TILE_WIDTH,
  type RightEdge,
} from '@openzone/ledger-core';
import type { Database, Reading } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { verifiersOf } from './audit/heads.ts';
import { readKeyEntries } from './audit/reader.ts';
import type { LedgerFiles } from './files.ts';
import type { LogKeys } from './keys.ts';
import {
  readAppendedAt,
  readCosignatures,
  readLastCheckpoint,
  readLeaves,
  readLogSize,
  type CheckpointRow,
} from './reader.ts';
import { insertCheckpoint, lockIntegration } from './writer.ts';

export interface LogParts {
  readonly files: LedgerFiles;
  readonly keys: LogKeys;
}

/** Entries taken at once; a multiple of the width of a tile, so that each batch begins with a new one. */
const batch = 64 * TILE_WIDTH;

const sha256 = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/**
 * Brings the tree up to the entries: tiles and bundles are written, the head is signed, recorded, and then shown. Killed
 * anywhere, it is done again with the same result; a size is never signed twice, and nothing is signed that does not continue
 * what was signed before.
 * @returns the size that is signed now
 * @throws AppError LEDGER_WOULD_FORK when the database and what was signed do not agree; LEDGER_KEYS_LOST when other keys have signed so far
 */
export async function integrateLedger(db: Database, siteId: number, parts: LogParts): Promise<number> {
  const size = await db.transaction(siteId, async (tx) => {
    if (!(await lockIntegration(tx))) return undefined;
    const entries = await readLogSize(tx);
    const last = await readLastCheckpoint(tx);
    const fork = await findFork(parts.files, entries, last);
    if (fork !== undefined) throw fork;
    if (entries === (last?.size ?? 0)) return entries;
    if (last !== undefined && !(await isOurs(tx, parts.keys, last.note))) throw keysLost();
    const edge = await extend(tx, parts.files, await edgeAt(tx, parts.files, last), entries);
    await insertCheckpoint(tx, { ...edge, note: parts.keys.sign(edge) });
    return entries;
  });
  await showCheckpoint(db, siteId, parts.files);
  return size ?? 0;
}

/** How a log stands: what is appended, what of it is signed, and why nothing more can be. */
export interface LogHealth {
  readonly entries: number;
  readonly signed: number;
  /** When the oldest entry was appended that is not signed yet. */
  readonly waitingSince: Date | null;
  readonly failure: AppError | undefined;
}

/** Looks whether signing could go on, without signing. */
export async function examineLog(reading: Reading, { files, keys }: LogParts): Promise<LogHealth> {
  const entries = await readLogSize(reading);
  const last = await readLastCheckpoint(reading);
  const signed = last?.size ?? 0;
  const waitingSince = await readAppendedAt(reading, signed);
  const lost = last !== undefined && !(await isOurs(reading, keys, last.note)) ? keysLost() : undefined;
  return { entries, signed, waitingSince, failure: (await findFork(files, entries, last)) ?? lost };
}

/** Puts what was signed last, with the cosignatures it has by now, where the public finds it. */
export async function showCheckpoint(db: Database, siteId: number, files: LedgerFiles): Promise<void> {
  const text = await db.read(siteId, async (reading) => {
    const last = await readLastCheckpoint(reading);
    return last === undefined ? undefined : last.note + (await readCosignatures(reading, last.size)).join('');
  });
  if (text === undefined) return;
  const shown = await files.read('checkpoint');
  if (shown?.toString('utf8') !== text) await files.write('checkpoint', Buffer.from(text, 'utf8'));
}

interface Edge extends RightEdge {
  readonly root: Uint8Array;
}

/** What was shown to the world is more than the database knows: it was restored from an older backup, or entries are gone. */
async function findFork(
  files: LedgerFiles,
  entries: number,
  last: CheckpointRow | undefined,
): Promise<AppError | undefined> {
  const shown = (await files.read('checkpoint'))?.toString('utf8').split('\n')[1];
  const greatest = Math.max(last?.size ?? 0, Number(shown ?? 0));
  return entries < greatest || (last?.size ?? 0) < Number(shown ?? 0) ? wouldFork(entries, greatest) : undefined;
}

/** The right edge of the tree that was signed last; the tiles are made anew from the entries when they are gone. */
async function edgeAt(reading: Reading, files: LedgerFiles, last: CheckpointRow | undefined): Promise<RightEdge> {
  if (last === undefined) return emptyEdge;
  try {
    const source = { fetchTile: async (path: string) => (await files.read(path)) ?? null };
    return await readRightEdge(last, source, sha256);
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    const edge = await extend(reading, files, emptyEdge, last.size);
    if (!last.root.equals(edge.root)) throw wouldFork(last.size, last.size);
    return edge;
  }
}

/** Writes the tiles and bundles by which the tree of `size` is more than the edge. */
async function extend(reading: Reading, files: LedgerFiles, from: RightEdge, size: number): Promise<Edge> {
  let edge = from;
  let root: Uint8Array | undefined;
  while (root === undefined || edge.size < size) {
    const start = edge.size - (edge.size % TILE_WIDTH);
    const rows = await readLeaves(reading, start, Math.min(batch, size - start));
    if (rows.length < Math.min(batch, size - start)) throw wouldFork(start + rows.length, size);
    const entries = rows.map((row) => new Uint8Array(Buffer.from(row.entry, 'utf8')));
    const built = buildTiles(
      edge,
      entries.slice(edge.size - start).map((entry) => leafHash(entry, sha256)),
      sha256,
    );
    for (const tile of built.tiles) {
      if (tile.id.level === 0) {
        const first = tile.id.index * TILE_WIDTH - start;
        const bundle = encodeBundle(entries.slice(first, first + tile.id.width));
        await writeTile(files, bundlePath(tile.path), tile.id.width, bundle);
      }
      await writeTile(files, tile.path, tile.id.width, tile.bytes);
    }
    ({ edge, root } = built);
  }
  return { ...edge, root };
}

/** Bundles lie beside the tiles of leaf hashes. */
function bundlePath(path: string): string {
  return path.replace('tile/0/', 'tile/entries/');
}

async function writeTile(files: LedgerFiles, path: string, width: number, bytes: Uint8Array): Promise<void> {
  await files.write(path, bytes);
  if (width === TILE_WIDTH) await files.removePartial(path);
}

/** Signed by the keys of today, or by others that the log says were added or retired. */
async function isOurs(reading: Reading, keys: LogKeys, note: string): Promise<boolean> {
  if (keys.hasSigned(note)) return true;
  const told = verifiersOf(keys.verifierKeys, await readKeyEntries(reading), keys.origin);
  try {
    openNote(note, told);
    return true;
  } catch (error) {
    if (isLedgerError(error)) return false;
    throw error;
  }
}

/** New keys were made because the file with the old ones is gone: what they sign, nobody's monitor takes for this log. */
function keysLost(): AppError {
  return new AppError({
    id: 'LEDGER_KEYS_LOST',
    status: 500,
    text: {
      zh: '账本停止签名：密钥文件不是以前签名用的那一份，可能丢失后重新生成了。请从备份恢复 <数据目录>/secrets/ledger 下的密钥文件。',
      en: 'The ledger has stopped signing: the key file is not the one that signed so far; it was probably lost and made anew. Put the file under <data>/secrets/ledger back from its backup.',
    },
  });
}

function wouldFork(has: number, signed: number): AppError {
  return new AppError({
    id: 'LEDGER_WOULD_FORK',
    status: 500,
    text: {
      zh: `账本停止签名：已签名公布 ${signed} 条，数据库中只有 ${has} 条或内容不同。数据库可能恢复自较早的备份。请运行 openzone verify 查看差异，从更近的备份补回条目。`,
      en: `The ledger has stopped signing: ${signed} entries were signed and shown, the database has ${has}, or others. It may have been restored from an older backup. Run openzone verify to see what differs, and bring the entries back from a newer backup.`,
    },
  });
}
