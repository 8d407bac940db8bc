import { createHash } from 'node:crypto';

/** RFC 6962 section 2.1 word by word, slow and without any of the code under test. */

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const split = (n: number): number => {
  let k = 1;
  while (k < n) k *= 2;
  return k / 2;
};

export function leafOf(entry: Uint8Array): Buffer {
  return sha256(Uint8Array.of(0), entry);
}

/** MTH, over leaf hashes. */
export function rootByRfc(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return sha256(Uint8Array.of(1), rootByRfc(leaves.slice(0, k)), rootByRfc(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function pathByRfc(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...pathByRfc(m, leaves.slice(0, k)), rootByRfc(leaves.slice(k))]
    : [...pathByRfc(m - k, leaves.slice(k)), rootByRfc(leaves.slice(0, k))];
}

/** SUBPROOF(m, D[n], b). */
export function proofByRfc(m: number, leaves: readonly Uint8Array[], b = true): Uint8Array[] {
  if (m === leaves.length) return b ? [] : [rootByRfc(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...proofByRfc(m, leaves.slice(0, k), b), rootByRfc(leaves.slice(k))]
    : [...proofByRfc(m - k, leaves.slice(k), false), rootByRfc(leaves.slice(0, k))];
}

/**
 * On which side each hash of an inclusion proof stands. Two pairs of index and size with the same sides lead from the same
 * leaf and proof to the same root, so no verifier can tell them apart.
 */
export function sidesOf(m: number, n: number): string {
  if (n === 1) return '';
  const k = split(n);
  return m < k ? `${sidesOf(m, k)}R` : `${sidesOf(m - k, n - k)}L`;
}

/** How both roots are made of the hashes of a consistency proof; the same use as `sidesOf`. */
export function shapeOf(size1: number, size2: number): string {
  let used = 0;
  const next = (): string => `p${used++}`;
  const walk = (m: number, n: number, whole: boolean): [string, string] => {
    if (m === n) {
      const seed = whole ? 'root1' : next();
      return [seed, seed];
    }
    const k = split(n);
    if (m <= k) {
      const [first, second] = walk(m, k, whole);
      return [first, `(${second} ${next()})`];
    }
    const [first, second] = walk(m - k, n - k, false);
    const left = next();
    return [`(${left} ${first})`, `(${left} ${second})`];
  };
  return walk(size1, size2, true).join(' ');
}
