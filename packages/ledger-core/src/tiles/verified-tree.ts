import { equalBytes } from '../encoding/bytes.ts';
import type { Hasher } from '../tree/hasher.ts';
import { leafHash, sha256 } from '../tree/hasher.ts';
import { checkProvable } from '../tree/memory.ts';
import { checkIndex, checkSizes } from '../tree/size.ts';
import type { NodeId } from '../tree/span.ts';
import { consistencyPlan, inclusionPlan } from '../tree/span.ts';
import { decodeBundle } from './bundle.ts';
import type { RightEdge, TreeHead } from './right-edge.ts';
import { fetchTile, readRightEdge, resourceMissing, treeMismatch } from './right-edge.ts';
import type { TileSource } from './source.ts';
import type { TileRows } from './tile-hashes.ts';
import { hashInRow, placeOfNode, rowsOfTile } from './tile-hashes.ts';
import { hashesAtLevel, TILE_HEIGHT, TILE_WIDTH, tileInTree, tilePath } from './tile-id.ts';

/** Full tiles kept, 16 KiB each with the levels above them. */
const DEFAULT_CACHE = 512;

/**
 * A tree read from its tiles. Nothing leaves it that does not hang together with the root it was opened with: a tile is
 * accepted when its hash stands in the tile above, and the right edge when it gives the root.
 */
export class VerifiedTree {
  readonly size: number;
  readonly root: Uint8Array;
  /** By level: the last tile while it is not full. */
  readonly #edge: readonly TileRows[];
  readonly #source: TileSource;
  readonly #hasher: Hasher;
  readonly #cacheTiles: number;
  readonly #tiles = new Map<string, Promise<TileRows>>();

  private constructor(
    head: TreeHead,
    edge: RightEdge,
    source: TileSource,
    options: { hasher: Hasher; cacheTiles: number },
  ) {
    this.size = head.size;
    this.root = head.root;
    this.#edge = edge.partial.map((bytes) => rowsOfTile(bytes, options.hasher));
    this.#source = source;
    this.#hasher = options.hasher;
    this.#cacheTiles = options.cacheTiles;
  }

  /**
   * Opens the tree of a checkpoint, whose signatures the caller has checked. `cacheTiles` is how many full tiles are kept
   * (16 KiB each, default 512).
   * Errors: those of `readRightEdge`.
   */
  static async open(
    head: TreeHead,
    source: TileSource,
    options: { readonly hasher?: Hasher; readonly cacheTiles?: number } = {},
  ): Promise<VerifiedTree> {
    const { hasher = sha256, cacheTiles = DEFAULT_CACHE } = options;
    const edge = await readRightEdge(head, source, hasher);
    return new VerifiedTree(head, edge, source, { hasher, cacheTiles });
  }

  /**
   * Hashes of complete subtrees, in the order asked for.
   * Errors: INVALID_SIZE for one that is not complete in this tree, RESOURCE_MISSING, MALFORMED_TILE, TREE_MISMATCH, and
   * those of the source.
   */
  async hashes(nodes: readonly NodeId[]): Promise<Uint8Array[]> {
    for (const node of nodes) checkIndex(node.index, Math.floor(this.size / 2 ** node.level));
    return Promise.all(
      nodes.map(async (node) => {
        const { level, index, row, at } = placeOfNode(node);
        const hash = hashInRow(await this.#tile(level, index), row, at);
        if (hash === undefined) throw treeMismatch();
        return hash;
      }),
    );
  }

  /** The proof that leaf `index` is in this tree, or in the earlier tree of `size`. Errors: those of `hashes`. */
  async inclusionProof(index: number, size: number = this.size): Promise<Uint8Array[]> {
    checkSizes(size, this.size);
    const plan = inclusionPlan(checkIndex(index, size), size);
    return plan.assemble(await this.hashes(plan.nodes), this.#hasher);
  }

  /**
   * The proof that this tree, or the earlier one of `size2`, continues that of `size1`.
   * Errors: those of `hashes`; CONSISTENCY_NOT_PROVEN for size1 = 0.
   */
  async consistencyProof(size1: number, size2: number = this.size): Promise<Uint8Array[]> {
    checkSizes(size2, this.size);
    checkProvable(size1, size2);
    const plan = consistencyPlan(size1, size2);
    return plan.assemble(await this.hashes(plan.nodes), this.#hasher);
  }

  /**
   * The entries from `start` to before `end`, each checked against its leaf hash. All their bundles are asked for at once, so
   * read a long log in pieces.
   * Errors: those of `hashes`, MALFORMED_BUNDLE; TREE_MISMATCH for an entry that is not the one that was logged.
   */
  async entries(start: number, end: number = this.size): Promise<Uint8Array[]> {
    checkSizes(start, end);
    checkSizes(end, this.size);
    const bundles: Promise<Uint8Array[]>[] = [];
    for (let index = Math.floor(start / TILE_WIDTH); index * TILE_WIDTH < end; index += 1)
      bundles.push(this.#bundle(index));
    const first = Math.floor(start / TILE_WIDTH) * TILE_WIDTH;
    return (await Promise.all(bundles)).flat().slice(start - first, end - first);
  }

  async #bundle(index: number): Promise<Uint8Array[]> {
    const [entries, leaves] = await Promise.all([this.#fetchBundle(index), this.#tile(0, index)]);
    for (const [at, entry] of entries.entries()) checkSame(leafHash(entry, this.#hasher), hashInRow(leaves, 0, at));
    return entries;
  }

  async #fetchBundle(index: number): Promise<Uint8Array[]> {
    const id = tileInTree('entries', index, this.size);
    const path = tilePath(id);
    const bytes = await this.#source.fetchTile(path);
    if (bytes !== null) return decodeBundle(bytes, id.width);
    const full = await this.#source.fetchTile(tilePath({ ...id, width: TILE_WIDTH }));
    if (full === null) throw resourceMissing(path);
    return decodeBundle(full, TILE_WIDTH).slice(0, id.width);
  }

  async #tile(level: number, index: number): Promise<TileRows> {
    if (index === Math.floor(hashesAtLevel(level, this.size) / TILE_WIDTH)) return this.#edge[level] ?? [];
    const key = `${level}/${index}`;
    const cached = this.#tiles.get(key);
    if (cached !== undefined) return cached;
    const loading = this.#loadFull(level, index);
    this.#tiles.set(key, loading);
    const oldest = this.#tiles.keys().next();
    if (this.#tiles.size > this.#cacheTiles && oldest.done !== true) this.#tiles.delete(oldest.value);
    try {
      return await loading;
    } catch (error) {
      // A failed reading may succeed the next time.
      this.#tiles.delete(key);
      throw error;
    }
  }

  async #loadFull(level: number, index: number): Promise<TileRows> {
    const [tile, above] = await Promise.all([
      fetchTile({ level, index, width: TILE_WIDTH }, this.#source),
      this.#tile(level + 1, Math.floor(index / TILE_WIDTH)),
    ]);
    const rows = rowsOfTile(tile, this.#hasher);
    checkSame(hashInRow(rows, TILE_HEIGHT, 0), hashInRow(above, 0, index % TILE_WIDTH));
    return rows;
  }
}

/** Errors: TREE_MISMATCH unless both are there and alike. */
function checkSame(a: Uint8Array | undefined, b: Uint8Array | undefined): void {
  if (a === undefined || b === undefined || !equalBytes(a, b)) throw treeMismatch();
}
