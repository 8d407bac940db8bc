/** Pictures made for tests, sound and small, with every place for data that is not the picture filled. */
import { crc32, deflateSync } from 'node:zlib';

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, tail]);
}

/** A red PNG of 2 × 2 pixels; `extra` chunks stand before the picture. */
export function makePng(extra: readonly Buffer[] = [], trailing = ''): Buffer {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const rows = Buffer.from([0, 255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
    Buffer.from(trailing),
  ]);
}

/** A TIFF structure with author, GPS and orientation 6; with `strip` it is a whole picture of 1 × 1 pixel as well. */
export function secretTiff(strip = false): Buffer {
  const author = Buffer.from('SecretAuthorName\0\0');
  const xmp = Buffer.from('SecretXmp!');
  const tags: [tag: number, type: number, count: number, value: number | Buffer][] = [
    ...(strip
      ? ([
          [256, 3, 1, 1],
          [257, 3, 1, 1],
          [258, 3, 1, 8],
          [259, 3, 1, 1],
          [262, 3, 1, 1],
          [273, 4, 1, 8],
        ] as [number, number, number, number][])
      : []),
    [274, 3, 1, 6],
    ...(strip
      ? ([
          [277, 3, 1, 1],
          [278, 3, 1, 1],
          [279, 4, 1, 1],
        ] as [number, number, number, number][])
      : []),
    [315, 2, author.length, author],
    [700, 1, xmp.length, xmp],
    [34853, 4, 1, 0],
  ];
  const start = 10;
  const end = start + 2 + tags.length * 12 + 4;
  const gps = Buffer.alloc(2 + 4 * 12 + 4 + 48);
  const gpsAt = end + author.length + xmp.length;
  writeGps(gps, gpsAt);
  const head = Buffer.alloc(end);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(start, 4);
  head[8] = 0x7f;
  head.writeUInt16LE(tags.length, start);
  let data = end;
  for (const [index, [tag, type, count, value]] of tags.entries()) {
    const at = start + 2 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    if (typeof value === 'number') head.writeUInt32LE(tag === 34853 ? gpsAt : value, at + 8);
    else {
      head.writeUInt32LE(data, at + 8);
      data += value.length;
    }
  }
  return Buffer.concat([head, author, xmp, gps]);
}

/** 31° 12′ N, 121° 30′ E. */
function writeGps(gps: Buffer, at: number): void {
  gps.writeUInt16LE(4);
  const entries: [number, number, number, number][] = [
    [1, 2, 2, 0x4e],
    [2, 5, 3, at + 54],
    [3, 2, 2, 0x45],
    [4, 5, 3, at + 78],
  ];
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const entry = 2 + index * 12;
    gps.writeUInt16LE(tag, entry);
    gps.writeUInt16LE(type, entry + 2);
    gps.writeUInt32LE(count, entry + 4);
    gps.writeUInt32LE(value, entry + 8);
  }
  for (const [index, value] of [31, 12, 0, 121, 30, 0].entries()) {
    gps.writeUInt32LE(value, 54 + index * 8);
    gps.writeUInt32LE(1, 58 + index * 8);
  }
}

export function makeTiff(): Buffer {
  return secretTiff(true);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The segments of a JPEG with EXIF, XMP, IPTC, a comment, a thumbnail and data behind the end; its scan decodes to nothing in particular. */
export function makeJpeg(): Buffer {
  const jfif = Buffer.concat([
    Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0005'),
    Buffer.from('SecretThumbnail'),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, jfif),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), secretTiff()])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0SecretXmp')),
    segment(0xed, Buffer.from('Photoshop 3.0\0SecretIptc')),
    segment(0xfe, Buffer.from('SecretComment')),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('SecretTrailing'),
  ]);
}

export function makeGif(): Buffer {
  const text = (data: string): Buffer =>
    Buffer.concat([Buffer.from([data.length]), Buffer.from(data), Buffer.from([0])]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0]),
    Buffer.from([0x21, 0xfe]),
    text('SecretComment'),
    Buffer.from([0x21, 0xff]),
    Buffer.concat([Buffer.from([11]), Buffer.from('XMP DataXMP'), text('SecretXmp')]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
    Buffer.from('SecretTrailing'),
  ]);
}

export function makeWebp(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    chunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
    chunk('EXIF', secretTiff()),
    chunk('XMP ', Buffer.from('SecretXmp')),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.from('SecretTrailing')]);
}
