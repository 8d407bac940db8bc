import { equalBytes } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import type { Hasher } from './hasher.ts';
import { checkHash, nodeHash, sha256 } from './hasher.ts';
import { checkIndex, half, isOdd } from './size.ts';

/** That a leaf stands at an index of a tree. */
export interface InclusionClaim {
  /** The hash of the leaf, not the entry; see `leafHash`. */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  /** From the sibling of the leaf up to the child of the root. */
  readonly proof: readonly Uint8Array[];
}

/**
 * The root that a proof leads to (RFC 9162 section 2.1.3.2). Whether the log has signed that root is not known yet.
 * Errors: INVALID_SIZE, INVALID_HASH, INCLUSION_NOT_PROVEN when the proof has the wrong length for the index and size.
 */
export function rootFromInclusion(claim: InclusionClaim, hasher: Hasher = sha256): Uint8Array {
  checkIndex(claim.index, claim.size);
  let root = checkHash(claim.leaf);
  let [index, last] = [claim.index, claim.size - 1];
  for (const sibling of claim.proof) {
    if (last === 0) throw notIncluded();
    if (isOdd(index) || index === last) {
      root = nodeHash(sibling, root, hasher);
      // At the right border the tree has levels without a sibling.
      while (!isOdd(index) && index > 0) [index, last] = [half(index), half(last)];
    } else {
      root = nodeHash(root, sibling, hasher);
    }
    [index, last] = [half(index), half(last)];
  }
  if (last !== 0) throw notIncluded();
  return root;
}

/**
 * Checks that a leaf stands at an index of the tree with this size and root; returns when it does.
 *
 * The root must be trusted together with the size, as a checkpoint gives them: for leaves far from the right border the same
 * proof leads to the same root under several sizes, so the proof alone says nothing about the size.
 * Errors: as `rootFromInclusion`; INCLUSION_NOT_PROVEN when the root is another.
 */
export function verifyInclusion(claim: InclusionClaim & { readonly root: Uint8Array }, hasher: Hasher = sha256): void {
  if (!equalBytes(rootFromInclusion(claim, hasher), claim.root)) throw notIncluded();
}

function notIncluded(): Error {
  return ledgerError(
    'INCLUSION_NOT_PROVEN',
    '证明不能说明该条目位于此树的这一位置；请向账本重新索取证明，仍不通过即为账本被改动的证据。',
    'The proof does not show the entry at this place of this tree; ask the log for a new one. If that fails too, the log was altered.',
  );
}
