import type { NameModel } from './tagger.ts';
import { WEIGHTS } from './weights.ts';

/**
 * What a score must exceed. Below zero, because a name that stays is worse than a word that a person has to look at once; the
 * figures in the README are those of this value.
 */
const THRESHOLD = -130;

let loaded: NameModel | undefined;

/** The trained model, unpacked at first use. */
export function nameModel(): NameModel {
  loaded ??= { weights: unpackWeights(WEIGHTS), threshold: THRESHOLD };
  return loaded;
}

/** Weights as bytes in base64 (RFC 4648). */
export function packWeights(weights: Int8Array): string {
  let bytes = '';
  for (const weight of weights) bytes += String.fromCharCode(weight & 0xff);
  return btoa(bytes);
}

export function unpackWeights(packed: string): Int8Array {
  return Int8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
}
