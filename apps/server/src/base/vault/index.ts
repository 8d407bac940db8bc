/** What few may read: sealed texts and files, and keyed fingerprints. */
export { openVault } from './vault.ts';
export type { Vault } from './vault.ts';
