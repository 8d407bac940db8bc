import type { NoteVerifier } from '@openzone/ledger-core';
import type { Reading } from '../../../platform/db/index.ts';
import type { Json } from '../entry.ts';
import type { LedgerFiles } from '../files.ts';
import type { LogKeys } from '../keys.ts';
import type { ToldEntry } from './entry.ts';
import type { DescribeDocument, Names } from './names.ts';
import type { ReportProblem } from './words.ts';

/** An entry as the audit hands it on to the engine whose act it tells of. */
export interface AuditedEntry {
  readonly sequence: number;
  readonly told: ToldEntry;
  /** By its row, which no hash covers. */
  readonly subjectId: string | null;
  readonly actId: string | null;
  /** Only when it is what the entry committed to. */
  readonly opening: Readonly<Record<string, Json>> | undefined;
  /** True when the version it tells of was erased later. */
  readonly erased: boolean;
}

/** What an engine adds to the audit of the log, over the same snapshot. */
export interface AuditFollower {
  /** What the documents are called. */
  readonly describe: DescribeDocument;
  /** Every entry, in pages, in order. */
  entries(page: readonly AuditedEntry[], names: Names): Promise<void>;
  /** After the last entry. */
  end(log: { readonly isEmpty: boolean }, names: Names): Promise<void>;
}

export interface LogAudit {
  readonly entries: number;
  readonly checkpoints: number;
  readonly cosignatures: number;
  /** By witnesses that are not on the list any more. */
  readonly uncheckedCosignatures: number;
  /** Over the checkpoint they belong to; who trusts the authority checks its signature with `openssl ts`. */
  readonly timestamps: number;
  /** Appended, and not signed yet. */
  readonly unsigned: number;
}

export interface AuditParts {
  readonly site: { readonly key: string };
  readonly files: LedgerFiles;
  readonly keys: LogKeys;
  /** Verifier keys of those whose cosignatures count. */
  readonly witnesses: readonly string[];
  readonly report: ReportProblem;
  follow(reading: Reading): AuditFollower;
}

/** What the parts of one audit share. */
export interface AuditContext extends AuditParts {
  readonly reading: Reading;
  readonly names: Names;
  readonly follower: AuditFollower;
  readonly verifiers: readonly NoteVerifier[];
  readonly witnessVerifiers: readonly NoteVerifier[];
  /** How many entries the log's own row counts. */
  readonly size: number;
}
