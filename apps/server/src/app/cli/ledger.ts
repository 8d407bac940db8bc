import type { Command } from 'commander';
import { appendToLedger, retireLogKeys, rotateLogKeys } from '../../base/ledger/index.ts';
import { chooseSite, withRuntime } from './runtime.ts';

interface SiteOption {
  readonly site?: string;
  readonly json?: boolean;
}

/** `openzone ledger`: the keys a site's log signs with. */
export function registerLedger(program: Command): void {
  const ledger = program.command('ledger').description('站点账本的密钥 / the keys of a site’s log');

  command(
    ledger,
    'keys',
    '显示核验密钥，可交给见证人和监督者 / show the verifier keys, to give to witnesses and monitors',
    () => Promise.resolve(),
  );
  command(
    ledger,
    'rotate',
    '加一对新密钥，新旧同时签名，并记入账本 / add a new pair of keys; both sign, and the log says so',
    async (runtime, site) => {
      const before = runtime.ledger.keys(site);
      const added = rotateLogKeys(runtime.config.dataDir, site.key, before.origin);
      await runtime.db.transaction(site.id, (tx) =>
        appendToLedger(tx, { action: 'KEY', at: new Date().toISOString(), facts: { added } }),
      );
    },
  );
  command(
    ledger,
    'retire',
    '停用旧密钥，只用最新一对签名，并记入账本 / let the older keys sign no more, and the log says so',
    async (runtime, site) => {
      const retired = retireLogKeys(runtime.config.dataDir, site.key);
      if (retired.length === 0) return;
      await runtime.db.transaction(site.id, (tx) =>
        appendToLedger(tx, { action: 'KEY', at: new Date().toISOString(), facts: { retired } }),
      );
    },
  );
}

type Work = (
  runtime: Parameters<Parameters<typeof withRuntime>[0]>[0],
  site: Awaited<ReturnType<typeof chooseSite>>,
) => Promise<void>;

/** Each prints the keys as they are afterwards. */
function command(parent: Command, name: string, description: string, work: Work): void {
  parent
    .command(name)
    .description(description)
    .option('--site <key>', '站点标识，默认第一个 / the site, the first unless given')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: SiteOption) => {
      const told = await withRuntime(async (runtime) => {
        const site = await chooseSite(runtime, options.site);
        await work(runtime, site);
        const { origin, verifierKeys } = runtime.ledger.keys(site);
        return { site: site.key, origin, verifierKeys };
      });
      process.stdout.write(
        options.json === true ? `${JSON.stringify(told)}\n` : `${told.origin}\n${told.verifierKeys.join('\n')}\n`,
      );
    });
}
