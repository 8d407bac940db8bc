import type { Hasher } from '../tree/hasher.ts';
import { HASH_BYTES, hashPair } from '../tree/hasher.ts';
import type { NodeId } from '../tree/span.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile-id.ts';

/**
 * A tile and the levels of the tree above it, as far as they are complete: row 0 are its own hashes, row 1 those of their
 * pairs, and so on to the root of a full tile in row 8. Checking a tile computes them anyway.
 */
export type TileRows = readonly Uint8Array[];

export function rowsOfTile(tile: Uint8Array, hasher: Hasher): TileRows {
  const rows = [tile];
  let row = tile;
  while (row.length >= 2 * HASH_BYTES) {
    const next = new Uint8Array(Math.floor(row.length / (2 * HASH_BYTES)) * HASH_BYTES);
    for (let at = 0; at < next.length; at += HASH_BYTES)
      next.set(hashPair(row.subarray(2 * at, 2 * (at + HASH_BYTES)), hasher), at);
    rows.push(next);
    row = next;
  }
  return rows;
}

/** The hash at a place of a row, as a copy; undefined where the tile has none. */
export function hashInRow(rows: TileRows, row: number, at: number): Uint8Array | undefined {
  const hash = rows[row]?.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES);
  return hash?.length === HASH_BYTES ? hash : undefined;
}

/** Where the hash of a complete subtree is found. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
  readonly row: number;
  readonly at: number;
}

export function placeOfNode(node: NodeId): NodePlace {
  const row = node.level % TILE_HEIGHT;
  const perTile = TILE_WIDTH / 2 ** row;
  return {
    level: Math.floor(node.level / TILE_HEIGHT),
    index: Math.floor(node.index / perTile),
    row,
    at: node.index % perTile,
  };
}
