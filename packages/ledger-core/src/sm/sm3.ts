import { sm3 as sm3Hex } from 'sm-crypto-v2';
import { fromHex } from '../encoding/bytes.ts';
import type { Hasher } from '../tree/hasher.ts';

/** SM3 (GB/T 32905-2016, GM/T 0004-2012): 32 bytes. */
export const sm3: Hasher = (message) => {
  const bytes = fromHex(sm3Hex(message));
  if (bytes === undefined) throw new TypeError('sm-crypto-v2 gave no hexadecimal digest');
  return bytes;
};
