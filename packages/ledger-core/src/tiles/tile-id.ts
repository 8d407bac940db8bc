import { parseDecimal } from '../encoding/decimal.ts';
import { ledgerError } from '../errors.ts';
import { checkSizes } from '../tree/size.ts';

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles: tiles of height 8). */
export const TILE_WIDTH = 256;

/** Levels of the tree within one tile. */
export const TILE_HEIGHT = 8;

/** A tile of hashes, or the bundle of entries below a tile of level 0. */
export interface TileId {
  /** 0 for leaf hashes, 1 for roots of full tiles of level 0, and so on to 63; or the entries themselves. */
  readonly level: number | 'entries';
  /** The place within the level. */
  readonly index: number;
  /** Hashes or entries in it: 256 when full, 1 to 255 when partial. */
  readonly width: number;
}

/**
 * The path of a tile below the prefix of its log: `tile/0/x001/x234/067`, `tile/1/000.p/17`, `tile/entries/003`.
 * Errors: MALFORMED_TILE_PATH for a level, index or width that no tile has.
 */
export function tilePath({ level, index, width }: TileId): string {
  const known = level === 'entries' || (Number.isInteger(level) && level >= 0 && level <= 63);
  if (
    !known ||
    !Number.isSafeInteger(index) ||
    index < 0 ||
    !Number.isInteger(width) ||
    width < 1 ||
    width > TILE_WIDTH
  )
    throw malformed(`${level}/${index}.p/${width}`);
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The tile a path names. Errors: MALFORMED_TILE_PATH, also for another spelling of a tile than `tilePath` gives. */
export function parseTilePath(path: string): TileId {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/u.exec(path);
  if (match === null) throw malformed(path);
  const [, name = '', place = '', partial] = match;
  const level = name === 'entries' ? ('entries' as const) : parseDecimal(name);
  const width = partial === undefined ? TILE_WIDTH : parseDecimal(partial);
  const index = Number(place.replace(/[x/]/gu, ''));
  if (level === undefined || width === undefined || !Number.isSafeInteger(index)) throw malformed(path);
  const id = { level, index, width };
  // Also refuses needless groups of zeroes and `.p/256`.
  if (tilePath(id) !== path) throw malformed(path);
  return id;
}

/** How many hashes the level of tiles has in a tree: one for every 256^level leaves. */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile at a place of a tree, full or partial; the width is 0 where the tree has none. */
export function tileInTree(level: number | 'entries', index: number, size: number): TileId {
  const hashes = hashesAtLevel(level === 'entries' ? 0 : level, size);
  return { level, index, width: Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH)) };
}

/**
 * The tiles that the tree of `newSize` has and that of `oldSize` had not, level by level: what to write after an append.
 * With `oldSize` 0, all tiles of a tree. For the bundles of entries take the tiles of level 0 with level `entries`.
 * Errors: INVALID_SIZE.
 */
export function* newTiles(oldSize: number, newSize: number): Generator<TileId & { readonly level: number }> {
  checkSizes(oldSize, newSize);
  for (let level = 0; hashesAtLevel(level, newSize) > hashesAtLevel(level, oldSize); level += 1) {
    const last = hashesAtLevel(level, newSize);
    for (let at = hashesAtLevel(level, oldSize); at < last;) {
      const index = Math.floor(at / TILE_WIDTH);
      yield { ...tileInTree(level, index, newSize), level };
      at = (index + 1) * TILE_WIDTH;
    }
  }
}

function malformed(path: string): Error {
  const shown = path.slice(0, 80);
  return ledgerError(
    'MALFORMED_TILE_PATH',
    `“${shown}”不是图块路径，应形如 tile/0/x001/067 或 tile/entries/000.p/5。`,
    `“${shown}” is no path of a tile; write it like tile/0/x001/067 or tile/entries/000.p/5.`,
  );
}
