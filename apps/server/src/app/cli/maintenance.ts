import type { Command } from 'commander';
import { listSites } from '../../base/sites/index.ts';
import { followSearch, rebuildSearch } from '../../search/index.ts';
import { say, withRuntime } from './runtime.ts';
import { registerVerifyFiles } from './verify-files.ts';
import { verifySite, type SiteVerification } from './verify-site.ts';

function inWords(one: SiteVerification): string {
  const counts = [
    `${one.versions} 个版本 / versions`,
    `${one.attachments} 个附件 / attachments`,
    `${one.cases} 件 / cases`,
    `${one.papers} 份材料和文书 / papers`,
    `账本 ${one.entries} 条 / ledger entries`,
    `${one.checkpoints} 个检查点 / checkpoints`,
    `${one.cosignatures} 个见证 / cosignatures`,
    `${one.timestamps} 个时间戳 / time stamps`,
    `${one.problemsFound} 处不符 / problems`,
  ];
  const lines = one.problems.map((problem) => `  ${problem.zh} / ${problem.en}`);
  const more = one.problemsFound - one.problems.length;
  if (more > 0) lines.push(`  另有 ${more} 处 / and ${more} more`);
  return [`${one.site}: ${counts.join('、')}`, ...lines, ''].join('\n');
}

export function registerMaintenance(program: Command): void {
  const verify = program
    .command('verify')
    .description(
      '核对每个版本的内容与其哈希、附件与其字节、每件申请与其经过、每项公开行为与账本、账本与其签名 / check every version against its hash, every attachment against its bytes, every case against its events, every public act against the ledger, and the ledger against what was signed',
    )
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: { json?: boolean }) => {
      const result = await withRuntime(async (runtime) => {
        const all: SiteVerification[] = [];
        for (const site of await listSites(runtime.publicDb)) all.push(await verifySite(runtime, site));
        return all;
      });
      if (options.json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
      else for (const one of result) process.stdout.write(inWords(one));
      if (result.some((one) => one.problemsFound > 0)) process.exitCode = 2;
    });

  registerVerifyFiles(verify);

  program
    .command('reindex')
    .description('从头重建检索索引 / rebuild the search index from nothing')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: { json?: boolean }) => {
      const events = await withRuntime(async (runtime) => {
        await rebuildSearch(runtime.db);
        let seen = 0;
        for (let taken = await followSearch(runtime.db); taken > 0; taken = await followSearch(runtime.db)) {
          seen += taken;
          say(`${seen}`);
        }
        return seen;
      });
      process.stdout.write(options.json === true ? `${JSON.stringify({ events })}\n` : `已重建 / rebuilt: ${events}\n`);
    });
}
