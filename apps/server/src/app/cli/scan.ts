import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import {
  describeReason,
  FINDING_KINDS,
  findPersonalData,
  type Finding,
  type FindOptions,
} from '@openzone/chinese-text/personal-data';
import type { Command } from 'commander';
import type { ExtractedFile, ExtractService } from '../../base/files/extract/index.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';
import { extractor, say } from './runtime.ts';

interface ScanOptions {
  readonly json?: boolean;
  readonly minConfidence: string;
}

/** A text of a file: what is read in it, or what stands beside that: its title, its properties, text that pages hide. */
interface Part {
  readonly name: string;
  readonly text: string;
}

const NONE = 0;
const FOUND = 1;
const FAILED = 2;

/** `openzone scan`: personal data in files, without a site or a database. */
export function registerScan(program: Command, open: () => ExtractService = extractor): void {
  program
    .command('scan')
    .description('查找文件中的个人信息和涉密标志 / find personal data and secrecy marks in files')
    .argument(
      '<path>',
      'TXT、MD、HTML、DOC、DOCX、XLSX、PDF、CSV，或装有它们的目录 / a file of these kinds, or a folder',
    )
    .option('--json', '每处一行 JSON / a line of JSON for each finding')
    .option('--min-confidence <share>', '低于此把握的不列出，0 到 1 / leave out what is less sure', '0.5')
    // Arguments that make no sense are errors like any other: status 1 says that something was found.
    .exitOverride((error) => process.exit(error.exitCode === 0 ? NONE : FAILED))
    .action(async (path: string, options: ScanOptions) => {
      process.exitCode = await guarded(options, () => scanPath(path, options, open));
    });
}

async function guarded(options: ScanOptions, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell(options, '', error);
    return FAILED;
  }
}

async function scanPath(path: string, options: ScanOptions, open: () => ExtractService): Promise<number> {
  const minConfidence = readShare(options.minConfidence);
  const root = typedPath(path);
  const files = await filesUnder(root);
  const extract = open();
  let status = NONE;
  let found = 0;
  try {
    for (const file of files) {
      const name = relative(root, file) || path;
      try {
        const count = await scanFile(file, name, { minConfidence }, options.json === true, extract);
        found += count;
        if (count > 0 && status === NONE) status = FOUND;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        tell(options, name, error);
        status = FAILED;
      }
    }
  } finally {
    extract.close();
  }
  if (options.json !== true)
    process.stdout.write(`文件 ${files.length} 个，发现 ${found} 处 / ${files.length} files, ${found} findings\n`);
  return status;
}

function readShare(word: string): number {
  const share = Number(word);
  if (word.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new AppError({
    id: 'SCAN_CONFIDENCE',
    status: 400,
    field: 'min-confidence',
    text: {
      zh: `--min-confidence 应为 0 到 1 之间的数，而不是“${word}”。`,
      en: `--min-confidence is a number from 0 to 1, not “${word}”.`,
    },
  });
}

/** Files of a folder in the order of their names, hidden ones left out. */
async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new AppError({
      id: 'FILE_UNREADABLE',
      status: 400,
      field: 'path',
      text: { zh: `没有文件或目录 ${path}，请核对路径。`, en: `There is no file or folder ${path}; check the path.` },
    });
  }
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function scanFile(
  path: string,
  name: string,
  options: FindOptions,
  json: boolean,
  extract: ExtractService,
): Promise<number> {
  let count = 0;
  const parts = await partsOf(path, extract);
  const title = parts.find((part) => part.name === 'title')?.text ?? basename(path, extname(path));
  for (const part of parts) {
    for (const finding of findPersonalData(part.text, { ...options, title })) {
      count++;
      process.stdout.write(`${json ? asJson(name, part, finding) : asLine(name, part, finding)}\n`);
    }
  }
  return count;
}

const PLAIN = new Set(['.txt', '.md', '.markdown', '.csv', '.tsv', '.log', '.json']);

/** Plain text is taken as it stands, so that offsets are those of the file; everything else goes through the reader of files. */
async function partsOf(path: string, extract: ExtractService): Promise<Part[]> {
  if (PLAIN.has(extname(path).toLowerCase())) {
    const text = asUtf8(await readFile(path));
    if (text !== undefined) return [{ name: 'text', text }];
  }
  return textsOf(await extract.extract({ name: basename(path), path }));
}

function asUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function textsOf({ text, title, meta, dropped, links }: ExtractedFile): Part[] {
  const addresses = links.map(({ href }) => href).filter((href) => /^(?:mailto|tel|sms):/iu.test(href));
  const parts: Part[] = [
    { name: 'text', text },
    ...(title === undefined || text.includes(title) ? [] : [{ name: 'title', text: title }]),
    ...Object.entries(meta).map(([key, value]) => ({ name: `property ${key}`, text: value })),
    ...dropped.map((one) => ({ name: 'hidden', text: one.text })),
    ...addresses
      .filter((href) => !text.includes(href.replace(/^\w+:/u, '')))
      .map((href) => ({ name: 'link', text: href })),
  ];
  return parts.filter((part) => part.text.trim() !== '');
}

function asJson(file: string, part: Part, finding: Finding): string {
  const { kind, start, end, text, confidence, why, subject, exemption } = finding;
  return JSON.stringify({
    file,
    ...(part.name === 'text' ? {} : { part: part.name }),
    kind,
    start,
    end,
    text,
    confidence,
    why: why.map((reason) => describeReason(reason).zh).join('；'),
    subject,
    ...(exemption === undefined
      ? {}
      : { exemption: { rule: exemption.rule, basis: exemption.basis.map(({ zh }) => zh) } }),
  });
}

function asLine(file: string, part: Part, finding: Finding): string {
  const { kind, start, text, confidence, why, exemption } = finding;
  const { zh, en } = FINDING_KINDS[kind].label;
  const line = part.text.slice(0, start).split('\n').length;
  const where = part.name === 'text' ? `${file}:${line}` : `${file} (${part.name})`;
  const reasons = why.map((reason) => describeReason(reason).zh).join('；');
  const law = exemption === undefined ? '' : `；可以公开：${exemption.title.zh}（${exemption.basis[0]?.zh ?? ''}）`;
  return `${where}  ${zh} ${en}  “${text.replace(/\s+/gu, ' ')}”  ${Math.round(confidence * 100)} %  ${reasons}${law}`;
}

function tell({ json }: ScanOptions, file: string, { id, text }: AppError): void {
  if (json === true) process.stderr.write(`${JSON.stringify({ file, error: id, text })}\n`);
  else say(`${file === '' ? '' : `${file}: `}${text.zh} / ${text.en}`);
}
