import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerErrorCode } from '../errors.ts';
import { isLedgerError } from '../errors.ts';
import type { Hasher } from '../tree/hasher.ts';
import { emptyRoot } from '../tree/hasher.ts';
import { verifyInclusion } from '../tree/inclusion.ts';
import { consistencyProof, inclusionProof, rootOf } from '../tree/memory.ts';
import { leafOf, rootByRfc } from '../tree/oracle.fixture.ts';
import { decodeBundle, encodeBundle, MAX_ENTRY_BYTES } from './bundle.ts';
import type { BuiltTiles } from './right-edge.ts';
import { buildTiles, emptyEdge, readRightEdge } from './right-edge.ts';
import { memoryTileSource } from './source.ts';
import { newTiles, parseTilePath, tileInTree, tilePath } from './tile-id.ts';
import { VerifiedTree } from './verified-tree.ts';

const fast: Hasher = (message) => hash('sha256', message, 'buffer');
const entriesOf = (size: number): Uint8Array[] => Array.from({ length: size }, (_, at) => Buffer.from(`entry ${at}`));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function codeOf(work: () => unknown): Promise<LedgerErrorCode | 'holds'> {
  try {
    await work();
    return 'holds';
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    return error.code;
  }
}

interface Log {
  readonly resources: Map<string, Uint8Array>;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A log as a server would publish it, in batches of these sizes, with every partial tile on the way. */
function publish(batches: readonly number[]): Log {
  const entries = entriesOf(batches.reduce((sum, batch) => sum + batch, 0));
  const resources = new Map<string, Uint8Array>();
  let built: BuiltTiles = { tiles: [], edge: emptyEdge, root: emptyRoot(fast) };
  let size = 0;
  for (const batch of batches) {
    const [from, to] = [size, size + batch];
    size = to;
    built = buildTiles(built.edge, entries.slice(from, to).map(leafOf), fast);
    expect(built.tiles.map(({ id }) => id)).toEqual([...newTiles(from, to)]);
    for (const { path, bytes } of built.tiles) resources.set(path, bytes);
    for (const tile of newTiles(from, to)) {
      if (tile.level > 0) continue;
      const bundle = entries.slice(tile.index * 256, tile.index * 256 + tile.width);
      resources.set(tilePath({ ...tile, level: 'entries' }), encodeBundle(bundle));
    }
  }
  return { resources, size, root: built.root };
}

const batches = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });

describe('paths of tiles', () => {
  it('are those of the specification, both ways', () => {
    const known = {
      'tile/0/x001/x234/067': { level: 0, index: 1_234_067, width: 256 },
      'tile/1/000.p/17': { level: 1, index: 0, width: 17 },
      'tile/entries/x001/000': { level: 'entries', index: 1000, width: 256 },
      'tile/63/999.p/255': { level: 63, index: 999, width: 255 },
    } as const;
    for (const [path, id] of Object.entries(known)) {
      expect(tilePath(id)).toBe(path);
      expect(parseTilePath(path)).toEqual(id);
    }
  });

  it('come back as they were written', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.nat(63));
    const index = fc.maxSafeNat();
    fc.assert(
      fc.property(fc.record({ level, index, width: fc.integer({ min: 1, max: 256 }) }), (id) => {
        expect(parseTilePath(tilePath(id))).toEqual(id);
      }),
    );
  });

  it('are refused in any other spelling', async () => {
    const wrong = [
      'tile/64/000',
      'tile/00/000',
      'tile/0/0',
      'tile/0/x000/001',
      'tile/0/001/002',
      'tile/0/x001',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      '/tile/0/000',
      'tile/0/000/',
      'tile/0/000\n',
      'tile/0/x010/x000/x000/x000/x000/000',
      'tile/-1/000',
      'tile/entries',
      '',
    ];
    for (const path of wrong) expect(await codeOf(() => parseTilePath(path)), path).toBe('MALFORMED_TILE_PATH');
    for (const id of [
      { level: -1, index: 0, width: 1 },
      { level: 0, index: -1, width: 1 },
      { level: 0, index: 0, width: 0 },
      { level: 0, index: 0.5, width: 257 },
    ])
      expect(await codeOf(() => tilePath(id))).toBe('MALFORMED_TILE_PATH');
  });
});

