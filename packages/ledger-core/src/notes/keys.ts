import { concatBytes } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import type { NoteAlgorithm } from './algorithm.ts';
import { cosignatureV1 } from './cosignature.ts';
import { ed25519 } from './ed25519.ts';
import type { VerifierKey } from './key.ts';
import {
  formatSignerKey,
  formatVerifierKey,
  keyIdOf,
  malformedKey,
  parseSignerKey,
  parseVerifierKey,
  startsWith,
} from './key.ts';

/** A key that checks signatures of notes. Made by `createVerifier`, or by the caller over a faster implementation. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  /** The signature type, for people. */
  readonly algorithm: string;
  /** Whether the signatures are timestamped cosignatures, as those of witnesses. */
  readonly timestamped: boolean;
  /** Without the type. Tells apart keys that share a name, and finds one key under two names. */
  readonly publicKey: Uint8Array;
  /** Whether the signature, without the key ID in front, fits the text. */
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** A key that signs notes. Where the private key is kept elsewhere, the caller may make one. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  /** The signature of a text, without the key ID in front. */
  sign(text: Uint8Array): Uint8Array;
}

/** Ed25519 (0x01) and cosignature/v1 (0x04): what every log and witness of the public network can use. */
export const standardAlgorithms: readonly NoteAlgorithm[] = [ed25519, cosignatureV1];

/**
 * The verifier of an encoded key, `<name>+<key ID>+<base64>`.
 * Errors: MALFORMED_KEY; UNKNOWN_ALGORITHM for a signature type not among `algorithms`.
 */
export function createVerifier(key: string, algorithms: readonly NoteAlgorithm[] = standardAlgorithms): NoteVerifier {
  const parsed = parseVerifierKey(key);
  return verifierOf(parsed, algorithmOf(parsed, algorithms));
}

/**
 * The verifier of a witness. Like `createVerifier`, but an Ed25519 key (0x01) is taken as one for cosignature/v1 (0x04), under
 * the key ID it then has: witnesses are often announced that way.
 * Errors: MALFORMED_KEY, UNKNOWN_ALGORITHM also for a key that makes no cosignatures.
 */
export function createWitnessVerifier(
  key: string,
  algorithms: readonly NoteAlgorithm[] = standardAlgorithms,
): NoteVerifier {
  const parsed = parseVerifierKey(key);
  const algorithm = algorithmOf(parsed, [ed25519, ...algorithms]);
  if (algorithm === ed25519) {
    const material = concatBytes(cosignatureV1.type, publicKeyIn(parsed, algorithm));
    return verifierOf({ name: parsed.name, keyId: keyIdOf(parsed.name, material), material }, cosignatureV1);
  }
  if (!algorithm.timestamped) throw unknownAlgorithm(parsed.name);
  return verifierOf(parsed, algorithm);
}

/**
 * The signer of an encoded key, `PRIVATE+KEY+<name>+<key ID>+<base64>`.
 * Errors: MALFORMED_KEY; UNKNOWN_ALGORITHM for another signature type, and for cosignatures, which `createCosigner` makes.
 */
export function createSigner(key: string, algorithms: readonly NoteAlgorithm[] = standardAlgorithms): NoteSigner {
  const { name, keyId, privateKey, signing } = readSignerKey(key, algorithms);
  return { name, keyId, sign: (text) => signing.sign(privateKey, text) };
}

/** The verifier key that belongs to a signer key: what may be published. Errors: as `createSigner`. */
export function verifierKeyOf(key: string, algorithms: readonly NoteAlgorithm[] = standardAlgorithms): string {
  const { name, publicMaterial } = readSignerKey(key, algorithms);
  return formatVerifierKey(name, publicMaterial);
}

interface SignerParts {
  readonly name: string;
  readonly keyId: number;
  readonly privateKey: Uint8Array;
  readonly publicMaterial: Uint8Array;
  readonly signing: NonNullable<NoteAlgorithm['signing']>;
}

function readSignerKey(key: string, algorithms: readonly NoteAlgorithm[]): SignerParts {
  const { name, keyId, material } = parseSignerKey(key);
  const algorithm = algorithms.find(({ type }) => startsWith(material, type));
  if (algorithm?.signing === undefined) throw unknownAlgorithm(name);
  const { signing, type } = algorithm;
  const privateKey = material.slice(type.length);
  const publicMaterial = concatBytes(type, publicKeyFrom(privateKey, signing));
  if (keyIdOf(name, publicMaterial) !== keyId) throw malformedKey();
  return { name, keyId, privateKey, publicMaterial, signing };
}

/** A key pair, encoded. The signer key is a secret. */
export interface NoteKeyPair {
  readonly signerKey: string;
  readonly verifierKey: string;
}

/**
 * A key pair for a name, from a private key (for Ed25519 the seed of 32 random bytes).
 * Errors: MALFORMED_KEY for a name that is empty or contains white space or a plus sign, and for a private key of the wrong
 * length; UNKNOWN_ALGORITHM where the algorithm cannot sign.
 */
export function encodeKeyPair(
  name: string,
  privateKey: Uint8Array,
  algorithm: Pick<NoteAlgorithm, 'type' | 'signing'> = ed25519,
): NoteKeyPair {
  const { signing, type } = algorithm;
  if (signing === undefined) throw unknownAlgorithm(name);
  const verifierKey = formatVerifierKey(name, concatBytes(type, publicKeyFrom(privateKey, signing)));
  return { verifierKey, signerKey: formatSignerKey(parseVerifierKey(verifierKey), type, privateKey) };
}

function publicKeyFrom(privateKey: Uint8Array, signing: NonNullable<NoteAlgorithm['signing']>): Uint8Array {
  if (privateKey.length !== signing.privateKeyBytes) throw malformedKey();
  try {
    return signing.publicKeyOf(privateKey);
  } catch {
    throw malformedKey(); // such as zero, for a curve whose private keys are numbers
  }
}

function algorithmOf(key: VerifierKey, algorithms: readonly NoteAlgorithm[]): NoteAlgorithm {
  const algorithm = algorithms.find(({ type }) => startsWith(key.material, type));
  if (algorithm === undefined) throw unknownAlgorithm(key.name);
  return algorithm;
}

function publicKeyIn(key: VerifierKey, algorithm: NoteAlgorithm): Uint8Array {
  const publicKey = key.material.slice(algorithm.type.length);
  if (publicKey.length !== algorithm.publicKeyBytes) throw malformedKey();
  return publicKey;
}

function verifierOf(key: VerifierKey, algorithm: NoteAlgorithm): NoteVerifier {
  const { name, keyId } = key;
  const publicKey = publicKeyIn(key, algorithm);
  return {
    name,
    keyId,
    algorithm: algorithm.name,
    timestamped: algorithm.timestamped,
    publicKey,
    verify: (text, signature) => algorithm.verify({ name, publicKey }, text, signature),
  };
}

function unknownAlgorithm(name: string): Error {
  return ledgerError(
    'UNKNOWN_ALGORITHM',
    `密钥“${name}”的签名类型在此不可用；请改用受支持的类型，或传入该类型的算法。`,
    `The signature type of the key “${name}” cannot be used here; take another, or pass the algorithm for it.`,
  );
}
