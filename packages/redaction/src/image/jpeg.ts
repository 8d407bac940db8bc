import { damaged } from '../errors.ts';
import { ascii, concat, take, view, words } from './bytes.ts';
import { isOrientationOnly, orientationOnly, readExif } from './exif.ts';
import type { ImageReport } from './image-report.ts';

const EXIF = 'Exif\0\0';

/** ITU-T T.81: tables, frames and scans stay; of the application's segments only JFIF, Adobe's transform and the colour profile. */
export function cleanJpeg(bytes: Uint8Array, report: ImageReport): Uint8Array {
  const kept: Uint8Array[] = [take(bytes, 0, 2)];
  let orientation = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (bytes[at] !== 0xff) throw damaged('JPEG');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) break;
    const length = view(take(bytes, at + 2, 2)).getUint16(0);
    const segment = take(bytes, at, length + 2);
    if (marker === 0xe1 && segment.length > 10 && ascii(segment, 4, 6) === EXIF) {
      const block = segment.subarray(10);
      if (isOrientationOnly(block)) orientation = view(block).getUint16(18);
      else orientation = readExif(block, report);
    } else {
      const copy = keepSegment(marker, segment, report);
      if (copy !== undefined) kept.push(copy);
    }
    at += segment.length;
    if (marker === 0xda) {
      const end = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, end));
      at = end;
      if (at >= bytes.length) break;
    }
  }
  if (at + 2 < bytes.length) report('trailing-data', words(bytes.subarray(at + 2)));
  if (orientation !== 1) kept.splice(kept[1]?.[1] === 0xe0 ? 2 : 1, 0, exifSegment(orientation));
  return concat([...kept, Uint8Array.of(0xff, 0xd9)]);
}

function keepSegment(marker: number, segment: Uint8Array, report: ImageReport): Uint8Array | undefined {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication && marker !== 0xfe) return segment;
  const name = new TextDecoder('latin1').decode(segment.subarray(4, 34));
  if (marker === 0xe0 && name.startsWith('JFIF\0') && segment.length >= 18) {
    if (segment.length > 18) report('thumbnail');
    const jfif = segment.slice(0, 18);
    jfif.set([0, 16], 2);
    jfif.set([0, 0], 16);
    return jfif;
  }
  if (marker === 0xee && name.startsWith('Adobe') && segment.length === 16) return segment;
  if (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) return segment;
  if (marker === 0xfe) report('comment', words(segment.subarray(4)));
  else if (marker === 0xe0 && name.startsWith('JFXX\0')) report('thumbnail');
  else report('camera-data', words(segment.subarray(4)));
  return undefined;
}

/** Where entropy-coded data ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

function exifSegment(orientation: number): Uint8Array {
  const block = orientationOnly(orientation);
  const head = Uint8Array.of(0xff, 0xe1, 0, block.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0);
  return concat([head, block]);
}
