import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Fonts in memory: the two weights of Noto Serif SC, then the site's own, which serve what the first have not. */
export interface Fonts {
  readonly blobs: readonly Buffer[];
  readonly families: readonly string[];
  readonly covers: (codePoint: number) => boolean;
}

type Range = readonly [first: number, last: number];

const FAMILY = 'Noto Serif SC';
const OWN = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'];

/** Reads the fonts; about 30 MB, so once per process. `extra` are paths of .ttf or .otf files. */
export function loadFonts(extra: readonly string[] = []): Fonts {
  const require = createRequire(import.meta.url);
  const own = OWN.map((name) => readFileSync(require.resolve(`@expo-google-fonts/noto-serif-sc/${name}`)));
  const more = extra.map((path) => readFileSync(path));
  // A character must be there in every weight of the family, or in one of the fonts that follow.
  const both = own.map(coverage);
  const others = more.map(coverage);
  return {
    blobs: [...own, ...more],
    families: [FAMILY, ...more.map(familyName)],
    covers: (code) => both.every((has) => has(code)) || others.some((has) => has(code)),
  };
}

/** Which code points a font has a glyph for, by its `cmap` (OpenType 1.9, formats 4 and 12). */
function coverage(font: Buffer): (codePoint: number) => boolean {
  const start = table(font, 'cmap');
  const ranges: Range[] = [];
  for (let index = 0; index < font.readUInt16BE(start + 2); index += 1) {
    const at = start + font.readUInt32BE(start + 4 + index * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 12) ranges.push(...format12(font, at));
    else if (format === 4) ranges.push(...format4(font, at));
  }
  ranges.sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, last] of ranges) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return (code) => {
    let [low, high] = [0, merged.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = merged[middle] ?? [0, 0];
      if (code < first) high = middle - 1;
      else if (code > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function format12(font: Buffer, at: number): Range[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}

function format4(font: Buffer, at: number): Range[] {
  const segments = font.readUInt16BE(at + 6) / 2;
  const ranges = Array.from({ length: segments }, (_, index): Range => {
    const last = font.readUInt16BE(at + 14 + index * 2);
    return [font.readUInt16BE(at + 16 + segments * 2 + index * 2), last];
  });
  return ranges.filter(([first]) => first !== 0xffff);
}

/** The family's English name (`name` table, ids 16 and 1), as the typesetter looks it up. */
function familyName(font: Buffer): string {
  const start = table(font, 'name');
  const strings = start + font.readUInt16BE(start + 4);
  const names = Array.from({ length: font.readUInt16BE(start + 2) }, (_, index) => {
    const record = start + 6 + index * 12;
    const [platform, language, id] = [0, 4, 6].map((offset) => font.readUInt16BE(record + offset));
    const from = strings + font.readUInt16BE(record + 10);
    const bytes = Buffer.from(font.subarray(from, from + font.readUInt16BE(record + 8)));
    return { platform, language, id, text: bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '' };
  }).filter(({ platform, language }) => platform === 3 && language === 0x409);
  const found = names.find(({ id }) => id === 16) ?? names.find(({ id }) => id === 1);
  if (found === undefined) throw new Error('the font has no family name');
  return found.text;
}

function table(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}; collections (.ttc) are not read`);
}
