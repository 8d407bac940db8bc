import { ed25519 as curve } from '@noble/curves/ed25519.js';
import type { NoteAlgorithm } from './algorithm.ts';

/** Ed25519 of RFC 8032, strictly: points off the canonical encoding are refused, as Go's crypto/ed25519 does. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return curve.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // a public key that is no point of the curve
  }
}

export const ed25519Signing = {
  privateKeyBytes: 32,
  publicKeyOf: (privateKey: Uint8Array): Uint8Array => curve.getPublicKey(privateKey),
  sign: (privateKey: Uint8Array, message: Uint8Array): Uint8Array => curve.sign(message, privateKey),
};

/** C2SP signed-note type 0x01: an Ed25519 signature of the text. The private key is the 32-byte seed. */
export const ed25519: NoteAlgorithm = {
  name: 'Ed25519',
  type: Uint8Array.of(0x01),
  publicKeyBytes: 32,
  timestamped: false,
  verify: ({ publicKey }, text, signature) => verifyEd25519(publicKey, text, signature),
  signing: ed25519Signing,
};
