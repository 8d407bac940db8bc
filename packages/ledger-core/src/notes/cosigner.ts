import { concatBytes } from '../encoding/bytes.ts';
import { cosignatureV1, signCosignature } from './cosignature.ts';
import { ed25519, ed25519Signing } from './ed25519.ts';
import { formatVerifierKey, keyIdOf, malformedKey, parseSignerKey, startsWith } from './key.ts';
import type { NoteSigner } from './keys.ts';

/** The signer of a witness: a note signer once the time is known. */
export interface Cosigner {
  readonly name: string;
  readonly keyId: number;
  /** What to give to those who are to trust the witness. */
  readonly verifierKey: string;
  /** `time`: seconds since 1970, not 0. */
  at(time: number): NoteSigner;
}

/**
 * The cosigner of an encoded signer key of type 0x04, or of an Ed25519 one (0x01), which is then used for cosignature/v1
 * under the key ID of that type.
 * Errors: MALFORMED_KEY.
 */
export function createCosigner(key: string): Cosigner {
  const { name, keyId: stated, material } = parseSignerKey(key);
  const type = [cosignatureV1.type, ed25519.type].find((each) => startsWith(material, each));
  const privateKey = material.slice(1);
  if (type === undefined || privateKey.length !== ed25519Signing.privateKeyBytes) throw malformedKey();
  const publicKey = ed25519Signing.publicKeyOf(privateKey);
  if (keyIdOf(name, concatBytes(type, publicKey)) !== stated) throw malformedKey();
  const publicMaterial = concatBytes(cosignatureV1.type, publicKey);
  const keyId = keyIdOf(name, publicMaterial);
  return {
    name,
    keyId,
    verifierKey: formatVerifierKey(name, publicMaterial),
    at: (time) => ({ name, keyId, sign: (text) => signCosignature(privateKey, text, time) }),
  };
}
