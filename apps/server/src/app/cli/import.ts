import { readdir, readFile as readBytes, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { BulkResult, ImportBatch } from '@openzone/contracts';
import { InvalidArgumentError, type Command } from 'commander';
import { findPerson, type Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today } from '../../platform/clock.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { inspectWaiting } from '../../engines/publication/index.ts';
import { followSearch } from '../../search/index.ts';
import {
  addFile,
  closeIntake,
  confirmRows,
  openBatch,
  readImport,
  readFiles,
  readSiteKeys,
  reviewRows,
  type DecideDeps,
} from '../../systems/legacy-files/index.ts';
import type { Runtime } from '../compose.ts';
import { chooseSite, extractor, fileReader, redactor, say, withRuntime } from './runtime.ts';
import { releaseConditions } from '../../flows/index.ts';

interface ImportOptions {
  readonly site?: string;
  readonly as?: string;
  readonly reviewAs?: string;
  readonly name?: string;
  readonly resume?: string;
  readonly json?: boolean;
}

interface ImportOutcome {
  readonly batch: ImportBatch;
  readonly confirmed?: BulkResult;
  readonly reviewed?: BulkResult;
}

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('导入历年文件（文件或目录）/ import old documents from a file or folder; they wait for review')
    .argument(
      '[path]',
      'HTML、TXT、DOC、DOCX、PDF、XLSX、CSV、ZIP，或装有它们的目录 / a file of these kinds or a folder of them',
    )
    .option('--site <key>', '站点标识 / which site')
    .option('--name <name>', '批次名称 / name of the batch')
    .option('--as <name>', '以该经办人确认并送审 / confirm in this handler’s name')
    .option(
      '--review-as <name>',
      '由该审查人审查并发布，须与经办人不同 / review in this reviewer’s name, another person',
    )
    .option('--resume <batch>', '继续中断的批次 / go on with a batch that was cut off', (value) => {
      if (!/^[0-9a-f-]{36}$/.test(value)) throw new InvalidArgumentError('batch id');
      return value;
    })
    .option('--json', '以 JSON 输出结果 / print the result as JSON')
    .action(async (path: string | undefined, options: ImportOptions) => {
      const outcome = await withRuntime((runtime) => runImport(runtime, path, options));
      process.stdout.write(options.json === true ? `${JSON.stringify(outcome)}\n` : describe(outcome));
    });
}

async function runImport(runtime: Runtime, path: string | undefined, options: ImportOptions): Promise<ImportOutcome> {
  const site = await chooseSite(runtime, options.site);
  const handler = options.as === undefined ? undefined : await requirePerson(runtime, site, options.as);
  const reviewer = options.reviewAs === undefined ? undefined : await requirePerson(runtime, site, options.reviewAs);
  if (reviewer !== undefined && (handler === undefined || handler.id === reviewer.id)) throw twoPeople();
  const batchId = options.resume ?? (await fillBatch(runtime, site, handler ?? null, path, options.name));
  await readBatch(runtime, site, batchId);
  const outcome = await decide(runtime, site.id, batchId, handler, reviewer);
  while ((await followSearch(runtime.db)) > 0);
  await runtime.refreshStatistics();
  return { ...outcome, batch: await runtime.db.read(site.id, (reading) => readImport(reading, batchId)) };
}

function twoPeople(): AppError {
  return new AppError({
    id: 'IMPORT_NEEDS_TWO_PEOPLE',
    status: 400,
    field: 'review-as',
    text: {
      zh: '--review-as 须与 --as 同时使用，且为两个不同的账号：导入同样执行双人审查。',
      en: '--review-as goes with --as, and the two must be different accounts: an import is reviewed by a second person too.',
    },
  });
}

async function requirePerson(runtime: Runtime, site: Site, name: string): Promise<Person> {
  const person = await runtime.db.read(site.id, (reading) => findPerson(reading, name));
  if (person === undefined) throw notFound({ zh: `账号“${name}”`, en: `The account “${name}”` });
  return person;
}

