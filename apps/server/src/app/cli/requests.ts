import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RegisterImportReport, RegisterRemark } from '@openzone/contracts';
import type { Command } from 'commander';
import { findPerson } from '../../base/identity/index.ts';
import { typedPath } from '../../platform/config.ts';
import { notFound } from '../../platform/errors.ts';
import { importRegister } from '../../systems/information-requests/index.ts';
import type { Runtime } from '../compose.ts';
import { chooseSite, extractor, withRuntime } from './runtime.ts';

interface ImportOptions {
  readonly site?: string;
  readonly as: string;
  readonly dryRun?: boolean;
  readonly soundOnly?: boolean;
  readonly json?: boolean;
}

export function registerRequests(program: Command): void {
  const requests = program.command('requests').description('依申请公开 / information requests');
  requests
    .command('import')
    .description(
      '导入往年登记簿；有一行不对就全部不导入 / import a register of past requests; nothing is written while a row is at fault',
    )
    .argument('<file>', 'XLSX 或 CSV；模板在后台“依申请公开”下载 / XLSX or CSV; the back office has the template')
    .requiredOption('--as <name>', '以该账号导入：政务公开工作机构或者经办人 / in whose name')
    .option('--site <key>', '站点标识 / which site')
    .option('--dry-run', '只检查，不写入 / only check')
    .option('--sound-only', '有错误的行除外，导入其余各行 / import the rows that are not at fault')
    .option('--json', '以 JSON 输出结果 / print the result as JSON')
    .action(async (path: string, options: ImportOptions) => {
      const report = await withRuntime((runtime) => run(runtime, path, options));
      process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : describe(report));
      if (report.result === 'REFUSED' || (report.result === 'CHECKED' && report.faulty > 0)) process.exitCode = 2;
    });
}

async function run(runtime: Runtime, path: string, options: ImportOptions): Promise<RegisterImportReport> {
  const site = await chooseSite(runtime, options.site);
  const person = await runtime.db.read(site.id, (reading) => findPerson(reading, options.as));
  if (person === undefined) throw notFound({ zh: `账号“${options.as}”`, en: `The account “${options.as}”` });
  const file = typedPath(path);
  const bytes = await readFile(file).catch(() => {
    throw notFound({ zh: `文件“${path}”`, en: `The file “${path}”` });
  });
  const extract = extractor();
  try {
    return await importRegister(
      { db: runtime.db, vault: runtime.vault, clock: runtime.clock, extract },
      site,
      person,
      { name: basename(file), bytes },
      { confirm: options.dryRun !== true, soundOnly: options.soundOnly === true },
    );
  } finally {
    extract.close();
  }
}

const results = {
  CHECKED: '仅检查，没有写入 / checked only, nothing written',
  REFUSED: '有错误，没有写入 / at fault, nothing written',
  IMPORTED: '已导入 / imported',
} as const;

function describe(report: RegisterImportReport): string {
  const line = (kind: string, { row, column, text }: RegisterRemark): string =>
    `  ${kind} 第 ${row} 行${column === '' ? '' : `“${column}”`}：${text.zh} / ${text.en}`;
  const lines = [
    `${report.file}：${results[report.result]}`,
    `共 / rows ${report.rows}，可导入 / sound ${report.sound}，以前已导入 / there before ${report.alreadyThere}，有误 / at fault ${report.faulty}，本次导入 / imported ${report.imported}`,
    ...report.faults.map((one) => line('错误', one)),
    ...report.warnings.map((one) => line('注意', one)),
  ];
  if (report.unknownColumns.length > 0)
    lines.push(`不认识的列，未导入 / unknown columns, left out：${report.unknownColumns.join('、')}`);
  return `${lines.join('\n')}\n`;
}
