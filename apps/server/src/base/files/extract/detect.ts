import { fileTypeFromBuffer } from 'file-type';
import type { Text } from '../../../platform/errors.ts';
import { decodeText } from './decode.ts';
import type { Decoded } from './decode.ts';
import type { ImageType } from './image.ts';
import type { Deadline, ExtractLimits } from './limits.ts';
import { openOle, OLE_MAGIC } from './ole.ts';
import type { OleFile } from './ole.ts';
import { encrypted, unsupportedType } from './problems.ts';
import type { FileKind } from './types.ts';
import { openZip } from './zip.ts';
import type { ZipReader } from './zip.ts';

/** What the content is, with what was already opened to find out, so that no reader opens it again. */
export type Detected =
  | { readonly kind: 'html' | 'text'; readonly mediaType: string; readonly decoded: Decoded }
  | { readonly kind: 'doc'; readonly mediaType: string; readonly ole: OleFile }
  | { readonly kind: 'docx' | 'xlsx' | 'zip'; readonly mediaType: string; readonly zip: ZipReader }
  | { readonly kind: 'pdf'; readonly mediaType: string }
  | { readonly kind: 'image'; readonly mediaType: ImageType };

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const IMAGES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] satisfies ImageType[];
const TO_DOCX: Text = {
  zh: '请在原软件中另存为 DOCX 或 PDF 后提交',
  en: 'Save it as DOCX or PDF in the original program',
};
const TO_XLSX: Text = { zh: '请在原软件中另存为 XLSX 后提交', en: 'Save it as XLSX in the original program' };
const TO_ZIP: Text = {
  zh: '请解压后逐个提交，或重新打包为 ZIP',
  en: 'Unpack it and submit the files, or pack them as ZIP',
};
const ACCEPTED: Text = {
  zh: '请提交 HTML、TXT、DOC、DOCX、PDF、XLSX、CSV、ZIP 或图片（PNG、JPEG、GIF、WebP）',
  en: 'Submit HTML, TXT, DOC, DOCX, PDF, XLSX, CSV, ZIP or an image (PNG, JPEG, GIF, WebP)',
};

/**
 * Finds the true type of a file from its bytes; the name plays no part.
 * Throws FILE_TYPE_UNSUPPORTED, FILE_ENCRYPTED, FILE_DAMAGED and, for ZIP containers, what `openZip` throws.
 */
export async function detect(bytes: Buffer, limits: ExtractLimits, deadline: Deadline): Promise<Detected> {
  if (bytes.subarray(0, 8).equals(OLE_MAGIC)) return detectOle(openOle(bytes));
  if (bytes.subarray(0, 1024).includes('%PDF-')) return { kind: 'pdf', mediaType: 'application/pdf' };
  const magic = bytes.readUInt32BE.bind(bytes);
  if (bytes.length > 4 && [0x504b0304, 0x504b0506, 0x504b0708].includes(magic(0))) {
    return detectZip(await openZip(bytes, limits, deadline));
  }
  const head = bytes.toString('latin1', 0, 64);
  if (/^\s*\{\\rtf/u.test(head)) throw unsupportedType({ zh: 'RTF 文档', en: 'an RTF document' }, TO_DOCX);
  // Nothing else begins like that, and looking for a hundred other beginnings takes a while.
  if (/^\s*<(?:!doctype html|html)[\s>]/iu.test(head)) return detectText(bytes);
  const found = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined);
  if (found !== undefined) {
    const image = IMAGES.includes(found.mime) ? (found.mime as ImageType) : undefined;
    if (image !== undefined) return { kind: 'image', mediaType: image };
    if (!['application/xml', 'text/html', 'text/plain'].includes(found.mime))
      throw unsupportedBinary(found.ext, found.mime);
  }
  return detectText(bytes);
}

function unsupportedBinary(ext: string, mime: string): Error {
  const what = { zh: `${ext.toUpperCase()} 文件（${mime}）`, en: `${ext.toUpperCase()} (${mime})` };
  if (/^(rar|7z|gz|bz2|xz|tar|zst|lz|cab|Z)$/u.test(ext)) return unsupportedType(what, TO_ZIP);
  return unsupportedType(what, ACCEPTED);
}

