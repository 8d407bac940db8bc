import { join } from 'node:path';
import { openLedgerFiles, type LedgerFiles } from './files.ts';
import { openLogKeys, type LogKeys } from './keys.ts';

/** What of the logs lies outside the database. */
export interface Ledger {
  /** The static side of a site's log, `<data>/ledger/<site key>`. */
  files(siteKey: string): LedgerFiles;
  /** The keys it signs with, `<data>/secrets/ledger/<site key>.keys`; made when first asked for. */
  keys(site: { readonly key: string; readonly profile: { readonly domain: string } }): LogKeys;
}

export function openLedger(dataDir: string): Ledger {
  return {
    files: (siteKey) => openLedgerFiles(join(dataDir, 'ledger', siteKey)),
    keys: ({ key, profile }) => openLogKeys(dataDir, { key, domain: profile.domain }),
  };
}
