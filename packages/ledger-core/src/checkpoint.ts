import { decodeBase64, encodeBase64 } from './encoding/base64.ts';
import { parseDecimal } from './encoding/decimal.ts';
import { ledgerError } from './errors.ts';
import type { NoteVerifier } from './notes/keys.ts';
import type { NoteSignature } from './notes/note.ts';
import { openNote, parseNote } from './notes/note.ts';
import { HASH_BYTES, checkHash } from './tree/hasher.ts';
import { checkSize } from './tree/size.ts';

/** The head of a log at a size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log; any line that is not empty. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines after the third, opaque; best left out. */
  readonly extensions?: readonly string[];
}

/** A checkpoint whose signatures have been checked against some keys. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The text that was signed. */
  readonly text: string;
  readonly verified: readonly NoteSignature[];
  readonly unverified: readonly NoteSignature[];
}

/** The text to sign. Errors: MALFORMED_CHECKPOINT, INVALID_SIZE, INVALID_HASH. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const lines = [origin, String(checkSize(size)), encodeBase64(checkHash(root)), ...extensions];
  if (!lines.every(isLine))
    throw malformed('有空行、换行或控制字符', 'a line is empty, broken or has control characters');
  return lines.map((line) => `${line}\n`).join('');
}

/** Reads the text of a checkpoint, without signatures. Errors: MALFORMED_CHECKPOINT, which names the line. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw malformed('末尾缺少换行', 'the newline at its end is missing');
  const [origin = '', size = '', root = '', ...extensions] = lines;
  if (!isLine(origin))
    throw malformed('第 1 行（来源）为空或含控制字符', 'line 1, the origin, is empty or has control characters');
  const parsedSize = parseDecimal(size);
  if (parsedSize === undefined)
    throw malformed('第 2 行不是 0 至 2^53-1 的整数', 'line 2, the size, is no whole number from 0 to 2^53 - 1');
  const parsedRoot = decodeBase64(root);
  if (parsedRoot?.length !== HASH_BYTES)
    throw malformed('第 3 行不是 32 字节哈希的 Base64', 'line 3, the root, is not 32 bytes in base64');
  if (!extensions.every(isLine))
    throw malformed('扩展行为空或含控制字符', 'an extension line is empty or has control characters');
  return { origin, size: parsedSize, root: parsedRoot, ...(extensions.length === 0 ? {} : { extensions }) };
}

/** The head that a signed checkpoint claims, before any signature is checked. Errors: MALFORMED_NOTE, MALFORMED_CHECKPOINT. */
export function readCheckpointUnverified(note: string | Uint8Array): Checkpoint {
  return parseCheckpoint(parseNote(note).text);
}

/**
 * Checks the signatures of a checkpoint. Give only keys that belong to the log expected: a key of another log proves nothing
 * about this one, and `verifyCheckpoint` with a policy keeps them apart.
 * Errors: those of `openNote`, MALFORMED_CHECKPOINT.
 */
export function openCheckpoint(note: string | Uint8Array, verifiers: readonly NoteVerifier[]): OpenedCheckpoint {
  const opened = openNote(note, verifiers);
  return { ...opened, checkpoint: parseCheckpoint(opened.text) };
}

function isLine(line: string): boolean {
  return line !== '' && !/[\u0000-\u001f]/u.test(line);
}

function malformed(zh: string, en: string): Error {
  return ledgerError('MALFORMED_CHECKPOINT', `不是有效的检查点：${zh}。`, `This is no checkpoint: ${en}.`);
}
