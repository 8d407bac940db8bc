import type { ReportSheet } from '@openzone/contracts';
import type { Command } from 'commander';
import { invalid } from '../../platform/errors.ts';
import { compileReport } from '../../systems/annual-report/index.ts';
import { reportSources } from '../report-sources.ts';
import { chooseSite, withRuntime } from './runtime.ts';

interface AnnualOptions {
  readonly year: string;
  readonly form?: string;
  readonly unit?: string;
  readonly site?: string;
  readonly json?: boolean;
}

export function registerReport(program: Command): void {
  const report = program.command('report').description('统计与报告 / reports');
  report
    .command('annual')
    .description(
      '政府信息公开工作年度报告的各表，按现有记录统计 / the tables of the annual report, counted from the records there are',
    )
    .requiredOption('--year <year>', '报告年度 / the year reported')
    .option('--form <2018|2019|2021>', '格式，默认为该年度适用的格式 / the form; that of the year unless given')
    .option(
      '--unit <code>',
      '单位代码或名称，含其下级；默认全区 / unit with those below it; the whole zone unless given',
    )
    .option('--site <key>', '站点标识 / which site')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: AnnualOptions) => {
      const year = yearOf(options.year);
      const sheet = await withRuntime(async (runtime) => {
        const site = await chooseSite(runtime, options.site);
        const query = { year, form: options.form, unit: options.unit ?? null };
        return runtime.db.read(site.id, (reading) => compileReport(reading, reportSources, site, query));
      });
      process.stdout.write(options.json === true ? `${JSON.stringify(sheet)}\n` : describe(sheet));
      if (sheet.findings.some(({ level }) => level === 'error')) process.exitCode = 2;
    });
}

function yearOf(text: string): number {
  const year = Number(text);
  if (Number.isInteger(year) && year >= 2008 && year <= 2200) return year;
  throw invalid(
    'YEAR_INVALID',
    'year',
    `“${text.slice(0, 20)}”不是报告年度，请写四位年份，例如 2025。`,
    `“${text.slice(0, 20)}” is no year of a report; write four digits, for example 2025.`,
  );
}

function describe(sheet: ReportSheet): string {
  const lines = [sheet.title, `${sheet.from} — ${sheet.to}　${sheet.formName.zh} / ${sheet.formName.en}`];
  for (const { part, title, rows } of sheet.tables) {
    lines.push('', part === '' ? title : `${part}、${title}`);
    for (const { label, value, unit } of rows.flatMap(({ figures }) => figures))
      lines.push(`  ${label}　${value} ${unit}`);
  }
  if (sheet.findings.length > 0) lines.push('', '核对 / checks');
  for (const { rule, level, text } of sheet.findings)
    lines.push(`  ${level === 'error' ? '错误' : '注意'} ${rule}：${text.zh} / ${text.en}`);
  return `${lines.join('\n')}\n`;
}
