import { decodeBase64, encodeBase64 } from '../encoding/base64.ts';
import { concatBytes, equalBytes, utf8 } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import type { Hasher } from '../tree/hasher.ts';
import { sha256 } from '../tree/hasher.ts';

/** A verifier key taken apart: `<name>+<key ID>+<base64 of type and public key>`. */
export interface VerifierKey {
  readonly name: string;
  /** The first four bytes of a hash, as a number. */
  readonly keyId: number;
  /** The signature type and the public key, as they stand in the key. */
  readonly material: Uint8Array;
}

const ECDSA = 0x02;
const RFC6962 = 0x05;
const ML_DSA_44 = 0x06;

/** Key names: not empty, no white space, no plus sign, no control characters. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+\u0000-\u001f]/u.test(name);
}

/**
 * The identifier of a key: the first four bytes of SHA-256(name || newline || type || public key), as C2SP signed-note
 * recommends and every type does but two: 0x02 (ECDSA) hashes the public key alone, 0x05 (RFC 6962) its hash.
 */
export function keyIdOf(name: string, material: Uint8Array, hasher: Hasher = sha256): number {
  const head = utf8(`${name}\n`);
  const publicKey = material.subarray(1);
  const hashed =
    material[0] === ECDSA
      ? publicKey
      : material[0] === RFC6962
        ? concatBytes(head, Uint8Array.of(RFC6962), hasher(publicKey))
        : concatBytes(head, material);
  return keyIdIn(hasher(hashed));
}

/** The key identifier in the first four bytes, of at least four. */
export function keyIdIn(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
}

export function keyIdBytes(keyId: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, keyId);
  return bytes;
}

/** Errors: MALFORMED_KEY for a name that no key may have. */
export function formatVerifierKey(name: string, material: Uint8Array): string {
  if (!isKeyName(name)) throw malformedKey();
  return `${name}+${hexId(keyIdOf(name, material))}+${encodeBase64(material)}`;
}

/**
 * Takes a verifier key apart, of any signature type. Errors: MALFORMED_KEY, also when the identifier does not belong to name
 * and key. Only that of an ML-DSA-44 key (0x06) is not compared but computed anew, since keys with identifiers of earlier
 * drafts are about.
 */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id = '', ...rest] = text.split('+');
  // Base64 itself contains plus signs.
  return checkKey(name, id, rest.join('+'));
}

function checkKey(name: string, id: string, encoded: string): VerifierKey {
  const material = decodeBase64(encoded);
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/u.test(id) || material === undefined || material.length < 2)
    throw malformedKey();
  const keyId = keyIdOf(name, material);
  if (keyId !== Number.parseInt(id, 16) && material[0] !== ML_DSA_44) throw malformedKey();
  return { name, keyId, material };
}

/** `PRIVATE+KEY+<name>+<key ID>+<base64 of type and private key>`, as Go's package note writes it; the ID is of the public key. */
export function formatSignerKey(key: VerifierKey, type: Uint8Array, privateKey: Uint8Array): string {
  return `PRIVATE+KEY+${key.name}+${hexId(key.keyId)}+${encodeBase64(concatBytes(type, privateKey))}`;
}

/** A signer key taken apart; the identifier is still to be checked against the public key. Errors: MALFORMED_KEY. */
export function parseSignerKey(text: string): VerifierKey {
  const [first, second, name = '', id = '', ...rest] = text.split('+');
  const material = decodeBase64(rest.join('+'));
  if (first !== 'PRIVATE' || second !== 'KEY' || !isKeyName(name) || !/^[0-9a-f]{8}$/u.test(id)) throw malformedKey();
  if (material === undefined || material.length < 2) throw malformedKey();
  return { name, keyId: Number.parseInt(id, 16), material };
}

export function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return equalBytes(bytes.subarray(0, beginning.length), beginning);
}

function hexId(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

// Never shows the key: it may be a private one.
export function malformedKey(): Error {
  return ledgerError(
    'MALFORMED_KEY',
    '密钥无法识别：应为“名称+8位十六进制编号+Base64”，且编号与名称、公钥相符；请重新复制完整密钥。',
    'The key cannot be read: it is a name, an identifier of 8 hexadecimal digits that fits it, and base64, joined by plus signs; copy it again in full.',
  );
}
