import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { RedactService } from '../../base/files/redact/index.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';
import { redactor, say } from './runtime.ts';

interface CleanOptions {
  readonly output?: string;
  readonly redact: readonly string[];
  readonly json?: boolean;
}

/** `openzone clean`: what a file hides, and its public copy, without a site or a database. */
export function registerClean(program: Command, open: () => RedactService = redactor): void {
  program
    .command('clean')
    .description('列出文件中隐藏的内容，生成清理后的公开件 / list what a file hides, and make its public copy')
    .argument('<file>', 'DOCX、XLSX、PDF 或图片 / a DOCX, XLSX, PDF or picture')
    .option(
      '-o, --output <file>',
      '公开件写到这里；不写则只列出 / write the public copy here; without it only the list',
    )
    .option(
      '--redact <text>',
      '一并删除的文字，可重复；星号代替 / words to remove as well, may be repeated; asterisks stand in their place',
      (text: string, given: readonly string[]) => [...given, text],
      [],
    )
    .option('--json', '每处一行 JSON / a line of JSON for each place')
    .action(async (path: string, options: CleanOptions) => {
      const bytes = await readGiven(typedPath(path));
      const files = open();
      if (options.output === undefined) {
        if (options.redact.length > 0) throw outputMissing();
        const { findings } = await files.inspectFile(bytes);
        return print(findings, options);
      }
      const copy = await files.publicCopy(bytes, undefined, options.redact);
      await writeNew(typedPath(options.output), copy.bytes);
      return print(copy.findings, options);
    });
}

async function readGiven(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError({
      id: 'FILE_UNREADABLE',
      status: 400,
      field: 'file',
      text: { zh: `不能读取 ${path}，请核对路径。`, en: `${path} cannot be read; check the path.` },
      cause: error,
    });
  }
}

/** Never over a file that is there: it might be the original. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    throw new AppError({
      id: 'CLEAN_OUTPUT',
      status: 409,
      field: 'output',
      text: {
        zh: `不能写入 ${path}：文件已存在或目录不可写。请换一个文件名。`,
        en: `${path} cannot be written: it exists already or its folder is not writable. Choose another name.`,
      },
      cause: error,
    });
  }
}

function outputMissing(): AppError {
  return new AppError({
    id: 'CLEAN_OUTPUT',
    status: 400,
    field: 'output',
    text: {
      zh: '使用 --redact 时须用 -o 指明公开件的文件名。',
      en: 'With --redact, say with -o where the public copy goes.',
    },
  });
}

type Findings = Awaited<ReturnType<RedactService['inspectFile']>>['findings'];

function print(findings: Findings, { json }: CleanOptions): void {
  for (const finding of findings) {
    const { kind, place, text, count, action, zh, en } = finding;
    const line =
      json === true
        ? JSON.stringify({ kind, place, text, count, action, zh, en })
        : `${action === 'look' ? '请查看 look' : '隐藏 hidden'}  ${place}  ${zh} / ${en}${count > 1 ? ` × ${count}` : ''}${text === '' ? '' : `  “${text}”`}`;
    process.stdout.write(`${line}\n`);
  }
  if (findings.length === 0 && json !== true) say('没有隐藏的内容。 / Nothing is hidden.');
}
