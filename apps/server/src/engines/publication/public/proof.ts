import { formatLogProof, isLedgerError, type LedgerError } from '@openzone/ledger-core';
import { readFirstSeen, readHead, type HeadRow, type LogView } from '../../../base/ledger/index.ts';
import { base64Of, proofFormat, type ProofCheckpoint, type ProofFile } from '../../../base/ledger/proof/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { canonicalContent } from '../domain.ts';
import { findContent, listLedgerActs } from './ledger-reader.ts';
import { listAttachments } from './reader.ts';
import type { LedgerAct } from './shapes.ts';

/** What the ledger can prove of a document, as far as the public may know of it. */
export interface DocumentProof {
  /** Every act of it, in the order of the log. */
  readonly acts: readonly LedgerAct[];
  /** With a proof of each act that is under a signed head; undefined while there is none. */
  readonly file: ProofFile | undefined;
  /** Why there is no file although there is a signed head: tiles are missing or do not fit what was signed. */
  readonly trouble?: LedgerError;
}

export interface ProofPlace {
  readonly siteName: string;
  /** Without a trailing slash. */
  readonly origin: string;
  readonly code: string;
}

/**
 * Gathers the proof of a document from the public views and the static tiles. The opening and the content are given for what is
 * public now, and for a withdrawal its opening; of superseded versions the entry and its proof only. Undefined when the public
 * may not know of a document at this address.
 */
export async function proveDocument(
  reading: Reading,
  log: LogView,
  place: ProofPlace,
): Promise<DocumentProof | undefined> {
  const acts = await listLedgerActs(reading, place.code);
  if (acts.length === 0) return undefined;
  const head = await readHead(reading);
  const signed = acts.filter((act) => act.sequence < (head?.size ?? 0));
  if (head === undefined || signed.length === 0) return { acts, file: undefined };
  try {
    return { acts, file: await fileOf(reading, log, place, head, signed) };
  } catch (error) {
    if (isLedgerError(error)) return { acts, file: undefined, trouble: error };
    throw error;
  }
}

/** The text that the content hash of the public version covers: RFC 8785 JSON. Undefined when nothing is public at this address. */
export async function readCanonicalContent(reading: Reading, code: string): Promise<string | undefined> {
  const content = await findContent(reading, code);
  return content === undefined ? undefined : canonicalContent({ ...content, bodyText: '' });
}

async function fileOf(
  reading: Reading,
  log: LogView,
  { siteName, origin, code }: ProofPlace,
  head: HeadRow,
  acts: readonly LedgerAct[],
): Promise<ProofFile> {
  const content = (await readCanonicalContent(reading, code)) ?? null;
  const attachments = content === null ? [] : await listAttachments(reading, code);
  const checkpoint = checkpointOf(head);
  const entries: ProofFile['entries'][number][] = [];
  for (const act of acts) {
    const hashes = await log.prove(head, act.sequence);
    const isShown = act.opening !== null && act.action !== 'WITHDRAW';
    entries.push({
      index: act.sequence,
      entry: act.entry,
      inclusion: hashes.map(base64Of),
      tlogProof: formatLogProof({
        index: act.sequence,
        hashes,
        checkpoint: checkpoint.note + checkpoint.cosignatures.join(''),
      }),
      opening: act.opening,
      content: isShown ? content : null,
      firstSeen: await firstSeen(reading, log, head, act.sequence),
    });
  }
  const url = `${origin}/d/${code}`;
  return {
    format: proofFormat,
    site: { name: siteName, url: origin },
    document: { code, url },
    log: {
      origin: log.origin,
      url: `${origin}/ledger`,
      verifierKeys: log.verifierKeys,
      witnesses: log.witnesses.map(({ name, verifierKey }) => ({ name, verifierKey })),
    },
    checkpoint,
    entries,
    attachments: attachments.map(({ position, name, sha256, size }) => ({
      name,
      sha256,
      size,
      url: `${url}/files/${position}/${encodeURIComponent(name)}`,
    })),
  };
}

/** How early somebody outside can be called upon for an entry; null when that is the head itself, or nobody yet. */
async function firstSeen(
  reading: Reading,
  log: LogView,
  head: HeadRow,
  index: number,
): Promise<ProofFile['entries'][number]['firstSeen']> {
  const seen = await readFirstSeen(reading, index);
  if (seen === undefined || seen.size >= head.size || !log.hasSigned(seen.note)) return null;
  return { checkpoint: checkpointOf(seen), inclusion: (await log.prove(head, index, seen.size)).map(base64Of) };
}

function checkpointOf({ note, cosignatures, timestamps }: HeadRow): ProofCheckpoint {
  return {
    note,
    cosignatures: cosignatures.map(({ line }) => line),
    timestamps: timestamps.map(({ authority, token, stampedAt }) => ({
      authority,
      time: stampedAt.toISOString(),
      token: token.toString('base64'),
    })),
  };
}
