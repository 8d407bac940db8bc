import { detectFormat } from '../detect.ts';
import { foldWord } from '../fold.ts';
import type { Leftover } from './leftover.ts';
import { searchOffice } from './office.ts';
import { searchPdf } from './pdf.ts';
import { rawPlaces } from './raw.ts';

/**
 * Reads a redacted file with other readers than those that wrote it and looks for the removed words: between tags, in
 * attributes, across formatting, with spaces between, in full width, in raw bytes. Empty when none is there.
 */
export async function verifyRedaction(bytes: Uint8Array, removed: readonly string[]): Promise<readonly Leftover[]> {
  const words = [...new Set(removed)]
    .map((text) => ({ text, folded: foldWord(text) }))
    .filter(({ folded }) => folded !== '');
  if (words.length === 0) return [];
  const format = detectFormat(bytes);
  if (format === 'docx' || format === 'xlsx') return searchOffice(bytes, words);
  if (format === 'pdf') return searchPdf(bytes, words);
  return rawPlaces(bytes, removed, format);
}
