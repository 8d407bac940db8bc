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
import { expandArchive, type ExtractedFile, type ExtractService } from '../../base/files/extract/index.ts';
import type { RedactService, Survey } from '../../base/files/redact/index.ts';
import { requireImportFiles } from '../../systems/legacy-files/index.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';
import { chooseSite, extractor, redactor, say, withRuntime } from './runtime.ts';

interface ScanOptions {
  readonly import?: string;
  readonly site?: string;
  readonly hidden: boolean;
  readonly json?: boolean;
  readonly minConfidence: string;
}

/** What reads files: their text, and what they hide. Both work in processes of their own. */
export interface ScanReaders {
  readonly extract: ExtractService;
  readonly redact: Pick<RedactService, 'inspectFile'>;
}

function readers(): ScanReaders {
  return { extract: extractor(), redact: redactor() };
}

/** A file to be looked at, as it is named in the answer. */
interface Source {
  readonly name: string;
  readonly read: () => Promise<Buffer>;
}

/** A text of a file: what is read in it, or what stands beside that: its title, its properties, text that pages hide. */
interface Part {
  readonly name: string;
  readonly text: string;
}

const NONE = 0;
const FOUND = 1;
const FAILED = 2;

/** `openzone scan`: personal data in files and what they hide, without a site or a database but for the files of an import. */
export function registerScan(program: Command, open: () => ScanReaders = readers): void {
  program
    .command('scan')
    .description(
      '查找文件中的个人信息、涉密标志和隐藏内容 / find personal data, secrecy marks and hidden places in files',
    )
    .argument(
      '[path]',
      'TXT、MD、HTML、DOC、DOCX、XLSX、PDF、CSV、图片、ZIP，或装有它们的目录 / a file of these kinds, or a folder',
    )
    .option('--import <batch>', '改为检查一个导入批次的文件 / the files of an import instead')
    .option('--site <key>', '站点标识，与 --import 同用 / the site of the import')
    .option('--no-hidden', '不列隐藏内容 / leave out what files hide')
    .option('--json', '每处一行 JSON / a line of JSON for each finding')
    .option('--min-confidence <share>', '低于此把握的不列出，0 到 1 / leave out what is less sure', '0.5')
    // Arguments that make no sense are errors like any other: status 1 says that something was found.
    .exitOverride((error) => process.exit(error.exitCode === 0 ? NONE : FAILED))
    .action(async (path: string | undefined, options: ScanOptions) => {
      process.exitCode = await guarded(options, () => scanAsked(path, options, open));
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

async function scanAsked(path: string | undefined, options: ScanOptions, open: () => ScanReaders): Promise<number> {
  if (options.import === undefined) return scanAll(await sourcesUnder(path), options, open);
  const batchId = options.import;
  return withRuntime(async (runtime) => {
    const site = await chooseSite(runtime, options.site);
    const files = await runtime.db.read(site.id, (reading) => requireImportFiles(reading, batchId));
    const sources = files.map(({ name, sha256 }) => ({
      name,
      read: async () => (await runtime.files.read(sha256)) ?? Promise.reject(gone(name)),
    }));
    return scanAll(sources, options, open);
  });
}

async function scanAll(sources: readonly Source[], options: ScanOptions, open: () => ScanReaders): Promise<number> {
  const minConfidence = readShare(options.minConfidence);
  const using = open();
  let status = NONE;
  let found = 0;
  try {
    for (const source of sources) {
      try {
        const count = await scanFile(source, { minConfidence }, options, using);
        found += count;
        if (count > 0 && status === NONE) status = FOUND;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        tell(options, source.name, error);
        status = FAILED;
      }
    }
  } finally {
    using.extract.close();
  }
  if (options.json !== true)
    process.stdout.write(`文件 ${sources.length} 个，发现 ${found} 处 / ${sources.length} files, ${found} findings\n`);
  return status;
}

async function sourcesUnder(path: string | undefined): Promise<Source[]> {
  if (path === undefined) {
    throw new AppError({
      id: 'FILE_UNREADABLE',
      status: 400,
      field: 'path',
      text: {
        zh: '请写明要检查的文件或目录，或用 --import 指定导入批次。',
        en: 'Name a file or folder, or an import with --import.',
      },
    });
  }
  const root = typedPath(path);
  return (await filesUnder(root)).map((file) => ({
    name: relative(root, file) || path,
    read: () => readBounded(file),
  }));
}

const MOST_BYTES = 256 * 1024 * 1024;

/** Its size is looked at before a byte is read. */
async function readBounded(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size <= MOST_BYTES) return readFile(path);
  throw new AppError({
    id: 'FILE_TOO_LARGE',
    status: 413,
    field: 'file',
    text: {
      zh: `文件超过 ${MOST_BYTES / 1024 / 1024} MB，没有检查。请拆分后再检查。`,
      en: `The file is larger than ${MOST_BYTES / 1024 / 1024} MB and was not looked at; split it.`,
    },
  });
}

function gone(name: string): AppError {
  return new AppError({
    id: 'FILE_UNREADABLE',
    status: 404,
    field: 'file',
    text: { zh: `“${name}”的内容不在存储中。`, en: `The bytes of ${name} are not in the store.` },
  });
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
  { name, read }: Source,
  find: FindOptions,
  options: ScanOptions,
  using: ScanReaders,
): Promise<number> {
  const bytes = await read();
  if (extname(name).toLowerCase() === '.zip') return scanArchive(name, bytes, find, options, using);
  const json = options.json === true;
  let count = 0;
  const parts = await partsOf(name, bytes, using.extract);
  const title = parts.find((part) => part.name === 'title')?.text ?? basename(name, extname(name));
  for (const part of parts) {
    for (const finding of findPersonalData(part.text, { ...find, title })) {
      count++;
      process.stdout.write(`${json ? asJson(name, part, finding) : asLine(name, part, finding)}\n`);
    }
  }
  if (!options.hidden || isPlain(name)) return count;
  for (const place of await hiddenIn(bytes, using)) {
    count++;
    process.stdout.write(`${json ? placeAsJson(name, place) : placeAsLine(name, place)}\n`);
  }
  return count;
}

async function scanArchive(
  name: string,
  bytes: Buffer,
  find: FindOptions,
  options: ScanOptions,
  using: ScanReaders,
): Promise<number> {
  let count = 0;
  let refused: AppError | undefined;
  for await (const member of expandArchive(bytes)) {
    const inside = `${name}/${member.name}`;
    if (member.status === 'skipped') continue;
    try {
      if (member.status === 'refused') throw member.problem;
      count += await scanFile({ name: inside, read: async () => member.bytes }, find, options, using);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The other members are looked at; that not all could be is said at the end by the exit status.
      tell(options, inside, error);
      refused = error;
    }
  }
  if (refused !== undefined) throw refused;
  return count;
}

type HiddenPlace = Survey['findings'][number];

/** What the file hides; kinds of files in which nothing can be hidden, or of which no reader knows, hide nothing here. */
async function hiddenIn(bytes: Buffer, { redact }: ScanReaders): Promise<readonly HiddenPlace[]> {
  try {
    return (await redact.inspectFile(bytes)).findings;
  } catch (error) {
    if (error instanceof AppError && error.id === 'REDACTION_UNSUPPORTED') return [];
    throw error;
  }
}

function placeAsJson(file: string, { kind, place, text, count, action, zh }: HiddenPlace): string {
  return JSON.stringify({ file, kind, place, text, confidence: 1, why: zh, count, action });
}

function placeAsLine(file: string, { place, text, count, action, zh, en }: HiddenPlace): string {
  const what = action === 'look' ? '请查看 look' : '隐藏 hidden';
  return `${file}  ${what}  ${place}  ${zh} / ${en}${count > 1 ? ` × ${count}` : ''}${text === '' ? '' : `  “${text}”`}`;
}

const PLAIN = new Set(['.txt', '.md', '.markdown', '.csv', '.tsv', '.log', '.json']);

function isPlain(name: string): boolean {
  return PLAIN.has(extname(name).toLowerCase());
}

/** Plain text is taken as it stands, so that offsets are those of the file; everything else goes through the reader of files. */
async function partsOf(name: string, bytes: Buffer, extract: ExtractService): Promise<Part[]> {
  if (isPlain(name)) {
    const text = asUtf8(bytes);
    if (text !== undefined) return [{ name: 'text', text }];
  }
  return textsOf(await extract.extract({ name: basename(name), bytes }));
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
