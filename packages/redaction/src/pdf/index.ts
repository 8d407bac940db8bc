import { tooLarge } from '../errors.ts';
import type { Edit } from '../plan.ts';
import type { Report } from '../report.ts';
import type { RedactLimits, TextPlace } from '../types.ts';
import { cleanPage, removeCharacters } from './clean-page.ts';
import { PdfFile } from './engine.ts';
import { reportDocument } from './facts.ts';
import { readCharacters, readObjects } from './page.ts';
import { blankExtras } from './rewrite.ts';

/** A cleaned PDF with its visible text. */
export interface OpenPdf {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly places: readonly TextPlace[];
}

const TEXT_NOTE = 1;
const LINK = 2;
const POPUP = 16;
const FILE_ATTACHMENT = 17;
const WIDGET = 20;

/** Opens a PDF and makes of its pages a new one in which nothing is that cannot be seen. */
export async function openPdf(bytes: Uint8Array, limits: RedactLimits, report: Report): Promise<OpenPdf> {
  const cleaned = await clean(bytes, limits, report);
  const blanked = blankExtras(cleaned, report);
  using again = await PdfFile.open(blanked);
  const result = again.save();
  using file = await PdfFile.open(result);
  const { text, places } = readText(file);
  for (let page = 0; page < file.pages; page += 1) {
    const place = `page ${page + 1}`;
    if (!places.some((one) => one.place === place)) report.look('scanned-page', place);
  }
  return { bytes: result, text, places };
}

async function clean(bytes: Uint8Array, limits: RedactLimits, report: Report): Promise<Uint8Array> {
  using file = await PdfFile.open(bytes);
  const { pdfium, document } = file;
  if (file.pages > limits.maxPages) throw tooLarge('pages', limits.maxPages);
  const hiddenLayers = await reportDocument(file, bytes, report);
  for (let index = 0; index < file.pages; index += 1) {
    const place = `page ${index + 1}`;
    flatten(file, index, place, report);
    const page = pdfium.FPDF_LoadPage(document, index);
    if (page === 0) continue;
    cleanPage(file, page, place, hiddenLayers, report);
    pdfium.FPDFPage_GenerateContent(page);
    pdfium.FPDF_ClosePage(page);
  }
  return file.save();
}

/** What an annotation shows becomes part of the page; notes, pop-ups and attached files go. */
function flatten(file: PdfFile, index: number, place: string, report: Report): void {
  const { pdfium, document } = file;
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return;
  for (let number = pdfium.FPDFPage_GetAnnotCount(page) - 1; number >= 0; number -= 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, number);
    const type = pdfium.FPDFAnnot_GetSubtype(annotation);
    const words = ['Contents', 'T', 'V', 'DV', 'TU', 'Subj'].map((key) =>
      file.text((at, room) => pdfium.FPDFAnnot_GetStringValue(annotation, key, at, room)),
    );
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (type !== LINK || words.some((text) => text !== ''))
      report.hidden(type === WIDGET ? 'form' : 'annotation', place, words.join(' '));
    if ([TEXT_NOTE, POPUP, LINK, FILE_ATTACHMENT].includes(type)) pdfium.FPDFPage_RemoveAnnot(page, number);
  }
  pdfium.FPDFPage_Flatten(page, 0);
  pdfium.FPDF_ClosePage(page);
}

/** The text of all pages, and for every UTF-16 unit its page and character. */
function readText(file: PdfFile): { text: string; places: TextPlace[]; units: { page: number; index: number }[] } {
  let text = '';
  const places: TextPlace[] = [];
  const units: { page: number; index: number }[] = [];
  for (let number = 0; number < file.pages; number += 1) {
    const page = file.pdfium.FPDF_LoadPage(file.document, number);
    if (page === 0) continue;
    const start = text.length;
    for (const [index, character] of readCharacters(file, page).entries()) {
      text += character.text;
      for (let unit = 0; unit < character.text.length; unit += 1) units.push({ page: number, index });
    }
    file.pdfium.FPDF_ClosePage(page);
    if (text.slice(start).trim() !== '') places.push({ start, end: text.length, place: `page ${number + 1}` });
    text += '\n';
    units.push({ page: number, index: -1 });
  }
  return { text, places, units };
}

/** Takes the characters of the edits off the pages and paints their places black; a replacement cannot be set in another's type. */
export async function writePdf({ bytes }: OpenPdf, edits: readonly Edit[]): Promise<Uint8Array> {
  if (edits.length === 0) return bytes;
  using file = await PdfFile.open(bytes);
  const { units } = readText(file);
  const gone = new Map<number, Set<number>>();
  for (const { start, end } of edits) {
    for (const unit of units.slice(start, end)) {
      const set = gone.get(unit.page) ?? new Set<number>();
      gone.set(unit.page, set.add(unit.index));
    }
  }
  const { pdfium, document } = file;
  for (const [number, indexes] of gone) {
    const page = pdfium.FPDF_LoadPage(document, number);
    const characters = readCharacters(file, page);
    const objects = new Map(readObjects(file, page).map((object) => [object.handle, object]));
    const flags = characters.map((_, index) => indexes.has(index));
    removeCharacters(file, page, characters, flags, objects, true);
    pdfium.FPDFPage_GenerateContent(page);
    pdfium.FPDF_ClosePage(page);
  }
  return file.save();
}
