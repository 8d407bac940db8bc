/** Secrets live in files, never in settings: `<dataDir>/secrets`, made at the first start, readable by their owner only. */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from './errors.ts';

/**
 * Makes the data folder. Started by root, it lets other accounts pass through but not look (0711), because PostgreSQL
 * must run under another account; every folder within that holds something private is closed by itself.
 */
export function ensureDataDir(dataDir: string): void {
  fs.mkdirSync(dirname(dataDir), { recursive: true });
  if (fs.existsSync(dataDir)) return;
  fs.mkdirSync(dataDir, { mode: 0o700 });
  if (process.getuid?.() === 0) fs.chmodSync(dataDir, 0o711);
}

export interface Secrets {
  /** HMAC key of links that show an unpublished version to whoever holds the link. */
  readonly previewLinks: Buffer;
  /** Key of what is sealed: who asks, identity evidence, letters. Without it none of that can be read again: back it up apart. */
  readonly vault: Buffer;
  /** HMAC key of passes: the cookie of an applicant who has given number and query code, and the tokens of public forms. */
  readonly passes: Buffer;
}

/**
 * Reads `<dataDir>/secrets/*.key` (32 bytes each), making at the first start what is missing. Two processes that start
 * together end with the same keys. Throws AppError SECRET_DAMAGED when a key file is not 32 bytes long.
 */
export function loadSecrets(dataDir: string): Secrets {
  const folder = secretsDir(dataDir);
  return {
    previewLinks: loadKey(folder, 'preview-links'),
    vault: loadKey(folder, 'vault'),
    passes: loadKey(folder, 'passes'),
  };
}

/** `<dataDir>/secrets`, made with mode 0700. */
export function secretsDir(dataDir: string): string {
  ensureDataDir(dataDir);
  const folder = join(dataDir, 'secrets');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function loadKey(folder: string, name: string): Buffer {
  const key = Buffer.from(readOrCreateSecret(join(folder, `${name}.key`), () => randomBytes(32)));
  if (key.length === 32) return key;
  throw new AppError({
    id: 'SECRET_DAMAGED',
    status: 500,
    text: {
      zh: `密钥文件 ${join(folder, `${name}.key`)} 已损坏（应为 32 字节）。请从备份恢复。vault.key 丢失后，申请人信息和证件材料将无法再读取；其他密钥删除后会重新生成，已发出的链接和凭证随之失效。`,
      en: `The key file ${join(folder, `${name}.key`)} is damaged (it must hold 32 bytes). Restore it from a backup. Without vault.key nobody can read the applicants' identities and evidence again; any other key may be deleted and is made anew, which ends the links and passes already given out.`,
    },
  });
}

/** Unlike a rename, a link fails when another process was first. */
function publish(draft: string, path: string): void {
  try {
    fs.linkSync(draft, path);
  } catch {
    // Some network file systems have no hard links.
    if (!fs.existsSync(path)) fs.renameSync(draft, path);
  }
}

/** The content of a file only its owner may read, made once: whoever comes second gets what the first one wrote. */
export function readOrCreateSecret(path: string, make: () => Uint8Array): Buffer {
  if (!fs.existsSync(path)) {
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      fs.writeFileSync(draft, make(), { flag: 'wx', mode: 0o600, flush: true });
      publish(draft, path);
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
  // A restored backup is often readable by everybody.
  if (process.platform !== 'win32' && (fs.statSync(path).mode & 0o077) !== 0) fs.chmodSync(path, 0o600);
  return fs.readFileSync(path);
}
