import { hash } from 'node:crypto';
import { CompactRange, TILE_HEIGHT, type NodeVisitor } from '@openzone/ledger-core';

const sha256 = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/** Which of the two trees has the root that was signed. */
export type Verdict = 'both' | 'database' | 'files' | 'neither';

/** A hash that stands in a tile above the leaves. */
export interface UpperHash {
  /** Of tiles: 1 for the roots of 256 leaves. */
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/**
 * The tree over the entries of the database and the one over those of the static files. They are one until an entry differs, and
 * become one again when a signed root has told which of them was signed.
 */
export class TwoTrees {
  #database = new CompactRange(0, [], sha256);
  #files: CompactRange | undefined;
  readonly #visit: NodeVisitor;

  constructor(onUpperHash: (hash: UpperHash) => void) {
    this.#visit = ({ level, index }, nodeHash) => {
      if (level === 0 || level % TILE_HEIGHT !== 0) return;
      onUpperHash({ level: level / TILE_HEIGHT, index, hash: Buffer.from(nodeHash) });
    };
  }

  append(database: Uint8Array, files: Uint8Array): void {
    if (this.#files === undefined && !Buffer.from(database).equals(files)) this.#files = copyOf(this.#database);
    this.#files?.append([files]);
    this.#database.append([database], this.#visit);
  }

  judge(root: Uint8Array): Verdict {
    const database = Buffer.from(this.#database.root()).equals(root);
    const files = this.#files === undefined ? database : Buffer.from(this.#files.root()).equals(root);
    if (database) return files ? 'both' : 'database';
    return files ? 'files' : 'neither';
  }

  /** From here on there is one tree again: this one. */
  settleOn(which: 'database' | 'files'): void {
    if (which === 'files' && this.#files !== undefined) this.#database = this.#files;
    this.#files = undefined;
  }
}

function copyOf(range: CompactRange): CompactRange {
  return new CompactRange(range.size, range.hashes, sha256);
}
