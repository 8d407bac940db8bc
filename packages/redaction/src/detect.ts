import { encrypted, otherType, tooLarge, unsupported } from './errors.ts';
import { imageFormat } from './image/index.ts';
import type { FileFormat, RedactLimits } from './types.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const WORD = new Set([
  `${OOXML}.wordprocessingml.document`,
  `${OOXML}.wordprocessingml.template`,
  'application/vnd.ms-word.document.macroenabled.12',
  'application/vnd.ms-word.template.macroenabled.12',
]);
const SHEET = new Set([
  `${OOXML}.spreadsheetml.sheet`,
  `${OOXML}.spreadsheetml.template`,
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-excel.template.macroenabled.12',
]);
const BY_TYPE: Readonly<Record<string, FileFormat>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tiff',
};

/** The media type of each format, as it is written. */
export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: `${OOXML}.wordprocessingml.document`,
  xlsx: `${OOXML}.spreadsheetml.sheet`,
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  tiff: 'image/tiff',
};

/** What the bytes are, whatever their name says. Throws REDACTION_UNSUPPORTED and REDACTION_ENCRYPTED. */
export function detectFormat(bytes: Uint8Array): FileFormat {
  const image = imageFormat(bytes);
  if (image !== undefined) return image;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) {
    const found = officeFormat(bytes);
    if (found !== undefined) return found;
  }
  // A compound file: an old Office file, or a new one under a password.
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    const marker = Buffer.from('EncryptedPackage', 'utf16le');
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker)) throw encrypted();
  }
  throw unsupported();
}

/** The directory of the container names its parts in clear, whatever is packed. */
function officeFormat(bytes: Uint8Array): 'docx' | 'xlsx' | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!data.includes('[Content_Types].xml')) return undefined;
  const directory = data.subarray(Math.max(0, data.indexOf('PK\u0001\u0002')));
  if (directory.includes('word/')) return directory.includes('xl/workbook.xml') ? undefined : 'docx';
  return directory.includes('xl/') && !directory.includes('xl/workbook.bin') ? 'xlsx' : undefined;
}

/** The format, after size and declared type have been judged. An unknown or empty declared type is not held against the file. */
export function judge(bytes: Uint8Array, mediaType: string | undefined, limits: RedactLimits): FileFormat {
  if (bytes.length > limits.maxBytes) throw tooLarge('bytes', limits.maxBytes);
  const format = detectFormat(bytes);
  const type = (mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const declared = WORD.has(type) ? 'docx' : SHEET.has(type) ? 'xlsx' : BY_TYPE[type];
  if (declared !== undefined && declared !== format) throw otherType(type, format);
  return format;
}