describe('the tiles of a tree', () => {
  it('of 70,000 leaves are those the specification counts', () => {
    const tiles = [...newTiles(0, 70_000)];
    expect(tiles.length).toBe(273 + 1 + 1 + 1 + 1);
    expect(tiles.filter(({ level, width }) => level === 0 && width === 256).length).toBe(273);
    expect(tiles.filter(({ width }) => width < 256).map(tilePath)).toEqual([
      'tile/0/273.p/112',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ]);
    expect([...newTiles(0, 256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect([...newTiles(256, 256)]).toEqual([]);
    expect([...newTiles(255, 257)].map(tilePath)).toEqual(['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']);
    expect(tileInTree(1, 1, 70_000)).toEqual({ level: 1, index: 1, width: 17 });
    expect(tileInTree('entries', 274, 70_000).width).toBe(0);
  });

  it('of 70,000 leaves hold the roots of the subtrees below', async () => {
    const leaves = entriesOf(70_000).map(leafOf);
    const { tiles, root, edge } = buildTiles(emptyEdge, leaves, fast);
    expect(hex(root)).toBe(hex(rootOf(leaves, fast)));
    const byPath = new Map(tiles.map(({ path, bytes }) => [path, bytes]));
    const hashAt = (path: string, at: number): string =>
      hex(byPath.get(path)?.slice(at * 32, at * 32 + 32) ?? leaves[0] ?? root);
    expect(hashAt('tile/1/001.p/17', 16)).toBe(hex(rootByRfc(leaves.slice(272 * 256, 273 * 256))));
    expect(hashAt('tile/2/000.p/1', 0)).toBe(hex(rootOf(leaves.slice(0, 65_536), fast)));
    const again = await readRightEdge({ size: 70_000, root }, memoryTileSource(byPath), fast);
    expect(again.partial.map(hex)).toEqual(edge.partial.map(hex));
    expect(again.range.map(hex)).toEqual(edge.range.map(hex));
    const tree = await VerifiedTree.open({ size: 70_000, root }, memoryTileSource(byPath), {
      hasher: fast,
      cacheTiles: 2,
    });
    for (const index of [0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999]) {
      const claim = { leaf: leaves[index] ?? root, index, size: 70_000, proof: await tree.inclusionProof(index) };
      verifyInclusion({ ...claim, root }, fast);
    }
  });

  it('are the same whether built in batches or at once', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const grown = publish(sizes);
        const whole = publish([grown.size]);
        expect(hex(grown.root)).toBe(hex(whole.root));
        for (const [path, bytes] of whole.resources)
          expect(hex(grown.resources.get(path) ?? bytes.slice(1)), path).toBe(hex(bytes));
        expect(hex(whole.root)).toBe(hex(rootByRfc(entriesOf(whole.size).map(leafOf))));
        // A server that starts again reads the edge from its tiles.
        const edge = await readRightEdge(grown, memoryTileSource(grown.resources), fast);
        const [next] = entriesOf(1).map(leafOf);
        const extended = buildTiles(edge, next === undefined ? [] : [next], fast);
        expect(extended.edge.size).toBe(grown.size + 1);
        expect(hex(extended.root)).toBe(hex(rootByRfc([...entriesOf(grown.size), ...entriesOf(1)].map(leafOf))));
      }),
      { numRuns: 25 },
    );
  });

  it('cannot be continued from an edge that is not theirs', async () => {
    const { edge } = buildTiles(emptyEdge, entriesOf(3).map(leafOf));
    const torn = { ...edge, partial: [new Uint8Array(32)] };
    expect(await codeOf(() => buildTiles(torn, entriesOf(1).map(leafOf)))).toBe('MALFORMED_TILE');
    expect(await codeOf(() => buildTiles({ ...edge, size: 4 }, []))).toBe('INVALID_HASH');
  });
});

