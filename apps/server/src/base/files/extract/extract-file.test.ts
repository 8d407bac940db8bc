import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
import { extractFile, extractPath } from './extract-file.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ExtractLimits } from './limits.ts';
import {
  encodeGbk,
  makeDoc,
  makeEncryptedPdf,
  makeOle,
  makePdf,
  makePdfOfPages,
  makeZip,
  ONE_PIXEL_PNG,
} from './test-files.ts';

async function problemOf(name: string, bytes: Buffer, limits: Partial<ExtractLimits> = {}): Promise<AppError> {
  try {
    await extractFile({ name, bytes }, { ...DEFAULT_LIMITS, ...limits });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was read');
}

const GIF = Buffer.from('R0lGODlhAwACAPAAAP///wAAACH5BAAAAAAALAAAAAADAAIAAAIDhI8FADs=', 'base64');
const WEBP = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=', 'base64');
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080002000301011100ffd9', 'hex');
const TEXT = '关于做好政务公开工作的通知\n各单位：请认真贯彻执行。';

describe('what a file is', () => {
  it.each([
    ['a.txt', Buffer.from(TEXT), 'text', 'text/plain'],
    ['a.html', Buffer.from(`<html><body><p>${TEXT}</p></body></html>`), 'html', 'text/html'],
    ['a.doc', makeDoc(TEXT.replace('\n', '\r')), 'doc', 'application/msword'],
    ['a.pdf', makePdf([[{ text: TEXT.replace('\n', ''), x: 90, y: 700 }]]), 'pdf', 'application/pdf'],
    ['a.csv', Buffer.from('标题,文号\n甲,乙\n'), 'csv', 'text/csv'],
  ])('%s', async (name, bytes, kind, mediaType) => {
    const file = await extractFile({ name, bytes });
    expect(file).toMatchObject({ name, kind, mediaType, bytes: bytes.length });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(file.warnings.filter((w) => w.id === 'EXTENSION_MISMATCH')).toEqual([]);
  });

  it.each([
    ['a.png', ONE_PIXEL_PNG, 'image/png', { width: 1, height: 1 }],
    ['a.gif', GIF, 'image/gif', { width: 3, height: 2 }],
    ['a.webp', WEBP, 'image/webp', { width: 1, height: 1 }],
    ['a.jpg', JPEG, 'image/jpeg', { width: 3, height: 2 }],
  ])('%s has its size in pixels', async (name, bytes, mediaType, dimensions) => {
    expect(await extractFile({ name, bytes })).toMatchObject({ kind: 'image', mediaType, dimensions, text: '' });
  });

  it('goes by content when the extension lies, and says so', async () => {
    const file = await extractFile({
      name: '通知.doc',
      bytes: encodeGbk(`<html><meta charset=gb2312><body><p>${TEXT}</p></body></html>`),
    });
    expect(file.kind).toBe('html');
    expect(file.encoding).toBe('gb18030');
    expect(file.warnings[0]).toMatchObject({ id: 'EXTENSION_MISMATCH' });
    expect(file.warnings[0]?.zh).toContain('“.doc”');
    expect(file.warnings[0]?.en).toContain('HTML');
  });

  it('takes separated values for a table only where name or declared type says so', async () => {
    const bytes = Buffer.from('"甲, 乙",1\n"他说""好""",2\n');
    expect((await extractFile({ name: 'a.txt', bytes })).kind).toBe('text');
    const file = await extractFile({ name: 'a.txt', bytes, declaredType: 'text/csv' });
    expect(file.sheets?.[0]?.rows).toEqual([
      ['甲, 乙', '1'],
      ['他说"好"', '2'],
    ]);
  });

  it('lists a ZIP without opening its members', async () => {
    const file = await extractFile({ name: 'a.zip', bytes: await makeZip({ 'a/b.txt': '甲' }) });
    expect(file).toMatchObject({ kind: 'zip', entries: [{ name: 'a/b.txt', bytes: 3 }] });
  });
});

describe('bad input: each trouble has its error, with the remedy in both languages', () => {
  const cases: [string, string, Buffer | Promise<Buffer>, string, RegExp, Partial<ExtractLimits>?][] = [
    ['empty', 'a.txt', Buffer.alloc(0), 'FILE_EMPTY', /重新选择/u],
    ['too large', 'a.txt', Buffer.alloc(2000, 65), 'FILE_TOO_LARGE', /拆分/u, { maxBytes: 1000 }],
    ['RTF', 'a.rtf', Buffer.from('{\\rtf1 hello}'), 'FILE_TYPE_UNSUPPORTED', /RTF[\s\S]*另存为 DOCX/u],
    ['old Excel', 'a.xls', makeOle({ Workbook: Buffer.alloc(10) }), 'FILE_TYPE_UNSUPPORTED', /另存为 XLSX/u],
    [
      'old PowerPoint',
      'a.ppt',
      makeOle({ 'PowerPoint Document': Buffer.alloc(10) }),
      'FILE_TYPE_UNSUPPORTED',
      /演示文稿/u,
    ],
    ['OFD', 'a.ofd', makeZip({ 'OFD.xml': '<x/>' }), 'FILE_TYPE_UNSUPPORTED', /OFD[\s\S]*导出为 PDF/u],
    [
      'RAR',
      'a.rar',
      Buffer.from('526172211a0701003392b5e50a01050600050101808000', 'hex'),
      'FILE_TYPE_UNSUPPORTED',
      /ZIP/u,
    ],
    [
      'a single-file page',
      'a.mht',
      Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
      'FILE_TYPE_UNSUPPORTED',
      /MHT/u,
    ],
    [
      'binary noise',
      'a.txt',
      Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7) % 32)),
      'FILE_TYPE_UNSUPPORTED',
      /二进制/u,
    ],
    ['encrypted PDF', 'a.pdf', makeEncryptedPdf(), 'FILE_ENCRYPTED', /取消密码/u],
    ['encrypted DOC', 'a.doc', makeDoc('甲', { encrypted: true }), 'FILE_ENCRYPTED', /取消密码/u],
    [
      'encrypted DOCX or XLSX',
      'a.docx',
      makeOle({ EncryptionInfo: Buffer.alloc(8), EncryptedPackage: Buffer.alloc(8) }),
      'FILE_ENCRYPTED',
      /取消密码/u,
    ],
    ['Word 95', 'a.doc', makeDoc('甲', { version: 0x0065 }), 'FILE_TYPE_UNSUPPORTED', /Word 95/u],
    ['damaged PDF', 'a.pdf', Buffer.from('%PDF-1.4\nnothing more'), 'FILE_DAMAGED', /PDF[\s\S]*损坏/u],
    ['damaged ZIP', 'a.zip', Buffer.from('504b0304000000000000', 'hex'), 'FILE_DAMAGED', /损坏/u],
    ['damaged DOC', 'a.doc', makeDoc('甲'.repeat(3000)).subarray(0, 4000), 'FILE_DAMAGED', /损坏/u],
    [
      'damaged DOCX',
      'a.docx',
      makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document' }),
      'FILE_DAMAGED',
      /DOCX/u,
    ],
    [
      'damaged XLSX',
      'a.xlsx',
      makeZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x' }),
      'FILE_DAMAGED',
      /Excel/u,
    ],
    ['cut-off image', 'a.png', ONE_PIXEL_PNG.subarray(0, 20), 'FILE_DAMAGED', /图片/u],
    ['ten thousand pages', 'a.pdf', makePdfOfPages(10_000), 'FILE_TOO_MANY_PAGES', /10000 页/u],
    ['too much text', 'a.txt', Buffer.from('甲'.repeat(500)), 'FILE_TOO_MUCH_CONTENT', /100/u, { maxTextChars: 100 }],
    ['out of time', 'a.pdf', makePdfOfPages(500), 'EXTRACT_TIMEOUT', /拆分/u, { deadlineMs: 1 }],
  ];
  it.each(cases)('%s', async (_, name, bytes, id, zh, limits) => {
    const problem = await problemOf(name, await bytes, limits);
    expect(problem.id).toBe(id);
    expect(problem.field).toBe('file');
    expect(problem.text.zh).toMatch(zh);
    expect(problem.text.en.length).toBeGreaterThan(20);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(500);
  });

  it('a scanned PDF is read, with the advice to use OCR', async () => {
    const file = await extractFile({ name: 'a.pdf', bytes: makePdfOfPages(3) });
    expect(file).toMatchObject({ kind: 'pdf', pages: 3, text: '' });
    expect(file.warnings.map((w) => w.id)).toEqual(['NEEDS_OCR']);
  });

  it('a 200 MB file is refused before it is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openzone-extract-'));
    try {
      const path = join(folder, 'huge.pdf');
      await writeFile(path, '');
      await truncate(path, 200 * 1024 * 1024);
      const before = process.memoryUsage().rss;
      await expect(extractPath({ name: 'huge.pdf', path })).rejects.toMatchObject({ id: 'FILE_TOO_LARGE' });
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('hostile bytes', () => {
  const seeds = [
    makeDoc(TEXT),
    makePdf([[{ text: '甲乙丙', x: 90, y: 700 }]]),
    makeOle({ EncryptedPackage: Buffer.alloc(8) }),
    ONE_PIXEL_PNG,
  ];

  async function onlyAppErrors(name: string, bytes: Buffer): Promise<void> {
    try {
      const file = await extractFile({ name, bytes }, { ...DEFAULT_LIMITS, deadlineMs: 20_000 });
      expect(file.text.isWellFormed()).toBe(true);
      expect(file.text).not.toMatch(/[\u0000-\u0008]/u);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  it('random bytes are read or refused, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 4000 }),
        fc.constantFrom('a.txt', 'a.pdf', 'a.zip', 'a.csv', 'a'),
        (bytes, name) => onlyAppErrors(name, Buffer.from(bytes)),
      ),
      { numRuns: 150 },
    );
  });

  it('sound files with bytes changed are read or refused, never anything else', async () => {
    const zip = await makeZip({ 'a.txt': '甲', '[Content_Types].xml': '<a/>', 'word/document.xml': '<w:document/>' });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds, zip),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }),
        async (seed, changes) => {
          const bytes = Buffer.from(seed);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          await onlyAppErrors('a', bytes);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a compound file whose sector chain runs in a circle is refused at once', async () => {
    const bytes = makeDoc(TEXT);
    // Every entry of the allocation table points to sector 0.
    bytes.fill(0, bytes.length - 512);
    await expect(extractFile({ name: 'a.doc', bytes })).rejects.toMatchObject({ id: 'FILE_DAMAGED' });
  });
});
