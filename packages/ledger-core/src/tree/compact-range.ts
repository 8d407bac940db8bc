import { ledgerError } from '../errors.ts';
import type { Hasher } from './hasher.ts';
import { checkHash, nodeHash, sha256 } from './hasher.ts';
import { checkSize, half, isOdd } from './size.ts';
import type { NodeId } from './span.ts';
import { foldNodes, nodesOfSpan } from './span.ts';

/** Called for every complete subtree in the moment it becomes complete, leaves included. */
export type NodeVisitor = (node: NodeId, hash: Uint8Array) => void;

/**
 * The tree as far as it is needed to append to it: the hashes of the complete subtrees it consists of, at most 53. Appending
 * costs one hash on average; the state is what to store between batches.
 */
export class CompactRange {
  readonly #hasher: Hasher;
  readonly #hashes: Uint8Array[];
  #size: number;

  /**
   * Goes on from a stored state, by default from the empty tree. `hashes` are those of `nodesOfSpan({ start: 0, end: size })`.
   * Errors: INVALID_SIZE, INVALID_HASH also when their number does not fit the size.
   */
  constructor(size = 0, hashes: readonly Uint8Array[] = [], hasher: Hasher = sha256) {
    this.#size = checkSize(size);
    this.#hashes = hashes.map(checkHash);
    this.#hasher = hasher;
    if (hashes.length !== nodesOfSpan({ start: 0, end: size }).length)
      throw ledgerError(
        'INVALID_HASH',
        `大小为 ${size} 的树的状态与 ${hashes.length} 个哈希值不符，请从图块重新读取。`,
        `${hashes.length} hashes are not the state of a tree of size ${size}; read it again from the tiles.`,
      );
  }

  get size(): number {
    return this.#size;
  }

  /** The state to store, largest subtree first. */
  get hashes(): readonly Uint8Array[] {
    return [...this.#hashes];
  }

  /** Appends leaf hashes in their order. Errors: INVALID_HASH, INVALID_SIZE past 2^53 - 1. */
  append(leaves: Iterable<Uint8Array>, visit?: NodeVisitor): void {
    for (const leaf of leaves) this.#appendOne(checkHash(leaf), visit);
  }

  /** The root hash at the present size. */
  root(): Uint8Array {
    return foldNodes(this.#hashes, this.#hasher);
  }

  #appendOne(leaf: Uint8Array, visit: NodeVisitor | undefined): void {
    const next = checkSize(this.#size + 1);
    let hash = leaf;
    let [level, index] = [0, this.#size];
    visit?.({ level, index }, hash);
    while (isOdd(index)) {
      const left = this.#hashes.pop();
      // The number of hashes is the number of ones in the size, so there is one for every odd index.
      if (left === undefined) throw new RangeError('compact range lost a hash');
      hash = nodeHash(left, hash, this.#hasher);
      [level, index] = [level + 1, half(index)];
      visit?.({ level, index }, hash);
    }
    this.#hashes.push(hash);
    this.#size = next;
  }
}