describe('a tree read from its tiles', () => {
  it('gives the proofs and entries of the list, for all its sizes', async () => {
    await fc.assert(
      fc.asyncProperty(batches, fc.nat(), fc.nat(), async (sizes, a, b) => {
        const log = publish(sizes);
        const leaves = entriesOf(log.size).map(leafOf);
        const tree = await VerifiedTree.open(log, memoryTileSource(log.resources), { hasher: fast });
        const size = (a % log.size) + 1;
        const index = b % size;
        expect((await tree.inclusionProof(index, size)).map(hex)).toEqual(
          inclusionProof(leaves.slice(0, size), index, fast).map(hex),
        );
        const size1 = (b % size) + 1;
        expect((await tree.consistencyProof(size1, size)).map(hex)).toEqual(
          consistencyProof(leaves.slice(0, size), size1, fast).map(hex),
        );
        expect((await tree.entries(index, size)).map(hex)).toEqual(entriesOf(size).slice(index).map(hex));
        expect((await tree.hashes([{ level: 0, index }])).map(hex)).toEqual([hex(leaves[index] ?? log.root)]);
      }),
      { numRuns: 25 },
    );
  });

  it('needs no partial tile that has become full, nor a bundle', async () => {
    const log = publish([300, 600]);
    const early = publish([300]);
    const full = new Map([...log.resources].filter(([path]) => !path.includes('.p/')));
    full.set('tile/1/000.p/3', log.resources.get('tile/1/000.p/3') ?? new Uint8Array());
    full.set('tile/1/000.p/1', early.resources.get('tile/1/000.p/1') ?? new Uint8Array());
    const tree = await VerifiedTree.open(early, memoryTileSource(full), { hasher: fast });
    expect((await tree.entries(0)).length).toBe(300);
    expect(await codeOf(() => VerifiedTree.open(log, memoryTileSource(full)))).toBe('RESOURCE_MISSING');
  });

  it('notices any byte that was changed, and any resource that is gone', async () => {
    const log = publish([256, 300, 15]);
    const needed = [...newTiles(0, log.size)].flatMap((id) =>
      id.level === 0 ? [id, { ...id, level: 'entries' as const }] : [id],
    );
    const audit = async (resources: Map<string, Uint8Array>): Promise<unknown> =>
      (await VerifiedTree.open(log, memoryTileSource(resources), { hasher: fast })).entries(0);
    expect(await codeOf(() => audit(log.resources))).toBe('holds');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...needed.map(tilePath)), fc.nat(), async (path, pick) => {
        const bytes = Uint8Array.from(log.resources.get(path) ?? []);
        const at = pick % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (pick % 8));
        const code = await codeOf(() => audit(new Map(log.resources).set(path, bytes)));
        // A changed length of an entry also breaks the bundle itself.
        expect(['TREE_MISMATCH', 'MALFORMED_BUNDLE']).toContain(code);
        const shorter = new Map(log.resources).set(path, bytes.slice(1));
        expect(['MALFORMED_TILE', 'MALFORMED_BUNDLE']).toContain(await codeOf(() => audit(shorter)));
        const without = new Map(log.resources);
        without.delete(path);
        expect(await codeOf(() => audit(without))).toBe('RESOURCE_MISSING');
      }),
      { numRuns: 60 },
    );
  });

  it('notices an entry forged together with its tile, at every level', async () => {
    const log = publish([256, 300, 15]);
    const forged = Buffer.from('another entry');
    for (const index of [5, 300, 570]) {
      const resources = new Map(log.resources);
      const ids = [0, 'entries'].map((level) => tileInTree(level as 0 | 'entries', Math.floor(index / 256), log.size));
      const [tile, bundle] = ids.map((id) => ({ path: tilePath(id), id }));
      if (tile === undefined || bundle === undefined) throw new Error('there are two');
      const hashes = Uint8Array.from(resources.get(tile.path) ?? []);
      hashes.set(leafOf(forged), (index % 256) * 32);
      const entries = decodeBundle(resources.get(bundle.path) ?? hashes, bundle.id.width).with(index % 256, forged);
      resources.set(tile.path, hashes).set(bundle.path, encodeBundle(entries));
      const read = async (ask: (tree: VerifiedTree) => Promise<unknown>): Promise<string> =>
        codeOf(async () => ask(await VerifiedTree.open(log, memoryTileSource(resources), { hasher: fast })));
      expect(await read((tree) => tree.entries(index, index + 1))).toBe('TREE_MISMATCH');
      expect(await read((tree) => tree.inclusionProof(index))).toBe('TREE_MISMATCH');
      expect(await read((tree) => tree.hashes([{ level: 0, index }]))).toBe('TREE_MISMATCH');
    }
  });

  it('recovers when a resource comes back', async () => {
    const log = publish([700]);
    const resources = new Map(log.resources);
    const tree = await VerifiedTree.open(log, memoryTileSource(resources), { hasher: fast });
    resources.delete('tile/0/001');
    expect(await codeOf(() => tree.inclusionProof(300))).toBe('RESOURCE_MISSING');
    resources.set('tile/0/001', log.resources.get('tile/0/001') ?? new Uint8Array());
    expect((await tree.inclusionProof(300)).length).toBeGreaterThan(0);
  });

  it('without leaves is the empty tree, and has nothing to show', async () => {
    const nothing = memoryTileSource(new Map());
    const tree = await VerifiedTree.open({ size: 0, root: emptyRoot() }, nothing);
    expect(await tree.entries(0)).toEqual([]);
    expect(await codeOf(() => tree.inclusionProof(0))).toBe('INVALID_SIZE');
    expect(await codeOf(() => tree.consistencyProof(0))).toBe('CONSISTENCY_NOT_PROVEN');
    expect(await codeOf(() => VerifiedTree.open({ size: 0, root: new Uint8Array(32) }, nothing))).toBe('TREE_MISMATCH');
    expect(await codeOf(() => VerifiedTree.open({ size: 2 ** 53, root: emptyRoot() }, nothing))).toBe('INVALID_SIZE');
  });

  it('refuses what lies outside of it', async () => {
    const log = publish([20]);
    const tree = await VerifiedTree.open(log, memoryTileSource(log.resources));
    for (const ask of [
      () => tree.inclusionProof(20),
      () => tree.inclusionProof(0, 21),
      () => tree.consistencyProof(21),
      () => tree.entries(0, 21),
      () => tree.entries(3, 2),
      () => tree.hashes([{ level: 3, index: 2 }]),
      () => tree.hashes([{ level: 5, index: 0 }]),
    ])
      expect(await codeOf(ask)).toBe('INVALID_SIZE');
  });
});

