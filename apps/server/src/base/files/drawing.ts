import { drawingType } from '@openzone/contracts';
import * as cheerio from 'cheerio';
import type { Tx } from '../../platform/db/index.ts';
import type { FileStore } from './store.ts';
import { recordContent } from './writer.ts';

/** Shapes and words. Nothing here runs, loads, or holds a page of its own. */
const elements = new Set('svg title desc defs clipPath g path rect circle line polyline text tspan'.split(' '));
const attributes = new Set(
  [
    'xmlns version baseProfile viewBox role aria-labelledby lang id',
    'x y dx dy width height d r cx cy x1 x2 y1 y2 points transform opacity clip-path',
    'fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity',
    'font-size font-family font-weight text-anchor dominant-baseline',
  ].flatMap((some) => some.split(' ')),
);

/**
 * The first thing in an SVG that is not plain drawing: an element or attribute that may run or load something, a reference to elsewhere,
 * a declaration. Undefined where there is none.
 */
export function foreignIn(svg: string): string | undefined {
  const [declaration] = /<[!?][^\s>]*/u.exec(svg) ?? [];
  if (declaration !== undefined) return declaration;
  const $ = cheerio.load(svg, { xml: true });
  const roots = $.root().children().toArray();
  if (roots.length !== 1 || roots[0]?.name !== 'svg') return 'no svg';
  for (const { name, attribs } of $.root().find('*').toArray()) {
    if (!elements.has(name)) return name;
    for (const [key, value] of Object.entries(attribs)) {
      if (!attributes.has(key)) return key;
      if (key === 'xmlns' ? value !== 'http://www.w3.org/2000/svg' : isElsewhere(value)) return value;
    }
  }
  return undefined;
}

/** A drawing refers to its own parts only. */
const isElsewhere = (value: string): boolean => /\burl\((?!#[\w-]+\)$)|:|\/\/|\\/iu.test(value);

/**
 * Keeps a drawing the program itself has made, as a picture that may stand in a document. The only way to one: SVG that people hand in
 * stays bytes to save, whatever it is called.
 * @throws TypeError for what is more than shapes and words
 */
export async function keepDrawing(tx: Tx, files: FileStore, svg: string, by: string): Promise<string> {
  const foreign = foreignIn(svg);
  if (foreign !== undefined) throw new TypeError(`a drawing with ${foreign}`);
  const bytes = Buffer.from(svg);
  const sha256 = await files.put(bytes);
  await recordContent(tx, { sha256, size: bytes.byteLength, mediaType: drawingType, text: null, createdBy: by });
  // The same content may just have been removed.
  if (!(await files.has(sha256))) await files.put(bytes);
  return sha256;
}
