/** PostgreSQL refuses to run as root: which account it runs under instead, and what that account can reach. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { databaseError } from './problems.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** In this order; `openzone` is for operators who want an account that nothing else uses. */
const CANDIDATES = ['openzone', 'postgres', 'nobody'];

/**
 * The account for the database: `undefined` means the current one. As root it is, in this order: the owner of the
 * cluster that already exists, the owner of the data folder, then the first of the candidates that exists.
 */
export function chooseAccount(dataDir: string, cluster: string): Account | undefined {
  if (process.platform === 'win32' || process.getuid === undefined) return undefined;
  const me = process.getuid();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (me !== 0) {
    if (owner !== undefined && owner.uid !== me) throw foreignCluster(cluster, owner.uid);
    return undefined;
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  const { uid, gid } = statSync(dataDir);
  // initdb wants an account with a name; a folder mounted into a container often belongs to a bare number.
  const named = uid !== 0 && accounts().some((account) => account.uid === uid);
  return named ? { uid, gid, name: nameOf(uid) } : unprivilegedAccount();
}

/** The account that root lends the database. */
export function unprivilegedAccount(): Account {
  const known = accounts();
  for (const name of CANDIDATES) {
    const account = known.find((item) => item.name === name && item.uid !== 0);
    if (account !== undefined) return account;
  }
  return { uid: 65_534, gid: 65_534, name: 'nobody' };
}

function accounts(): Account[] {
  let text = '';
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return [];
  }
  const rows = text.split('\n').map((line) => line.split(':'));
  // macOS writes nobody as -2; the system calls want it unsigned.
  return rows
    .filter((row) => row.length >= 4 && !row[0]?.startsWith('#'))
    .map((row) => ({ name: row[0] ?? '', uid: Number(row[2]) >>> 0, gid: Number(row[3]) >>> 0 }));
}

function nameOf(uid: number): string {
  return accounts().find((account) => account.uid === uid)?.name ?? `${uid}`;
}

/** Spawn options that run a program as the account, from a folder that every account can enter. */
export function runAs(account: Account | undefined): { cwd: string; uid?: number; gid?: number } {
  const cwd = process.platform === 'win32' ? process.cwd() : '/';
  return account === undefined ? { cwd } : { cwd, uid: account.uid, gid: account.gid };
}

/** Can the account enter this folder? Tried, not computed: access lists and mounts have a say too. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...runAs(account), stdio: 'ignore' });
  if (tried.error !== undefined) throw cannotBecome(account, tried.error);
  return tried.status === 0;
}

function cannotBecome(account: Account, cause: unknown): Error {
  return databaseError(
    'DATABASE_ACCOUNT',
    `PostgreSQL 不能以 root 运行，而本环境不允许切换到账户 ${account.name}。请改用普通账户运行 OpenZone，或设置 DATABASE_URL 使用自己的 PostgreSQL。`,
    `PostgreSQL cannot run as root, and this environment does not allow switching to the account ${account.name}. Run OpenZone as an ordinary user, or set DATABASE_URL to use a PostgreSQL of your own.`,
    cause,
  );
}

function foreignCluster(cluster: string, uid: number): Error {
  const me = userInfo().username;
  return databaseError(
    'DATABASE_OWNER',
    `数据库目录 ${cluster} 属于账户 ${nameOf(uid)}，当前账户 ${me} 不能使用。请以原来的账户启动，或由管理员执行：chown -R ${me} ${cluster}`,
    `The database folder ${cluster} belongs to ${nameOf(uid)}; ${me} cannot use it. Start as the account that made it, or have an administrator run: chown -R ${me} ${cluster}`,
  );
}
