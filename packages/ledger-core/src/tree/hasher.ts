import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { ledgerError } from '../errors.ts';

/**
 * SHA-256 of a message, synchronously: 32 bytes. The message may be reused by the caller afterwards, so an implementation
 * must not keep it. On a server `(message) => crypto.hash('sha256', message, 'buffer')` is several times faster than the
 * default.
 */
export type Hasher = (message: Uint8Array) => Uint8Array;

/** The default hasher: SHA-256 in JavaScript (`@noble/hashes`), the same in browsers and on servers. */
export const sha256: Hasher = (message) => nobleSha256(message);

export const HASH_BYTES = 32;

// Every hashing call is synchronous and keeps nothing, so one buffer serves them all.
const nodeMessage = new Uint8Array(1 + 2 * HASH_BYTES);
nodeMessage[0] = 1;

/** RFC 6962 section 2.1: the hash of a leaf, SHA-256(0x00 || entry). */
export function leafHash(entry: Uint8Array, hasher: Hasher = sha256): Uint8Array {
  const message = new Uint8Array(1 + entry.length);
  message.set(entry, 1);
  return hasher(message);
}

/**
 * RFC 6962 section 2.1: the hash of an inner node, SHA-256(0x01 || left || right).
 * Errors: INVALID_HASH unless both are 32 bytes, since otherwise two different pairs could run together into one message.
 */
export function nodeHash(left: Uint8Array, right: Uint8Array, hasher: Hasher = sha256): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw wrongLength();
  nodeMessage.set(left, 1);
  nodeMessage.set(right, 1 + HASH_BYTES);
  return hasher(nodeMessage);
}

/** As `nodeHash`, of two hashes that lie one behind the other in 64 bytes. */
export function hashPair(pair: Uint8Array, hasher: Hasher): Uint8Array {
  nodeMessage.set(pair, 1);
  return hasher(nodeMessage);
}

/** RFC 6962 section 2.1: the root of the tree without leaves, SHA-256 of nothing. */
export function emptyRoot(hasher: Hasher = sha256): Uint8Array {
  return hasher(new Uint8Array(0));
}

/** Errors: INVALID_HASH. */
export function checkHash(hash: Uint8Array): Uint8Array {
  if (hash.length !== HASH_BYTES) throw wrongLength();
  return hash;
}

function wrongLength(): Error {
  return ledgerError(
    'INVALID_HASH',
    '哈希值必须为 32 字节，请检查其来源。',
    'A hash must have 32 bytes; check where it comes from.',
  );
}
