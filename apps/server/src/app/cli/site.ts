import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { exportSite, importSite, readSiteFile } from '../../flows/index.ts';
import { chooseSite, withRuntime } from './runtime.ts';

interface ExportOptions {
  readonly site?: string;
  readonly to?: string;
}

interface ImportOptions {
  readonly key?: string;
  readonly host?: readonly string[];
  readonly json?: boolean;
}

/** `openzone site export | import`: how a site is set up, for a second zone. */
export function registerSite(program: Command): void {
  const site = program
    .command('site')
    .description('站点的设置：单位、栏目、分类、编号 / how a site is set up: units, columns, terms, numbers');
  site
    .command('export')
    .description(
      '把站点的设置写成一个文件（不含文件、人员和密钥） / write it to a file (no documents, people, secrets)',
    )
    .option('--site <key>', '站点标识 / which site')
    .option('--to <file>', '写入的文件，默认写到标准输出 / the file; standard output unless given')
    .action(async (options: ExportOptions) => {
      const file = await withRuntime(async (runtime) => {
        const chosen = await chooseSite(runtime, options.site);
        return runtime.db.read(chosen.id, (reading) => exportSite(reading, chosen));
      });
      const text = `${JSON.stringify(file, null, 2)}\n`;
      if (options.to === undefined) process.stdout.write(text);
      else await writeFile(options.to, text);
    });
  site
    .command('import <file>')
    .description(
      '按文件新建站点，或更新已有站点；不删除任何内容 / make a site from the file, or update one; nothing is removed',
    )
    .option('--key <key>', '站点标识，默认用文件中的 / key of the site; the file’s unless given')
    .option('--host <name...>', '站点的域名 / host names of the site')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (path: string, options: ImportOptions) => {
      const file = await readSiteFile(path);
      const key = options.key ?? file.key;
      const done = await withRuntime((runtime) => importSite(runtime.db, file, { key, hosts: options.host ?? [] }));
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ key, ...done })}\n`
          : `站点 ${key}：${done.units} 个单位、${done.columns} 个栏目已就绪。 / ${key}: ${done.units} units and ${done.columns} columns are set up.\n`,
      );
    });
}
