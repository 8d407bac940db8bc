import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** The other processes of a run: started on a core of their own, asked questions, measured, ended. */

const isLinux = process.platform === 'linux';
const canPin = isLinux && availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Whether two processes can be kept on cores of their own; without it ratios are noisier, and the report says so. */
export const pinning = canPin;

/** The command that runs `command` on one core only; the same command where that is not possible. */
export function onCore(core: number | undefined, command: string, args: readonly string[]): [string, string[]] {
  if (core === undefined || !canPin) return [command, [...args]];
  return ['taskset', ['-c', String(core), command, ...args]];
}

/** A part of the bench in a process of its own. */
export interface Helper {
  readonly pid: number;
  /** Sends a request and waits for its answer; what the helper throws is thrown here. */
  ask<Answer>(request: object): Promise<Answer>;
  stop(): Promise<void>;
}

export interface HelperOptions {
  readonly core?: number | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Starts this very program again as `--helper=<role>`, and waits until it is ready. */
export async function startHelper(role: string, options: HelperOptions = {}): Promise<Helper> {
  const [file, args] = onCore(options.core, process.execPath, [
    '--enable-source-maps',
    // Built, or straight from its source.
    ['bench.js', 'index.ts'].map((name) => join(import.meta.dirname, name)).find((path) => existsSync(path)) ?? '',
    `--helper=${role}`,
  ]);
  const stdio: ('ignore' | 'inherit' | 'ipc')[] = ['ignore', 'inherit', 'inherit', 'ipc'];
  const child = spawn(file, args, { env: { ...process.env, ...options.env }, stdio, serialization: 'advanced' });
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  child.on('message', ({ id, answer, error }: Answered) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(answer);
    else one?.reject(new Error(`${role}: ${error}`));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${role} ended (${signal ?? String(code)})`));
    waiting.clear();
  });
  let next = 0;
  const ask = <Answer>(request: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve: (answer) => resolve(answer as Answer), reject });
      child.send({ id: next, request }, (error) => {
        if (error !== null) reject(error);
      });
    });
  const { pid } = await ask<{ pid: number }>({ do: 'hello' });
  return { pid, ask, stop: () => end(child) };
}

/** The other side of `startHelper`: answers requests until the parent is gone. */
export function serveHelper(answer: (request: unknown) => Promise<unknown>, close: () => Promise<void>): void {
  const leave = (): void => void close().finally(() => process.exit(0));
  process
    .on('disconnect', leave)
    .on('SIGTERM', leave)
    .on('SIGINT', () => undefined);
  process.on('message', ({ id, request }: { id: number; request: { do?: string } }) => {
    const reply = (message: Answered): void => void process.send?.(message);
    if (request.do === 'hello') reply({ id, answer: { pid: process.pid } });
    else {
      answer(request).then(
        (value) => reply({ id, answer: value }),
        (error: unknown) =>
          reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
    }
  });
}

/** Asks a child to end, and ends it after ten seconds. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(killer);
}

/** Seconds of processor time the process and its children (nginx's workers) have used; undefined outside Linux. */
export function cpuSeconds(pid: number): number | undefined {
  if (!isLinux) return undefined;
  const ticks = treeOf(pid).reduce((sum, id) => {
    const fields = statFields(id);
    return sum + Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }, 0);
  return ticks / 100;
}

/** Resident memory in MB of a process and what it started, PostgreSQL left out; undefined outside Linux. */
export function memoryMegabytes(pid: number): number | undefined {
  if (!isLinux) return undefined;
  const mine = treeOf(pid).filter((id) => !/postgres/.test(read(`/proc/${id}/cmdline`)));
  const kilobytes = mine.map((id) => Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0));
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Fields of /proc/<pid>/stat behind the name, which may hold spaces: state, parent, … (proc(5)). */
function statFields(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function treeOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), Number(statFields(Number(name))[1]));
  }
  const tree = [pid];
  for (const one of tree) for (const [id, parent] of parents) if (parent === one) tree.push(id);
  return tree;
}

/** The first of these programs that is there. */
export function findProgram(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}
