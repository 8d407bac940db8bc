import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
export const cliPath = join(root, 'apps/server/dist/cli.js');

/** Server and back office as they ship, built anew when older than their sources. One process builds, others wait. */
export async function ensureBuilt(): Promise<void> {
  const lock = join(root, '.cache/test-build.lock');
  await mkdir(join(root, '.cache'), { recursive: true });
  for (;;) {
    if (
      await mkdir(lock).then(
        () => true,
        () => false,
      )
    )
      break;
    const age = await stat(lock).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > 20_000) await rm(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const alive = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), 2_000);
  try {
    const said: string[] = [];
    const child = spawn(process.execPath, [join(root, 'scripts/build.mjs'), '--stale'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0 || !existsSync(cliPath)) throw new Error(`the build ended with ${code}: ${said.join('')}`);
  } finally {
    clearInterval(alive);
    await rm(lock, { recursive: true, force: true });
  }
}

/** The environment of a process of the product: nothing of ours but PATH, and the settings given. */
export function productEnvironment(settings: Readonly<Record<string, string>>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings };
}

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  /** What it has said so far, on both outputs. */
  readonly said: () => string;
  readonly finished: Promise<Finished>;
}

/** `openzone <args>` as a process of its own. */
export function startCli(args: readonly string[], settings: Readonly<Record<string, string>>): RunningCli {
  const child = spawn(process.execPath, ['--enable-source-maps', cliPath, ...args], {
    env: productEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, said: () => stdout + stderr, finished };
}

export const runCli = (args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Finished> =>
  startCli(args, settings).finished;
