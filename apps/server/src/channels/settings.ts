import {
  channelLabels,
  type Channel,
  type ChannelAccount,
  type ChannelAccountInput,
  type ChannelsView,
} from '@openzone/contracts';
import { holds, type Person } from '../base/identity/index.ts';
import type { Vault } from '../base/vault/index.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { conflict, forbidden, invalid } from '../platform/errors.ts';
import { readSecretFile } from '../platform/secret-file.ts';
import { isSent, usualAddress, type SentChannel } from './domain.ts';
import { isPermitted } from './http.ts';
import { listAccounts, listDeliveries, listTasks, type AccountRow } from './reader.ts';
import { screenFeedPaths } from './screen.ts';
import { withTitles } from './titles.ts';
import { saveAccount, stopAccount } from './writer.ts';

/** Accounts of channels: what is on, whose account, and the secret, which is sealed or lies in a file and is never shown. */

export interface ChannelSettings {
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  /** Origins that may be called. */
  readonly origins: readonly string[];
  /** Folder of files `<site>-<channel>` with the secret in them; they win over what is sealed. */
  readonly secretsDir: string | undefined;
}

export function mayKeepChannels(person: Person): boolean {
  return holds(person, 'ADMIN') || holds(person, 'DISCLOSURE_OFFICE');
}

export function requireKeeper(person: Person): void {
  if (mayKeepChannels(person)) return;
  throw forbidden(
    '渠道由政务公开工作机构和管理员维护。',
    'Channels are kept by the disclosure office and administrators.',
  );
}

const contextOf = (channel: string): string => `channel_account:${channel}`;
const appContextOf = (channel: string): string => `channel_account_app:${channel}`;

function fileOf({ secretsDir }: ChannelSettings, siteKey: string, channel: string): string | undefined {
  return readSecretFile(secretsDir, `${siteKey}-${channel.toLowerCase()}`);
}

/** The secret for the one who sends; null where there is none, or it cannot be opened. */
export function openSecret(
  settings: ChannelSettings,
  site: { readonly id: number; readonly key: string },
  account: Pick<AccountRow, 'channel' | 'sealed'>,
): string | null {
  return (
    fileOf(settings, site.key, account.channel) ?? open(settings, site.id, contextOf(account.channel), account.sealed)
  );
}

/** The application's secret, with which a token is got; null where there is none, or it cannot be opened. */
export function openAppSecret(
  settings: ChannelSettings,
  site: { readonly id: number; readonly key: string },
  account: Pick<AccountRow, 'channel' | 'sealedApp'>,
): string | null {
  return (
    fileOf(settings, site.key, `${account.channel}-app`) ??
    open(settings, site.id, appContextOf(account.channel), account.sealedApp)
  );
}

function open({ vault }: ChannelSettings, siteId: number, context: string, sealed: Buffer | null): string | null {
  if (sealed === null) return null;
  try {
    return vault.open(siteId, context, sealed).toString('utf8');
  } catch {
    return null;
  }
}

/** A token as it is kept. */
export function sealToken({ vault }: ChannelSettings, siteId: number, channel: SentChannel, token: string): Buffer {
  return vault.seal(siteId, contextOf(channel), Buffer.from(token, 'utf8'));
}

function present(
  row: AccountRow | undefined,
  channel: Channel,
  inFile: { readonly secret: boolean; readonly app: boolean },
): ChannelAccount {
  const whereIs = (hasFile: boolean, sealed: Buffer | null | undefined): ChannelAccount['secret'] =>
    hasFile ? 'FILE' : (sealed ?? null) === null ? 'NONE' : 'SEALED';
  const secret = whereIs(inFile.secret, row?.sealed);
  return {
    channel,
    enabled: row?.enabled ?? true,
    automatic: row?.automatic ?? false,
    account: row?.account ?? '',
    appId: row?.appId ?? '',
    baseUrl: row?.baseUrl ?? '',
    author: row?.author ?? '',
    cover: row?.cover ?? null,
    secret,
    secretSetAt: row?.sealedAt?.toISOString() ?? null,
    appSecret: whereIs(inFile.app, row?.sealedApp),
    tokenExpiresAt: secret === 'FILE' ? null : (row?.tokenExpiresAt?.toISOString() ?? null),
    remoteAccount: row?.remoteAccount ?? '',
    stoppedAt: row?.stoppedAt?.toISOString() ?? null,
    stoppedReason: row?.stoppedReason ?? '',
    revision: row?.revision ?? 0,
  };
}

