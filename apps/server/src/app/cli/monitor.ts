import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { httpTileSource, isLedgerError } from '@openzone/ledger-core';
import type { Command } from 'commander';
import { firstLook, lookAtLog, type MonitorState } from '../../base/ledger/index.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';

interface MonitorCommand {
  readonly state: string;
  readonly key?: readonly string[];
  readonly witness?: readonly string[];
  readonly json?: boolean;
}

const actions: Readonly<Record<string, string>> = {
  PUBLISH: '发布 published',
  REVISE: '修订 revised',
  WITHDRAW: '撤回 withdrawn',
  ERASE: '删除内容 content erased',
  DETERMINATIONS: '属性认定计数 determinations counted',
  REGISTER: '名册变更 register changed',
  DRAW: '随机抽取 random draw',
  KEY: '密钥变更 keys changed',
};

/**
 * `openzone monitor`: for outsiders. Exit code 0 when all is well, 2 when the log has been rewritten, shortened or back-dated; then both
 * signed notes stay beside the state file as evidence.
 */
export function registerMonitor(program: Command): void {
  program
    .command('monitor')
    .argument('<url>', '账本地址，如 https://www.example.gov.cn/ledger / address of the log')
    .description(
      '监督一个账本：有何新记录，是否被改写、截短或倒签 / watch a log: what is new, and whether it was rewritten, shortened or back-dated',
    )
    .requiredOption('--state <file>', '记住上次所见 / where to remember what was seen')
    .option('--key <key...>', '账本的核验密钥，首次必填 / verifier keys of the log; needed the first time')
    .option('--witness <key...>', '见证人的核验密钥 / verifier keys of witnesses')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (url: string, options: MonitorCommand) => {
      const path = typedPath(options.state);
      const before = await remembered(path, url, options);
      const look = await lookAtLog(before, httpTileSource(url)).catch((error: unknown) => {
        if (isLedgerError(error)) throw new AppError({ id: error.code, status: 502, text: error.text, cause: error });
        throw error;
      });
      if (look.alarms.length === 0) await save(path, JSON.stringify(look.state, undefined, 1));
      else {
        await save(`${path}.before.note`, before.note);
        await save(`${path}.now.note`, look.note);
        process.exitCode = 2;
      }
      const { size } = look.state;
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify({ url, size, entries: look.entries, alarms: look.alarms })}\n`);
        return;
      }
      for (const one of look.entries)
        process.stdout.write(`${one.sequence}  ${one.at}  ${actions[one.action] ?? one.action}  ${one.code ?? ''}\n`);
      process.stdout.write(
        `共 ${size} 条，新增 ${look.entries.length} 条 / ${size} entries, ${look.entries.length} of them new\n`,
      );
      for (const alarm of look.alarms) process.stdout.write(`✗ ${alarm.zh}\n  ${alarm.en}\n`);
      if (look.alarms.length > 0)
        process.stdout.write(`证据已存 / evidence kept: ${path}.before.note, ${path}.now.note\n`);
    });
}

/** Keys are pinned at the first look; what the address serves later does not change them. */
async function remembered(path: string, url: string, { key, witness }: MonitorCommand): Promise<MonitorState> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) {
    const state = JSON.parse(text) as MonitorState;
    return { ...state, url, keys: key ?? state.keys, witnesses: witness ?? state.witnesses };
  }
  if (key !== undefined) return firstLook(url, key, witness ?? []);
  throw new AppError({
    id: 'KEY_MISSING',
    status: 400,
    field: 'key',
    text: {
      zh: '第一次监督请用 --key 给出账本的核验密钥：它在站点“公开账本”页上，请另从可靠途径核对。',
      en: 'The first time give the verifier key of the log with --key: it stands on the site’s ledger page; compare it with another source.',
    },
  });
}

async function save(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, text, { flush: true });
  await rename(draft, path);
}
