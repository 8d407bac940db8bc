import { ascii, concat, take, view, words } from './bytes.ts';
import { isOrientationOnly, orientationOnly, readExif } from './exif.ts';
import type { ImageReport } from './image-report.ts';
import { crc32 } from 'node:zlib';

/** What decoding needs (PNG third edition, 11), with colour, transparency, resolution and animation. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'pHYs',
  'hIST',
  'acTL',
  'fcTL',
  'fdAT',
]);

export function cleanPng(bytes: Uint8Array, report: ImageReport): Uint8Array {
  const kept: Uint8Array[] = [take(bytes, 0, 8)];
  let at = 8;
  for (let type = ''; type !== 'IEND';) {
    const length = view(take(bytes, at, 8)).getUint32(0);
    type = ascii(bytes, at + 4, 4);
    const chunk = take(bytes, at, length + 12);
    at += chunk.length;
    if (KEPT.has(type)) kept.push(chunk);
    else if (type === 'eXIf') {
      const exif = keepOrientation(chunk.subarray(8, -4), report);
      if (exif !== undefined) kept.push(exif);
    } else if (type === 'tIME') report('camera-data');
    else report(/^[tiz]/u.test(type) && type.endsWith('Xt') ? 'comment' : 'camera-data', words(chunk.subarray(8, -4)));
  }
  if (at < bytes.length) report('trailing-data', words(bytes.subarray(at)));
  return concat(kept);
}

function keepOrientation(block: Uint8Array, report: ImageReport): Uint8Array | undefined {
  const orientation = isOrientationOnly(block) ? view(block).getUint16(18) : readExif(block, report);
  if (orientation === 1) return undefined;
  const data = concat([new TextEncoder().encode('eXIf'), orientationOnly(orientation)]);
  const frame = new Uint8Array(8);
  view(frame).setUint32(0, data.length - 4);
  view(frame).setUint32(4, crc32(data));
  return concat([frame.subarray(0, 4), data, frame.subarray(4)]);
}
