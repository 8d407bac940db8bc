import { concatBytes, utf8 } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import type { NoteAlgorithm } from './algorithm.ts';
import { ed25519Signing, verifyEd25519 } from './ed25519.ts';

const TIME_BYTES = 8;

/**
 * C2SP tlog-cosignature, Ed25519 (type 0x04): a witness states that at that time this was the largest tree of the log it had
 * seen, consistent with all before. The signature is the time in seconds since 1970, 64 bits big-endian, and 64 bytes of
 * Ed25519 over `cosignature/v1`, the time and the text.
 */
export const cosignatureV1: NoteAlgorithm = {
  name: 'cosignature/v1',
  type: Uint8Array.of(0x04),
  publicKeyBytes: 32,
  timestamped: true,
  verify: ({ publicKey }, text, signature) => {
    const time = timestampIn(signature);
    if (time === undefined || signature.length !== TIME_BYTES + 64) return false;
    return verifyEd25519(publicKey, cosignedMessage(time, text), signature.subarray(TIME_BYTES));
  },
};

/** What `encodeKeyPair` needs to make a key pair for `createCosigner`. */
export const cosignatureKey = { type: cosignatureV1.type, signing: ed25519Signing } as const;

/** A cosignature/v1 over a text. `time`: seconds since 1970. Errors: INVALID_SIZE for a time that is no such number. */
export function signCosignature(privateKey: Uint8Array, text: Uint8Array, time: number): Uint8Array {
  return concatBytes(timeBytes(time), ed25519Signing.sign(privateKey, cosignedMessage(time, text)));
}

/**
 * The time of a timestamped cosignature, in seconds since 1970; the signature is given without the key ID. Undefined when it
 * is too short or the time past 2^53 - 1, which no witness means.
 */
export function timestampIn(signature: Uint8Array): number | undefined {
  if (signature.length < TIME_BYTES + 64) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset, TIME_BYTES).getBigUint64(0);
  return time > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(time);
}

export function timeBytes(time: number): Uint8Array {
  if (!Number.isSafeInteger(time) || time < 0)
    throw ledgerError(
      'INVALID_SIZE',
      `时间“${time}”无效，应为自 1970 年起的整秒数。`,
      `“${time}” is no time; give whole seconds since 1970.`,
    );
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}

function cosignedMessage(time: number, text: Uint8Array): Uint8Array {
  return concatBytes(utf8(`cosignature/v1\ntime ${time}\n`), text);
}
