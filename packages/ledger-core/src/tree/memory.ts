import { ledgerError } from '../errors.ts';
import { CompactRange } from './compact-range.ts';
import type { Hasher } from './hasher.ts';
import { sha256 } from './hasher.ts';
import { checkIndex, checkSizes } from './size.ts';
import type { NodeId, ProofPlan } from './span.ts';
import { consistencyPlan, inclusionPlan } from './span.ts';

/** The root over leaf hashes held in memory. */
export function rootOf(leaves: readonly Uint8Array[], hasher: Hasher = sha256): Uint8Array {
  const range = new CompactRange(0, [], hasher);
  range.append(leaves);
  return range.root();
}

/**
 * The proof that leaf `index` is in the tree of all these leaf hashes; for a list in memory. From tiles: `VerifiedTree`.
 * Errors: INVALID_SIZE.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number, hasher: Hasher = sha256): Uint8Array[] {
  return proofFrom(leaves, inclusionPlan(checkIndex(index, leaves.length), leaves.length), hasher);
}

/**
 * The proof that the tree of the first `size1` leaf hashes is a beginning of the tree of all.
 * Errors: INVALID_SIZE, CONSISTENCY_NOT_PROVEN for size1 = 0, which proves nothing.
 */
export function consistencyProof(leaves: readonly Uint8Array[], size1: number, hasher: Hasher = sha256): Uint8Array[] {
  checkProvable(size1, leaves.length);
  return proofFrom(leaves, consistencyPlan(size1, leaves.length), hasher);
}

/** Errors: INVALID_SIZE, CONSISTENCY_NOT_PROVEN for size1 = 0. */
export function checkProvable(size1: number, size2: number): void {
  checkSizes(size1, size2);
  if (size1 === 0)
    throw ledgerError(
      'CONSISTENCY_NOT_PROVEN',
      '空树是任何树的开头，无从证明；请给出至少含一个条目的前一个树。',
      'The empty tree begins every tree, so there is nothing to prove; give a first tree with an entry.',
    );
}

function proofFrom(leaves: readonly Uint8Array[], plan: ProofPlan, hasher: Hasher): Uint8Array[] {
  const hashOf = ({ level, index }: NodeId): Uint8Array => {
    const width = 2 ** level;
    return rootOf(leaves.slice(index * width, (index + 1) * width), hasher);
  };
  return plan.assemble(plan.nodes.map(hashOf), hasher);
}
