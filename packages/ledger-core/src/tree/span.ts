import type { Hasher } from './hasher.ts';
import { emptyRoot, nodeHash, sha256 } from './hasher.ts';
import { splitPoint } from './size.ts';

/** The complete subtree over the 2^level leaves from leaf index × 2^level on. Level 0 are the leaves. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** The leaves from start to before end, as RFC 6962 divides a list: start is a multiple of the power of two that end - start needs. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The complete subtrees that a span consists of, from left to right, each smaller than the one before. */
export function nodesOfSpan({ start, end }: Span): NodeId[] {
  const nodes: NodeId[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    let width = 1;
    while (width * 2 <= end - at) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** The hash over a span from those of its complete subtrees; without any, that of the empty tree. */
export function foldNodes(hashes: readonly Uint8Array[], hasher: Hasher = sha256): Uint8Array {
  let folded = hashes.at(-1);
  if (folded === undefined) return emptyRoot(hasher);
  for (const left of hashes.slice(0, -1).toReversed()) folded = nodeHash(left, folded, hasher);
  return folded;
}

/** Which hashes a proof is made of: reading the nodes is one step, putting them together another, so reading may be asynchronous. */
export interface ProofPlan {
  readonly nodes: readonly NodeId[];
  /** The proof, from the hashes of the nodes in their order. */
  assemble(hashes: readonly Uint8Array[], hasher?: Hasher): Uint8Array[];
}

function planOf(spans: readonly Span[]): ProofPlan {
  const groups = spans.map(nodesOfSpan);
  return {
    nodes: groups.flat(),
    assemble: (hashes, hasher = sha256) => {
      let at = 0;
      return groups.map((group) => {
        const from = at;
        at += group.length;
        return foldNodes(hashes.slice(from, at), hasher);
      });
    },
  };
}

/** RFC 6962 section 2.1.1: PATH(index, D[size]), from the sibling of the leaf up. */
export function inclusionPlan(index: number, size: number): ProofPlan {
  const spans: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  return planOf(spans.toReversed());
}

/** RFC 6962 section 2.1.2: PROOF(size1, D[size2]), for size1 from 1 to size2. */
export function consistencyPlan(size1: number, size2: number): ProofPlan {
  const spans: Span[] = [];
  let [start, end] = [0, size2];
  while (end !== size1) {
    const middle = start + splitPoint(end - start);
    if (size1 <= middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  // Where the smaller tree is itself a complete subtree, the verifier already has its hash: the smaller root.
  if (start > 0) spans.push({ start, end });
  return planOf(spans.toReversed());
}