/** The screen of channels: accounts, what is under way, what people must see to. */
export async function readChannels(
  reading: Reading,
  person: Person,
  settings: ChannelSettings,
  site: { readonly key: string; readonly origin: string },
): Promise<ChannelsView> {
  requireKeeper(person);
  const rows = new Map((await listAccounts(reading)).map((row) => [row.channel, row]));
  const channels = Object.keys(channelLabels) as Channel[];
  return {
    accounts: channels.map((channel) =>
      present(rows.get(channel), channel, {
        secret: fileOf(settings, site.key, channel) !== undefined,
        app: fileOf(settings, site.key, `${channel}-app`) !== undefined,
      }),
    ),
    deliveries: await withTitles(reading, await listDeliveries(reading, 100)),
    tasks: await withTitles(reading, await listTasks(reading, {})),
    allowed: [...settings.origins],
    screenFeed: screenFeedPaths.map((path) => site.origin + path),
  };
}

/** Sets an account; an empty secret keeps the one there is. */
export async function keepAccount(
  tx: Tx,
  person: Person,
  settings: ChannelSettings,
  channel: Channel,
  input: ChannelAccountInput,
): Promise<void> {
  requireKeeper(person);
  if (input.automatic && !isSent(channel) && channel !== 'SCREEN') {
    throw invalid(
      'CHANNEL_NOT_AUTOMATIC',
      'automatic',
      '这个渠道没有接口，不能自动发送。',
      'This channel has no interface; nothing can be sent by itself.',
    );
  }
  const baseUrl = input.baseUrl.trim();
  if (baseUrl !== '' && !isPermitted(baseUrl, settings.origins)) {
    throw invalid(
      'CHANNEL_ADDRESS_NOT_PERMITTED',
      'baseUrl',
      `接口地址不在允许的名单内。可用的有：${settings.origins.join('、')}；需要用代理的，请运维加入 OPENZONE_CHANNEL_ORIGINS。`,
      `The address is not permitted. Permitted are: ${settings.origins.join(', ')}; for a proxy have the operator add it to OPENZONE_CHANNEL_ORIGINS.`,
    );
  }
  const seal = (context: string, secret: string): Buffer | null =>
    secret === '' ? null : settings.vault.seal(tx.siteId, context, Buffer.from(secret, 'utf8'));
  const secrets = {
    sealed: seal(contextOf(channel), input.secret.trim()),
    sealedApp: seal(appContextOf(channel), input.appSecret?.trim() ?? ''),
  };
  const done = await saveAccount(tx, channel, { ...input, baseUrl }, secrets, person.id);
  if (!done) {
    throw conflict(
      'CHANNEL_CHANGED',
      '渠道设置刚刚被别人修改过，没有覆盖。请刷新后再改。',
      'Somebody else has changed this channel; nothing was overwritten. Reload.',
    );
  }
}

/** The stop switch: nothing goes out on the channel until it is taken off. */
export async function stopChannel(
  tx: Tx,
  person: Person,
  channel: Channel,
  input: { readonly stopped: boolean; readonly reason: string },
): Promise<void> {
  requireKeeper(person);
  const reason = input.reason.trim();
  if (input.stopped && reason.length < 2) {
    throw invalid('REASON_MISSING', 'reason', '请写明为什么停发。', 'Say why it is stopped.');
  }
  const count = await stopAccount(tx, channel, input.stopped ? reason : null, person.id);
  if (count === 0) {
    throw conflict(
      'CHANNEL_NOT_SET_UP',
      '这个渠道还没有设置，不会发送任何内容。',
      'This channel has not been set up; nothing is sent on it.',
    );
  }
}

/** Where the interface of a channel is called. */
export function addressOf(account: Pick<AccountRow, 'baseUrl'>, channel: SentChannel): string {
  return account.baseUrl === '' ? usualAddress[channel] : account.baseUrl;
}
