import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createSigner,
  createVerifier,
  encodeKeyPair,
  formatCheckpoint,
  isLedgerError,
  openNote,
  signNote,
  standardAlgorithms,
  verifierKeyOf,
  type NoteAlgorithm,
  type NoteSigner,
} from '@openzone/ledger-core';
import { newSm2Key, sm2Sm3 } from '@openzone/ledger-core/sm';
import { readOrCreateSecret, secretsDir } from '../../platform/secrets.ts';

/** Signs a tree head as the log: a tlog-checkpoint in a signed note. */
type SignHead = (head: { readonly size: number; readonly root: Uint8Array }) => string;

/** The keys of one site's log. Each signs under the name of the log, its origin. */
export interface LogKeys {
  readonly origin: string;
  /** What others check with: Ed25519 first, then SM2; after a rotation the newer pair first. */
  readonly verifierKeys: readonly string[];
  readonly sign: SignHead;
  /** Whether one of these keys has signed a note. Told by Ed25519, which signs every note; a fake is no signature. */
  hasSigned(note: string): boolean;
}

interface KeyFile {
  /** `PRIVATE+KEY+…`, in the order of signing. */
  readonly signerKeys: readonly string[];
}

const algorithms: readonly NoteAlgorithm[] = [...standardAlgorithms, sm2Sm3];

/**
 * The keys in `<data>/secrets/ledger/<site key>.keys`, one a line, made when first asked for: an Ed25519 key that every client of
 * such logs knows, and an SM2 key (GB/T 32918) for those who must check by the commercial cryptography of China. They never enter the
 * database: whoever can write there cannot sign.
 * @param domain names a new log, `<domain>/ledger`; a log keeps the name in its keys
 */
export function openLogKeys(dataDir: string, site: { readonly key: string; readonly domain: string }): LogKeys {
  const path = keyPath(dataDir, site.key);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const text = readOrCreateSecret(path, () => written({ signerKeys: newPair(originOf(site)) })).toString('utf8');
  return keysFrom(parse(text));
}

/** Adds a new pair in front; the older ones go on signing until they are retired. @returns the new verifier keys */
export function rotateLogKeys(dataDir: string, siteKey: string, origin: string): readonly string[] {
  const path = keyPath(dataDir, siteKey);
  const added = newPair(origin);
  replace(path, { signerKeys: [...added, ...parse(readOrCreateSecret(path, missing).toString('utf8')).signerKeys] });
  return added.map((key) => verifierKeyOf(key, algorithms));
}

/** Drops every pair but the newest. @returns the verifier keys that sign no more */
export function retireLogKeys(dataDir: string, siteKey: string): readonly string[] {
  const path = keyPath(dataDir, siteKey);
  const { signerKeys } = parse(readOrCreateSecret(path, missing).toString('utf8'));
  replace(path, { signerKeys: signerKeys.slice(0, 2) });
  return signerKeys.slice(2).map((key) => verifierKeyOf(key, algorithms));
}

function keysFrom({ signerKeys }: KeyFile): LogKeys {
  const signers = signerKeys.map((key): NoteSigner => createSigner(key, algorithms));
  const origin = signers[0]?.name;
  if (origin === undefined) throw new Error('a key file of the ledger without keys');
  return {
    origin,
    verifierKeys: signerKeys.map((key) => verifierKeyOf(key, algorithms)),
    sign: (head) => signNote(formatCheckpoint({ origin, size: head.size, root: head.root }), signers),
    hasSigned: (note) => isSignedBy(note, signerKeys),
  };
}

/** Keys come in pairs, Ed25519 first: the quick one of the two is enough to tell. */
function isSignedBy(note: string, signerKeys: readonly string[]): boolean {
  const verifiers = signerKeys
    .filter((_, place) => place % 2 === 0)
    .map((key) => createVerifier(verifierKeyOf(key, algorithms)));
  try {
    openNote(note, verifiers);
    return true;
  } catch (error) {
    if (isLedgerError(error)) return false;
    throw error;
  }
}

function newPair(origin: string): string[] {
  return [encodeKeyPair(origin, randomBytes(32)).signerKey, encodeKeyPair(origin, newSm2Key(), sm2Sm3).signerKey];
}

function originOf(site: { readonly key: string; readonly domain: string }): string {
  const domain = site.domain.trim().toLowerCase();
  return `${/^[a-z0-9.-]+$/.test(domain) ? domain : `${site.key}.openzone.invalid`}/ledger`;
}

function keyPath(dataDir: string, siteKey: string): string {
  return join(secretsDir(dataDir), 'ledger', `${siteKey}.keys`);
}

function written({ signerKeys }: KeyFile): Uint8Array {
  return Buffer.from(signerKeys.map((key) => `${key}\n`).join(''), 'utf8');
}

function parse(text: string): KeyFile {
  return { signerKeys: text.split('\n').filter((line) => line.startsWith('PRIVATE+KEY+')) };
}

function replace(path: string, file: KeyFile): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, written(file), { flag: 'wx', mode: 0o600, flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function missing(): never {
  throw new Error('the keys of this log are missing');
}
