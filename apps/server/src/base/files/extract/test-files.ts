/** Files made for the tests of reading: each function returns the bytes of one small file, sound or broken on purpose. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const SECTOR = 512;

/** A compound file (MS-CFB) with the given root streams, each padded to at least 4096 bytes so that no mini stream is needed. */
export function makeOle(streams: Readonly<Record<string, Buffer>>): Buffer {
  const bodies = Object.entries(streams).map(([name, data]) => ({
    name,
    data: pad(data, Math.max(4096, data.length)),
  }));
  const fat: number[] = [];
  const sectors: Buffer[] = [];
  const place = (data: Buffer): number => {
    const start = sectors.length;
    const count = Math.ceil(data.length / SECTOR);
    for (let i = 0; i < count; i += 1) {
      sectors.push(pad(data.subarray(i * SECTOR, (i + 1) * SECTOR), SECTOR));
      fat.push(i === count - 1 ? 0xfffffffe : start + i + 1);
    }
    return start;
  };
  const starts = bodies.map(({ data }) => place(data));
  const entries = [
    directoryEntry('Root Entry', 5, 0xfffffffe, 0, 1),
    ...bodies.map(({ name, data }, i) =>
      directoryEntry(name, 2, starts[i] ?? 0, data.length, -1, i + 2 <= bodies.length ? i + 2 : -1),
    ),
  ];
  const directory = place(pad(Buffer.concat(entries), Math.ceil((entries.length * 128) / SECTOR) * SECTOR));
  const fatSectors = Math.ceil((fat.length + 8) / 128);
  const fatStart = sectors.length;
  for (let i = 0; i < fatSectors; i += 1) fat.push(0xfffffffd);
  while (fat.length < fatSectors * 128) fat.push(0xffffffff);
  const fatBytes = Buffer.alloc(fat.length * 4);
  for (const [i, id] of fat.entries()) fatBytes.writeUInt32LE(id >>> 0, i * 4);
  return Buffer.concat([oleHeader(fatStart, fatSectors, directory), ...sectors, fatBytes]);
}

function oleHeader(fatStart: number, fatSectors: number, directory: number): Buffer {
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatSectors, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  for (let i = 0; i < 109; i += 1) header.writeUInt32LE(i < fatSectors ? fatStart + i : 0xffffffff, 76 + i * 4);
  return header;
}

function directoryEntry(name: string, type: number, start: number, size: number, child: number, right = -1): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry[66] = type;
  entry[67] = 1;
  entry.writeInt32LE(-1, 68);
  entry.writeInt32LE(right, 72);
  entry.writeInt32LE(child, 76);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

function pad(data: Buffer, length: number): Buffer {
  return data.length >= length ? data : Buffer.concat([data, Buffer.alloc(length - data.length)]);
}

/** The two streams of a Word 97 document with one Unicode piece; `\r` ends a paragraph, `\u0007` a table cell. */
function makeDocStreams(
  text: string,
  options: { readonly encrypted?: boolean; readonly version?: number } = {},
): Record<string, Buffer> {
  const main = Buffer.alloc(0x400);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(options.version ?? 0x00d9, 2);
  main.writeUInt16LE(options.encrypted === true ? 0x0300 : 0x0200, 10);
  main.writeUInt32LE(text.length, 0x4c);
  // Three property tables with no entries, and the piece table after them.
  for (const at of [0x102, 0xfa]) {
    main.writeUInt32LE(0, at);
    main.writeUInt32LE(4, at + 4);
  }
  main.writeUInt32LE(16, 0x1a2);
  const pieces = Buffer.alloc(16 + 5 + 8 + 8);
  pieces[16] = 2;
  pieces.writeUInt32LE(16, 17);
  pieces.writeUInt32LE(0, 21);
  pieces.writeUInt32LE(text.length, 25);
  pieces.writeUInt32LE(main.length, 31);
  return { WordDocument: Buffer.concat([main, Buffer.from(text, 'utf16le')]), '1Table': pieces };
}

