import { damaged } from '../errors.ts';
import { ascii, concat, take, words } from './bytes.ts';
import type { ImageReport } from './image-report.ts';

/** GIF89a: pictures, their timing and the loop count stay; comments, plain text and other programs' blocks go. */
export function cleanGif(bytes: Uint8Array, report: ImageReport): Uint8Array {
  const flags = take(bytes, 0, 13)[10] ?? 0;
  let at = 13 + tableSize(flags);
  const kept: Uint8Array[] = [take(bytes, 0, at)];
  for (;;) {
    const kind = take(bytes, at, 1)[0];
    if (kind === 0x3b) break;
    const end = kind === 0x2c ? endOfImage(bytes, at) : kind === 0x21 ? endOfBlocks(bytes, at + 2) : undefined;
    if (end === undefined) throw damaged('GIF');
    const block = bytes.subarray(at, end);
    if (kind === 0x2c || isWanted(block)) kept.push(block);
    else report(block[1] === 0xfe || block[1] === 0x01 ? 'comment' : 'camera-data', words(block.subarray(2)));
    at = end;
  }
  if (at + 1 < bytes.length) report('trailing-data', words(bytes.subarray(at + 1)));
  return concat([...kept, Uint8Array.of(0x3b)]);
}

function isWanted(block: Uint8Array): boolean {
  if (block[1] === 0xf9) return true;
  return block[1] === 0xff && block.length >= 19 && block.length <= 20 && ascii(block, 3, 11) === 'NETSCAPE2.0';
}

function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function endOfImage(bytes: Uint8Array, start: number): number {
  const flags = take(bytes, start, 10)[9] ?? 0;
  return endOfBlocks(bytes, start + 10 + tableSize(flags) + 1);
}

function endOfBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const size = take(bytes, at, 1)[0] ?? 0;
    at += 1 + size;
    if (size === 0) return at;
  }
}
