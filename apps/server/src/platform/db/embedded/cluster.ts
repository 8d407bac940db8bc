/** Making a cluster (initdb) and keeping its settings. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { childEnvironment } from '../../config.ts';
import { runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { replaceFile } from './place.ts';
import type { Place } from './place.ts';
import { databaseError, explain } from './problems.ts';

export const SUPERUSER = 'openzone';

/** Moderate: a machine of 2 GB must do, and durability is never traded for speed. */
const SETTINGS = `\
# Written by OpenZone at every start. Put your own settings into postgresql.conf below the line that includes this file,
# or use ALTER SYSTEM: both win over what stands here.
max_connections = 60
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
jit = off
fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = on
timezone = 'Asia/Shanghai'
log_timezone = 'Asia/Shanghai'
log_line_prefix = '%m [%p] '
# Statements and row values may hold personal data: they stay out of the log.
log_error_verbosity = terse
log_min_error_statement = panic
`;

/** Changes when the programs or the settings do: a surviving PostgreSQL with another one is restarted, not adopted. */
export function fingerprint(binaries: Binaries): string {
  return createHash('sha256').update(binaries.version).update(SETTINGS).digest('hex').slice(0, 16);
}

export function clusterExists(place: Place): boolean {
  return fs.existsSync(join(place.cluster, 'PG_VERSION'));
}

/** Throws AppError DATABASE_VERSION when the cluster was made by another major version than `release`. */
export function checkVersion(place: Place, release: string): void {
  const found = fs.readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  const wanted = release.split('.')[0];
  if (found === wanted) return;
  throw databaseError(
    'DATABASE_VERSION',
    `数据库 ${place.cluster} 由 PostgreSQL ${found} 创建，而本程序自带的是 ${wanted}，不能直接打开；数据没有改动。请用创建它的 OpenZone 版本导出备份，再用本版本导入。`,
    `The database ${place.cluster} was made by PostgreSQL ${found}; this program brings ${wanted}, which cannot open it. Nothing was changed. Make a backup with the OpenZone that created it and restore that with this one.`,
  );
}

export function writeSettings(place: Place): void {
  const path = join(place.cluster, 'openzone.conf');
  if (fs.existsSync(path) && fs.readFileSync(path, 'utf8') === SETTINGS) return;
  replaceFile(path, SETTINGS);
  if (place.account !== undefined) fs.chownSync(path, place.account.uid, place.account.gid);
}

/**
 * Makes the cluster beside its place and moves it there when it is complete, so that a kill in the middle leaves nothing
 * that looks like a database.
 */
export async function initialise(place: Place, binaries: Binaries, password: string): Promise<void> {
  const home = dirname(place.cluster);
  removeUnfinished(home, basename(place.cluster));
  const draft = `${place.cluster}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.pw`;
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account !== undefined) {
    for (const path of [draft, passwordFile]) fs.chownSync(path, place.account.uid, place.account.gid);
  }
  try {
    await initdb(place, binaries, draft, passwordFile);
    fs.appendFileSync(join(draft, 'postgresql.conf'), "\ninclude_if_exists = 'openzone.conf'\n# Your own settings:\n");
    fs.renameSync(draft, place.cluster);
    syncFolder(home);
  } finally {
    removeUnfinished(home, basename(place.cluster));
  }
}

function removeUnfinished(home: string, name: string): void {
  for (const entry of fs.readdirSync(home)) {
    if (entry.startsWith(`${name}.new-`)) fs.rmSync(join(home, entry), { recursive: true, force: true });
  }
}

/** The character classes come from the system's libc; where it has no C.UTF-8 the next best UTF-8 locale serves. */
async function initdb(place: Place, binaries: Binaries, draft: string, passwordFile: string): Promise<void> {
  let said = '';
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']) {
    const args = ['-D', draft, '-U', SUPERUSER, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'];
    args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`, '--no-instructions');
    const result = await run(binaries.initdb, args, place);
    if (result.code === 0) return;
    said = result.said;
    if (!/invalid locale/.test(said)) break;
  }
  throw explain(said, place.cluster);
}

function run(program: string, args: string[], place: Place): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    // With TZ set, initdb need not compare the system's clock with six hundred time zones.
    const env = { ...childEnvironment(), TZ: 'UTC' };
    const child = spawn(program, args, {
      ...runAs(place.account),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
