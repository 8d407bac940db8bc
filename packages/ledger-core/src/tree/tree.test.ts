import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerErrorCode } from '../errors.ts';
import { isLedgerError } from '../errors.ts';
import { CompactRange } from './compact-range.ts';
import { verifyConsistency } from './consistency.ts';
import type { Hasher } from './hasher.ts';
import { emptyRoot, leafHash, nodeHash, sha256 } from './hasher.ts';
import { rootFromInclusion, verifyInclusion } from './inclusion.ts';
import { consistencyProof, inclusionProof, rootOf } from './memory.ts';
import { leafOf, pathByRfc, proofByRfc, rootByRfc, shapeOf, sidesOf } from './oracle.fixture.ts';
import { nodesOfSpan } from './span.ts';

const fast: Hasher = (message) => hash('sha256', message, 'buffer');
const leavesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, at) => leafOf(Buffer.from(`leaf ${at}`)));
const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map((one) => Buffer.from(one).toString('hex'));

function codeOf(work: () => unknown): LedgerErrorCode | 'holds' {
  try {
    work();
    return 'holds';
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    return error.code;
  }
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % bytes.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

/** A size up to 300 and a leaf in it. */
const leafInTree = fc.integer({ min: 1, max: 300 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
/** Two sizes, the first not above the second. */
const twoSizes = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));
const bit = fc.nat(255);

describe('hashes', () => {
  it('are those of RFC 6962, whichever implementation computes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (entry) => {
        const expected = leafOf(entry);
        expect(hex([leafHash(entry), leafHash(entry, fast)])).toEqual(hex([expected, expected]));
        expect(hex([nodeHash(expected, expected)])).toEqual(hex([rootByRfc([expected, expected])]));
      }),
    );
    expect(hex([emptyRoot()])).toEqual(hex([sha256(new Uint8Array())]));
  });

  it('of another length are no hashes', () => {
    const good = new Uint8Array(32);
    expect(codeOf(() => nodeHash(good, new Uint8Array(31)))).toBe('INVALID_HASH');
    expect(codeOf(() => nodeHash(new Uint8Array(33), good))).toBe('INVALID_HASH');
    expect(codeOf(() => new CompactRange().append([new Uint8Array(0)]))).toBe('INVALID_HASH');
    expect(codeOf(() => new CompactRange(2, [good, good]))).toBe('INVALID_HASH');
  });
});

