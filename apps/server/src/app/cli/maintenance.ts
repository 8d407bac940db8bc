import type { Command } from 'commander';
import { listSites } from '../../base/sites/index.ts';
import { verifyCases, type CaseVerification } from '../../engines/cases/index.ts';
import { verifyVersions } from '../../engines/publication/index.ts';
import { followSearch, rebuildSearch } from '../../search/index.ts';
import { requestProcedure } from '../../systems/information-requests/index.ts';
import { remedyProcedure } from '../../systems/review-and-litigation/index.ts';
import type { Runtime } from '../compose.ts';
import { say, withRuntime } from './runtime.ts';

/** Every procedure's cases, one after another. */
async function verifySiteCases({ db, vault }: Runtime, siteId: number): Promise<CaseVerification> {
  const isSound = (id: string): Promise<boolean> =>
    vault.read(siteId, id).then(
      () => true,
      () => false,
    );
  const requests = await db.read(siteId, (reading) => verifyCases(reading, requestProcedure, isSound));
  const remedies = await db.read(siteId, (reading) => verifyCases(reading, remedyProcedure, isSound));
  return {
    cases: requests.cases + remedies.cases,
    papers: requests.papers + remedies.papers,
    problems: [...requests.problems, ...remedies.problems],
  };
}

export function registerMaintenance(program: Command): void {
  program
    .command('verify')
    .description(
      '核对每个版本的内容与其哈希、附件与其字节、每件申请与其经过 / check every version against its hash, every attachment against its bytes, every case against its events',
    )
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: { json?: boolean }) => {
      const result = await withRuntime(async (runtime) => {
        const sites = await listSites(runtime.publicDb);
        const all = [];
        for (const site of sites) {
          const found = await runtime.db.read(site.id, (reading) =>
            verifyVersions(reading, (sha256) => runtime.files.read(sha256)),
          );
          const cases = await verifySiteCases(runtime, site.id);
          all.push({ site: site.key, ...found, ...cases, problems: [...found.problems, ...cases.problems] });
        }
        return all;
      });
      const isSound = result.every((one) => one.problems.length === 0);
      if (options.json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
      else {
        for (const { site, versions, attachments, cases, papers, problems } of result) {
          process.stdout.write(
            `${site}: ${versions} 个版本 / versions, ${attachments} 个附件 / attachments, ${cases} 件 / cases, ${papers} 份材料和文书 / papers, ${problems.length} 处不符 / problems\n`,
          );
          for (const problem of problems) process.stdout.write(`  ${problem.zh} / ${problem.en}\n`);
        }
      }
      if (!isSound) process.exitCode = 2;
    });

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
