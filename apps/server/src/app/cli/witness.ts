import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { cosignatureKey, createCosigner, encodeKeyPair } from '@openzone/ledger-core';
import type { Command } from 'commander';
import { createWitnessServer } from '../../base/ledger/index.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError } from '../../platform/errors.ts';
import { readOrCreateSecret } from '../../platform/secrets.ts';

interface WitnessCommand {
  readonly log: readonly string[];
  readonly name: string;
  readonly data: string;
  readonly port: string;
  readonly host: string;
  readonly json?: boolean;
}

/** `openzone witness`: what an archive, an audit office or a newspaper runs. It needs no database and nothing of a site. */
export function registerWitness(program: Command): void {
  program
    .command('witness')
    .description(
      '为别人的账本作见证：只在账本只增不改时联署 / witness logs of others: cosign them as long as they only grow',
    )
    .requiredOption('--log <key...>', '所见证账本的核验密钥（Ed25519），可多个 / verifier keys of the logs')
    .requiredOption('--name <name>', '见证人名称，如 archive.example.gov.cn/witness / the name to sign under')
    .option('--data <folder>', '存放密钥与见证记录的文件夹 / where key and memory lie', 'openzone-witness')
    .option('--port <port>', '端口 / port', '8770')
    .option('--host <address>', '监听地址 / address to listen on', '0.0.0.0')
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (options: WitnessCommand) => {
      const folder = typedPath(options.data);
      const cosigner = createCosigner(openKey(join(folder, 'witness.key'), options.name));
      const server = await createWitnessServer({
        folder,
        cosigner,
        logKeys: options.log,
        now: () => Math.floor(Date.now() / 1000),
      });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(portIn(options.port), options.host, resolve);
      });
      const { port } = server.address() as AddressInfo;
      const told = { name: cosigner.name, verifierKey: cosigner.verifierKey, port };
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(told)}\n`
          : `见证服务已启动 / witness listening on port ${port}\n核验密钥 verifier key: ${cosigner.verifierKey}\n`,
      );
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve()));
        process.once('SIGINT', () => server.closeAllConnections());
        process.once('SIGTERM', () => server.closeAllConnections());
      });
    });
}

/** Made at the first start, readable by its owner only. A witness keeps its name. */
function openKey(path: string, name: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const key = readOrCreateSecret(path, () =>
    Buffer.from(`${encodeKeyPair(name, randomBytes(32), cosignatureKey).signerKey}\n`),
  )
    .toString('utf8')
    .trim();
  const kept = createCosigner(key).name;
  if (kept === name) return key;
  throw new AppError({
    id: 'WITNESS_NAME',
    status: 409,
    text: {
      zh: `此文件夹中的密钥属于“${kept}”。见证人不能改名：请用 --name ${kept}，或用 --data 另选文件夹。`,
      en: `The key in this folder belongs to “${kept}”. A witness keeps its name: use --name ${kept}, or another folder with --data.`,
    },
  });
}

function portIn(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new AppError({
    id: 'INVALID_PORT',
    status: 400,
    field: 'port',
    text: {
      zh: `--port：“${value}”不是 0 到 65535 的整数。`,
      en: `--port: “${value}” is not a whole number from 0 to 65535.`,
    },
  });
}
