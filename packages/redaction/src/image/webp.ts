import { ascii, concat, take, view, words } from './bytes.ts';
import { isOrientationOnly, orientationOnly, readExif } from './exif.ts';
import type { ImageReport } from './image-report.ts';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** RFC 9649: the picture's own chunks stay. */
export function cleanWebp(bytes: Uint8Array, report: ImageReport): Uint8Array {
  const size = Math.min(view(take(bytes, 0, 12)).getUint32(4, true) + 8, bytes.length);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 12;
  while (at + 8 <= size) {
    const type = ascii(bytes, at, 4);
    const length = view(take(bytes, at, 8)).getUint32(4, true);
    const padded = length + (at + 8 + length < bytes.length ? length % 2 : 0);
    const chunk = take(bytes, at, 8 + padded);
    at += chunk.length;
    if (KEPT.has(type)) kept.push(chunk);
    else if (type === 'EXIF') {
      const data = chunk.subarray(8, 8 + length);
      const block = data.length > 6 && ascii(data, 0, 4) === 'Exif' ? data.subarray(6) : data;
      orientation = isOrientationOnly(block) ? view(block).getUint16(18) : readExif(block, report);
    } else report('camera-data', words(chunk.subarray(8)));
  }
  if (at < bytes.length) report('trailing-data', words(bytes.subarray(at)));
  const turned = orientation !== 1 && kept[0] !== undefined && ascii(kept[0], 0, 4) === 'VP8X';
  const body = kept.map((chunk) => withFlags(chunk, turned));
  if (turned) body.push(exifChunk(orientation));
  return riff(body);
}

function withFlags(chunk: Uint8Array, turned: boolean): Uint8Array {
  if (ascii(chunk, 0, 4) !== 'VP8X') return chunk;
  const copy = chunk.slice();
  copy[8] = ((copy[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0);
  return copy;
}

function exifChunk(orientation: number): Uint8Array {
  const block = orientationOnly(orientation);
  return concat([new TextEncoder().encode('EXIF'), Uint8Array.of(block.length, 0, 0, 0), block]);
}

function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const body = concat(chunks);
  const head = concat([new TextEncoder().encode('RIFF'), new Uint8Array(4), new TextEncoder().encode('WEBP')]);
  view(head).setUint32(4, body.length + 4, true);
  return concat([head, body]);
}
