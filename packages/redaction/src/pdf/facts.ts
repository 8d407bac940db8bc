import { getDocumentProxy } from 'unpdf';
import type { Report } from '../report.ts';
import type { PdfFile } from './engine.ts';

const INFO = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'];

/** What hangs on the document rather than on a page. The copy is a new document of the pages, so all of it stays behind. */
export async function reportDocument(file: PdfFile, bytes: Uint8Array, report: Report): Promise<Set<string>> {
  const { pdfium, document } = file;
  const info = INFO.map((key) => file.text((at, room) => pdfium.FPDF_GetMetaText(document, key, at, room)));
  const told = info.filter((text) => text !== '');
  if (told.length > 0 && !isOwnMark(told)) report.hidden('properties', 'PDF', told.join(' '));
  if (revisions(file) > 1) report.hidden('old-revision', 'PDF');
  const attachments = pdfium.FPDFDoc_GetAttachmentCount(document);
  for (let index = 0; index < attachments; index += 1) {
    const attachment = pdfium.FPDFDoc_GetAttachment(document, index);
    const name = file.text((at, room) => pdfium.FPDFAttachment_GetName(attachment, at, room));
    report.hidden('attachment', 'PDF', name);
  }
  if (pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0) report.hidden('script', 'PDF');
  return readByOther(bytes, report);
}

/** The engine signs what it writes; that is not a property of anybody. */
function isOwnMark(told: readonly string[]): boolean {
  return told.every((text) => /^(?:PDFium|D:\d{14}.*)$/u.test(text));
}

function revisions(file: PdfFile): number {
  return file.pdfium.FPDF_GetTrailerEnds(file.document, 0, 0);
}

/** What only the other reader tells: XMP, and the names of layers that are off. */
async function readByOther(bytes: Uint8Array, report: Report): Promise<Set<string>> {
  const hidden = new Set<string>();
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
    try {
      const { metadata } = await pdf.getMetadata();
      if (metadata !== null) report.hidden('properties', 'XMP', xmpWords(metadata));
      const layers = await pdf.getOptionalContentConfig();
      for (const [, group] of layers) {
        const { name, visible } = group as { name?: string | null; visible: boolean };
        if (!visible && typeof name === 'string') hidden.add(name);
      }
      if ((await pdf.getJSActions()) !== null) report.hidden('script', 'PDF');
    } finally {
      await pdf.loadingTask.destroy().catch(() => undefined);
    }
  } catch {
    report.look('hidden-layer', 'PDF');
  }
  return hidden;
}

function xmpWords(metadata: object): string {
  const entries = Symbol.iterator in metadata ? [...(metadata as Iterable<unknown>)] : [];
  return entries
    .flat(3)
    .filter((one) => typeof one === 'string')
    .join(' ');
}
