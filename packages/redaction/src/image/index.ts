import { damaged } from '../errors.ts';
import { cleanGif } from './gif.ts';
import type { ImageReport } from './image-report.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanTiff } from './tiff.ts';
import { cleanWebp } from './webp.ts';

export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff';

/** By the first bytes; undefined for what is not one of these pictures. */
export function imageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const starts = (...magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif';
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45 && bytes[10] === 0x42) return 'webp';
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a)) return 'tiff';
  return undefined;
}

const CLEANERS: Readonly<Record<ImageFormat, (bytes: Uint8Array, report: ImageReport) => Uint8Array>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  gif: cleanGif,
  webp: cleanWebp,
  tiff: cleanTiff,
};

/**
 * The same picture, bit for bit, without anything that is not the picture: only what decoding it needs is copied (colour
 * profile, palette, animation, and which way up it is).
 */
export function cleanImage(bytes: Uint8Array, report: ImageReport): Uint8Array {
  const format = imageFormat(bytes);
  if (format === undefined) throw damaged('image');
  try {
    // A Buffer's slices share its memory; what was handed in must never change.
    return CLEANERS[format](new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), report);
  } catch (error) {
    if (error instanceof RangeError) throw damaged(format, error);
    throw error;
  }
}
