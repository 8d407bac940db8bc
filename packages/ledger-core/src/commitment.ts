/**
 * Salted commitments: a log holds the hash, the opening is kept elsewhere and may be destroyed. Once it is, the hash tells
 * nothing, since nobody can try out what was hashed without the salt, and every proof of the log still holds.
 *
 * A door of its own, since it brings SM3 with it.
 */
import type { JsonValue } from './canonical-json.ts';
import { canonicalJson } from './canonical-json.ts';
import { decodeBase64, encodeBase64 } from './encoding/base64.ts';
import { equalBytes, fromHex, toHex, utf8 } from './encoding/bytes.ts';
import { ledgerError } from './errors.ts';
import { sm3 } from './sm/sm3.ts';
import type { Hasher } from './tree/hasher.ts';
import { sha256 } from './tree/hasher.ts';

/** What is committed to: any JSON object with a salt of its own in it. */
export interface Opening {
  /** At least 16 random bytes in base64, used once; see `newSalt`. */
  readonly salt: string;
  readonly [name: string]: JsonValue;
}

/** Hashes in lower-case hexadecimal, 64 digits each, over the RFC 8785 form of the opening in UTF-8. */
export interface Commitment {
  readonly sha256: string;
  /** GB/T 32905-2016. */
  readonly sm3: string;
}

/** Fewest random bytes of a salt. */
export const MIN_SALT_BYTES = 16;

/** A fresh salt: 32 bytes from the cryptographic random generator, in base64. */
export function newSalt(): string {
  return encodeBase64(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * Commits to an opening. On a server faster hash functions may be given.
 * Errors: INVALID_SALT for a salt that is not base64 of at least 16 bytes, NOT_CANONICAL_JSON.
 */
export function commit(
  opening: Opening,
  hashers: { readonly sha256?: Hasher; readonly sm3?: Hasher } = {},
): Commitment {
  if ((decodeBase64(opening.salt)?.length ?? 0) < MIN_SALT_BYTES)
    throw ledgerError(
      'INVALID_SALT',
      `盐值 salt 应为至少 ${MIN_SALT_BYTES} 个随机字节的 Base64，请用 newSalt 生成。`,
      `The salt must be base64 of at least ${MIN_SALT_BYTES} random bytes; make it with newSalt.`,
    );
  const bytes = utf8(canonicalJson(opening));
  return { sha256: toHex((hashers.sha256 ?? sha256)(bytes)), sm3: toHex((hashers.sm3 ?? sm3)(bytes)) };
}

/**
 * Checks that an opening is what was committed to, by both hashes; returns when it is.
 * Errors: as `commit`; COMMITMENT_MISMATCH.
 */
export function verifyCommitment(
  opening: Opening,
  commitment: Commitment,
  hashers: { readonly sha256?: Hasher; readonly sm3?: Hasher } = {},
): void {
  const actual = commit(opening, hashers);
  const same = (name: keyof Commitment): boolean => {
    const stated = fromHex(commitment[name]);
    return stated !== undefined && equalBytes(stated, fromHex(actual[name]) ?? new Uint8Array(0));
  };
  if (!same('sha256') || !same('sm3'))
    throw ledgerError(
      'COMMITMENT_MISMATCH',
      '所出示的内容与账本中的承诺不符；请核对内容与条目是否对应。',
      'What is shown is not what the log is committed to; check that it belongs to this entry.',
    );
}
