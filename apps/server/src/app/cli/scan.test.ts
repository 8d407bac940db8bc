import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import yazl from 'yazl';
import { createExtractService } from '../../base/files/extract/index.ts';
import { createRedactService } from '../../base/files/redact/index.ts';
import { registerScan } from './scan.ts';

let folder = '';
let out = '';
let err = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-scan-'));
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = undefined;
});

async function scan(...args: string[]): Promise<number> {
  const program = new Command('openzone');
  registerScan(program, () => ({ extract: createExtractService(), redact: createRedactService() }));
  await program.parseAsync(['scan', ...args], { from: 'user' });
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return code;
}

function written(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const lines = (): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('tells kind, place in UTF-16, confidence and why of each finding, and exits with 1', async () => {
  const text = '\r\n𠮷祥：手机１３９１２３４５６７８\r\n';
  expect(await scan('--json', written('a.txt', text))).toBe(1);
  const phone = lines().find(({ kind }) => kind === 'mobile-phone');
  expect(phone).toMatchObject({ kind: 'mobile-phone', text: '１３９１２３４５６７８', confidence: 0.99 });
  expect(text.slice(Number(phone?.['start']), Number(phone?.['end']))).toBe('１３９１２３４５６７８');
  expect(phone?.['why']).toMatch(/手机/u);
});

it('exits with 0 where there is nothing, and with 2 where it could not look', async () => {
  expect(await scan('--json', written('empty.md', '关于印发工作方案的通知'))).toBe(0);
  expect(out).toBe('');
  expect(await scan(join(folder, 'nowhere'))).toBe(2);
  expect(err).toMatch(/没有文件或目录/u);
  expect(await scan('--min-confidence', 'all', written('b.txt', ''))).toBe(2);
});

it('reads the files of a folder and goes on behind one that cannot be read', async () => {
  mkdirSync(join(folder, 'sub'));
  written('a.html', '<title>公示</title><body><p>联系人：张<b>建国</b>，电话13800138000</p></body>');
  written('b.docx', Buffer.from('PK\u0003\u0004 not a document'));
  written('sub/c.txt', '身份证号：110101199003074514');
  expect(await scan('--json', folder)).toBe(2);
  expect(lines().map(({ file, kind, text }) => [file, kind, text])).toEqual([
    ['a.html', 'person-name', '张建国'],
    ['a.html', 'mobile-phone', '13800138000'],
    [join('sub', 'c.txt'), 'identity-number', '110101199003074514'],
  ]);
  expect(err).toMatch(/b\.docx/u);
});

it('says the law that has something published', async () => {
  expect(await scan(written('c.txt', '市长王建华主持会议。'))).toBe(1);
  expect(out).toMatch(/c\.txt:1 .*王建华.*可以公开.*《政府信息公开条例》/u);
});

it('lists what files hide with their place, also inside an archive, and leaves it out when asked to', async () => {
  const hidden = new TextRun({ text: '内部意见', vanish: true });
  const document = new Document({ sections: [{ children: [new Paragraph({ children: [hidden] })] }] });
  const bytes = await Packer.toBuffer(document);
  expect(await scan('--json', written('d.docx', bytes))).toBe(1);
  const place = lines().find(({ kind }) => kind === 'hidden-text');
  expect(place).toMatchObject({ text: '内部意见', confidence: 1 });
  expect(place?.['file']).toMatch(/d\.docx$/u);
  expect(place?.['place']).toMatch(/document/u);
  expect(place).not.toHaveProperty('start');
  out = '';
  const zip = new yazl.ZipFile();
  zip.addBuffer(bytes, '内/e.docx');
  zip.addBuffer(Buffer.from('手机13800138000'), 'f.txt');
  zip.end();
  const archive = await buffer(zip.outputStream);
  expect(await scan('--json', written('g.zip', archive))).toBe(1);
  expect(lines().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['hidden-text', 'mobile-phone']));
  out = '';
  expect(await scan('--json', '--no-hidden', written('h.docx', bytes))).toBe(0);
  expect(out).toBe('');
});
