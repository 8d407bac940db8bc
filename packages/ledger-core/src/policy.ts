import type { Checkpoint } from './checkpoint.ts';
import { openCheckpoint, readCheckpointUnverified } from './checkpoint.ts';
import { equalBytes } from './encoding/bytes.ts';
import { LedgerError, ledgerError } from './errors.ts';
import { timestampIn } from './notes/cosignature.ts';
import type { NoteVerifier } from './notes/keys.ts';
import type { NoteSignature } from './notes/note.ts';

/** A log and the keys it signs with. */
export interface TrustedLog {
  /** The first line of its checkpoints. */
  readonly origin: string;
  readonly keys: readonly NoteVerifier[];
  /** How many of the keys must have signed; default 1. Give the number of keys where a line of SM2 is demanded as well. */
  readonly required?: number;
}

/** Whom to trust, and how many must agree. */
export interface WitnessPolicy {
  readonly logs: readonly TrustedLog[];
  /** Made by `createWitnessVerifier`. */
  readonly witnesses: readonly NoteVerifier[];
  /** How many of the witnesses must have cosigned; 0 for none, which leaves room for a log that shows everybody another tree. */
  readonly quorum: number;
}

/** A checkpoint that meets a policy. */
export interface VerifiedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly log: TrustedLog;
  /** Names of the log's keys that have signed. */
  readonly signedBy: readonly string[];
  /** The witnesses that have cosigned, and when: seconds since 1970 by their own clocks. */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
}

/**
 * Checks that a policy can be met and counts nobody twice; `verifyCheckpoint` does so each time.
 * Errors: INVALID_POLICY for a quorum above the number of witnesses, a witness whose key makes no timestamped cosignatures,
 * one public key under two names, a log named twice or without keys.
 */
export function checkPolicy({ logs, witnesses, quorum }: WitnessPolicy): void {
  if (!Number.isSafeInteger(quorum) || quorum < 0 || quorum > witnesses.length)
    throw invalidPolicy('见证人数不足以达到要求的人数', 'the quorum is above the number of witnesses');
  if (witnesses.some((witness) => !witness.timestamped))
    throw invalidPolicy('有见证人的密钥不能出具带时间的联署', 'the key of a witness makes no timestamped cosignatures');
  if (new Set(logs.map(({ origin }) => origin)).size !== logs.length)
    throw invalidPolicy('同一账本列出了两次', 'a log is named twice');
  for (const { keys, required = 1 } of logs) {
    if (!Number.isSafeInteger(required) || required < 1 || required > keys.length)
      throw invalidPolicy('账本的密钥不足以达到要求的数目', 'a log has fewer keys than must have signed');
    // Else one party would be counted as several, or the log as its own witness.
    const all = [...keys, ...witnesses];
    if (all.some((key, at) => all.slice(0, at).some((other) => equalBytes(key.publicKey, other.publicKey))))
      throw invalidPolicy('同一公钥以两个身份出现', 'one public key stands under two names');
  }
}

/**
 * Checks a signed checkpoint against a policy: by its log, with the keys of that log only, and by enough witnesses.
 * Errors: INVALID_POLICY, MALFORMED_NOTE, MALFORMED_CHECKPOINT, UNKNOWN_LOG, AMBIGUOUS_KEY, INVALID_SIGNATURE, NOT_SIGNED by
 * the log, QUORUM_NOT_MET by the witnesses.
 */
export function verifyCheckpoint(note: string | Uint8Array, policy: WitnessPolicy): VerifiedCheckpoint {
  checkPolicy(policy);
  const { origin } = readCheckpointUnverified(note);
  const log = policy.logs.find((each) => each.origin === origin);
  if (log === undefined)
    throw ledgerError(
      'UNKNOWN_LOG',
      `策略中没有名为“${origin.slice(0, 80)}”的账本，请核对账本名称或补充其密钥。`,
      `The policy knows no log “${origin.slice(0, 80)}”; check the name, or add its keys.`,
    );
  const { checkpoint, verified } = openCheckpoint(note, [...log.keys, ...policy.witnesses]);
  const by = (keys: readonly NoteVerifier[]): NoteSignature[] =>
    verified.filter((one) => keys.some((key) => key.name === one.name && key.keyId === one.keyId));
  const signed = by(log.keys);
  if (signed.length < (log.required ?? 1)) throw notSignedByLog(origin, signed.length, log.required ?? 1);
  const cosigned = by(policy.witnesses);
  if (cosigned.length < policy.quorum) throw quorumNotMet(cosigned.length, policy.quorum);
  return {
    checkpoint,
    log,
    signedBy: signed.map(({ name }) => name),
    // A cosignature without a readable time does not verify.
    witnesses: cosigned.map(({ name, signature }) => ({ name, time: timestampIn(signature) ?? 0 })),
  };
}

function notSignedByLog(origin: string, found: number, wanted: number): Error {
  return ledgerError(
    'NOT_SIGNED',
    `账本“${origin.slice(0, 80)}”的有效签名只有 ${found} 个，应有 ${wanted} 个；请核对密钥或重新获取检查点。`,
    `The log “${origin.slice(0, 80)}” has signed with ${found} known keys of the ${wanted} demanded; check the keys, or fetch the checkpoint again.`,
  );
}

function quorumNotMet(found: number, wanted: number): Error {
  return ledgerError(
    'QUORUM_NOT_MET',
    `只有 ${found} 个见证人联署，要求 ${wanted} 个；请稍后重新获取检查点。`,
    `Only ${found} witnesses have cosigned and ${wanted} are demanded; fetch the checkpoint again later.`,
  );
}

function invalidPolicy(zh: string, en: string): LedgerError {
  return new LedgerError('INVALID_POLICY', {
    zh: `验证策略无效：${zh}，请更正策略。`,
    en: `The policy is wrong: ${en}; correct it.`,
  });
}
