/** Where the database's files are, and the few facts about them that outlive a start (`<dataDir>/postgres.json`). */
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter, chooseAccount } from './account.ts';
import type { Account } from './account.ts';
import { databaseError } from './problems.ts';

export interface Remembered {
  /** Absolute path of the cluster where it could not be inside the data folder. */
  readonly cluster?: string;
  readonly port?: number;
}

export interface Place {
  /** PostgreSQL's data directory. */
  readonly cluster: string;
  readonly account: Account | undefined;
}

/** Folder for root's use, which survives restarts and which every account can reach; never a temporary one. */
export const SYSTEM_DIR = '/var/lib';

export function recall(dataDir: string): Remembered {
  try {
    const value = JSON.parse(fs.readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as Remembered | null;
    return value ?? {};
  } catch {
    return {};
  }
}

export function remember(dataDir: string, facts: Remembered): void {
  const path = join(dataDir, 'postgres.json');
  const text = JSON.stringify({ ...recall(dataDir), ...facts }, null, 2) + '\n';
  replaceFile(path, text);
}

/** Writes a file so that a reader, or a start after a crash, sees the old or the new content, never half of it. */
export function replaceFile(path: string, text: string): void {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(draft, text, { flush: true });
  fs.renameSync(draft, path);
}

/**
 * Decides where the cluster is: where it was; else in the data folder; else — when root keeps the data folder where the
 * database's account cannot go, such as /root — in `<systemDir>/openzone-<hash of the data folder>`, noted on both sides.
 */
export function locate(dataDir: string, systemDir: string): Place {
  const inside = join(dataDir, 'postgres');
  const remembered = recall(dataDir).cluster;
  if (remembered !== undefined) return relocated(dataDir, remembered);
  const account = chooseAccount(dataDir, inside);
  openDoor(dataDir, account);
  if (canEnter(dataDir, account)) return { cluster: inside, account };
  if (fs.existsSync(inside)) throw unreachable(inside, account);
  const home = join(systemDir, `openzone-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  const cluster = join(home, 'postgres');
  fs.mkdirSync(home, { recursive: true });
  fs.chmodSync(home, 0o711); // whatever the umask is
  if (!canEnter(home, account)) throw unreachable(home, account);
  if (!fs.existsSync(join(home, 'owner'))) replaceFile(join(home, 'owner'), dataDir);
  remember(dataDir, { cluster });
  return relocated(dataDir, cluster);
}

/** Root's own data folder in a place that others reach, closed by mktemp or a umask: passable, still not readable. */
function openDoor(dataDir: string, account: Account | undefined): void {
  if (account === undefined || canEnter(dataDir, account) || !canEnter(dirname(dataDir), account)) return;
  fs.chmodSync(dataDir, (fs.statSync(dataDir).mode & 0o777) | 0o011);
}

/** A data folder that was copied must not share the original's database: both would write their own truth into it. */
function relocated(dataDir: string, cluster: string): Place {
  const note = join(cluster, '..', 'owner');
  const owner = fs.existsSync(note) ? fs.readFileSync(note, 'utf8') : dataDir;
  if (owner !== dataDir) {
    if (recall(owner).cluster === cluster) throw copiedFolder(dataDir, owner, cluster);
    replaceFile(note, dataDir); // the data folder was moved
  }
  return { cluster, account: chooseAccount(dataDir, cluster) };
}

/** Makes the cluster PostgreSQL's: a folder restored by root belongs to root, and PostgreSQL insists on mode 0700. */
export function settleOwnership(place: Place): void {
  if (process.platform === 'win32') return;
  if (place.account !== undefined && fs.statSync(place.cluster).uid !== place.account.uid) {
    giveTree(place.cluster, place.account);
  }
  fs.chmodSync(place.cluster, 0o700);
}

function giveTree(path: string, account: Account): void {
  fs.lchownSync(path, account.uid, account.gid);
  if (!fs.lstatSync(path).isDirectory()) return;
  for (const name of fs.readdirSync(path)) giveTree(join(path, name), account);
}

function unreachable(folder: string, account: Account | undefined): Error {
  const name = account?.name ?? '';
  return databaseError(
    'DATABASE_UNREACHABLE',
    `数据库以账户 ${name} 运行，但它进不了目录 ${folder}。请对其上级目录执行 chmod o+x，或用 OPENZONE_DATA 换到其他位置（如 /srv/openzone）。`,
    `The database runs as ${name}, which cannot enter ${folder}. Give the folders above it chmod o+x, or point OPENZONE_DATA elsewhere (for example /srv/openzone).`,
  );
}

function copiedFolder(dataDir: string, owner: string, cluster: string): Error {
  return databaseError(
    'DATABASE_SHARED',
    `数据目录 ${dataDir} 像是 ${owner} 的副本，而数据库 ${cluster} 属于后者。请使用原目录；若要从空库开始，请删除 ${join(dataDir, 'postgres.json')}。`,
    `The data folder ${dataDir} looks like a copy of ${owner}, to which the database ${cluster} belongs. Use the original folder; to begin with an empty database, delete ${join(dataDir, 'postgres.json')}.`,
  );
}
