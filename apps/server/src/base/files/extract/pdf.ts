import { getDocumentProxy } from 'unpdf';
import { normaliseControls } from './decode.ts';
import type { Deadline, ExtractLimits } from './limits.ts';
import { ChineseCMaps } from './pdf-cmaps.ts';
import { removePageFurniture } from './pdf-furniture.ts';
import { toLines, toParagraphs } from './pdf-lines.ts';
import type { Line, TextRun } from './pdf-lines.ts';
import { plainTextToHtml } from './plain-text.ts';
import { damaged, encrypted, tooManyPages, tooMuchContent } from './problems.ts';
import type { Dropped, Warning } from './types.ts';
import { needsOcr, pagesWithoutText, unreadableFont } from './warnings.ts';

/** The text of a PDF. */
export interface PdfContent {
  readonly title?: string;
  readonly html: string;
  readonly text: string;
  readonly pages: number;
  readonly pageTexts: readonly string[];
  readonly meta: Readonly<Record<string, string>>;
  readonly dropped: readonly Dropped[];
  readonly warnings: readonly Warning[];
}

const WHAT = { zh: 'PDF 文件', en: 'The PDF' };

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Reads a PDF. Throws FILE_ENCRYPTED, FILE_DAMAGED, FILE_TOO_MANY_PAGES, FILE_TOO_MUCH_CONTENT, EXTRACT_TIMEOUT. */
export async function readPdf(bytes: Buffer, limits: ExtractLimits, deadline: Deadline): Promise<PdfContent> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > limits.maxPages) throw tooManyPages(pdf.numPages, limits.maxPages);
    const pages = await readPages(pdf, limits, deadline);
    const furniture = removePageFurniture(pages);
    const paragraphs = toParagraphs(furniture.pages);
    const text = paragraphs.join('\n');
    const meta = await readInfo(pdf);
    return {
      ...(meta['title'] === undefined ? {} : { title: meta['title'] }),
      html: plainTextToHtml(text),
      text,
      pages: pdf.numPages,
      pageTexts: furniture.pages.map((page) => page.map((l) => l.text).join('\n')),
      meta,
      dropped: furniture.dropped,
      warnings: pageWarnings(pages),
    };
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
}

async function open(bytes: Buffer): Promise<Pdf> {
  try {
    // pdf.js takes the array over, so it gets its own copy.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      useWasm: false,
      stopAtErrors: false,
      maxImageSize: 0,
      BinaryDataFactory: ChineseCMaps,
      cMapPacked: false,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw encrypted(WHAT);
    throw damaged(WHAT, error);
  }
}

async function readPages(pdf: Pdf, limits: ExtractLimits, deadline: Deadline): Promise<Line[][]> {
  const pages: Line[][] = [];
  let chars = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    deadline.check();
    const lines = await readPage(pdf, number);
    chars += lines.reduce((n, l) => n + l.text.length, 0);
    if (chars > limits.maxTextChars) throw tooMuchContent({ zh: '文字', en: 'characters' }, limits.maxTextChars);
    pages.push(lines);
  }
  return pages;
}

async function readPage(pdf: Pdf, number: number): Promise<Line[]> {
  try {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    const runs: TextRun[] = [];
    for (const item of content.items) {
      if (!('str' in item)) continue;
      const transform: readonly number[] = item.transform;
      const size = Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || item.height;
      const text = normaliseControls(item.str).text.replace(/\n/gu, ' ');
      runs.push({ text, x: transform[4] ?? 0, y: transform[5] ?? 0, width: item.width, size });
    }
    page.cleanup();
    return toLines(runs);
  } catch (error) {
    throw damaged({ zh: `PDF 文件第 ${number} 页`, en: `Page ${number} of the PDF` }, error);
  }
}

async function readInfo(pdf: Pdf): Promise<Record<string, string>> {
  const meta: Record<string, string> = {};
  const data = await pdf.getMetadata().catch(() => undefined);
  const info = (data?.info ?? {}) as Record<string, unknown>;
  for (const [key, name] of [
    ['Title', 'title'],
    ['Author', 'creator'],
    ['Subject', 'subject'],
    ['Keywords', 'keywords'],
    ['CreationDate', 'created'],
  ] as const) {
    const value = info[key];
    if (typeof value === 'string' && value.trim() !== '')
      meta[name] = normaliseControls(value).text.trim().slice(0, 2000);
  }
  return meta;
}

function pageWarnings(pages: readonly (readonly Line[])[]): Warning[] {
  const empty = pages.flatMap((page, i) => (page.length === 0 ? [i + 1] : []));
  if (empty.length === pages.length) return [needsOcr(pages.length)];
  const unreadable = pages.flatMap((page, i) => (looksUnmapped(page.map((l) => l.text).join('')) ? [i + 1] : []));
  return [
    ...(empty.length > 0 ? [pagesWithoutText(empty)] : []),
    ...(unreadable.length > 0 ? [unreadableFont(unreadable)] : []),
  ];
}

/** Private-use characters, or scripts that do not belong in a Chinese document, instead of text: the font has no map. */
function looksUnmapped(text: string): boolean {
  if (text.length < 10) return false;
  const strange = text.match(/[\ue000-\uf8ff\ufffd\u0400-\u1fff\ua000-\ud7ff]/gu)?.length ?? 0;
  return strange / text.length > 0.2;
}