describe('bundles of entries', () => {
  it('come back as they were written, and not with a byte more or less', async () => {
    const entry = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 20 }), async (entries) => {
        const bytes = encodeBundle(entries);
        expect(decodeBundle(bytes, entries.length).map(hex)).toEqual(entries.map(hex));
        expect(await codeOf(() => decodeBundle(bytes.slice(0, -1), entries.length))).toBe('MALFORMED_BUNDLE');
        expect(await codeOf(() => decodeBundle(Buffer.concat([bytes, Buffer.of(0)]), entries.length))).toBe(
          'MALFORMED_BUNDLE',
        );
        expect(await codeOf(() => decodeBundle(bytes, entries.length + 1))).toBe('MALFORMED_BUNDLE');
        expect(await codeOf(() => decodeBundle(bytes, entries.length - 1))).toBe('MALFORMED_BUNDLE');
      }),
    );
  });

  it('write lengths with the larger byte first', () => {
    expect(hex(encodeBundle([Buffer.from('ab'), new Uint8Array(0)]))).toBe('000261620000');
    const long = new Uint8Array(MAX_ENTRY_BYTES);
    expect(hex(encodeBundle([long]).slice(0, 2))).toBe('ffff');
    expect(decodeBundle(encodeBundle([long]), 1)).toEqual([long]);
  });

  it('cannot be empty, too many, or hold too long an entry', async () => {
    for (const entries of [[], entriesOf(257), [new Uint8Array(MAX_ENTRY_BYTES + 1)]])
      expect(await codeOf(() => encodeBundle(entries))).toBe('MALFORMED_BUNDLE');
  });
});