function detectOle(ole: OleFile): Detected {
  const has = (name: string): boolean => ole.names.includes(name);
  if (has('EncryptedPackage')) throw encrypted({ zh: 'Office 文件', en: 'The Office file' });
  if (has('WordDocument')) return { kind: 'doc', mediaType: 'application/msword', ole };
  if (has('Workbook') || has('Book')) {
    throw unsupportedType(
      { zh: '旧版 Excel 或 WPS 表格（.xls、.et）', en: 'an old Excel or WPS sheet (.xls, .et)' },
      TO_XLSX,
    );
  }
  if (has('PowerPoint Document')) {
    throw unsupportedType({ zh: '旧版演示文稿（.ppt、.dps）', en: 'an old presentation (.ppt, .dps)' }, TO_DOCX);
  }
  throw unsupportedType({ zh: 'OLE 复合文件', en: 'an OLE compound file' }, ACCEPTED);
}

function detectZip(zip: ZipReader): Detected {
  const has = (name: string): boolean => zip.members.some((m) => m.name === name);
  const under = (prefix: string): boolean => zip.members.some((m) => m.name.startsWith(prefix));
  if (has('[Content_Types].xml')) {
    if (has('word/document.xml')) return { kind: 'docx', mediaType: `${OFFICE}.wordprocessingml.document`, zip };
    if (has('xl/workbook.xml')) return { kind: 'xlsx', mediaType: `${OFFICE}.spreadsheetml.sheet`, zip };
    if (has('xl/workbook.bin')) throw unsupportedType({ zh: 'XLSB 表格', en: 'an XLSB sheet' }, TO_XLSX);
    if (under('ppt/')) throw unsupportedType({ zh: '演示文稿（PPTX）', en: 'a presentation (PPTX)' }, TO_DOCX);
  }
  if (has('OFD.xml')) {
    throw unsupportedType(
      { zh: 'OFD 版式文件', en: 'an OFD fixed-layout document' },
      {
        zh: '请用 OFD 阅读器导出为 PDF 后提交，OFD 原件可作为附件',
        en: 'Export it as PDF with an OFD reader; the OFD itself can be attached',
      },
    );
  }
  if (has('mimetype') && has('content.xml')) {
    throw unsupportedType({ zh: 'OpenDocument 文件', en: 'an OpenDocument file' }, TO_DOCX);
  }
  return { kind: 'zip', mediaType: 'application/zip', zip };
}

const HTML_START =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|span|article|section|center|font|script|style|link|ul|ol|br|a|img)[\s>/]/iu;

function detectText(bytes: Buffer): Detected {
  const declared = declaredCharset(bytes);
  const decoded = decodeText(bytes, declared);
  const head = decoded.text.slice(0, 8192);
  if (decoded.noise > 0.1 || (decoded.noise > 0.02 && bytes.includes(0))) {
    throw unsupportedType({ zh: '无法识别的二进制文件', en: 'an unknown binary file' }, ACCEPTED);
  }
  if (/^\s*MIME-Version:/iu.test(head) && /multipart\/related/iu.test(head)) {
    throw unsupportedType({ zh: '单个文件网页（MHT）', en: 'a single-file web page (MHT)' }, TO_DOCX);
  }
  if (/<\?mso-application|<w:wordDocument|<pkg:package/u.test(head)) {
    throw unsupportedType({ zh: 'Word XML 文档', en: 'a Word XML document' }, TO_DOCX);
  }
  if (HTML_START.test(head) || (/<html[\s>]/iu.test(head) && /<body[\s>]/iu.test(decoded.text.slice(0, 200_000)))) {
    return { kind: 'html', mediaType: 'text/html', decoded };
  }
  return { kind: 'text', mediaType: 'text/plain', decoded };
}

/** The charset an HTML or XML file names in its first 4 KiB (HTML 13.2.3.2 looks at 1024; old pages have it later). */
function declaredCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 4096);
  const match =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head) ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu.exec(head);
  return match?.[1];
}

const BY_EXTENSION: Readonly<Record<string, readonly FileKind[]>> = {
  htm: ['html'],
  html: ['html'],
  shtml: ['html'],
  xhtml: ['html'],
  txt: ['text', 'csv'],
  csv: ['csv', 'text'],
  tsv: ['csv', 'text'],
  doc: ['doc'],
  wps: ['doc'],
  docx: ['docx'],
  docm: ['docx'],
  pdf: ['pdf'],
  xls: [],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  zip: ['zip'],
  png: ['image'],
  jpg: ['image'],
  jpeg: ['image'],
  gif: ['image'],
  webp: ['image'],
};

/** The lower-case extension of a file name without the dot, or '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** True when the extension promises another kind than the content has. Pages without an extension or .asp, .jsp say nothing. */
export function extensionLies(name: string, kind: FileKind): boolean {
  const promised = BY_EXTENSION[extensionOf(name)];
  return promised !== undefined && !promised.includes(kind);
}
