import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { countOf, fold } from '../fold.ts';
import type { Leftover } from './leftover.ts';
import { rawPlaces } from './raw.ts';

const LONG = 6;

/** Reads a PDF with pdf.js, and its streams as bytes, and looks for the words. */
export async function searchPdf(
  bytes: Uint8Array,
  words: readonly { text: string; folded: string }[],
): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const [index, text] of (await pageTexts(bytes)).entries()) {
    const lines = fold(text).text;
    const joined = lines.replace(/\n/gu, '');
    for (const { text: word, folded } of words)
      if (lines.includes(folded) || (folded.length >= LONG && joined.includes(folded)))
        found.push({ place: `page ${index + 1}`, word });
  }
  const plain = words.map(({ text }) => text);
  found.push(...rawPlaces(bytes, plain, 'objects'));
  for (const stream of streams(bytes)) found.push(...rawPlaces(stream, plain, 'streams'), ...hexPlaces(stream, plain));
  found.push(...hexPlaces(bytes, plain));
  return found;
}

/** How often each word stands on the pages, as pdf.js reads them. */
export async function countPdf(bytes: Uint8Array, words: readonly string[]): Promise<Map<string, number>> {
  const text = fold((await pageTexts(bytes)).join('\n')).text;
  return new Map(words.map((word) => [word, countOf(text, word)]));
}

async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
  try {
    const texts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const notes = await page.getAnnotations();
      const parts = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
      texts.push(`${parts.join('')}\n${said(notes).join('\n')}`);
    }
    const { info } = await pdf.getMetadata();
    return [...texts, said(info).join('\n')];
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
}

/** Every text in a value, without the names of its fields. */
function said(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap((one) => said(one));
}

const MAX_STREAM = 256 * 1024 * 1024;

/** Every stream that inflates, inflated. */
function* streams(bytes: Uint8Array): Generator<Uint8Array> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = data.indexOf('stream'); at >= 0; at = data.indexOf('stream', at)) {
    const start = at + (data[at + 6] === 13 ? 8 : 7);
    const end = data.indexOf('endstream', start);
    if (end < 0) return;
    try {
      yield inflateSync(data.subarray(start, end), { maxOutputLength: MAX_STREAM });
    } catch {
      // Pictures and plain streams: they are searched as part of the file.
    }
    at = end + 9;
  }
}

/** Words written as hexadecimal strings. */
function hexPlaces(bytes: Uint8Array, words: readonly string[]): Leftover[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').toLowerCase();
  return words
    .filter((word) => word.length >= 3)
    .filter((word) =>
      [Buffer.from(word, 'utf16le').swap16(), Buffer.from(word, 'utf8')].some((form) =>
        text.includes(form.toString('hex')),
      ),
    )
    .map((word) => ({ place: 'strings', word }));
}
