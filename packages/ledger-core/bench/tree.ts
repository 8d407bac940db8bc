/**
 * Leaf hashes, appended leaves and built tiles per second against bare SHA-256 of node:crypto over messages of the same
 * length, one core, same run; then the time to make and check proofs over a log of 1,000,000 entries.
 * Run: node packages/ledger-core/bench/tree.ts
 */
import { hash, randomBytes } from 'node:crypto';
import {
  buildTiles,
  CompactRange,
  emptyEdge,
  leafHash,
  memoryTileSource,
  sha256,
  VerifiedTree,
  verifyInclusion,
  type Hasher,
} from '../src/index.ts';

const ROUNDS = 7;
const COUNT = 65_536;
const BATCH = 1_024;
const SIZE = 1_000_000;

const node: Hasher = (message) => hash('sha256', message, 'buffer');
const entries = Array.from({ length: COUNT }, () => randomBytes(400));
const leaves = entries.map((entry) => leafHash(entry, node));
const pair = randomBytes(65);

const rates = measure({
  'bare node:crypto, entries of 400 bytes': () => {
    for (const entry of entries) node(entry);
  },
  'leafHash, node:crypto given': () => {
    for (const entry of entries) leafHash(entry, node);
  },
  'leafHash, default': () => {
    for (const entry of entries) leafHash(entry);
  },
  'bare node:crypto, 65 bytes': () => {
    for (let at = 0; at < COUNT; at += 1) node(pair);
  },
  'append in batches, node:crypto given': () => append(node),
  'append in batches, default': () => append(sha256),
  'buildTiles in batches, node:crypto given': () => build(node),
  'buildTiles in batches, default': () => build(sha256),
});
for (const [name, rate] of rates) {
  const bare = rates.get(
    name.startsWith('leaf') ? 'bare node:crypto, entries of 400 bytes' : 'bare node:crypto, 65 bytes',
  );
  const ratio = name.startsWith('bare') ? '' : `${(rate / (bare ?? rate)).toFixed(2).padStart(6)} × bare`;
  console.log(`${name.padEnd(42)} ${Math.round(rate).toLocaleString('en').padStart(10)} /s ${ratio}`);
}
await measureProofs();

function append(hasher: Hasher): void {
  const range = new CompactRange(0, [], hasher);
  for (let at = 0; at < COUNT; at += BATCH) range.append(leaves.slice(at, at + BATCH));
  range.root();
}

function build(hasher: Hasher): void {
  let edge = emptyEdge;
  for (let at = 0; at < COUNT; at += BATCH) ({ edge } = buildTiles(edge, leaves.slice(at, at + BATCH), hasher));
}

async function measureProofs(): Promise<void> {
  const tiles = new Map<string, Uint8Array>();
  let built = buildTiles(emptyEdge, [], node);
  for (let at = 0; at < SIZE; at += COUNT) {
    built = buildTiles(built.edge, leaves.slice(0, Math.min(COUNT, SIZE - at)), node);
    for (const { path, bytes } of built.tiles) tiles.set(path, bytes);
  }
  const head = { size: SIZE, root: built.root };
  const asked = Array.from({ length: 500 }, (_, at) => (at * 7_919) % SIZE);
  for (const [name, hasher] of [
    ['node:crypto given', node],
    ['default', sha256],
  ] as const) {
    const start = performance.now();
    const tree = await VerifiedTree.open(head, memoryTileSource(tiles), { hasher });
    const opened = performance.now();
    const proofs: Uint8Array[][] = [];
    for (const index of asked) proofs.push(await tree.inclusionProof(index));
    const made = performance.now();
    for (const [at, proof] of proofs.entries()) {
      const index = asked[at] ?? 0;
      verifyInclusion({ leaf: leaves[index % COUNT] ?? pair, index, ...head, proof }, hasher);
    }
    const checked = performance.now();
    const each = (from: number, to: number): string => ((to - from) / asked.length).toFixed(3);
    console.log(
      `${name}, ${SIZE.toLocaleString('en')} entries: open ${(opened - start).toFixed(1)} ms, ` +
        `inclusion proof with its tiles checked ${each(opened, made)} ms, verify ${each(made, checked)} ms`,
    );
  }
}

/** Best of many rounds, the candidates taking turns, so that other work on the machine disturbs all of them alike. */
function measure(candidates: Record<string, () => void>): Map<string, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(candidates)) {
      const start = performance.now();
      work();
      const rate = (COUNT / (performance.now() - start)) * 1_000;
      best.set(name, Math.max(best.get(name) ?? 0, rate));
    }
  }
  return best;
}
