import { hash } from 'node:crypto';
import {
  createWitnessVerifier,
  formatAddCheckpoint,
  formatSignatures,
  readWitnessAnswer,
  timestampIn,
  VerifiedTree,
  type NoteSignature,
} from '@openzone/ledger-core';
import type { Database } from '../../../platform/db/index.ts';
import type { LedgerFiles } from '../files.ts';
import { showCheckpoint } from '../integrate.ts';
import { readLastCheckpoint, type CheckpointRow } from '../reader.ts';
import { readOutsideFailures, readWitnessed } from './outside-reader.ts';
import { forgetFailure, insertCosignature, recordFailure } from './outside-writer.ts';
import type { Post } from './post.ts';

/** Somebody else who signs that the log only grows: an archive, an audit office, a newspaper. */
export interface Witness {
  readonly name: string;
  /** The prefix under which `add-checkpoint` is served. */
  readonly url: string;
  readonly verifierKey: string;
}

const sha256 = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/** How often a witness may say that it knows another size before it is left for later. */
const attempts = 3;

/**
 * Asks every witness that has not cosigned what was signed last (C2SP tlog-witness), keeps their cosignatures and shows them with the
 * checkpoint. One that does not answer is asked again later and delays nobody.
 * @returns how many have cosigned now
 */
export async function askWitnesses(
  db: Database,
  siteId: number,
  parts: { readonly files: LedgerFiles; readonly witnesses: readonly Witness[]; readonly post: Post },
): Promise<number> {
  const state = await db.read(siteId, async (reading) => ({
    head: await readLastCheckpoint(reading),
    witnessed: new Map((await readWitnessed(reading)).map((one) => [one.witness, one.size])),
    failed: await readOutsideFailures(reading),
  }));
  const { head } = state;
  if (head === undefined) return 0;
  const waits = (name: string): boolean =>
    state.failed.some((one) => one.kind === 'WITNESS' && one.name === name && one.nextAttemptAt > new Date());
  let cosigned = 0;
  for (const witness of parts.witnesses) {
    const known = state.witnessed.get(witness.name) ?? 0;
    if (known >= head.size || waits(witness.name)) continue;
    try {
      const signature = await ask(witness, head, known, parts);
      await keep(db, siteId, witness, head, signature);
      cosigned += 1;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await db.transaction(siteId, (tx) => recordFailure(tx, 'WITNESS', witness.name, reason));
    }
  }
  if (cosigned > 0) await showCheckpoint(db, siteId, parts.files);
  return cosigned;
}

async function keep(
  db: Database,
  siteId: number,
  witness: Witness,
  head: CheckpointRow,
  signature: NoteSignature,
): Promise<void> {
  const time = timestampIn(signature.signature) ?? 0;
  await db.transaction(siteId, async (tx) => {
    await insertCosignature(tx, {
      size: head.size,
      witness: witness.name,
      line: formatSignatures([signature]),
      seenAt: new Date(time * 1000),
    });
    await forgetFailure(tx, 'WITNESS', witness.name);
  });
}

async function ask(
  witness: Witness,
  head: CheckpointRow,
  from: number,
  { files, post }: { readonly files: LedgerFiles; readonly post: Post },
): Promise<NoteSignature> {
  const verifier = createWitnessVerifier(witness.verifierKey);
  let oldSize = from;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const body = formatAddCheckpoint({
      oldSize,
      proof: await proofFrom(files, head, oldSize),
      checkpoint: head.note,
    });
    const answer = await post(addressOf(witness.url), 'text/plain; charset=utf-8', Buffer.from(body, 'utf8'));
    const read = readWitnessAnswer(answer, head.note, [verifier]);
    if (read.kind === 'refused') throw new Error(refusals[read.status] ?? `HTTP ${read.status}`);
    if (read.kind === 'cosigned') {
      const [signature] = read.signatures;
      if (signature !== undefined) return signature;
    } else if (read.size > head.size) throw new Error(aheadOf(read.size, head.size));
    else oldSize = read.size;
  }
  throw new Error('见证人多次改口其已见证的大小 / the witness named another size each time');
}

async function proofFrom(files: LedgerFiles, head: CheckpointRow, oldSize: number): Promise<Uint8Array[]> {
  if (oldSize === 0 || oldSize === head.size) return [];
  const source = { fetchTile: async (path: string) => (await files.read(path)) ?? null };
  const tree = await VerifiedTree.open(head, source, { hasher: sha256 });
  return tree.consistencyProof(oldSize);
}

function addressOf(prefix: string): string {
  return `${prefix.replace(/\/+$/, '')}/add-checkpoint`;
}

function aheadOf(theirs: number, ours: number): string {
  return `见证人已见证过 ${theirs} 条，本账本只有 ${ours} 条：账本可能被恢复到较早状态 / the witness has seen ${theirs} entries, the log has ${ours}: it may have been set back`;
}

const refusals: Readonly<Record<number, string>> = {
  400: '见证人认为请求格式有误 / the witness finds the request malformed (400)',
  403: '见证人不认账本的签名密钥，请把核验密钥交给见证人 / the witness does not know the key of the log; give it the verifier key (403)',
  404: '见证人尚未登记本账本 / the witness does not know this log (404)',
  409: '见证人在同一大小见过另一个根：账本分叉 / the witness has seen another root at this size: the log has forked (409)',
  422: '见证人认为账本与其见证过的不一致：账本可能被改写 / the witness finds the log inconsistent with what it has seen: it may have been rewritten (422)',
};
