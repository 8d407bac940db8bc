import { damaged } from '../errors.ts';
import { ascii, concat, take, view } from './bytes.ts';
import type { ImageReport } from './image-report.ts';

/** What decoding a page needs (TIFF 6.0 and its JPEG and prediction supplements). */
const KEPT = new Set([
  256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 292, 293, 296, 297, 301, 317, 318,
  319, 320, 321, 322, 323, 324, 325, 332, 338, 339, 347, 529, 530, 531, 532, 34675,
]);
const GPS = 34853;
const SUBFILE = 254;
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
};
const MAX_PAGES = 1000;

interface Tag {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly data: Uint8Array;
}

/** Builds the file anew from the pages' picture data; reduced copies of a page are thumbnails and go. */
export function cleanTiff(bytes: Uint8Array, report: ImageReport): Uint8Array {
  const little = ascii(bytes, 0, 2) === 'II';
  const data = view(bytes);
  const pages: Tag[][] = [];
  const seen = new Set<number>();
  let used = 8;
  for (let at = data.getUint32(4, little); at !== 0;) {
    if (seen.has(at) || seen.size >= MAX_PAGES) throw damaged('TIFF');
    seen.add(at);
    const { tags, next } = readDirectory(bytes, at, little);
    used += 6 + tags.length * 12;
    const reduced = tags.some((tag) => tag.tag === SUBFILE && (numbers(tag, little)[0] ?? 0) % 2 === 1);
    if (reduced) report('thumbnail');
    else pages.push(tags.filter((tag) => keepTag(tag, report)));
    at = next;
  }
  const clean = build(pages, bytes, little);
  if (bytes.length > clean.length && bytes.length - clean.length > used) report('trailing-data');
  return clean;
}

function keepTag({ tag, type, data }: Tag, report: ImageReport): boolean {
  if (KEPT.has(tag)) return true;
  if (tag === SUBFILE) return false;
  if (tag === GPS) report('location');
  else report('camera-data', type === 2 ? new TextDecoder('utf-8').decode(data.subarray(0, 200)) : '');
  return false;
}

function readDirectory(bytes: Uint8Array, at: number, little: boolean): { tags: Tag[]; next: number } {
  const data = view(bytes);
  const count = data.getUint16(at, little);
  const tags: Tag[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    const type = data.getUint16(entry + 2, little);
    const items = data.getUint32(entry + 4, little);
    const length = (SIZES[type] ?? 1) * items;
    const start = length <= 4 ? entry + 8 : data.getUint32(entry + 8, little);
    tags.push({ tag: data.getUint16(entry, little), type, count: items, data: take(bytes, start, length) });
  }
  return { tags, next: data.getUint32(at + 2 + count * 12, little) };
}

function numbers({ type, count, data }: Tag, little: boolean): number[] {
  const size = SIZES[type] ?? 1;
  return Array.from({ length: count }, (_, index) => {
    if (size === 2) return view(data).getUint16(index * 2, little);
    return size === 4 ? view(data).getUint32(index * 4, little) : (data[index] ?? 0);
  });
}

function build(pages: readonly (readonly Tag[])[], bytes: Uint8Array, little: boolean): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(8)];
  let length = 8;
  const add = (part: Uint8Array): number => {
    const start = length;
    const even = part.length % 2 === 0 ? part : concat([part, new Uint8Array(1)]);
    parts.push(even);
    length += even.length;
    return start;
  };
  const links: { part: Uint8Array; at: number }[] = [{ part: parts[0] ?? new Uint8Array(8), at: 4 }];
  parts[0]?.set(bytes.subarray(0, 4));
  for (const tags of pages) {
    const entries = tags
      .map((tag) => moveData(tag, tags, bytes, little, add))
      .toSorted((a, b) => a.tag - b.tag)
      .map((tag) => ({ ...tag, start: tag.data.length > 4 ? add(tag.data) : undefined }));
    const directory = new Uint8Array(6 + entries.length * 12);
    const out = view(directory);
    out.setUint16(0, entries.length, little);
    for (const [index, { tag, type, count, data, start }] of entries.entries()) {
      const entry = 2 + index * 12;
      out.setUint16(entry, tag, little);
      out.setUint16(entry + 2, type, little);
      out.setUint32(entry + 4, count, little);
      if (start === undefined) directory.set(data, entry + 8);
      else out.setUint32(entry + 8, start, little);
    }
    const link = links.at(-1);
    const start = add(directory);
    if (link !== undefined) view(link.part).setUint32(link.at, start, little);
    links.push({ part: directory, at: 2 + entries.length * 12 });
  }
  return concat(parts);
}

/** Strips and tiles are copied, and the tag that says where they lie says the new places. */
function moveData(
  tag: Tag,
  tags: readonly Tag[],
  bytes: Uint8Array,
  little: boolean,
  add: (part: Uint8Array) => number,
): Tag {
  const lengths = tag.tag === 273 ? 279 : tag.tag === 324 ? 325 : undefined;
  if (lengths === undefined) return tag;
  const counts = tags.find((other) => other.tag === lengths);
  if (counts === undefined) throw damaged('TIFF');
  const sizes = numbers(counts, little);
  const data = new Uint8Array(tag.count * 4);
  for (const [index, start] of numbers(tag, little).entries()) {
    view(data).setUint32(index * 4, add(take(bytes, start, sizes[index] ?? 0)), little);
  }
  return { ...tag, type: 4, data };
}
