import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractSpans, redact, verifyRedaction } from '@openzone/redaction';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asForm, chinesePdf, turned } from './support/pdf-files.ts';

/** Chinese PDF with embedded subsets, turned pages and pages within pages: what is taken out is gone for every reader at hand. */
const secrets = ['李秀英', '110101199003074514'];
const neighbours = ['邻居段落一字不变', '救助对象', '住鼓楼', '末行也在'];
const texts = ['邻居段落一字不变。', '救助对象李秀英，证号110101199003074514，住鼓楼。', '末行也在。'];

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const hasPdftotext = isInstalled('pdftotext');
const hasOffice = isInstalled('soffice');

let folder: string;
let plain: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-redact-pdf-'));
  plain = await chinesePdf(texts);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const withoutSpace = (text: string): string => text.replace(/\s+/gu, '');

async function pdfjs(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return withoutSpace(text);
}

function pdftotext(bytes: Uint8Array): string {
  const path = join(folder, 'read.pdf');
  writeFileSync(path, bytes);
  return withoutSpace(execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }));
}

/** What it imports stands in frames, which its plain text leaves out; its XML has them all. */
function office(bytes: Uint8Array): string {
  const path = join(folder, 'office.pdf');
  writeFileSync(path, bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const how = ['--headless', '--infilter=writer_pdf_import', '--convert-to', 'fodt'];
  execFileSync('soffice', [profile, ...how, '--outdir', folder, path], { stdio: 'ignore' });
  return withoutSpace(readFileSync(join(folder, 'office.fodt'), 'utf8').replaceAll(/<[^>]*>/gu, ''));
}

const shapes: readonly (readonly [name: string, make: () => Promise<Buffer>])[] = [
  ['as printed', () => Promise.resolve(plain)],
  ['turned by 90°', () => turned(plain, 90)],
  ['turned by 180°', () => turned(plain, 180)],
  ['turned by 270°', () => turned(plain, 270)],
  ['drawn as a form', () => asForm(plain)],
  ['drawn as a form on a turned page', async () => turned(await asForm(plain), 90)],
  ['drawn sideways and shown upright', async () => turned(await asForm(plain, { sideways: true }), 90)],
  ['two forms beside one another', () => asForm(plain, { times: 2 })],
  ['a form within a form', async () => asForm(await asForm(plain))],
];

/** It starts anew for every file, so it reads one of each sort. */
const forOffice: readonly string[] = ['as printed', 'turned by 90°', 'drawn as a form on a turned page'];

describe.each(shapes)('Chinese text %s', (name, make) => {
  let before: Buffer;
  let copy: Uint8Array;
  beforeAll(async () => {
    before = await make();
    copy = (await redact(before, 'application/pdf', secrets)).bytes;
  });

  it('is read with its places, and is gone from the copy for its own check; neighbours stay', async () => {
    const { text } = await extractSpans(before);
    for (const word of [...secrets, ...neighbours]) expect(withoutSpace(text)).toContain(word);
    expect(await verifyRedaction(before, secrets)).not.toEqual([]);
    expect(await verifyRedaction(copy, secrets)).toEqual([]);
    const after = withoutSpace((await extractSpans(copy)).text);
    for (const word of neighbours) expect(after).toContain(word);
    for (const word of secrets) expect(after).not.toContain(word);
  });

  it('is gone for pdf.js; neighbours stay', async () => {
    const [was, is] = [await pdfjs(before), await pdfjs(copy)];
    for (const word of secrets) expect([was.includes(word), is.includes(word)]).toEqual([true, false]);
    for (const word of neighbours) expect(is).toContain(word);
  });

  it.skipIf(!hasPdftotext)(`is gone for pdftotext${hasPdftotext ? '' : ' (skipped: not installed)'}`, () => {
    const [was, is] = [pdftotext(before), pdftotext(copy)];
    for (const word of secrets) expect([was.includes(word), is.includes(word)]).toEqual([true, false]);
    for (const word of neighbours) expect(is).toContain(word);
  });

  if (!forOffice.includes(name)) return;
  it.skipIf(!hasOffice)(`is gone for LibreOffice${hasOffice ? '' : ' (skipped: not installed)'}`, () => {
    const [was, is] = [office(before), office(copy)];
    for (const word of secrets) expect([was.includes(word), is.includes(word)]).toEqual([true, false]);
    for (const word of neighbours) expect(is).toContain(word);
  });
});

/** Upright and lying lines on pages shown in every way: a number that goes on in the next line is read in one piece. */
const turns: readonly (readonly [shown: 0 | 90 | 180 | 270, sideways: boolean])[] = (
  [0, 90, 180, 270] as const
).flatMap((shown) => [[shown, false] as const, [shown, true] as const]);

it.each(turns)(
  'lines of a page shown turned by %i°, lying on their side: %s, are read in order',
  async (shown, sideways) => {
    const lines = ['第一行在前。', '救助对象李秀英，证号11010119900307', '4514，住鼓楼。', '末行也在。'];
    const upright = await chinesePdf(lines);
    const drawn = sideways ? await asForm(upright, { sideways }) : upright;
    const bytes = shown === 0 ? drawn : await turned(drawn, shown);
    const { text } = await extractSpans(bytes);
    expect(withoutSpace(text)).toContain(lines.join(''));
    const start = text.indexOf('1101');
    const { bytes: copy } = await redact(bytes, 'application/pdf', [{ start, end: text.indexOf('，住鼓楼') }]);
    const after = await pdfjs(copy);
    for (const word of ['11010119900307', '4514']) expect(after).not.toContain(word);
    for (const word of ['第一行在前', '救助对象李秀英', '住鼓楼', '末行也在']) expect(after).toContain(word);
  },
);

it('words given by one of their places are taken out wherever they stand, and nothing else', async () => {
  const bytes = await chinesePdf(['甲方张三丰签字。', '乙方张三丰在场。']);
  const { text } = await extractSpans(bytes);
  const start = text.indexOf('张三丰');
  const { bytes: copy } = await redact(bytes, 'application/pdf', [{ start, end: start + 3 }]);
  const after = await pdfjs(copy);
  expect(after).not.toContain('张三丰');
  for (const word of ['甲方签字', '乙方在场']) expect(after).toContain(word);
});
