import {
  formatLogProof,
  httpTileSource,
  isLedgerError,
  LedgerError,
  readCheckpointUnverified,
  sha256,
  VerifiedTree,
  type Text,
} from '@openzone/ledger-core';
import {
  base64Of,
  hexOf,
  parseProofFile,
  type ProofCheckpoint,
  type ProofEntry,
  type ProofFile,
  type StepId,
} from '../../base/ledger/proof/index.ts';

export interface Gathered {
  /** The proof of the document as this browser has put it together. */
  readonly file: ProofFile;
  /** Hashes of the attachments that were fetched. */
  readonly attachments: readonly (string | undefined)[];
  readonly troubles: ReadonlyMap<StepId, Trouble>;
}

/** Why a step has not got what it needs. */
export interface Trouble {
  /** It did not arrive; false for what arrived and did not fit. */
  readonly isMissing: boolean;
  readonly reason: Text;
}

/** Larger attachments are left to the reader. */
const largestAttachment = 20 * 1024 * 1024;

/**
 * Fetches record, content, checkpoint, tiles and attachments apart from one another. Of the proof file only the record, the keys
 * and the outside sightings are taken; the entry and its inclusion proof come out of the tiles of the log as it is served now.
 * Errors: LedgerError when there is no proof file.
 */
export async function gather(code: string, origin: string): Promise<Gathered> {
  const troubles = new Map<StepId, Trouble>();
  const attempt = async <T>(id: StepId, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      troubles.set(id, { isMissing: isLedgerError(error, 'SOURCE_FAILED'), reason: reasonOf(error) });
      return otherwise;
    }
  };
  const given = parseProofFile(await fetchText(`${origin}/d/${code}/proof.json`));
  const content = given.entries.some((entry) => entry.content !== null)
    ? await attempt('content', () => fetchText(`${origin}/d/${code}/content.json`), undefined)
    : undefined;
  const checkpoint = await attempt(
    'signature',
    async () => joined(given.checkpoint, await fetchText(`${origin}/ledger/checkpoint`)),
    given.checkpoint,
  );
  const entries = await attempt('inclusion', () => readEntries(given.entries, checkpoint, origin), [...given.entries]);
  const file: ProofFile = {
    ...given,
    checkpoint,
    entries: entries.map((entry) => (entry.content === null || content === undefined ? entry : { ...entry, content })),
  };
  const attachments = await Promise.all(
    file.attachments.map(async ({ url, size }) =>
      size > largestAttachment ? undefined : attempt('attachments', () => hashOf(sameSite(url, origin)), undefined),
    ),
  );
  return { file, attachments, troubles };
}

export function reasonOf(error: unknown): Text {
  if (isLedgerError(error)) return error.text;
  return { zh: '程序出错，请刷新本页重试。', en: 'The program failed; reload the page and try again.' };
}

/** The checkpoint as it is served now. Time stamps are kept where they are over the same note. */
function joined(given: ProofCheckpoint, served: string): ProofCheckpoint {
  if (!served.startsWith(given.note)) return { note: served, cosignatures: [], timestamps: [] };
  return {
    note: given.note,
    cosignatures: served
      .slice(given.note.length)
      .split(/(?<=\n)/u)
      .filter((line) => line !== ''),
    timestamps: given.timestamps,
  };
}

/** The entries and their proofs out of the tiles, whose hashes must give the root of the checkpoint. */
async function readEntries(
  given: readonly ProofEntry[],
  checkpoint: ProofCheckpoint,
  origin: string,
): Promise<ProofEntry[]> {
  const head = readCheckpointUnverified(checkpoint.note);
  const tree = await VerifiedTree.open(head, httpTileSource(`${origin}/ledger`));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Promise.all(
    given.map(async (entry) => {
      const [bytes] = await tree.entries(entry.index, entry.index + 1);
      const hashes = await tree.inclusionProof(entry.index);
      return {
        ...entry,
        entry: decoder.decode(bytes),
        inclusion: hashes.map(base64Of),
        tlogProof: formatLogProof({
          index: entry.index,
          hashes,
          checkpoint: checkpoint.note + checkpoint.cosignatures.join(''),
        }),
      };
    }),
  );
}

async function fetchText(url: string): Promise<string> {
  return (await get(url)).text();
}

async function hashOf(url: string): Promise<string> {
  return hexOf(sha256(new Uint8Array(await (await get(url)).arrayBuffer())));
}

/** What the file says of addresses is not trusted: only this site is asked. */
function sameSite(url: string, origin: string): string {
  return origin + new URL(url, origin).pathname;
}

async function get(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store' });
  } catch {
    throw unreachable(url, '');
  }
  if (!response.ok) throw unreachable(url, ` (HTTP ${response.status})`);
  return response;
}

function unreachable(url: string, why: string): LedgerError {
  const path = new URL(url).pathname;
  return new LedgerError('SOURCE_FAILED', {
    zh: `无法读取 ${path}${why}，请检查网络后重试。`,
    en: `${path} cannot be read${why}; check the network and try again.`,
  });
}
