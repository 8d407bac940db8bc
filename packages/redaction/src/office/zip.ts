import { unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { damaged, encrypted, tooLarge } from '../errors.ts';
import type { RedactLimits } from '../types.ts';

const MiB = 1024 * 1024;

/**
 * Unpacks a container. Sizes are judged before anything is unpacked, and the unpacker gives a member no more room than its
 * declared size, so that a lying header gains nothing.
 */
export function unpack(bytes: Uint8Array, limits: RedactLimits): Map<string, Uint8Array> {
  let total = 0;
  let count = 0;
  const names = new Set<string>();
  let members: Record<string, Uint8Array>;
  try {
    members = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        count += 1;
        total += originalSize;
        if (count > limits.maxParts) throw tooLarge('parts', limits.maxParts);
        if (originalSize > limits.maxPartBytes) throw tooLarge(name.slice(0, 100), limits.maxPartBytes);
        if (total > limits.maxTotalBytes) throw tooLarge('unpacked', limits.maxTotalBytes);
        if (originalSize > MiB && originalSize / Math.max(1, size) > limits.maxRatio)
          throw tooLarge(name.slice(0, 100), limits.maxRatio);
        if (name.endsWith('/')) return false;
        // Two members of one name: which of them is read depends on the reader.
        const key = name.toLowerCase();
        if (names.has(key)) throw damaged(name.slice(0, 100));
        names.add(key);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'RedactionError') throw error;
    throw isEncryptedZip(bytes) ? encrypted() : damaged('ZIP', error);
  }
  return new Map(Object.entries(members));
}

function isEncryptedZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[6] ?? 0) & 1) === 1;
}

/** 1 January 1980, the least a ZIP can say: when a copy was made is nobody's business, and equal input gives equal bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Packs parts in the order given; what need not be packed again is stored. */
export function pack(parts: Iterable<readonly [name: string, bytes: Uint8Array]>): Uint8Array {
  const members: Zippable = {};
  for (const [name, bytes] of parts) {
    const level = /\.(?:png|jpe?g|gif|webp)$/iu.test(name) ? 0 : 6;
    members[name] = [bytes, { level, mtime: NO_TIME }];
  }
  return zipSync(members);
}
