import {
  defaultSignInSettings,
  signInSettingsKey,
  type IdentityDeps,
  type SignInSettings,
} from '../base/identity/index.ts';
import { queueNotice } from '../base/notices/index.ts';
import { readSetting } from '../base/sites/index.ts';
import type { Database } from '../platform/db/index.ts';
import { readSecretFile } from '../platform/secret-file.ts';
import type { Runtime } from './compose.ts';

/** Signing in, with what the neighbours on its floor lend it: the vault's key, the site's settings, the inbox. `db` is the one that leaves a trail. */
export function identityOf(runtime: Pick<Runtime, 'config' | 'db' | 'vault' | 'clock'>, db: Database): IdentityDeps {
  return {
    db,
    counts: runtime.db,
    vault: runtime.vault,
    clock: runtime.clock,
    settings: async (reading) => ({
      ...defaultSignInSettings,
      ...(await readSetting<Partial<SignInSettings>>(reading, signInSettingsKey, {})),
    }),
    secretInFile: (siteKey, issuer) => secretOf(runtime.config.oidcSecrets, siteKey, issuer),
    tell: async (tx, accountId, key, subject, body) => {
      await queueNotice(tx, {
        channel: 'IN_SITE',
        accountId,
        subject,
        body,
        about: '',
        dedupeKey: `account:${accountId}:${key}`,
      });
    },
  };
}

/** The file names the issuer in its first line and the secret in the next: whoever sets another issuer on the screen does not get it. */
function secretOf(folder: string | undefined, siteKey: string, issuer: string): string | undefined {
  const [named, secret] = (readSecretFile(folder, `${siteKey}-oidc`) ?? '').split(/\s*\n\s*/u);
  return named === issuer && secret !== '' ? secret : undefined;
}
