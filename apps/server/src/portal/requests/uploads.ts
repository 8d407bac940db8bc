import { inflateRawSync } from 'node:zlib';

/** Why a file is not taken; the words for it are in the messages. */
export type UploadRefusal = 'EMPTY' | 'TYPE' | 'MISMATCH' | 'ACTIVE' | 'DAMAGED';

export const acceptedExtensions = ['pdf', 'jpg', 'jpeg', 'png', 'gif', 'webp', 'docx', 'xlsx', 'txt'] as const;
/** As people know them, for the sentence that says what can be sent. */
export const acceptedNames: readonly string[] = acceptedExtensions
  .filter((extension) => extension !== 'jpeg')
  .map((extension) => extension.toUpperCase());
/** For the `accept` attribute of a file field. */
export const acceptList = acceptedExtensions.map((extension) => `.${extension}`).join(',');

type Kind = 'pdf' | 'jpeg' | 'png' | 'gif' | 'webp' | 'docx' | 'xlsx' | 'txt';

/**
 * Whether a stranger's file may come in: judged by its bytes, which must be what its name says. Nothing in it is opened or
 * run. A file that is two things at once, or carries macros, scripts or embedded objects, is refused.
 */
export function refuseUpload(name: string, bytes: Buffer): UploadRefusal | undefined {
  if (bytes.length === 0) return 'EMPTY';
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^(docm|dotm|xlsm|xltm|pptm|xlsb)$/.test(extension)) return 'ACTIVE';
  if (!acceptedExtensions.some((known) => known === extension)) return 'TYPE';
  const kind = kindOf(bytes);
  if (kind === 'zip') return refuseOffice(extension, bytes);
  if (kind === undefined) return 'TYPE';
  if (kind !== (extension === 'jpg' ? 'jpeg' : extension)) return 'MISMATCH';
  if (endRecord(bytes) !== undefined) return 'ACTIVE';
  if (kind === 'pdf') return refusePdf(bytes);
  return undefined;
}

function kindOf(bytes: Buffer): Kind | 'zip' | undefined {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (head.startsWith('\u0089PNG\r\n\u001a\n')) return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp';
  if (head.startsWith('PK\u0003\u0004')) return 'zip';
  return isPlainText(bytes) ? 'txt' : undefined;
}

/** UTF-8, UTF-16 with its mark, or GB 18030 without control characters; a page or a script is not plain text. */
function isPlainText(bytes: Buffer): boolean {
  const isWide = bytes.length >= 2 && ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));
  const encodings = isWide ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
      return !/^\s*(#!|<\?|<!doctype|<[a-z][a-z0-9-]*[\s>/])|^MZ/i.test(text.slice(0, 2_000));
    } catch {
      // Not this encoding.
    }
  }
  return false;
}

/** What a reader would run by itself. Names may also hide in compressed parts; there the reader of the office asks first. */
function refusePdf(bytes: Buffer): UploadRefusal | undefined {
  const text = bytes.toString('latin1');
  if (!text.includes('%%EOF')) return 'DAMAGED';
  return /\/(JavaScript|Launch|EmbeddedFile|RichMedia)[\s/<([>]/.test(text) ? 'ACTIVE' : undefined;
}

interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** Where the end record of a ZIP lies that takes the file to its last byte (APPNOTE 4.3.16). */
function endRecord(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return undefined;
}

function members(bytes: Buffer): Member[] | undefined {
  const end = endRecord(bytes);
  if (end === undefined) return undefined;
  const found: Member[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    found.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? found : undefined;
}

/** A small member's text; undefined when it cannot be read. */
function memberText(bytes: Buffer, member: Member): string | undefined {
  if (member.at + 30 > bytes.length) return undefined;
  const start = member.at + 30 + bytes.readUInt16LE(member.at + 26) + bytes.readUInt16LE(member.at + 28);
  const packed = bytes.subarray(start, start + member.packed);
  try {
    return member.method === 0
      ? packed.toString('utf8')
      : inflateRawSync(packed, { maxOutputLength: 2_000_000 }).toString('utf8');
  } catch {
    return undefined;
  }
}

const runs =
  /(vbaproject|vbadata|macrosheets|activex|oleobject)|\.(exe|dll|js|vbs|bat|cmd|com|scr|msi|jar|ps1|lnk|hta)$/i;

function refuseOffice(extension: string, bytes: Buffer): UploadRefusal | undefined {
  const all = members(bytes);
  if (all === undefined) return 'DAMAGED';
  const types = all.find((member) => member.name === '[Content_Types].xml');
  const has = (name: string): boolean => all.some((member) => member.name === name);
  const kind = has('word/document.xml') ? 'docx' : has('xl/workbook.xml') ? 'xlsx' : undefined;
  if (types === undefined || kind === undefined) return 'TYPE';
  if (kind !== extension) return 'MISMATCH';
  const declared = memberText(bytes, types);
  if (declared === undefined) return 'DAMAGED';
  return /macroEnabled|vbaProject/i.test(declared) || all.some((member) => runs.test(member.name))
    ? 'ACTIVE'
    : undefined;
}
