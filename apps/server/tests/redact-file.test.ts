import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Command } from 'commander';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { registerClean } from '../src/app/cli/clean.ts';
import { createRedactService } from '../src/base/files/redact/index.ts';
import type { RedactService } from '../src/base/files/redact/index.ts';
import { projectRoot } from '../src/platform/config.ts';

let folder = '';
let files: RedactService;
let worker = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-clean-'));
  // Within the project, so that the packages left outside the bundle are found.
  const outdir = join(projectRoot(), '.cache', 'redact-test');
  mkdirSync(outdir, { recursive: true });
  worker = join(outdir, `worker-${process.pid}.mjs`);
  await build({
    entryPoints: [join(projectRoot(), 'apps/server/src/app/redact-worker.ts')],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    // As in scripts/build.mjs: what lies in the root is loaded from there, the package's own version of xmldom is bundled.
    external: ['@embedpdf/pdfium', 'fflate', 'unpdf'],
  });
  files = createRedactService({ workerPath: worker });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(worker, { force: true });
});

async function letter(): Promise<Buffer> {
  const runs = [new TextRun('申请人张'), new TextRun({ text: '三丰', bold: true }), new TextRun('，电话13800138000。')];
  const hidden = new TextRun({ text: '内部意见', vanish: true });
  const document = new Document({
    creator: '经办人李四',
    sections: [{ children: [new Paragraph({ children: [...runs, hidden] }), new Paragraph('邻居段落不变')] }],
  });
  return Packer.toBuffer(document);
}

it('lists what a file hides and makes its public copy in a process of its own', async () => {
  const bytes = await letter();
  const { findings } = await files.inspectFile(bytes);
  expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['properties', 'hidden-text']));
  const copy = await files.publicCopy(bytes, undefined, [{ text: '张三丰', replacement: '张某某' }, '13800138000']);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(copy.bytes) });
  expect(value).toBe('申请人张某某，电话***********。\n\n邻居段落不变\n\n');
});

it('refuses with the words of the package, and names what fails in its process', async () => {
  await expect(files.inspectFile(Buffer.from('text'))).rejects.toMatchObject({
    id: 'REDACTION_UNSUPPORTED',
    status: 415,
  });
  const hurried = createRedactService({ workerPath: worker, deadlineMs: 1 });
  await expect(hurried.inspectFile(await letter())).rejects.toMatchObject({ id: 'REDACTION_FAILED' });
});

it('openzone clean lists, writes a copy, and never over a file', async () => {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const clean = async (...given: string[]): Promise<void> => {
    const program = new Command('openzone').exitOverride();
    registerClean(program, () => files);
    await program.parseAsync(['clean', ...given], { from: 'user' });
  };
  try {
    const path = join(folder, 'letter.docx');
    const copy = join(folder, 'copy.docx');
    writeFileSync(path, await letter());
    await clean(path, '--json');
    expect(out).toContain('"text":"内部意见"');
    await clean(path, '-o', copy, '--redact', '张三丰', '--redact', '13800138000');
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(copy) });
    expect(value).toContain('申请人***，电话***********。');
    await expect(clean(path, '-o', path)).rejects.toMatchObject({ id: 'CLEAN_OUTPUT' });
    await expect(clean(path, '--redact', '张三丰')).rejects.toMatchObject({ id: 'CLEAN_OUTPUT' });
    await expect(clean(join(folder, 'none'))).rejects.toMatchObject({ id: 'FILE_UNREADABLE' });
    expect(existsSync(path)).toBe(true);
  } finally {
    write.mockRestore();
  }
});
