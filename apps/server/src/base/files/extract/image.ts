/** Image formats that can be published as they are. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** Width and height in pixels from the header, or undefined where the header is cut off or nonsense. Never throws. */
export function imageDimensions(
  bytes: Buffer,
  type: ImageType,
): { readonly width: number; readonly height: number } | undefined {
  try {
    const size = READERS[type](bytes);
    return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    return undefined; // RangeError from a read past the end: the header is truncated
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const READERS: Readonly<Record<ImageType, (bytes: Buffer) => Size | undefined>> = {
  'image/png': (b) => ({ width: b.readUInt32BE(16), height: b.readUInt32BE(20) }),
  'image/gif': (b) => ({ width: b.readUInt16LE(6), height: b.readUInt16LE(8) }),
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
};

/** Walks the JPEG segments to the first start-of-frame (SOF0–SOF15 except DHT, JPG, DAC). */
function jpegSize(b: Buffer): Size | undefined {
  for (let at = 2; at + 9 < b.length;) {
    if (b[at] !== 0xff) return undefined;
    const marker = b[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: b.readUInt16BE(at + 5), width: b.readUInt16BE(at + 7) };
    }
    at += 2 + b.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The three WebP layouts: lossy `VP8 `, lossless `VP8L`, extended `VP8X`. */
function webpSize(b: Buffer): Size | undefined {
  const chunk = b.toString('latin1', 12, 16);
  if (chunk === 'VP8 ') return { width: b.readUInt16LE(26) & 0x3fff, height: b.readUInt16LE(28) & 0x3fff };
  if (chunk === 'VP8L') {
    const bits = b.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8X') return { width: b.readUIntLE(24, 3) + 1, height: b.readUIntLE(27, 3) + 1 };
  return undefined;
}
