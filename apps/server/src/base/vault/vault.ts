import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFull } from '../../platform/db/index.ts';

/** Seals with AES-256-GCM under a key that lives beside the database, not in it: neither alone tells anything. */
export interface Vault {
  /** `context` names what is sealed (`case_party:<id>`); what was sealed for one place cannot be opened at another. */
  seal(siteId: number, context: string, plain: Uint8Array): Buffer;
  /** @throws Error when the bytes were altered, moved to another place, or sealed under another key */
  open(siteId: number, context: string, sealed: Uint8Array): Buffer;
  /** A keyed fingerprint: equal texts give equal marks, and nobody without the key can try texts. 64 hex digits. */
  mark(siteId: number, purpose: string, text: string): string;
  /** Keeps a file sealed. @returns the name it is found by */
  put(siteId: number, bytes: Uint8Array): Promise<string>;
  /** @throws Error when the file is missing or was altered */
  read(siteId: number, id: string): Promise<Buffer>;
  remove(siteId: number, id: string): Promise<void>;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** @param key 32 bytes (`<data>/secrets/vault.key`) @param directory where sealed files lie */
export function openVault(key: Uint8Array, directory: string): Vault {
  const sealing = derive(key, 'seal');
  const marking = derive(key, 'mark');
  const aad = (siteId: number, context: string): Buffer => Buffer.from(`${siteId}\n${context}`, 'utf8');

  function seal(siteId: number, context: string, plain: Uint8Array): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(aad(siteId, context));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
  }

  function openSealed(siteId: number, context: string, sealed: Uint8Array): Buffer {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== version) throw new Error(`sealed under unknown version ${bytes[0]}`);
    const nonce = bytes.subarray(1, 1 + nonceBytes);
    const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: tagBytes })
      .setAAD(aad(siteId, context))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
  }

  const pathOf = (siteId: number, id: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError('not the name of a sealed file');
    return join(directory, String(siteId), id.slice(0, 2), id);
  };

  return {
    seal,
    open: openSealed,
    mark: (siteId, purpose, text) =>
      createHmac('sha256', marking).update(`${siteId}\n${purpose}\n${text}`).digest('hex'),
    async put(siteId, bytes) {
      const id = randomUUID();
      await writeWhole(pathOf(siteId, id), seal(siteId, `file:${id}`, bytes));
      return id;
    },
    read: async (siteId, id) => openSealed(siteId, `file:${id}`, await readFile(pathOf(siteId, id))),
    remove: (siteId, id) => rm(pathOf(siteId, id), { force: true }),
  };
}

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `openzone vault ${purpose}`, 32));
}

/** Written and synced before it has its name, so that a name that is known always has its bytes. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
      throw diskFull(error);
    throw error;
  }
}
