import { equalBytes, plainBytes } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import type { NodeVisitor } from '../tree/compact-range.ts';
import { CompactRange } from '../tree/compact-range.ts';
import type { Hasher } from '../tree/hasher.ts';
import { emptyRoot, HASH_BYTES, sha256 } from '../tree/hasher.ts';
import { checkSize } from '../tree/size.ts';
import { foldNodes, nodesOfSpan } from '../tree/span.ts';
import type { TileSource } from './source.ts';
import { hashInRow, placeOfNode, rowsOfTile } from './tile-hashes.ts';
import type { TileId } from './tile-id.ts';
import { hashesAtLevel, TILE_HEIGHT, TILE_WIDTH, tilePath } from './tile-id.ts';

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** What must be known of a tree to go on building its tiles: some kilobytes, whatever its size. */
export interface RightEdge {
  readonly size: number;
  /** See `CompactRange.hashes`. */
  readonly range: readonly Uint8Array[];
  /** By level of tiles: the hashes of the last tile while it is not full; empty bytes where it is. */
  readonly partial: readonly Uint8Array[];
}

/** The right edge of the tree without leaves. */
export const emptyEdge: RightEdge = { size: 0, range: [], partial: [] };

export interface BuiltTile {
  readonly id: TileId & { readonly level: number };
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BuiltTiles {
  /** The tiles of `newTiles(edge.size, newSize)`, in that order, to be stored before a checkpoint of that size is signed. */
  readonly tiles: readonly BuiltTile[];
  readonly edge: RightEdge;
  readonly root: Uint8Array;
}

/**
 * Appends leaf hashes and gives the tiles that are new. Costs about one hash for every leaf; in memory are the tiles of the
 * batch only, so a long list is appended in several calls: the full tiles come out the same.
 * Errors: INVALID_HASH, INVALID_SIZE.
 */
export function buildTiles(edge: RightEdge, leaves: Iterable<Uint8Array>, hasher: Hasher = sha256): BuiltTiles {
  const range = new CompactRange(edge.size, edge.range, hasher);
  const levels: GrowingLevel[] = [];
  const visit: NodeVisitor = ({ level, index }, hash) => {
    if (level % TILE_HEIGHT !== 0) return;
    const tileLevel = level / TILE_HEIGHT;
    const growing = (levels[tileLevel] ??= startLevel(tileLevel, index, edge.partial[tileLevel]));
    addHash(growing, hash);
  };
  range.append(leaves, visit);
  const tiles: BuiltTile[] = [];
  const partial = [...edge.partial];
  for (const [level, growing] of levels.entries()) {
    tiles.push(...growing.full);
    const bytes = growing.bytes.slice(0, growing.width * HASH_BYTES);
    if (growing.width > 0) tiles.push(tile(growing, bytes));
    partial[level] = bytes;
  }
  return { tiles, edge: { size: range.size, range: range.hashes, partial }, root: range.root() };
}

interface GrowingLevel {
  readonly level: number;
  readonly full: BuiltTile[];
  index: number;
  width: number;
  bytes: Uint8Array;
}

function startLevel(level: number, firstHash: number, earlier: Uint8Array = new Uint8Array(0)): GrowingLevel {
  const bytes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  bytes.set(earlier);
  const width = firstHash % TILE_WIDTH;
  if (earlier.length !== width * HASH_BYTES)
    throw ledgerError(
      'MALFORMED_TILE',
      `第 ${level} 层未满图块应有 ${width} 个哈希值，请重新读取右边缘。`,
      `The partial tile of level ${level} should have ${width} hashes; read the right edge again.`,
    );
  return { level, full: [], index: Math.floor(firstHash / TILE_WIDTH), width, bytes };
}

function addHash(growing: GrowingLevel, hash: Uint8Array): void {
  growing.bytes.set(hash, growing.width * HASH_BYTES);
  growing.width += 1;
  if (growing.width < TILE_WIDTH) return;
  growing.full.push(tile(growing, growing.bytes));
  growing.index += 1;
  growing.width = 0;
  growing.bytes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
}

function tile({ level, index, width }: GrowingLevel, bytes: Uint8Array): BuiltTile {
  const id = { level, index, width };
  return { id, path: tilePath(id), bytes };
}

/**
 * The right edge of a tree, read from its tiles and checked against the root: after a restart, or for `VerifiedTree`.
 * Errors: INVALID_SIZE, RESOURCE_MISSING, MALFORMED_TILE, TREE_MISMATCH, and those of the source.
 */
export async function readRightEdge(head: TreeHead, source: TileSource, hasher: Hasher = sha256): Promise<RightEdge> {
  const size = checkSize(head.size);
  const widths: number[] = [];
  for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) widths.push(hashesAtLevel(level, size) % TILE_WIDTH);
  const partial = await Promise.all(
    widths.map(async (width, level) => {
      const index = Math.floor(hashesAtLevel(level, size) / TILE_WIDTH);
      return width === 0 ? new Uint8Array(0) : fetchTile({ level, index, width }, source);
    }),
  );
  const rows = partial.map((bytes) => rowsOfTile(bytes, hasher));
  const range = nodesOfSpan({ start: 0, end: size }).map((node) => {
    const place = placeOfNode(node);
    // Every node at the right edge lies in a partial tile: a full one is a hash of the tile above.
    const hash = hashInRow(rows[place.level] ?? [], place.row, place.at);
    if (hash === undefined) throw treeMismatch();
    return hash;
  });
  const root = size === 0 ? emptyRoot(hasher) : foldNodes(range, hasher);
  if (!equalBytes(root, head.root)) throw treeMismatch();
  return { size, range, partial };
}

/**
 * The bytes of a tile, unverified but of the right length. A log may drop a partial tile once it is full, so the full one is
 * asked for in its place; its beginning is the partial one.
 * Errors: RESOURCE_MISSING, MALFORMED_TILE, and those of the source.
 */
export async function fetchTile(id: TileId, source: TileSource): Promise<Uint8Array> {
  const path = tilePath(id);
  const bytes = await source.fetchTile(path);
  if (bytes !== null) return checkTile(bytes, id.width, path);
  const full = id.width === TILE_WIDTH ? null : await source.fetchTile(tilePath({ ...id, width: TILE_WIDTH }));
  if (full === null) throw resourceMissing(path);
  return checkTile(full, TILE_WIDTH, path).slice(0, id.width * HASH_BYTES);
}

function checkTile(bytes: Uint8Array, width: number, path: string): Uint8Array {
  if (bytes.length === width * HASH_BYTES) return plainBytes(bytes);
  throw ledgerError(
    'MALFORMED_TILE',
    `${path} 应为 ${width * HASH_BYTES} 字节，实为 ${bytes.length} 字节，请重新下载。`,
    `${path} should have ${width * HASH_BYTES} bytes and has ${bytes.length}; download it again.`,
  );
}

export function resourceMissing(path: string): Error {
  return ledgerError(
    'RESOURCE_MISSING',
    `账本没有提供 ${path}，而该检查点需要它；请稍后重试或换用其他镜像。`,
    `The log does not serve ${path}, which this checkpoint needs; try again later or use another copy.`,
  );
}

export function treeMismatch(): Error {
  return ledgerError(
    'TREE_MISMATCH',
    '读到的内容与检查点的根哈希不符；请换用其他镜像，仍不符即为账本被改动的证据。',
    'What was read does not fit the root of the checkpoint; try another copy. If that fails too, the log was altered.',
  );
}
