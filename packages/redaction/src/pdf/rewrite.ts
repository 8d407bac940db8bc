import { cleanImage, imageFormat } from '../image/index.ts';
import type { Report } from '../report.ts';

/** Keys of pages, pictures and resources that draw nothing and can hold anything. */
const KEYS = [
  'PieceInfo',
  'Metadata',
  'Thumb',
  'AA',
  'Annots',
  'B',
  'LastModified',
  'Alternates',
  'OPI',
  'OC',
  'AF',
  'Properties',
];
const SILENT = new Set(['Annots', 'B', 'LastModified', 'OC', 'Properties']);
const SPACE = 0x20;

/**
 * Blanks out keys of the dictionaries in a file the engine has just written (plain objects, no object streams), and cleans JPEG
 * pictures in place. Nothing changes its length; what is no longer referred to is left out when the engine writes the file again.
 */
export function blankExtras(bytes: Uint8Array, report: Report): Uint8Array {
  const copy = new Uint8Array(bytes);
  const text = Buffer.from(copy.buffer).toString('latin1');
  let at = 0;
  while (at < text.length) {
    const stream = text.indexOf('stream', at);
    const end = stream < 0 ? text.length : stream;
    blankKeys(text, copy, at, end, report);
    if (stream < 0) break;
    const start = stream + (text[stream + 6] === '\r' ? 8 : 7);
    const close = endOfStream(text, at, stream, start);
    cleanJpegStream(copy.subarray(start, close), report);
    at = text.indexOf('endstream', close);
    if (at < 0) break;
    at += 9;
  }
  return copy;
}

/** By its own length; a picture may hold the word that ends it. */
function endOfStream(text: string, from: number, stream: number, start: number): number {
  const dictionary = text.slice(Math.max(from, stream - 4000), stream);
  const length = /.*\/Length (\d+)(?! \d+ R)/su.exec(dictionary)?.[1];
  const end = start + Number(length ?? Number.NaN);
  return Number.isNaN(end) || end > text.length ? Math.max(start, text.indexOf('endstream', start)) : end;
}

function blankKeys(text: string, bytes: Uint8Array, from: number, to: number, report: Report): void {
  const part = text.slice(from, to);
  for (const key of KEYS) {
    const pattern = new RegExp(`/${key}(?=[\\s/<\\[(])`, 'gu');
    for (const found of part.matchAll(pattern)) {
      const start = from + found.index;
      const end = endOfValue(text, start + key.length + 1, to);
      // As the value of another key it is a name, not a key.
      if (end === undefined || /\/(?:Type|Subtype|S)\s*$/u.test(text.slice(Math.max(0, start - 12), start))) continue;
      const kind = key === 'AA' ? 'script' : key === 'Thumb' ? 'thumbnail' : 'properties';
      if (SILENT.has(key) || report.hidden(kind, key)) bytes.fill(SPACE, start, end);
    }
  }
}

/** Where the value behind a key ends: a reference, a dictionary, an array, a string or a word. */
function endOfValue(text: string, start: number, limit: number): number | undefined {
  const rest = text.slice(start, Math.min(limit, start + 20_000));
  const reference = /^\s*\d+ \d+ R/u.exec(rest);
  if (reference !== null) return start + reference[0].length;
  const lead = /^\s*/u.exec(rest)?.[0].length ?? 0;
  const first = rest[lead];
  if (first !== '<' && first !== '[' && first !== '(') {
    const word = /^\s*\/?[^\s/<>[\]()]+/u.exec(rest);
    return word === null ? undefined : start + word[0].length;
  }
  let depth = 0;
  for (let at = lead; at < rest.length; at += 1) {
    const character = rest[at] ?? '';
    if (character === '(') {
      at = endOfString(rest, at);
      if (depth === 0) return start + at + 1;
    } else if (character === '<' || character === '[') depth += 1;
    else if (character === '>' || character === ']') {
      depth -= 1;
      if (depth === 0) return start + at + 1;
    }
  }
  return undefined;
}

function endOfString(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

function cleanJpegStream(stream: Uint8Array, report: Report): void {
  if (imageFormat(stream) !== 'jpeg') return;
  try {
    const clean = cleanImage(stream, (kind, text) => {
      if (kind !== 'trailing-data' || (text ?? '') !== '') report.hidden('picture-metadata', 'JPEG', text);
    });
    stream.fill(0);
    stream.set(clean);
  } catch {
    report.look('picture-metadata', 'JPEG');
  }
}
