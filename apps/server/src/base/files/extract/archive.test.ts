import { describe, expect, it } from 'vitest';
import { expandArchive } from './archive.ts';
import type { ArchiveFile } from './archive.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ExtractLimits } from './limits.ts';
import { extractFile } from './extract-file.ts';
import { encodeGbk, makeEncryptedZip, makeZip, patch } from './test-files.ts';

async function expand(bytes: Buffer, limits: Partial<ExtractLimits> = {}): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for await (const file of expandArchive(bytes, { ...DEFAULT_LIMITS, ...limits })) files.push(file);
  return files;
}

const ZEROS = Buffer.alloc(8 * 1024 * 1024);

describe('expandArchive', () => {
  it('yields the members with their bytes, in order', async () => {
    const files = await expand(await makeZip({ '目录/甲.txt': '甲', 'b.html': '<p>乙' }));
    expect(files.map((f) => [f.status, f.name, f.status === 'read' ? f.bytes.toString() : ''])).toEqual([
      ['read', '目录/甲.txt', '甲'],
      ['read', 'b.html', '<p>乙'],
    ]);
  });

  it('reads names in GBK, which Chinese Windows writes without saying so', async () => {
    const zip = await makeZip({ 'ABCDEFGH.txt': '甲' });
    // The name in eight bytes of GBK, and the UTF-8 flag (bit 11) cleared.
    const renamed = patch(zip, 'ABCDEFGH', encodeGbk('通知公告'));
    for (const [signature, offset] of [
      ['504b0304', 7],
      ['504b0102', 9],
    ] as const) {
      const at = renamed.indexOf(Buffer.from(signature, 'hex'));
      renamed[at + offset] = (renamed[at + offset] ?? 0) & ~0x08;
    }
    expect((await expand(renamed)).map((f) => f.name)).toEqual(['通知公告.txt']);
  });

  it.each(['../../x.txt', '/abs/x.txt', 'C:/xx/x.txt', '..\\..\\x.txt', 'a/../../b.t'])(
    'refuses an archive with the name %s',
    async (name) => {
      const zip = patch(await makeZip({ ['x'.repeat(name.length)]: '甲' }), 'x'.repeat(name.length), name);
      await expect(expand(zip)).rejects.toMatchObject({ id: 'ARCHIVE_UNSAFE_NAME', field: 'file' });
    },
  );

  it('refuses archives inside the archive one by one, by name and by content, but not office files', async () => {
    const inner = await makeZip({ 'a.txt': '甲' });
    const office = await makeZip({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' });
    const files = await expand(await makeZip({ 'a.zip': inner, 'b.dat': inner, 'c.docx': office, 'd.txt': '丁' }));
    expect(files.map((f) => (f.status === 'refused' ? f.problem.id : f.status))).toEqual([
      'ARCHIVE_NESTED',
      'ARCHIVE_NESTED',
      'read',
      'read',
    ]);
  });

  it('refuses encrypted members one by one', async () => {
    const files = await expand(await makeEncryptedZip({ 'a.txt': '甲', 'b.txt': '乙' }));
    expect(files.map((f) => (f.status === 'refused' ? f.problem.id : f.status))).toEqual([
      'FILE_ENCRYPTED',
      'FILE_ENCRYPTED',
    ]);
    expect(files[0]?.status === 'refused' ? files[0].problem.text.zh : '').toContain('“a.txt”');
  });

  it('refuses a damaged member and goes on', async () => {
    const zip = await makeZip({ 'a.txt': 'x'.repeat(5000), 'b.txt': '乙' });
    const start = zip.indexOf('a.txt') + 5;
    zip.fill(0xff, start, start + 8);
    const files = await expand(zip);
    expect(files.map((f) => (f.status === 'refused' ? f.problem.id : f.status))).toEqual(['FILE_DAMAGED', 'read']);
  });

  it('passes over the debris of operating systems, saying so', async () => {
    const files = await expand(await makeZip({ '__MACOSX/._a.txt': 'x', 'Thumbs.db': 'x', '~$a.docx': 'x' }));
    expect(files.map((f) => f.status)).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it.each([
    ['ARCHIVE_BOMB', {}],
    ['ARCHIVE_TOO_LARGE', { maxRatio: 1e9, maxEntryBytes: 1024 * 1024 }],
    ['ARCHIVE_TOO_LARGE', { maxRatio: 1e9, maxTotalBytes: 10 * 1024 * 1024 }],
    ['ARCHIVE_TOO_MANY_FILES', { maxEntries: 1 }],
    ['FILE_TOO_LARGE', { maxBytes: 100 }],
    ['EXTRACT_TIMEOUT', { maxRatio: 1e9, deadlineMs: 0 }],
  ] as const)('stops with %s', async (id, limits) => {
    const zip = await makeZip({ 'a.bin': ZEROS, 'b.bin': ZEROS });
    await expect(expand(zip, limits)).rejects.toMatchObject({ id });
  });

  it('stops a bomb inside an office file too', async () => {
    const bytes = await makeZip({ '[Content_Types].xml': '<a/>', 'word/document.xml': ZEROS });
    await expect(extractFile({ name: 'a.docx', bytes })).rejects.toMatchObject({ id: 'ARCHIVE_BOMB' });
  });

  it('never unpacks more than the header declared', async () => {
    const zip = await makeZip({ 'a.bin': Buffer.alloc(100_000, 65) });
    // The declared unpacked size, 100,000, becomes 10 in the central directory and the local header.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(100_000);
    const files = await expand(patch(zip, size, Buffer.from([10, 0, 0, 0])));
    expect(files[0]).toMatchObject({ status: 'refused', problem: { id: 'FILE_DAMAGED' } });
  });
});