describe('a compact range', () => {
  it('has the root of the whole list, however it was appended and stored in between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70), { maxLength: 6 }), (batches) => {
        const leaves = leavesOf(batches.reduce((sum, batch) => sum + batch, 0));
        let range = new CompactRange(0, [], fast);
        let at = 0;
        for (const batch of batches) {
          range.append(leaves.slice(at, (at += batch)));
          range = new CompactRange(range.size, range.hashes, fast);
        }
        expect(range.size).toBe(leaves.length);
        expect(hex([range.root()])).toEqual(hex([rootByRfc(leaves)]));
        expect(range.hashes.length).toBe(nodesOfSpan({ start: 0, end: leaves.length }).length);
      }),
    );
  });

  it('tells of every complete subtree once, with its hash', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        const leaves = leavesOf(size);
        const seen = new Map<string, Uint8Array>();
        new CompactRange(0, [], fast).append(leaves, ({ level, index }, one) => {
          expect(seen.has(`${level}/${index}`)).toBe(false);
          seen.set(`${level}/${index}`, one);
        });
        for (let width = 1, level = 0; width <= size; width *= 2, level += 1) {
          for (let index = 0; (index + 1) * width <= size; index += 1) {
            const expected = rootByRfc(leaves.slice(index * width, (index + 1) * width));
            expect(hex([seen.get(`${level}/${index}`) ?? expected])).toEqual(hex([expected]));
            seen.delete(`${level}/${index}`);
          }
        }
        expect(seen.size).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an inclusion proof', () => {
  it('is the path of RFC 6962 and holds', () => {
    fc.assert(
      fc.property(leafInTree, ([size, index]) => {
        const leaves = leavesOf(size);
        const proof = inclusionProof(leaves, index, fast);
        expect(hex(proof)).toEqual(hex(pathByRfc(index, leaves)));
        const claim = { leaf: leaves[index] ?? new Uint8Array(), index, size, proof };
        verifyInclusion({ ...claim, root: rootOf(leaves, fast) });
        verifyInclusion({ ...claim, root: rootByRfc(leaves) }, fast);
        expect(hex([rootFromInclusion(claim)])).toEqual(hex([rootByRfc(leaves)]));
      }),
      { numRuns: 60 },
    );
  });

  it('fails for one bit of anything changed, but for a size that the same path fits', () => {
    fc.assert(
      fc.property(leafInTree, bit, fc.nat(), fc.nat(52), ([size, index], hashBit, pick, sizeBit) => {
        const leaves = leavesOf(size);
        const proof = inclusionProof(leaves, index, fast);
        const claim = { leaf: leaves[index] ?? new Uint8Array(), index, size, proof, root: rootOf(leaves, fast) };
        const code = (change: Partial<typeof claim>): string =>
          codeOf(() => verifyInclusion({ ...claim, ...change }, fast));
        expect(code({})).toBe('holds');
        expect(code({ leaf: flip(claim.leaf, hashBit) })).toBe('INCLUSION_NOT_PROVEN');
        expect(code({ root: flip(claim.root, hashBit) })).toBe('INCLUSION_NOT_PROVEN');
        if (proof.length > 0) {
          const spoilt = proof.with(
            pick % proof.length,
            flip(proof[pick % proof.length] ?? new Uint8Array(1), hashBit),
          );
          expect(code({ proof: spoilt })).toBe('INCLUSION_NOT_PROVEN');
          expect(code({ proof: proof.slice(1) })).toBe('INCLUSION_NOT_PROVEN');
          expect(code({ proof: proof.slice(0, -1) })).toBe('INCLUSION_NOT_PROVEN');
        }
        expect(code({ proof: [...proof, claim.root] })).toBe('INCLUSION_NOT_PROVEN');
        const otherIndex = index ^ (1 << (pick % 9));
        expect(code({ index: otherIndex })).toBe(otherIndex < size ? 'INCLUSION_NOT_PROVEN' : 'INVALID_SIZE');
        // Bits above 31 cannot be flipped by an operator on numbers.
        const weight = 2 ** sizeBit;
        const otherSize = Math.floor(size / weight) % 2 === 1 ? size - weight : size + weight;
        const alike = otherSize > index && sidesOf(index, otherSize) === sidesOf(index, size);
        expect(code({ size: otherSize })).toBe(
          otherSize <= index ? 'INVALID_SIZE' : alike ? 'holds' : 'INCLUSION_NOT_PROVEN',
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is refused for what is no size or no index', () => {
    const leaf = leafOf(Buffer.from('one'));
    const claim = { leaf, index: 0, size: 1, proof: [], root: leaf };
    for (const size of [0, -1, 1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])
      expect(codeOf(() => verifyInclusion({ ...claim, size }))).toBe('INVALID_SIZE');
    for (const index of [1, -1, 0.5, Number.NaN, 2 ** 53])
      expect(codeOf(() => verifyInclusion({ ...claim, index }))).toBe('INVALID_SIZE');
    expect(codeOf(() => inclusionProof([leaf], 1))).toBe('INVALID_SIZE');
    expect(codeOf(() => inclusionProof([], 0))).toBe('INVALID_SIZE');
  });

  it('holds in trees as large as numbers reach', () => {
    // A tree of 2^53 - 1 leaves of which all but the last were one and the same.
    const same: Uint8Array = leafOf(Buffer.from('same'));
    const levels: Uint8Array[] = [same];
    for (let level = 1; level < 53; level += 1) {
      const below = levels[level - 1] ?? same;
      levels.push(nodeHash(below, below, fast));
    }
    const last = leafOf(Buffer.from('last'));
    const size = Number.MAX_SAFE_INTEGER;
    // Its subtrees from the right: 1, 2, 4 … 2^52 leaves; the last leaf stands alone.
    const proof = levels.slice(1);
    const root = proof.reduce<Uint8Array>((right, left) => nodeHash(left, right, fast), last);
    verifyInclusion({ leaf: last, index: size - 1, size, proof, root });
    expect(codeOf(() => verifyInclusion({ leaf: last, index: size - 2, size, proof, root }))).toBe(
      'INCLUSION_NOT_PROVEN',
    );
    const first = { size1: 1, root1: same };
    const up = levels.slice(0, 52);
    const whole = { size2: 2 ** 52, root2: levels[52] ?? same };
    verifyConsistency({ ...first, ...whole, proof: up });
    expect(codeOf(() => verifyConsistency({ ...first, ...whole, proof: up.slice(1) }))).toBe('CONSISTENCY_NOT_PROVEN');
  });
});

describe('a consistency proof', () => {
  it('is that of RFC 6962 and holds', () => {
    fc.assert(
      fc.property(twoSizes, ([size1, size2]) => {
        const leaves = leavesOf(size2);
        const proof = consistencyProof(leaves, size1, fast);
        expect(hex(proof)).toEqual(hex(proofByRfc(size1, leaves)));
        verifyConsistency({ size1, size2, root1: rootByRfc(leaves.slice(0, size1)), root2: rootByRfc(leaves), proof });
      }),
      { numRuns: 60 },
    );
  });

  it('fails for one bit of anything changed, but for sizes that the same proof fits', () => {
    fc.assert(
      fc.property(twoSizes, bit, fc.nat(), ([size1, size2], hashBit, pick) => {
        const leaves = leavesOf(size2);
        const proof = consistencyProof(leaves, size1, fast);
        const claim = { size1, size2, root1: rootOf(leaves.slice(0, size1), fast), root2: rootOf(leaves, fast), proof };
        const code = (change: Partial<typeof claim>): string =>
          codeOf(() => verifyConsistency({ ...claim, ...change }, fast));
        expect(code({})).toBe('holds');
        expect(code({ root1: flip(claim.root1, hashBit) })).toBe('CONSISTENCY_NOT_PROVEN');
        expect(code({ root2: flip(claim.root2, hashBit) })).toBe('CONSISTENCY_NOT_PROVEN');
        if (proof.length > 0) {
          const spoilt = proof.with(
            pick % proof.length,
            flip(proof[pick % proof.length] ?? new Uint8Array(1), hashBit),
          );
          expect(code({ proof: spoilt })).toBe('CONSISTENCY_NOT_PROVEN');
          expect(code({ proof: proof.slice(1) })).toBe('CONSISTENCY_NOT_PROVEN');
        }
        expect(code({ proof: [...proof, claim.root2] })).toBe('CONSISTENCY_NOT_PROVEN');
        for (const change of [{ size1: size1 ^ (1 << (pick % 9)) }, { size2: size2 ^ (1 << (pick % 10)) }]) {
          const other = { ...claim, ...change };
          if (other.size1 > other.size2) expect(code(change)).toBe('INVALID_SIZE');
          else {
            const alike = other.size1 > 0 && shapeOf(other.size1, other.size2) === shapeOf(size1, size2);
            expect(code(change)).toBe(alike ? 'holds' : 'CONSISTENCY_NOT_PROVEN');
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('from the empty tree proves nothing, and is refused', () => {
    const leaves = leavesOf(3);
    const claim = { size1: 0, root1: emptyRoot(), size2: 3, root2: rootOf(leaves), proof: [] };
    expect(codeOf(() => verifyConsistency(claim))).toBe('CONSISTENCY_NOT_PROVEN');
    expect(codeOf(() => verifyConsistency({ ...claim, size2: 0, root2: emptyRoot() }))).toBe('CONSISTENCY_NOT_PROVEN');
    expect(codeOf(() => consistencyProof(leaves, 0))).toBe('CONSISTENCY_NOT_PROVEN');
    expect(codeOf(() => consistencyProof(leaves, 4))).toBe('INVALID_SIZE');
    expect(consistencyProof(leaves, 3)).toEqual([]);
  });
});
