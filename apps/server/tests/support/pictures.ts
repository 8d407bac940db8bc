import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { UploadedPicture } from '@openzone/contracts';
import type { ApiClient } from './http-client.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, tail]);
}

/** A PNG in one colour that follows from a word, with words hidden in a comment where asked. */
export function pngOf(word: string, width = 4, height = 3, comment = ''): Buffer {
  const [r = 0, g = 0, b = 0, a = 0, c = 0, d = 0] = createHash('sha256').update(word).digest();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([r, g, b]))]);
  const rows = Buffer.alloc(row.length * height, row);
  // Two pixels of colours of their own, so that no two words give one picture.
  rows.set([a, c, d], 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(comment === '' ? [] : [chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'))]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export async function uploadPicture(client: ApiClient, bytes: Buffer): Promise<UploadedPicture> {
  const answer = await client.upload<UploadedPicture>('/pictures', [{ name: 'picture.png', bytes }]);
  if (answer.status !== 201) throw new Error(`picture: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** A picture as a body holds it; without `alt` while nobody has described it. */
export function pictureHtml({ sha256, width, height }: UploadedPicture, alt?: string, caption = ''): string {
  const words = alt === undefined ? '' : ` alt="${alt}"`;
  const below = caption === '' ? '' : `<figcaption>${caption}</figcaption>`;
  return `<figure class="picture"><img src="picture:${sha256}"${words} width="${width}" height="${height}" />${below}</figure>`;
}
