import { access, constants, statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import { examineLog, readOutsideFailures } from '../../base/ledger/index.ts';
import { listSites } from '../../base/sites/index.ts';
import { loadConfig, type Config } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';
import type { Runtime } from '../compose.ts';
import { withRuntime } from './runtime.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly text: string;
}

async function examine(check: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, text: await work() };
  } catch (error) {
    const text =
      error instanceof AppError
        ? `${error.text.zh} / ${error.text.en}`
        : error instanceof Error
          ? error.message
          : String(error);
    return { check, ok: false, text };
  }
}

const gigabyte = 1024 ** 3;

/** Names hosts only: the addresses may hold passwords and keys. */
function describeOutbound({ smtpUrl, smsWebhook, wechatWebhook }: Config): string {
  const ways = { 邮件: smtpUrl, 短信: smsWebhook, 微信: wechatWebhook };
  const english = { 邮件: 'mail', 短信: 'SMS', 微信: 'WeChat' };
  return Object.entries(ways)
    .map(([name, url]) => {
      const where = url === undefined ? '未设置，通知暂存待发 not set up, notices wait' : new URL(url).host;
      return `${name} ${english[name as keyof typeof ways]}: ${where}`;
    })
    .join('; ');
}

const minute = 60_000;

/** Whether every site's log is signed up to its end, and whom of those outside it could not reach. */
async function examineLedgers({ db, publicDb, ledger, clock }: Runtime): Promise<string> {
  const told: string[] = [];
  for (const site of await listSites(publicDb)) {
    const { health, outside } = await db.read(site.id, async (reading) => ({
      health: await examineLog(reading, { files: ledger.files(site.key), keys: ledger.keys(site) }),
      outside: await readOutsideFailures(reading),
    }));
    if (health.failure !== undefined) throw health.failure;
    const { entries, signed, waitingSince } = health;
    if (waitingSince !== null && clock.now().getTime() - waitingSince.getTime() > minute)
      throw new Error(
        `${site.profile.name}：${entries - signed} 条超过一分钟未签名，请查看服务日志 / ${entries - signed} entries wait for longer than a minute to be signed; see the log of the server`,
      );
    const failing = outside.map(
      ({ name, failedAt }) => `${name} 自 since ${failedAt.toISOString()} 联系不上 not reached`,
    );
    told.push([`${site.profile.name} ${entries} 条 entries`, ...failing].join(', '));
  }
  return told.join('; ');
}

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('检查本机是否能正常运行 / find out whether everything here works')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: { json?: boolean }) => {
      const findings: Finding[] = [
        await examine('node', async () => process.version),
        await examine('settings', async () => `data in ${loadConfig().dataDir}`),
      ];
      if (findings.every((finding) => finding.ok)) {
        findings.push(await examine('notices', async () => describeOutbound(loadConfig())));
        findings.push(
          await examine('data folder', async () => {
            const { dataDir } = loadConfig();
            await access(dataDir, constants.W_OK);
            const { bavail, bsize } = await statfs(dataDir);
            const free = bavail * bsize;
            if (free < gigabyte)
              throw new Error(`仅剩 ${(free / gigabyte).toFixed(2)} GB，请清理磁盘 / little space is left, free some`);
            return `${(free / gigabyte).toFixed(1)} GB free`;
          }),
        );
        findings.push(
          await examine('database', () =>
            withRuntime(async (runtime) => {
              const sites = await listSites(runtime.publicDb);
              return `${sites.length} sites: ${sites.map((site) => site.profile.name).join('、')}`;
            }),
          ),
        );
        findings.push(await examine('ledger', () => withRuntime(examineLedgers)));
      }
      if (options.json === true) process.stdout.write(`${JSON.stringify(findings)}\n`);
      else for (const { check, ok, text } of findings) process.stdout.write(`${ok ? '✓' : '✗'} ${check}: ${text}\n`);
      if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
    });
}
