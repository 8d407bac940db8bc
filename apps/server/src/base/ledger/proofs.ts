import { hash } from 'node:crypto';
import {
  createVerifier,
  isLedgerError,
  openNote,
  standardAlgorithms,
  VerifiedTree,
  type TreeHead,
} from '@openzone/ledger-core';
import { sm2Sm3 } from '@openzone/ledger-core/sm';
import type { LedgerFiles } from './files.ts';
import type { Ledger } from './ledger.ts';

/** A witness whose cosignatures can be checked. */
export interface WitnessKey {
  readonly name: string;
  readonly verifierKey: string;
}

/** One site's log as proofs are made from it. */
export interface LogView {
  readonly origin: string;
  readonly verifierKeys: readonly string[];
  readonly witnesses: readonly WitnessKey[];
  /**
   * The inclusion proof of an entry in the tree of `head`, or in the earlier one of `size`, out of the static tiles. Each tile is
   * checked against the root.
   * Errors: LedgerError RESOURCE_MISSING, TREE_MISMATCH when tiles are missing or altered; INVALID_SIZE.
   */
  prove(head: TreeHead, index: number, size?: number): Promise<Uint8Array[]>;
  /** Whether a note is signed by a key of today; those of keys that were retired are no use to who knows only these. */
  hasSigned(note: string): boolean;
}

/** The logs of all sites. */
export interface LogProofs {
  of(site: SiteOfLog): Promise<LogView>;
}

interface SiteOfLog {
  readonly id: number;
  readonly key: string;
  readonly profile: { readonly domain: string };
}

const sha256 = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/** For how long keys are not read again; a rotation is seen by then. */
const keysLive = 30_000;
/** Full tiles kept of each tree, 8 KiB each. */
const cacheTiles = 64;

/** @param witnesses the witnesses of a site, as it has configured them */
export function openLogProofs(
  ledger: Ledger,
  witnesses: (siteId: number) => Promise<readonly WitnessKey[]>,
): LogProofs {
  const trees = new Map<string, OpenTree>();
  const known = new Map<string, { readonly until: number; readonly keys: Pick<LogView, 'origin' | 'verifierKeys'> }>();

  function hasSigned(note: string, verifierKeys: readonly string[]): boolean {
    try {
      openNote(
        note,
        verifierKeys.map((key) => createVerifier(key, [...standardAlgorithms, sm2Sm3])),
      );
      return true;
    } catch (error) {
      if (isLedgerError(error)) return false;
      throw error;
    }
  }

  function keysOf(site: SiteOfLog): Pick<LogView, 'origin' | 'verifierKeys'> {
    const cached = known.get(site.key);
    if (cached !== undefined && cached.until > Date.now()) return cached.keys;
    const { origin, verifierKeys } = ledger.keys(site);
    const keys = { origin, verifierKeys };
    known.set(site.key, { until: Date.now() + keysLive, keys });
    return keys;
  }

  return {
    async of(site) {
      const keys = keysOf(site);
      return {
        ...keys,
        witnesses: await witnesses(site.id),
        hasSigned: (note) => hasSigned(note, keys.verifierKeys),
        async prove(head, index, size) {
          const tree = await treeOf(trees, site.key, ledger.files(site.key), head);
          return tree.inclusionProof(index, size);
        },
      };
    },
  };
}

interface OpenTree {
  readonly size: number;
  readonly opening: Promise<VerifiedTree>;
}

/** The tree of the newest head is kept open, since nearly every proof asks for it. */
async function treeOf(
  trees: Map<string, OpenTree>,
  key: string,
  files: LedgerFiles,
  head: TreeHead,
): Promise<VerifiedTree> {
  const kept = trees.get(key);
  if (kept?.size === head.size) {
    const tree = await kept.opening;
    if (Buffer.from(tree.root).equals(head.root)) return tree;
  }
  const source = { fetchTile: async (path: string) => (await files.read(path)) ?? null };
  const opening = VerifiedTree.open(head, source, { hasher: sha256, cacheTiles });
  const mine: OpenTree = { size: head.size, opening };
  trees.set(key, mine);
  try {
    return await opening;
  } catch (error) {
    // Tiles may be there the next time.
    if (trees.get(key) === mine) trees.delete(key);
    throw error;
  }
}
