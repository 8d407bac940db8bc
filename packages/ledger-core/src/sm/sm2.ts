import { sm2 as curve } from 'sm-crypto-v2';
import { concatBytes, fromHex, toHex } from '../encoding/bytes.ts';
import type { NoteAlgorithm } from '../notes/algorithm.ts';

/** The order of the curve, GB/T 32918.5-2017. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** The user identifier that GM/T 0009-2012 section 10 sets where none is agreed. It goes into the hash together with the key. */
export const SM2_USER_ID = '1234567812345678';

/** 1.2.156.10197.1.501, “SM2 with SM3” of GM/T 0006-2012, in DER. */
const SM2_WITH_SM3 = Uint8Array.of(0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x83, 0x75);

const HALF = 32;

/**
 * SM2 signatures (GB/T 32918.2-2016) of notes, with SM3 and the default user identifier. C2SP signed-note assigns no type to
 * them, so the key material begins with 0xff and an identifier that nobody else uses for something different: the object
 * identifier of SM2 with SM3, in DER. Then the public key: 0x04 and the two coordinates, 65 bytes. The signature is r and s, 64
 * bytes. The private key is a number of 32 bytes.
 *
 * Verifiers that do not know the type pass over the line, as the specification demands.
 */
export const sm2Sm3: NoteAlgorithm = {
  name: 'SM2-SM3',
  type: concatBytes(Uint8Array.of(0xff), SM2_WITH_SM3),
  publicKeyBytes: 1 + 2 * HALF,
  timestamped: false,
  verify: ({ publicKey }, text, signature) => {
    if (signature.length !== 2 * HALF || publicKey[0] !== 0x04) return false;
    // The library does not check the range of r, which GB/T 32918.2 section 7.1 demands.
    if (![signature.subarray(0, HALF), signature.subarray(HALF)].every(isScalar)) return false;
    try {
      return curve.doVerifySignature(text, toHex(signature), toHex(publicKey), { hash: true, userId: SM2_USER_ID });
    } catch {
      return false; // a public key that is no point of the curve
    }
  },
  signing: {
    privateKeyBytes: HALF,
    publicKeyOf: (privateKey) => {
      if (!isPrivateKey(privateKey)) throw new RangeError('not a private key of SM2');
      return hexBytes(curve.getPublicKeyFromPrivateKey(toHex(privateKey)));
    },
    sign: (privateKey, text) =>
      hexBytes(curve.doSignature(text, toHex(privateKey), { hash: true, der: false, userId: SM2_USER_ID })),
  },
};

/** A fresh private key for `encodeKeyPair`, from the cryptographic random generator. */
export function newSm2Key(): Uint8Array {
  for (;;) {
    const key = crypto.getRandomValues(new Uint8Array(HALF));
    if (isPrivateKey(key)) return key;
  }
}

/** The largest number below the order is none: 1 + d would be a multiple of the order, which signing divides by. */
function isPrivateKey(bytes: Uint8Array): boolean {
  return isScalar(bytes) && BigInt(`0x${toHex(bytes)}`) !== ORDER - 1n;
}

function isScalar(bytes: Uint8Array): boolean {
  const value = BigInt(`0x${toHex(bytes)}`);
  return value > 0n && value < ORDER;
}

function hexBytes(text: string): Uint8Array {
  const bytes = fromHex(text);
  if (bytes === undefined) throw new TypeError('sm-crypto-v2 gave no hexadecimal text');
  return bytes;
}
