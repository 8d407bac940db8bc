import { concatBytes, plainBytes } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import { TILE_WIDTH } from './tile-id.ts';

/** The longest entry a bundle can hold, in bytes: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

/** The longest bundle, in bytes. */
export const MAX_BUNDLE_BYTES = TILE_WIDTH * (2 + MAX_ENTRY_BYTES);

/**
 * The entries of a bundle one after the other, each behind its length as a big-endian 16-bit number.
 * Errors: MALFORMED_BUNDLE for no entry, more than 256, or one over 65,535 bytes.
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH)
    throw malformed(
      `一个条目包应含 1 至 ${TILE_WIDTH} 个条目，而不是 ${entries.length} 个。`,
      `A bundle holds 1 to ${TILE_WIDTH} entries, not ${entries.length}.`,
    );
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES)
        throw malformed(
          `条目长 ${entry.length} 字节，超过 ${MAX_ENTRY_BYTES} 字节的上限，请缩短条目。`,
          `The entry has ${entry.length} bytes, more than ${MAX_ENTRY_BYTES}; shorten it.`,
        );
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/**
 * The entries of a bundle. Whether they belong to a tree is not checked here; `VerifiedTree.entries` does.
 * Errors: MALFORMED_BUNDLE unless there are exactly `width` entries and nothing behind them.
 */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < width) {
    // Past the end the two bytes are undefined; the length check below then fails as it should.
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length) break;
    entries.push(plainBytes(bytes).slice(at + 2, end));
    at = end;
  }
  if (entries.length !== width || at !== bytes.length)
    throw malformed(
      `条目包应恰含 ${width} 个条目，实际内容不符，请重新下载。`,
      `The bundle should hold exactly ${width} entries and does not; download it again.`,
    );
  return entries;
}

function malformed(zh: string, en: string): Error {
  return ledgerError('MALFORMED_BUNDLE', zh, en);
}
