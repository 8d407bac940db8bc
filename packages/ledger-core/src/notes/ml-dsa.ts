import { parseCheckpoint } from '../checkpoint.ts';
import { concatBytes, fromUtf8, utf8 } from '../encoding/bytes.ts';
import type { NoteAlgorithm } from './algorithm.ts';
import { timeBytes, timestampIn } from './cosignature.ts';

/** ML-DSA-44 of FIPS 204 with an empty context: 1,312-byte keys, 2,420-byte signatures. True when the signature is good. */
export type VerifyMlDsa44 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 2_420;
const LABEL = 'subtree/v1\n\0';

/**
 * C2SP tlog-cosignature, ML-DSA-44 (type 0x06), for checkpoints. The primitive is the caller's: this package has none, Node.js
 * from 24.7 on has. Unlike cosignature/v1 the signature covers the name of the witness, and no extension lines.
 */
export function mlDsa44Cosignature(verifySignature: VerifyMlDsa44): NoteAlgorithm {
  return {
    name: 'ML-DSA-44 cosignature',
    type: Uint8Array.of(0x06),
    publicKeyBytes: 1_312,
    timestamped: true,
    verify: ({ name, publicKey }, text, signature) => {
      const time = timestampIn(signature);
      if (time === undefined || signature.length !== TIME_BYTES + SIGNATURE_BYTES) return false;
      const message = cosignedMessage(name, time, text);
      return message !== undefined && verifySignature(publicKey, message, signature.subarray(TIME_BYTES));
    },
  };
}

/** The structure `cosigned_message`; undefined for what is no checkpoint, or has names longer than it can hold. */
function cosignedMessage(name: string, time: number, text: Uint8Array): Uint8Array | undefined {
  const checkpoint = readCheckpoint(text);
  const cosigner = utf8(name);
  const origin = utf8(checkpoint?.origin ?? '');
  if (checkpoint === undefined || cosigner.length > 255 || origin.length > 255) return undefined;
  return concatBytes(
    utf8(LABEL),
    Uint8Array.of(cosigner.length),
    cosigner,
    timeBytes(time),
    Uint8Array.of(origin.length),
    origin,
    // A checkpoint is the subtree from 0 to its size; both are numbers of 64 bits, as a time is.
    timeBytes(0),
    timeBytes(checkpoint.size),
    checkpoint.root,
  );
}

function readCheckpoint(text: Uint8Array): ReturnType<typeof parseCheckpoint> | undefined {
  try {
    return parseCheckpoint(fromUtf8(text) ?? '');
  } catch {
    return undefined;
  }
}
