import { decodeBase64, encodeBase64 } from './encoding/base64.ts';
import { fromUtf8 } from './encoding/bytes.ts';
import { parseDecimal } from './encoding/decimal.ts';
import { ledgerError } from './errors.ts';
import type { VerifiedCheckpoint, WitnessPolicy } from './policy.ts';
import { verifyCheckpoint } from './policy.ts';
import type { Hasher } from './tree/hasher.ts';
import { HASH_BYTES, checkHash, leafHash, sha256 } from './tree/hasher.ts';
import { verifyInclusion } from './tree/inclusion.ts';
import { checkSize } from './tree/size.ts';

/** Everything needed to check offline that an entry is in a log (C2SP tlog-proof). Stored as `.tlog-proof`. */
export interface LogProof {
  readonly index: number;
  /** The inclusion proof, from the sibling of the leaf up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint with its cosignatures, as the log gives it. */
  readonly checkpoint: string;
  /** Data of the application that nothing vouches for. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** Longest proof read, in bytes. */
export const MAX_LOG_PROOF_BYTES = 2_000_000;

/** Longest path from a leaf to a root. */
export const MAX_PROOF_HASHES = 63;

/** Writes a proof. Errors: INVALID_SIZE, INVALID_HASH, MALFORMED_PROOF. */
export function formatLogProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${encodeBase64(extra)}`]),
    `index ${checkSize(index)}`,
    ...hashes.map((hash) => encodeBase64(checkHash(hash))),
  ];
  const proof = `${lines.join('\n')}\n\n${checkpoint}`;
  parseLogProof(proof);
  return proof;
}

/** Reads a proof; nothing in it is checked yet. Errors: MALFORMED_PROOF, which says what is wrong. */
export function parseLogProof(proof: string | Uint8Array): LogProof {
  // A character of a string is at least a byte.
  const text = proof.length > MAX_LOG_PROOF_BYTES ? undefined : typeof proof === 'string' ? proof : fromUtf8(proof);
  if (text === undefined) throw malformed('文件过大或不是 UTF-8 文本', 'the file is too long or not UTF-8');
  const split = text.indexOf('\n\n');
  const [header, ...lines] = (split < 0 ? text : text.slice(0, split)).split('\n');
  if (header !== HEADER) throw malformed(`第一行应为 ${HEADER}`, `the first line should be ${HEADER}`);
  const extra = readExtra(lines);
  const index = readIndex(lines.shift() ?? '');
  if (lines.length > MAX_PROOF_HASHES) throw malformed('哈希行超过 63 行', 'there are more than 63 lines of hashes');
  const hashes = lines.map(readHash);
  const checkpoint = split < 0 ? '' : text.slice(split + 2);
  if (checkpoint === '') throw malformed('缺少空行之后的检查点', 'the checkpoint after the empty line is missing');
  return { index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/** A proof that holds: the entry was in the log at that place, as these signed. */
export interface VerifiedProof extends VerifiedCheckpoint {
  readonly index: number;
}

/**
 * Checks a self-contained proof: the checkpoint against the policy, then the entry, or its leaf hash, against the checkpoint.
 * Needs no network. Errors: MALFORMED_PROOF, those of `verifyCheckpoint`, and those of `verifyInclusion`.
 */
export function verifyLogProof(
  proof: string | Uint8Array | LogProof,
  entry: { readonly entry: Uint8Array } | { readonly leaf: Uint8Array },
  policy: WitnessPolicy,
  hasher: Hasher = sha256,
): VerifiedProof {
  const {
    index,
    hashes,
    checkpoint: note,
  } = typeof proof === 'string' || proof instanceof Uint8Array ? parseLogProof(proof) : proof;
  const verified = verifyCheckpoint(note, policy);
  const { size, root } = verified.checkpoint;
  const leaf = 'leaf' in entry ? entry.leaf : leafHash(entry.entry, hasher);
  verifyInclusion({ leaf, index, size, root, proof: hashes }, hasher);
  return { ...verified, index };
}

/** Takes the line off the front, where there is one. */
function readExtra(lines: string[]): Uint8Array | undefined {
  if (lines[0]?.startsWith('extra ') !== true) return undefined;
  const extra = decodeBase64((lines.shift() ?? '').slice('extra '.length));
  if (extra === undefined) throw malformed('extra 行不是 Base64', 'the extra line is not base64');
  return extra;
}

function readIndex(line: string): number {
  const index = line.startsWith('index ') ? parseDecimal(line.slice('index '.length)) : undefined;
  if (index === undefined)
    throw malformed('缺少 index 行或其值不是整数', 'the index line is missing or no whole number');
  return index;
}

function readHash(line: string): Uint8Array {
  const hash = decodeBase64(line);
  if (hash?.length !== HASH_BYTES)
    throw malformed('有一行不是 32 字节哈希的 Base64', 'a line is not a hash of 32 bytes in base64');
  return hash;
}

function malformed(zh: string, en: string): Error {
  return ledgerError(
    'MALFORMED_PROOF',
    `不是有效的证明文件：${zh}；请重新下载完整文件。`,
    `This is no proof: ${en}; download the whole file again.`,
  );
}
