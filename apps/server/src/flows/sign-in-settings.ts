import type { SignInSettingsFile, SignInSettingsInput, SignInSettingsView } from '@openzone/contracts';
import {
  defaultSignInSettings,
  mayManagePeople,
  shortenSessions,
  signInSettingsKey,
  type IdentityDeps,
  type OidcProvider,
  type OidcSettings,
  type Person,
  type Sealing,
  type SignInSettings,
} from '../base/identity/index.ts';
import { readSetting, writeSetting } from '../base/sites/index.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { forbidden, invalid } from '../platform/errors.ts';

type Whole = SignInSettings & { readonly oidc: OidcSettings | null };

/** The client's secret at the provider, sealed, in base64. */
const secretKey = 'signInSecret';
const secretContext = 'oidc-client-secret';

/** How people sign in to a site, without the secret of its client at the provider. */
export async function readSignInSettings(reading: Reading): Promise<Whole> {
  const own = await readSetting<Partial<Whole>>(reading, signInSettingsKey, {});
  return { ...defaultSignInSettings, oidc: null, ...own };
}

/** The sealed secret, to tell whether there is one and whether it is another; empty where there is none. */
export async function readSealedSecret(reading: Reading): Promise<string> {
  return readSetting<string>(reading, secretKey, '');
}

function requireKeeper(person: Person): void {
  if (mayManagePeople(person)) return;
  throw forbidden('登录方式由系统管理员设定。', 'How people sign in is set by the administrator.');
}

/** What is outside the database: the vault's key, and secrets that the operator keeps in files. */
export interface SecretKeeping {
  readonly vault: Sealing;
  readonly secretInFile: IdentityDeps['secretInFile'];
}

/** @throws AppError FORBIDDEN */
export async function viewSignInSettings(
  reading: Reading,
  person: Person,
  keeping: SecretKeeping,
  siteKey: string,
): Promise<SignInSettingsView> {
  requireKeeper(person);
  const { oidc, secondFactorRoles, ...rest } = await readSignInSettings(reading);
  const inFile = oidc !== null && keeping.secretInFile(siteKey, oidc.issuer) !== undefined;
  const secret = inFile ? 'FILE' : (await readSealedSecret(reading)) === '' ? 'NONE' : 'SEALED';
  return {
    ...rest,
    secondFactorRoles: [...secondFactorRoles],
    oidc: oidc === null ? null : { ...oidc, secret },
  };
}

/** The provider that people sign in at; undefined where none is set up, or its secret is not there yet. */
export async function readProvider(
  reading: Reading,
  keeping: SecretKeeping,
  siteKey: string,
): Promise<OidcProvider | undefined> {
  const { oidc } = await readSignInSettings(reading);
  if (oidc === null) return undefined;
  const inFile = keeping.secretInFile(siteKey, oidc.issuer);
  if (inFile !== undefined) return { ...oidc, clientSecret: inFile };
  const sealed = await readSealedSecret(reading);
  if (sealed === '') return undefined;
  const clientSecret = keeping.vault
    .open(reading.siteId, secretContext, Buffer.from(sealed, 'base64'))
    .toString('utf8');
  return { ...oidc, clientSecret };
}

/** @throws AppError FORBIDDEN, INVALID_ADDRESS, SSO_SECRET_NEEDED */
export async function writeSignInSettings(
  tx: Tx,
  person: Person,
  keeping: SecretKeeping,
  siteKey: string,
  { oidc, ...rest }: SignInSettingsInput,
): Promise<void> {
  requireKeeper(person);
  if (oidc === null) {
    await writeSetting(tx, signInSettingsKey, { ...rest, oidc: null });
    await writeSetting(tx, secretKey, '');
  } else {
    const { clientSecret, issuer, ...provider } = oidc;
    const next = { ...provider, issuer: providerAddress(issuer) };
    const before = (await readSignInSettings(tx)).oidc;
    const isAnother = before?.issuer !== next.issuer || before.clientId !== next.clientId;
    const sealedBefore = isAnother ? '' : await readSealedSecret(tx);
    const inFile = keeping.secretInFile(siteKey, next.issuer) !== undefined;
    if (clientSecret === null && sealedBefore === '' && !inFile) throw secretNeeded();
    await writeSetting(tx, signInSettingsKey, { ...rest, oidc: next });
    if (clientSecret === null) await writeSetting(tx, secretKey, sealedBefore);
    if (clientSecret !== null) {
      const sealed = keeping.vault.seal(tx.siteId, secretContext, Buffer.from(clientSecret, 'utf8'));
      await writeSetting(tx, secretKey, sealed.toString('base64'));
    }
  }
  await shortenSessions(tx, rest.sessionHours);
}

/** From the file of a site: everything but the secret, which is given on the screen. */
export async function importSignInSettings(tx: Tx, file: SignInSettingsFile): Promise<void> {
  const before = await readSignInSettings(tx);
  const { oidc = before.oidc, ...rest } = file;
  const next = oidc === null ? null : { ...oidc, issuer: providerAddress(oidc.issuer) };
  await writeSetting(tx, signInSettingsKey, { ...before, ...rest, oidc: next });
  // A secret is for the provider it was made at, and goes to no other.
  if (before.oidc?.issuer !== next?.issuer || before.oidc?.clientId !== next?.clientId)
    await writeSetting(tx, secretKey, '');
}

/** Plain http only for a provider on this very machine: over a network the secret and who signs in could be read. */
function providerAddress(issuer: string): string {
  const url = URL.canParse(issuer.trim()) ? new URL(issuer.trim()) : undefined;
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url !== undefined && (url.protocol === 'https:' || isLocal) && url.username === '' && url.hash === '')
    return issuer.trim();
  throw invalid(
    'INVALID_ADDRESS',
    'oidc.issuer',
    '发行者地址须以 https:// 开头，且不含用户名。',
    'The issuer’s address begins with https:// and holds no user name.',
  );
}

function secretNeeded(): Error {
  return invalid(
    'SSO_SECRET_NEEDED',
    'oidc.clientSecret',
    '请填写客户端密钥：更换发行者或客户端标识后，原来的密钥不再使用。',
    'Give the client’s secret: the one before is not sent to another issuer or client.',
  );
}
