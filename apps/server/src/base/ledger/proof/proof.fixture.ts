import { createHash } from 'node:crypto';
import {
  createCosigner,
  createSigner,
  encodeKeyPair,
  formatCheckpoint,
  formatLogProof,
  formatSignatures,
  inclusionProof,
  leafHash,
  rootOf,
  signNote,
  standardAlgorithms,
} from '@openzone/ledger-core';
import { sm2Sm3 } from '@openzone/ledger-core/sm';
import { writeEntry, type Json } from '../entry.ts';
import { base64Of, utf8 } from './bytes.ts';
import { proofFormat, type ProofCheckpoint, type ProofFile } from './format.ts';

/** A log in memory with everything a proof file can hold, for tests. */
export interface FixtureLog {
  readonly origin: string;
  readonly verifierKeys: readonly string[];
  readonly witness: { readonly name: string; readonly verifierKey: string };
  readonly entries: { readonly entry: string; readonly opening: string | null }[];
  /** @returns its place in the log */
  append(act: FixtureAct): number;
  root(size?: number): Uint8Array;
  /** Signed by both keys of the log; `seenAt` by the witness as well. */
  checkpoint(size?: number, seenAt?: Date): ProofCheckpoint;
  prove(index: number, size?: number): Uint8Array[];
}

export interface FixtureAct {
  readonly action: 'PUBLISH' | 'REVISE' | 'WITHDRAW' | 'DETERMINATIONS';
  readonly at: string;
  readonly facts: Readonly<Record<string, Json>>;
  readonly opening?: Readonly<Record<string, Json>>;
}

const origin = 'www.haiyan.example/ledger';
const pairs = [
  encodeKeyPair(origin, new Uint8Array(32).fill(7)),
  encodeKeyPair(origin, new Uint8Array(32).fill(8), sm2Sm3),
];
const signers = pairs.map((pair) => createSigner(pair.signerKey, [...standardAlgorithms, sm2Sm3]));
const cosigner = createCosigner(encodeKeyPair('witness.example/archive', new Uint8Array(32).fill(9)).signerKey);

export function fixtureLog(): FixtureLog {
  const entries: FixtureLog['entries'] = [];
  const leaves = (size = entries.length): Uint8Array[] =>
    entries.slice(0, size).map(({ entry }) => leafHash(utf8(entry)));
  return {
    origin,
    verifierKeys: pairs.map((pair) => pair.verifierKey),
    witness: { name: cosigner.name, verifierKey: cosigner.verifierKey },
    entries,
    append({ action, at, facts, opening }) {
      const sequence = entries.length;
      const place = { site: 'haiyan', sequence, appended: new Date(Date.parse(at) + 40) };
      entries.push(writeEntry({ action, at, facts, ...(opening === undefined ? {} : { opening }) }, place));
      return sequence;
    },
    root: (size) => rootOf(leaves(size)),
    checkpoint(size = entries.length, seenAt) {
      const text = formatCheckpoint({ origin, size, root: rootOf(leaves(size)) });
      const note = signNote(text, signers);
      if (seenAt === undefined) return { note, cosignatures: [], timestamps: [] };
      const signer = cosigner.at(Math.floor(seenAt.getTime() / 1_000));
      const signature = { name: signer.name, keyId: signer.keyId, signature: signer.sign(utf8(text)) };
      return { note, cosignatures: [formatSignatures([signature])], timestamps: [] };
    },
    prove: (index, size) => inclusionProof(leaves(size), index),
  };
}

/** An entry to be proven; where its content is given, its opening is shown too. */
export interface FixtureEntry {
  readonly index: number;
  readonly content?: string;
  /** With the opening of a withdrawal, which has no content. */
  readonly isOpen?: boolean;
  /** The size at which the witness saw it first, and when. */
  readonly firstSeen?: { readonly size: number; readonly at: Date };
}

export function fixtureFile(
  log: FixtureLog,
  code: string,
  checkpoint: ProofCheckpoint,
  entries: readonly FixtureEntry[],
  attachments: readonly { readonly name: string; readonly sha256: string }[],
): ProofFile {
  const url = `https://www.haiyan.example/d/${code}`;
  const shown = checkpoint.note + checkpoint.cosignatures.join('');
  return {
    format: proofFormat,
    site: { name: '海晏经济技术开发区', url: 'https://www.haiyan.example' },
    document: { code, url },
    log: {
      origin: log.origin,
      url: 'https://www.haiyan.example/ledger',
      verifierKeys: log.verifierKeys,
      witnesses: [log.witness],
    },
    checkpoint,
    entries: entries.map(({ index, content, isOpen, firstSeen }) => ({
      index,
      entry: log.entries[index]?.entry ?? '',
      inclusion: log.prove(index).map(base64Of),
      tlogProof: formatLogProof({ index, hashes: log.prove(index), checkpoint: shown }),
      opening: content === undefined && isOpen !== true ? null : (log.entries[index]?.opening ?? null),
      content: content ?? null,
      firstSeen:
        firstSeen === undefined
          ? null
          : {
              checkpoint: log.checkpoint(firstSeen.size, firstSeen.at),
              inclusion: log.prove(index, firstSeen.size).map(base64Of),
            },
    })),
    attachments: attachments.map((one, at) => ({ ...one, size: 10, url: `${url}/files/${at + 1}/x` })),
  };
}

/** The two hashes of a content, as an opening names them. */
export function fixtureHashes(content: string): { sha256: string; sm3: string } {
  const of = (name: string): string => createHash(name).update(content, 'utf8').digest('hex');
  return { sha256: of('sha256'), sm3: of('sm3') };
}

const attachments = [{ name: '预算表.xlsx', sha256: 'ab'.repeat(32) }];
const title = '关于下达2026年预算的通知';

/** A document that was published and revised, with other entries around; seen by a witness before and after. */
export function fixtureProof(): ProofFile {
  const log = fixtureLog();
  const code = 'abcdefghij';
  const content = JSON.stringify({ attachments, bodyHtml: '<p>正文。</p>', title });
  const count = (day: string): void =>
    void log.append({ action: 'DETERMINATIONS', at: `${day}T16:00:00.000000Z`, facts: { day } });
  const act = (action: 'PUBLISH' | 'REVISE', version: number, at: string): number =>
    log.append({
      action,
      at,
      facts: { subject: { type: 'document', code, version }, unit: 'czj', attribute: 'PROACTIVE', forced: false },
      opening: { indexNumber: '000000009/2026-00001', title, reason: '', content: fixtureHashes(content) },
    });
  count('2026-03-01');
  const first = act('PUBLISH', 1, '2026-03-02T01:30:00.123456Z');
  count('2026-03-02');
  const second = act('REVISE', 2, '2026-03-05T02:00:00.000000Z');
  count('2026-03-05');
  const checkpoint = log.checkpoint(undefined, new Date('2026-03-05T16:01:00Z'));
  const entries = [
    { index: first, firstSeen: { size: 3, at: new Date('2026-03-02T16:01:00Z') } },
    { index: second, content },
  ];
  return fixtureFile(log, code, checkpoint, entries, attachments);
}
