import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createVerifier,
  httpTileSource,
  isLedgerError,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  verifyConsistency,
  VerifiedTree,
  type Checkpoint,
  type TileSource,
} from '@openzone/ledger-core';
import type { Command } from 'commander';
import { checkProof, holds, parseProofFile } from '../../base/ledger/proof/index.ts';
import { typedPath } from '../../platform/config.ts';
import { AppError, type Text } from '../../platform/errors.ts';

interface ProofOptions {
  readonly key?: readonly string[];
  readonly witness?: readonly string[];
  readonly quorum: string;
  readonly attachment: readonly string[];
  readonly json?: boolean;
}

interface CheckpointOptions {
  readonly log?: string;
  readonly dir?: string;
  readonly key?: readonly string[];
  readonly json?: boolean;
}

const marks = { ok: '✓', failed: '✗', unchecked: '–' } as const;

/** `openzone verify proof` and `openzone verify checkpoints`: what anybody can check without the site, its database or its help. */
export function registerVerifyFiles(verify: Command): void {
  verify
    .command('proof')
    .argument('<file>', '从核验页下载的证明文件 / a proof file from a verify page')
    .description('离线核对一份证明文件 / check a proof file offline')
    .option('--key <key...>', '从别处得知的账本核验密钥；不给则采信文件中的 / verifier keys of the log from elsewhere')
    .option('--witness <key...>', '从别处得知的见证人核验密钥 / verifier keys of witnesses from elsewhere')
    .option('--quorum <n>', '至少几个见证人 / how many witnesses must have signed', '0')
    .option(
      '--attachment <file...>',
      '按顺序给出下载的附件，一并核对 / the attachments as downloaded, in their order',
      [],
    )
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (path: string, _options: unknown, command: Command) => {
      // `--json` is an option of `verify` as well, which may have taken it.
      const options = command.optsWithGlobals<ProofOptions>();
      const file = await told(async () => parseProofFile((await readInput(path)).toString('utf8')));
      const attachments = await Promise.all(options.attachment.map(async (one) => sha256Of(await readInput(one))));
      const steps = checkProof(file, {
        ...(options.key === undefined ? {} : { logKeys: options.key }),
        ...(options.witness === undefined ? {} : { witnessKeys: options.witness }),
        quorum: Number(options.quorum),
        ...(attachments.length === 0 ? {} : { attachments }),
      });
      if (options.json === true) process.stdout.write(`${JSON.stringify({ holds: holds(steps), steps })}\n`);
      else {
        for (const { state, index, text, reason } of steps) {
          const where = index === null ? '' : ` #${index}`;
          process.stdout.write(`${marks[state]}${where} ${text.zh} / ${text.en}\n`);
          if (reason !== undefined) process.stdout.write(`    ${reason.zh} / ${reason.en}\n`);
        }
      }
      if (!holds(steps)) process.exitCode = 2;
    });

  verify
    .command('checkpoints')
    .argument('<older>', '较早的检查点文件 / the older checkpoint')
    .argument('<newer>', '较晚的检查点文件 / the newer checkpoint')
    .description('核对较晚的检查点是较早的延续 / check that one checkpoint continues another')
    .option('--log <url>', '从这个账本读取分块 / read the tiles of this log')
    .option('--dir <folder>', '从这个文件夹读取分块 / read the tiles from this folder')
    .option(
      '--key <key...>',
      '账本的核验密钥；不给则不核对签名 / verifier keys of the log; without them signatures are not checked',
    )
    .option('--json', '以 JSON 输出 / print as JSON')
    .action(async (older: string, newer: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckpointOptions>();
      const problem = await compare(older, newer, options);
      if (options.json === true)
        process.stdout.write(`${JSON.stringify({ consistent: problem === undefined, problem })}\n`);
      else
        process.stdout.write(
          problem === undefined
            ? '✓ 较晚的检查点是较早的延续 / the newer checkpoint continues the older\n'
            : `✗ ${problem.zh} / ${problem.en}\n`,
        );
      if (problem !== undefined) process.exitCode = 2;
    });
}

/** What speaks against it; undefined when the newer continues the older. */
async function compare(older: string, newer: string, options: CheckpointOptions): Promise<Text | undefined> {
  const [first, second] = await told(
    async () =>
      [
        readCheckpoint(await readInput(older), options.key),
        readCheckpoint(await readInput(newer), options.key),
      ] as const,
  );
  if (first.origin !== second.origin)
    return {
      zh: `不是同一账本：${first.origin} 与 ${second.origin}`,
      en: `Not of one log: ${first.origin} and ${second.origin}`,
    };
  try {
    const tree = await VerifiedTree.open(second, sourceOf(options));
    const proof = await tree.consistencyProof(first.size);
    verifyConsistency({ size1: first.size, root1: first.root, size2: second.size, root2: second.root, proof });
    return undefined;
  } catch (error) {
    if (isLedgerError(error)) return error.text;
    throw error;
  }
}

function readCheckpoint(note: Buffer, keys: readonly string[] | undefined): Checkpoint {
  if (keys === undefined) return parseCheckpoint(parseNote(note).text);
  return openCheckpoint(
    note,
    keys.map((key) => createVerifier(key)),
  ).checkpoint;
}

function sourceOf({ log, dir }: CheckpointOptions): TileSource {
  if (log !== undefined) return httpTileSource(log);
  if (dir === undefined) {
    throw new AppError({
      id: 'SOURCE_MISSING',
      status: 400,
      field: 'log',
      text: {
        zh: '请用 --log 给出账本地址，或用 --dir 给出存有分块的文件夹。',
        en: 'Give the address of the log with --log, or a folder with its tiles with --dir.',
      },
    });
  }
  const folder = typedPath(dir);
  return {
    fetchTile: (path) =>
      readFile(join(folder, path)).then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      ),
  };
}

async function readInput(path: string): Promise<Buffer> {
  return readFile(typedPath(path)).catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError({
      id: 'FILE_UNREADABLE',
      status: 400,
      field: 'file',
      text: {
        zh: `无法读取 ${path}（${why}），请核对路径。`,
        en: `${path} cannot be read (${why}); check the path.`,
      },
    });
  });
}

/** What cannot be read is told in both languages. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isLedgerError(error)) throw new AppError({ id: error.code, status: 400, text: error.text, cause: error });
    throw error;
  }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
