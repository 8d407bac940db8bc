import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import {
  createVerifier,
  createWitnessVerifier,
  isLedgerError,
  openCheckpoint,
  openNote,
  parseSignatureLine,
  standardAlgorithms,
  timestampIn,
  type NoteVerifier,
} from '@openzone/ledger-core';
import { sm2Sm3 } from '@openzone/ledger-core/sm';
import type { Text } from '../../../platform/errors.ts';
import { readOpeningText } from './entry.ts';
import type { CosignatureRow, TimestampRow } from './reader.ts';
import type { Json } from '../entry.ts';
import { readToken } from '../outside/time-stamp.ts';
import type { CheckpointRow } from '../reader.ts';

const algorithms = [...standardAlgorithms, sm2Sm3];

/** A signed tree head that the audit has opened. */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
  /** The text that was signed. */
  readonly text: string;
  /** In the words of a sentence. */
  readonly where: Text;
}

export type Opened = { readonly head: Head } | { readonly fault: Text };

/** Opens a signed checkpoint of this log. */
export function openHead(note: string, origin: string, keys: readonly NoteVerifier[], where: Text): Opened {
  try {
    const { checkpoint, text } = openCheckpoint(note, keys);
    if (checkpoint.origin !== origin) {
      return {
        fault: { zh: `属于另一个账本“${checkpoint.origin}”`, en: `it belongs to another log, “${checkpoint.origin}”` },
      };
    }
    return { head: { size: checkpoint.size, root: checkpoint.root, text, where } };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Where a checkpoint comes from that the database has. */
export const onRecord: Text = { zh: '数据库登记的检查点', en: 'the checkpoint on record' };

/** The same for a row, which must tell what its note tells. */
export function openRow(row: CheckpointRow, origin: string, keys: readonly NoteVerifier[]): Opened {
  const opened = openHead(row.note, origin, keys, onRecord);
  if ('fault' in opened) return opened;
  const { size, root } = opened.head;
  if (size === row.size && row.root.equals(root)) return opened;
  return {
    fault: { zh: '登记的条数或根与所签的不同', en: 'its row has another size or root than what was signed' },
  };
}

/** When a witness saw the tree of a checkpoint, or what is wrong with what it is said to have signed. */
export function openCosignature(
  row: CosignatureRow,
  text: string,
  witnesses: readonly NoteVerifier[],
): { readonly seen: number } | { readonly fault: Text } | undefined {
  const line = row.line.replace(/\n$/, '');
  try {
    const { name, keyId, signature } = parseSignatureLine(line);
    // A witness that was dropped from the list: nothing to check with.
    if (!witnesses.some((witness) => witness.name === name && witness.keyId === keyId)) return undefined;
    openNote(`${text}\n${line}\n`, witnesses);
    const seconds = timestampIn(signature) ?? 0;
    if (Math.floor(row.seenAt.getTime() / 1000) !== seconds) {
      return {
        fault: {
          zh: `登记的见证时间与联署中的时间（${new Date(seconds * 1000).toISOString()}）不同`,
          en: `its row has another time than the cosignature, which says ${new Date(seconds * 1000).toISOString()}`,
        },
      };
    }
    return { seen: seconds * 1000 };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** When an authority stamped a signed note, or what is wrong with its time stamp. Its own signature `openssl ts` checks. */
export function openTimestamp(row: TimestampRow, note: string): { readonly seen: number } | { readonly fault: Text } {
  try {
    const { isOver, at } = readToken(row.token, createHash('sha256').update(note, 'utf8').digest());
    if (!isOver) return { fault: { zh: '时间戳不是针对它的', en: 'the time stamp is over something else' } };
    if (at.getTime() === row.stampedAt.getTime()) return { seen: at.getTime() };
    return {
      fault: {
        zh: `登记的时间与时间戳中的（${at.toISOString()}）不同`,
        en: `its row has another time than the time stamp, which says ${at.toISOString()}`,
      },
    };
  } catch {
    return { fault: { zh: '不是时间戳', en: 'it is no time stamp' } };
  }
}

/** In the words of a report; those of the error speak to somebody who fetched the log. */
function faultOf(error: unknown): Text {
  if (!isLedgerError(error)) throw error;
  if (error.code === 'INVALID_SIGNATURE') return { zh: '签名与内容不符', en: 'the signature does not fit it' };
  if (error.code === 'NOT_SIGNED') return { zh: '没有已知密钥的签名', en: 'no known key has signed it' };
  return { zh: '无法读取', en: 'it cannot be read' };
}

/** The keys of a log: those it has, and those it has itself told of, since a retired one has signed what is old. */
export function verifiersOf(
  verifierKeys: readonly string[],
  keyEntries: readonly string[],
  origin: string,
): NoteVerifier[] {
  const told = keyEntries.flatMap((entry) => textsIn(readOpeningText(entry)).filter((text) => isKeyOf(text, origin)));
  return [...new Set([...verifierKeys, ...told])].map(logVerifier);
}

function isKeyOf(text: string, origin: string): boolean {
  try {
    return createVerifier(text, algorithms).name === origin;
  } catch {
    return false;
  }
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((inner: Json) => textsIn(inner))
    : [];
}

/** Ed25519 by the runtime's own library, which is thirty times as fast as that of the browser. */
function logVerifier(key: string): NoteVerifier {
  const verifier = createVerifier(key, algorithms);
  if (verifier.algorithm !== 'Ed25519') return verifier;
  const object = ed25519Key(verifier.publicKey);
  return { ...verifier, verify: (text, signature) => signature.length === 64 && verify(null, text, object, signature) };
}

function ed25519Key(publicKey: Uint8Array): KeyObject {
  // RFC 8410: the algorithm and the key as SubjectPublicKeyInfo.
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  return createPublicKey({ key: Buffer.concat([prefix, publicKey]), format: 'der', type: 'spki' });
}

/** Witnesses sign little, so the portable implementation does. */
export function witnessVerifier(key: string): NoteVerifier {
  return createWitnessVerifier(key, algorithms);
}
