import { decodeBase64, encodeBase64 } from '../encoding/base64.ts';
import { fromUtf8 } from '../encoding/bytes.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { ledgerError } from '../errors.ts';
import { MAX_NOTE_BYTES } from '../notes/note.ts';
import { HASH_BYTES, checkHash } from '../tree/hasher.ts';
import { checkSize } from '../tree/size.ts';

/** The body of `POST <prefix>/add-checkpoint` (C2SP tlog-witness). */
export interface AddCheckpointRequest {
  /** The size of the last checkpoint this witness has cosigned, as far as the log knows; 0 for none. */
  readonly oldSize: number;
  /** The consistency proof from there; empty from size 0. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint, signed by the log. */
  readonly checkpoint: string;
}

/** Lines of proof a request may have. */
export const MAX_REQUEST_HASHES = 63;

/** Writes a request. Errors: INVALID_SIZE, INVALID_HASH, MALFORMED_WITNESS_MESSAGE for more than 63 hashes. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpointRequest): string {
  if (proof.length > MAX_REQUEST_HASHES) throw malformedMessage('证明超过 63 行', 'the proof has more than 63 lines');
  const lines = [`old ${checkSize(oldSize)}`, ...proof.map((hash) => encodeBase64(checkHash(hash)))];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a request; the checkpoint in it is not looked into. Errors: MALFORMED_WITNESS_MESSAGE. */
export function parseAddCheckpoint(body: string | Uint8Array): AddCheckpointRequest {
  const text = body.length > MAX_NOTE_BYTES ? undefined : typeof body === 'string' ? body : fromUtf8(body);
  if (text === undefined) throw malformedMessage('过长或不是 UTF-8 文本', 'it is too long or not UTF-8');
  const split = text.indexOf('\n\n');
  if (split < 0) throw malformedMessage('缺少检查点之前的空行', 'the empty line before the checkpoint is missing');
  const [first = '', ...lines] = text.slice(0, split).split('\n');
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : undefined;
  if (oldSize === undefined)
    throw malformedMessage('第一行应为 old 与整数', 'the first line should be “old” and a whole number');
  if (lines.length > MAX_REQUEST_HASHES) throw malformedMessage('证明超过 63 行', 'the proof has more than 63 lines');
  const proof = lines.map((line) => {
    const hash = decodeBase64(line);
    if (hash?.length !== HASH_BYTES)
      throw malformedMessage('有一行不是 32 字节哈希的 Base64', 'a line is not a hash of 32 bytes in base64');
    return hash;
  });
  return { oldSize, proof, checkpoint: text.slice(split + 2) };
}

export function malformedMessage(zh: string, en: string): Error {
  return ledgerError(
    'MALFORMED_WITNESS_MESSAGE',
    `见证协议的报文无法识别：${zh}。`,
    `The message of the witness protocol cannot be read: ${en}.`,
  );
}
