/**
 * Door of the reading module: files of every kind in, clean HTML and text out.
 *
 * - `extractFile`: reads one file in this process (see `ExtractedFile` for the result, `ExtractLimits` for bounds).
 * - `createExtractService`: the same in a separate, limited process; what the server uses.
 * - `expandArchive`: the members of a ZIP, one at a time.
 * - `runExtractWorker`: the body of that process (`app/extract-worker.ts`).
 * - `htmlToText`, `nodesToText`, `plainTextToHtml`, `rowsToTable`, `promoteHeadings`, `toTextBlocks`, `readOwnHtml`, `parseFragment`, `serialize`, `isElement`: the
 *   conversions, for code that changes extracted HTML.
 */
export { expandArchive } from './archive.ts';
export type { ArchiveFile } from './archive.ts';
export { isElement, parseFragment, serialize } from './dom.ts';
export type { DomElement, DomNode } from './dom.ts';
export { extractFile } from './extract-file.ts';
export { htmlToText, nodesToText } from './html-text.ts';
export { createExtractService } from './isolated.ts';
export type { ExtractService, ExtractServiceOptions } from './isolated.ts';
export type { ExtractLimits } from './limits.ts';
export { readOwnHtml } from './own-html.ts';
export type { TextBlock } from './promote-headings.ts';
export { plainTextToHtml, rowsToTable } from './plain-text.ts';
export { promoteHeadings, toTextBlocks } from './promote-headings.ts';
export type {
  ArchiveEntryInfo,
  Dropped,
  ExtractedFile,
  ExtractInput,
  ExtractPathInput,
  FileKind,
  FileLink,
  Sheet,
  Warning,
} from './types.ts';
export { runExtractWorker } from './worker-entry.ts';
