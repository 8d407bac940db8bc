import { equalBytes } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import type { Hasher } from './hasher.ts';
import { nodeHash, sha256 } from './hasher.ts';
import { checkSizes, half, isOdd } from './size.ts';

/** That the tree of size2 begins with the leaves of the tree of size1. */
export interface ConsistencyClaim {
  readonly size1: number;
  readonly root1: Uint8Array;
  readonly size2: number;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Checks that nothing in the first tree was changed or removed in the second (RFC 9162 section 2.1.4.2); returns when so.
 *
 * The empty tree is a beginning of every tree, so proving it says nothing: size1 = 0 is an error, whatever the proof. Between
 * equal sizes the proof is empty and the roots are equal. As with inclusion, sizes are to be trusted only together with
 * their roots: the same proof and roots can fit several pairs of sizes.
 * Errors: INVALID_SIZE, INVALID_HASH, CONSISTENCY_NOT_PROVEN.
 */
export function verifyConsistency(claim: ConsistencyClaim, hasher: Hasher = sha256): void {
  const { size1, size2, root1, root2, proof } = claim;
  checkSizes(size1, size2);
  if (size1 === 0) throw notConsistent();
  if (size1 === size2) {
    if (proof.length > 0 || !equalBytes(root1, root2)) throw notConsistent();
    return;
  }
  if (proof.length === 0) throw notConsistent();
  let [index, last] = [size1 - 1, size2 - 1];
  while (isOdd(index)) [index, last] = [half(index), half(last)];
  // A complete first tree is a node of the second: the proof then starts from its root without repeating it.
  const [seed, ...rest] = index === 0 ? [root1, ...proof] : proof;
  if (seed === undefined) throw notConsistent();
  let [first, second] = [seed, seed];
  for (const hash of rest) {
    if (last === 0) throw notConsistent();
    if (isOdd(index) || index === last) {
      first = nodeHash(hash, first, hasher);
      second = nodeHash(hash, second, hasher);
      while (!isOdd(index) && index > 0) [index, last] = [half(index), half(last)];
    } else {
      second = nodeHash(second, hash, hasher);
    }
    [index, last] = [half(index), half(last)];
  }
  if (last !== 0 || !equalBytes(first, root1) || !equalBytes(second, root2)) throw notConsistent();
}

function notConsistent(): Error {
  return ledgerError(
    'CONSISTENCY_NOT_PROVEN',
    '证明不能说明后一个树延续了前一个树；请保存两份检查点，它们可能是账本被改写的证据。',
    'The proof does not show that the second tree continues the first; keep both checkpoints, for they may prove that the log was rewritten.',
  );
}
