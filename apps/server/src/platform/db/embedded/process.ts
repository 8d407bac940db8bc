/** Which process is that? A process id alone is not an answer: ids are reused, and differ between containers. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Alive, and not a zombie that nobody has collected (containers whose first process is no init leave those). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** Linux: the fields of /proc/<pid>/stat after the command name; [0] is the state, [19] the start time in ticks. */
function statFields(pid: number): string[] | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** A string that no other process of this machine ever has: `undefined` when the process is gone. */
export function incarnation(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    const boot = quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()) ?? '';
    return `${boot}/${statFields(pid)?.[19] ?? ''}`;
  }
  if (process.platform === 'win32') return 'alive';
  return spawnSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).stdout.trim();
}

/** Where process ids mean the same: this host and, on Linux, this pid namespace (container). */
export function pidScope(): string {
  return `${hostname()}/${quietly(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`;
}

/**
 * Is `pid` a PostgreSQL process of this data directory? PostgreSQL works in its data directory, which Linux shows;
 * elsewhere the command line has to do.
 */
export function worksIn(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    return quietly(() => readlinkSync(`/proc/${pid}/cwd`)) === quietly(() => realpathSync(cluster));
  }
  if (process.platform === 'win32') return true; // stopped by pg_ctl only, which asks the process itself
  const command = spawnSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(cluster);
}