export function makeDoc(
  text: string,
  options: { readonly encrypted?: boolean; readonly version?: number } = {},
): Buffer {
  return makeOle(makeDocStreams(text, options));
}

/** Printed lines of one PDF page: x and y in points from the bottom left of A4. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** How the font of a made PDF encodes Chinese. */
type PdfEncoding = 'UniGB-UCS2-H' | 'GBK-EUC-H';

/** A PDF with Chinese text in a font that is not embedded, as office software of the 2000s wrote them. */
export function makePdf(
  pages: readonly (readonly PdfLine[])[],
  options: { readonly encoding?: PdfEncoding; readonly extra?: string } = {},
): Buffer {
  const encoding = options.encoding ?? 'UniGB-UCS2-H';
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ');
  objects.push(
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
  );
  for (const [i, lines] of pages.entries()) {
    const stream = lines
      .map((l) => `BT /F1 ${l.size ?? 12} Tf ${l.x} ${l.y} Td <${encodeHex(l.text, encoding)}> Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  }
  return assemblePdf(objects, options.extra ?? '');
}

/** A PDF whose page tree claims the same page many times over. */
export function makePdfOfPages(count: number): Buffer {
  const kids = Array.from({ length: count }, () => '3 0 R').join(' ');
  return assemblePdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ],
    '',
  );
}

/** A PDF with a standard security handler (ISO 32000-1, 7.6) whose passwords nobody knows. */
export function makeEncryptedPdf(): Buffer {
  const secret = 'ab'.repeat(32);
  return makePdf([[{ text: '机密', x: 90, y: 700 }]], {
    extra: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -44 >> /ID [<00> <00>]`,
  });
}

function assemblePdf(objects: readonly string[], extra: string): Buffer {
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

function encodeHex(text: string, encoding: PdfEncoding): string {
  if (encoding === 'UniGB-UCS2-H') return Buffer.from(text, 'utf16le').swap16().toString('hex');
  return encodeGbk(text).toString('hex');
}

let gbkTable: ReadonlyMap<string, number> | undefined;

/** GBK bytes: Node decodes GB18030 but does not encode it, so the two-byte area is inverted once. */
export function encodeGbk(text: string): Buffer {
  gbkTable ??= invert('gb18030');
  return encodeWith(gbkTable, text);
}

let big5Table: ReadonlyMap<string, number> | undefined;

export function encodeBig5(text: string): Buffer {
  big5Table ??= invert('big5');
  return encodeWith(big5Table, text);
}

function invert(encoding: string): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, (lead << 8) | trail);
    }
  }
  return table;
}

function encodeWith(table: ReadonlyMap<string, number>, text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : table.get(char);
    if (code === undefined) throw new Error(`not in the table: ${char}`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Buffer.from(bytes);
}

/** A ZIP of the given members. */
export async function makeZip(members: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, data] of Object.entries(members)) zip.addBuffer(Buffer.from(data), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** Overwrites bytes of a made file: names of the same length inside a ZIP, or single flags. */
export function patch(file: Buffer, from: Buffer | string, to: Buffer | string): Buffer {
  const search = Buffer.from(from);
  const replacement = Buffer.from(to);
  if (search.length !== replacement.length) throw new Error('a patch keeps the length');
  const out = Buffer.from(file);
  for (let at = out.indexOf(search); at >= 0; at = out.indexOf(search, at + 1)) replacement.copy(out, at);
  return out;
}

/** A ZIP whose members carry the encryption flag (APPNOTE 4.4.4 bit 0). */
export async function makeEncryptedZip(members: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = Buffer.from(await makeZip(members));
  for (const [signature, offset] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const) {
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(signature);
    for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 1))
      zip[at + offset] = (zip[at + offset] ?? 0) | 1;
  }
  return zip;
}

/** The smallest PNG: one transparent pixel. */
export const ONE_PIXEL_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
