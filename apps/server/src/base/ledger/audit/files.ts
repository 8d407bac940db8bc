import { decodeBundle, isLedgerError, TILE_HEIGHT, TILE_WIDTH, tilePath } from '@openzone/ledger-core';
import type { LedgerFiles } from '../files.ts';

const hashBytes = 32;

/** 256 places as the static files hold them. */
export interface Block {
  readonly index: number;
  readonly width: number;
  /** The entries; undefined when the bundle is missing or cannot be read. */
  readonly entries: readonly Uint8Array[] | undefined;
  /** The leaf hashes, likewise. */
  readonly hashes: readonly Buffer[] | undefined;
  readonly faults: readonly FileFault[];
}

export interface FileFault {
  readonly path: string;
  readonly kind: 'missing' | 'malformed';
}

/** The files of the block that hold its first `width` places: the partial ones, or the whole ones that took their place. */
export async function readBlock(files: LedgerFiles, index: number, width: number): Promise<Block> {
  const bundle = await readEither(files, { level: 'entries', index, width });
  const tile = await readEither(files, { level: 0, index, width });
  const faults: FileFault[] = [];
  const entries = bundle.bytes === undefined ? undefined : decode(bundle.bytes, bundle.width)?.slice(0, width);
  const hashes = tile.bytes === undefined ? undefined : hashesIn(tile.bytes, tile.width)?.slice(0, width);
  for (const [file, content] of [
    [bundle, entries],
    [tile, hashes],
  ] as const) {
    if (file.bytes === undefined) faults.push({ path: file.path, kind: 'missing' });
    else if (content === undefined) faults.push({ path: file.path, kind: 'malformed' });
  }
  return { index, width, entries, hashes, faults };
}

/** The hashes of a tile above the leaves; undefined when it is missing, empty when it cannot be read. */
export async function readUpperTile(
  files: LedgerFiles,
  level: number,
  index: number,
  width: number,
): Promise<readonly Buffer[] | undefined> {
  const tile = await readEither(files, { level, index, width });
  return tile.bytes === undefined ? undefined : (hashesIn(tile.bytes, tile.width) ?? []).slice(0, width);
}

/** The older partial files of a block that is not whole yet, as far as they are there. */
export async function* readPartials(
  files: LedgerFiles,
  index: number,
  widths: Iterable<number>,
): AsyncGenerator<{
  path: string;
  entries?: readonly Uint8Array[] | undefined;
  hashes?: readonly Buffer[] | undefined;
}> {
  for (const width of widths) {
    const bundle = tilePath({ level: 'entries', index, width });
    const bytes = await files.read(bundle);
    if (bytes !== undefined) yield { path: bundle, entries: decode(bytes, width) };
    const tile = tilePath({ level: 0, index, width });
    const hashes = await files.read(tile);
    if (hashes !== undefined) yield { path: tile, hashes: hashesIn(hashes, width) };
  }
}

/** The places that a hash of a tile above the leaves stands for. */
export function spanOf(level: number, index: number): { readonly start: number; readonly end: number } {
  const width = 2 ** (level * TILE_HEIGHT);
  return { start: index * width, end: (index + 1) * width };
}

interface Read {
  readonly path: string;
  readonly width: number;
  readonly bytes: Buffer | undefined;
}

async function readEither(
  files: LedgerFiles,
  id: { readonly level: number | 'entries'; readonly index: number; readonly width: number },
): Promise<Read> {
  const path = tilePath(id);
  const bytes = await files.read(path);
  if (bytes !== undefined || id.width === TILE_WIDTH) return { path, width: id.width, bytes };
  const whole = await files.read(tilePath({ ...id, width: TILE_WIDTH }));
  return { path, width: whole === undefined ? id.width : TILE_WIDTH, bytes: whole };
}

function decode(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  try {
    return decodeBundle(bytes, width);
  } catch (error) {
    if (isLedgerError(error)) return undefined;
    throw error;
  }
}

function hashesIn(bytes: Buffer, width: number): Buffer[] | undefined {
  if (bytes.length !== width * hashBytes) return undefined;
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * hashBytes, (at + 1) * hashBytes));
}
