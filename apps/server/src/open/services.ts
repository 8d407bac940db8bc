import type { Ledger, LogProofs } from '../base/ledger/index.ts';
import type { Site } from '../base/sites/index.ts';
import type { PageCache } from '../platform/page-cache/index.ts';

export interface OpenServices {
  readonly findSite: (host: string) => Promise<Site>;
  readonly cache: PageCache;
  readonly ledger: Pick<Ledger, 'files'>;
  /** Proofs of single entries. */
  readonly proofs: LogProofs;
  readonly baseUrl?: string | undefined;
}
