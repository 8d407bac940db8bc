import { ascii, view } from './bytes.ts';
import type { ImageReport } from './image-report.ts';

const ORIENTATION = 0x0112;
const GPS = 0x8825;
const TEXTS = new Set([0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f]);
const MAX_TAGS = 512;

/** Which way up the picture is (1–8), and what else an EXIF block tells. */
export function readExif(tiff: Uint8Array, report: ImageReport): number {
  const data = view(tiff);
  let orientation = 1;
  const texts: string[] = [];
  let gps = false;
  let thumbnail = false;
  try {
    const little = ascii(tiff, 0, 2) === 'II';
    const first = data.getUint32(4, little);
    const count = Math.min(data.getUint16(first, little), MAX_TAGS);
    for (let index = 0; index < count; index += 1) {
      const at = first + 2 + index * 12;
      const tag = data.getUint16(at, little);
      if (tag === ORIENTATION) orientation = data.getUint16(at + 8, little);
      if (tag === GPS) gps = true;
      if (TEXTS.has(tag)) texts.push(textAt(tiff, data, at, little));
    }
    thumbnail = data.getUint32(first + 2 + count * 12, little) !== 0;
  } catch {
    // A broken block is dropped all the same.
  }
  if (gps) report('location');
  if (thumbnail) report('thumbnail');
  report('camera-data', texts.filter((text) => text !== '').join(' '));
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

function textAt(tiff: Uint8Array, data: DataView, at: number, little: boolean): string {
  const length = Math.min(data.getUint32(at + 4, little), 200);
  const start = length <= 4 ? at + 8 : data.getUint32(at + 8, little);
  return new TextDecoder('utf-8')
    .decode(tiff.subarray(start, start + length))
    .replace(/\0/gu, '')
    .trim();
}

/** An EXIF block that says which way up the picture is, and nothing else. */
export function orientationOnly(orientation: number): Uint8Array {
  const block = new Uint8Array(26);
  const data = view(block);
  block.set([0x4d, 0x4d, 0, 0x2a]);
  data.setUint32(4, 8);
  data.setUint16(8, 1);
  data.setUint16(10, ORIENTATION);
  data.setUint16(12, 3);
  data.setUint32(14, 1);
  data.setUint16(18, orientation);
  return block;
}

/** True for the block `orientationOnly` writes: it says nothing, so a cleaned picture is clean. */
export function isOrientationOnly(tiff: Uint8Array): boolean {
  if (tiff.length !== 26) return false;
  const plain = orientationOnly(view(tiff).getUint16(18));
  return plain.every((byte, at) => tiff[at] === byte);
}