/** Files of a folder in the order of their names, hidden ones left out. */
async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw notFound({ zh: `文件或目录“${path}”`, en: `The file or folder “${path}”` });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function fillBatch(
  runtime: Runtime,
  site: Site,
  handler: Person | null,
  path: string | undefined,
  name: string | undefined,
): Promise<string> {
  if (path === undefined) {
    throw new AppError({
      id: 'IMPORT_WITHOUT_FILES',
      status: 400,
      field: 'path',
      text: { zh: '请给出要导入的文件或目录。', en: 'Name the file or folder to import.' },
    });
  }
  const root = typedPath(path);
  const files = await filesUnder(root);
  const batchId = await runtime.db.transaction(site.id, (tx) =>
    openBatch(tx, handler, name ?? `${basename(root)} ${today(runtime.clock)}`, root),
  );
  say(`导入批次 / batch ${batchId}`);
  const bar = progress('读入 / taking in', files.length);
  for (const [index, file] of files.entries()) {
    const { size } = await stat(file);
    if (size > runtime.config.maxUploadBytes)
      say(`跳过“${file}”：${size} 字节，超过上限 / skipped, larger than OPENZONE_MAX_UPLOAD`);
    else
      await addFile(
        runtime.db,
        site.id,
        runtime.files,
        batchId,
        { name: relative(root, file) || basename(file), bytes: await readBytes(file) },
        handler?.id ?? null,
      );
    bar(index + 1);
  }
  await runtime.db.transaction(site.id, (tx) => closeIntake(tx, batchId));
  return batchId;
}

async function readBatch(runtime: Runtime, site: Site, batchId: string): Promise<void> {
  const extract = extractor();
  const read = fileReader(runtime, extract);
  try {
    const { filesTotal, filesDone } = await runtime.db.read(site.id, (reading) => readImport(reading, batchId));
    const bar = progress('识别 / reading', filesTotal);
    let done = filesDone;
    await readFiles(runtime.db, site.id, read, batchId, { onSettled: (count) => bar((done += count)) });
    // A running server may be reading other files of this batch at the same time; wait for it.
    for (;;) {
      const batch = await runtime.db.read(site.id, (reading) => readImport(reading, batchId));
      if (batch.state !== 'reading') break;
      await new Promise((settled) => {
        setTimeout(settled, 50);
      });
      await readFiles(runtime.db, site.id, read, batchId);
    }
  } finally {
    extract.close();
  }
}

async function decide(
  runtime: Runtime,
  siteId: number,
  batchId: string,
  handler: Person | undefined,
  reviewer: Person | undefined,
): Promise<Omit<ImportOutcome, 'batch'>> {
  if (handler === undefined) return {};
  const deps: DecideDeps = {
    db: runtime.db,
    siteKeys: readSiteKeys,
    today: () => today(runtime.clock),
    demonstration: false,
    conditions: releaseConditions,
  };
  const confirming = progress('确认 / confirming', 0);
  const confirmed = await confirmRows(deps, handler, batchId, {}, (done, of) => confirming(done, of));
  if (reviewer === undefined) return { confirmed };
  // Their attachments are looked into before anybody publishes them; a running server may be at it as well.
  const inspecting = { db: runtime.db, files: runtime.files, redact: redactor() };
  while ((await inspectWaiting(inspecting, siteId, 50)) > 0);
  const reviewing = progress('审查发布 / reviewing', 0);
  const reviewed = await reviewRows(
    deps,
    reviewer,
    batchId,
    { decision: 'approve', confirmed: ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'] },
    (done, of) => reviewing(done, of),
  );
  return { confirmed, reviewed };
}

/** A bar on a terminal; silent elsewhere. */
function progress(label: string, total: number): (done: number, of?: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, of = total) => {
    const share = of === 0 ? 1 : done / of;
    const filled = Math.round(share * 30);
    process.stderr.write(
      `\r${label} [${'█'.repeat(filled)}${' '.repeat(30 - filled)}] ${done}/${of}${done >= of ? '\n' : ''}`,
    );
  };
}

function describe({ batch, confirmed, reviewed }: ImportOutcome): string {
  const lines = [
    `批次 / batch ${batch.id}“${batch.name}”`,
    `文件 / files ${batch.filesDone}/${batch.filesTotal}，失败 / failed ${batch.filesFailed}`,
    `待确认 / waiting ${batch.rows.waiting}，已确认 / confirmed ${batch.rows.confirmed}，重复 / duplicate ${batch.rows.duplicate}，不收录 / rejected ${batch.rows.rejected}`,
    `审查中 / in review ${batch.documents.inReview}，已发布 / published ${batch.documents.published}`,
  ];
  for (const { title, error } of [...(confirmed?.failed ?? []), ...(reviewed?.failed ?? [])])
    lines.push(`  《${title}》：${error.text.zh} / ${error.text.en}`);
  if (batch.rows.waiting > 0)
    lines.push('请经办人在后台“历年文件导入”中逐条或批量确认 / a handler confirms them in the back office');
  return `${lines.join('\n')}\n`;
}
