import { openCheckpoint, readCheckpointUnverified } from '../checkpoint.ts';
import { equalBytes, utf8 } from '../encoding/bytes.ts';
import { LedgerError } from '../errors.ts';
import type { Cosigner } from '../notes/cosigner.ts';
import type { NoteVerifier } from '../notes/keys.ts';
import { formatSignatures } from '../notes/note.ts';
import type { TreeHead } from '../tiles/right-edge.ts';
import { verifyConsistency } from '../tree/consistency.ts';
import type { Hasher } from '../tree/hasher.ts';
import { emptyRoot, sha256 } from '../tree/hasher.ts';
import type { AddCheckpointRequest } from './request.ts';
import { parseAddCheckpoint } from './request.ts';

/** What a witness knows of one log. */
export interface WitnessedLog {
  /** The keys whose signature on a checkpoint of this origin counts. */
  readonly keys: readonly NoteVerifier[];
  /** The largest tree cosigned so far; null for none. */
  readonly latest: TreeHead | null;
}

/** The answer to `add-checkpoint`, ready for HTTP. */
export type WitnessDecision =
  | {
      readonly status: 200;
      readonly contentType: 'text/plain; charset=utf-8';
      /** The lines of cosignature. */
      readonly body: string;
      readonly origin: string;
      /** To be stored as the log's `latest` before the answer is sent, and only if `latest` is still what was decided upon. */
      readonly next: TreeHead;
      /** The checkpoint as the log signed it, worth storing with it. */
      readonly checkpoint: string;
    }
  | {
      readonly status: 400 | 403 | 404 | 409 | 422;
      readonly contentType: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
      /** For a stale old size, the size of the latest tree; else the reason, in English. */
      readonly body: string;
    };

/** What the decision depends on besides the request. */
export interface WitnessState {
  /** What is known of a log by its origin; undefined for one that is not served. */
  log(origin: string): WitnessedLog | undefined;
  readonly cosigners: readonly Cosigner[];
  /** Seconds since 1970. */
  readonly now: number;
  readonly hasher?: Hasher;
}

/**
 * What a witness answers to `add-checkpoint`, checked in the order of C2SP tlog-witness:
 *
 * - 400: the body or its checkpoint cannot be read, or the old size is above the size;
 * - 404: the origin is not known;
 * - 403: no trusted key has signed, or a trusted key's signature does not fit;
 * - 409 `text/x.tlog.size`: the old size is not that of the latest tree, whose size is the body;
 * - 422: the proof does not hold, is not empty from size 0, or the empty tree has a root that is not its;
 * - 409: same size, another root;
 * - 200: the cosignatures.
 *
 * Pure: nothing is stored. Reading `latest` and storing `next` must be one atomic step, else a slower request could set the
 * witness back to a smaller tree.
 */
export function decideAddCheckpoint(body: string | Uint8Array, state: WitnessState): WitnessDecision {
  try {
    return decide(body, state);
  } catch (error) {
    if (error instanceof Refused) return error.decision;
    throw error;
  }
}

function decide(body: string | Uint8Array, state: WitnessState): WitnessDecision {
  const request = orRefuse(400, () => parseAddCheckpoint(body));
  const { origin } = orRefuse(400, () => readCheckpointUnverified(request.checkpoint));
  const log = state.log(origin);
  if (log === undefined) throw new Refused(404, 'unknown origin');
  const { checkpoint, text } = orRefuse(403, () => openCheckpoint(request.checkpoint, log.keys));
  checkGrowth(request, checkpoint, log.latest, state.hasher ?? sha256);
  const signatures = state.cosigners.map((cosigner) => {
    const signer = cosigner.at(state.now);
    return { name: signer.name, keyId: signer.keyId, signature: signer.sign(utf8(text)) };
  });
  return {
    status: 200,
    contentType: 'text/plain; charset=utf-8',
    body: formatSignatures(signatures),
    origin,
    next: { size: checkpoint.size, root: checkpoint.root },
    checkpoint: request.checkpoint,
  };
}

function checkGrowth(
  { oldSize, proof }: AddCheckpointRequest,
  { size, root }: TreeHead,
  latest: TreeHead | null,
  hasher: Hasher,
): void {
  const known = latest ?? { size: 0, root: emptyRoot(hasher) };
  if (oldSize > size) throw new Refused(400, 'the old size is above the size of the checkpoint');
  if (oldSize !== known.size) throw new Refused(409, String(known.size), 'text/x.tlog.size');
  if ((oldSize === 0 || oldSize === size) && proof.length > 0) throw new Refused(422, 'the proof must be empty');
  if (size === 0 && !equalBytes(root, emptyRoot(hasher)))
    throw new Refused(422, 'this is not the root of the empty tree');
  if (oldSize === size) {
    if (!equalBytes(root, known.root)) throw new Refused(409, 'another root at the same size was cosigned before');
    return;
  }
  // Every tree continues the empty one, so there is nothing to prove.
  if (oldSize === 0) return;
  const claim = { size1: known.size, root1: known.root, size2: size, root2: root, proof };
  orRefuse(422, () => {
    verifyConsistency(claim, hasher);
  });
}

type Refusal = Exclude<WitnessDecision, { readonly status: 200 }>;

class Refused extends Error {
  readonly decision: Refusal;

  constructor(
    status: Refusal['status'],
    reason: string,
    contentType: Refusal['contentType'] = 'text/plain; charset=utf-8',
  ) {
    super(reason);
    this.decision = { status, contentType, body: `${reason}\n` };
  }
}

function orRefuse<T>(status: Refusal['status'], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof LedgerError) throw new Refused(status, error.text.en);
    throw error;
  }
}
