import { createHash } from 'node:crypto';
import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import type { Database, Reading } from '../platform/db/index.ts';
import { AppError, conflict } from '../platform/errors.ts';
import { ChannelProblem } from './domain.ts';
import { openCaller, words } from './http.ts';
import { listAccounts, type AccountRow } from './reader.ts';
import { addressOf, openAppSecret, requireKeeper, sealToken, type ChannelSettings } from './settings.ts';
import { weiboProblem } from './weibo.ts';
import { keepToken } from './writer.ts';

/**
 * OAuth 2 of Weibo's open platform (open.weibo.com, 授权机制): the keeper is sent to oauth2/authorize and comes back with a code, which is
 * exchanged at oauth2/access_token. The token is sealed with the time at which it ends; the platform gives no refresh token, so it is asked
 * for again before then.
 */
export interface Asker {
  readonly person: Person;
  readonly site: Site;
  /** The token of the session, to which the state is bound. */
  readonly session: string;
  /** Where the browser comes back to: the channels' screen, as registered with the application. */
  readonly redirectUri: string;
  readonly now: Date;
}

interface State {
  readonly session: string;
  readonly appId: string;
  readonly until: number;
}

const context = 'channel-authorisation:WEIBO';
const stateMs = 15 * 60_000;
const limitMs = 30_000;
const fingerprint = (session: string): string => createHash('sha256').update(session).digest('base64url');

async function application(
  reading: Reading,
  settings: ChannelSettings,
  site: Site,
): Promise<{ account: AccountRow; secret: string }> {
  const account = (await listAccounts(reading)).find(({ channel }) => channel === 'WEIBO');
  const secret = account === undefined ? null : openAppSecret(settings, site, account);
  if (account !== undefined && account.appId !== '' && secret !== null) return { account, secret };
  throw conflict(
    'CHANNEL_APPLICATION_MISSING',
    '请先在微博的渠道设置中填写并保存 App Key 和 App Secret，再授权。',
    'Give and save App Key and App Secret in the settings of Weibo first, then authorise.',
  );
}

/** @returns where to send the browser */
export async function beginAuthorisation(reading: Reading, settings: ChannelSettings, asker: Asker): Promise<string> {
  requireKeeper(asker.person);
  const { account } = await application(reading, settings, asker.site);
  const base = addressOf(account, 'WEIBO');
  permitted(() => openCaller(base, settings.origins, new AbortController().signal));
  const state: State = {
    session: fingerprint(asker.session),
    appId: account.appId,
    until: asker.now.getTime() + stateMs,
  };
  const sealed = settings.vault.seal(asker.site.id, context, Buffer.from(JSON.stringify(state), 'utf8'));
  const url = new URL(`${base.replace(/\/+$/u, '')}/oauth2/authorize`);
  url.searchParams.set('client_id', account.appId);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('redirect_uri', asker.redirectUri);
  url.searchParams.set('state', sealed.toString('base64url'));
  // Whoever is signed in to Weibo in this browser need not be the site's account.
  url.searchParams.set('forcelogin', 'true');
  return url.href;
}

/** Takes the code that the browser came back with. What waited for an authorisation goes on. */
export async function finishAuthorisation(
  db: Database,
  settings: ChannelSettings,
  asker: Asker,
  answer: { readonly code: string; readonly state: string },
): Promise<void> {
  requireKeeper(asker.person);
  const { id: siteId } = asker.site;
  const { account, secret } = await db.read(siteId, (reading) => application(reading, settings, asker.site));
  checkState(settings, asker, answer.state, account.appId);
  const token = await exchange(settings, account, {
    client_id: account.appId,
    client_secret: secret,
    grant_type: 'authorization_code',
    code: answer.code,
    redirect_uri: asker.redirectUri,
  });
  const expiresAt = new Date(asker.now.getTime() + token.seconds * 1000);
  const sealed = sealToken(settings, siteId, 'WEIBO', token.value);
  await db.transaction(siteId, (tx) =>
    keepToken(tx, 'WEIBO', { sealed, expiresAt, remoteAccount: token.uid, appId: account.appId }, asker.person.id),
  );
}

/** A state is good for the session in which it was made, for a quarter of an hour, and for the application it was made for. */
function checkState({ vault }: ChannelSettings, { site, session, now }: Asker, sealed: string, appId: string): void {
  try {
    const state = JSON.parse(vault.open(site.id, context, Buffer.from(sealed, 'base64url')).toString('utf8')) as State;
    if (state.session === fingerprint(session) && state.appId === appId && state.until > now.getTime()) return;
  } catch {
    // Not ours, altered or cut off: the same as none.
  }
  throw conflict(
    'CHANNEL_AUTHORISATION_EXPIRED',
    '这次授权不是从您现在的登录开始的，或者已超过十五分钟，没有采用。请在渠道设置中重新授权。',
    'This authorisation was not begun in your present session, or is over a quarter of an hour old, and was not taken. Authorise again in the settings.',
  );
}

async function exchange(
  settings: ChannelSettings,
  account: AccountRow,
  fields: Record<string, string>,
): Promise<{ value: string; seconds: number; uid: string }> {
  const caller = permitted(() =>
    openCaller(addressOf(account, 'WEIBO'), settings.origins, AbortSignal.timeout(limitMs)),
  );
  let answer: unknown;
  try {
    answer = await caller.form('/oauth2/access_token', {}, new URLSearchParams(fields));
  } catch (error) {
    throw inWords(error);
  }
  const value = words(answer, 'access_token');
  const seconds = Number(words(answer, 'expires_in'));
  if (value === undefined || !(seconds > 0)) throw inWords(weiboProblem(Number(words(answer, 'error_code') ?? 21331)));
  return { value, seconds, uid: words(answer, 'uid') ?? '' };
}

function permitted<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(error);
  }
}

/** What the platform refuses, in its words for people; nothing of what was sent. */
function inWords(error: unknown): unknown {
  if (!(error instanceof ChannelProblem)) return error;
  const isPersons = error.how === 'person';
  const text = isPersons
    ? error.text
    : {
        zh: '暂时连不上微博，没有取得授权。请稍后再点“授权”。',
        en: 'Weibo cannot be reached now; nothing was authorised. Try again later.',
      };
  return new AppError({
    id: isPersons ? 'CHANNEL_AUTHORISATION_REFUSED' : 'CHANNEL_UNREACHABLE',
    status: isPersons ? 409 : 502,
    text,
  });
}
