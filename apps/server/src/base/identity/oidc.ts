import * as client from 'openid-client';
import { AppError, type Text } from '../../platform/errors.ts';
import type { IdentityDeps, Origin } from './deps.ts';
import { findLinked, linkSubject } from './oidc-writer.ts';
import { findCredentials, findCredentialsById } from './reader.ts';
import { openSession, type SignedIn } from './sign-in.ts';

/** An identity provider (OpenID Connect Core 1.0) as a site has set it up. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** What the button says. */
  readonly label: string;
  /** The claim that holds the user name of the account here. */
  readonly claim: string;
  /** Whether a second factor shown to the provider (`amr`) counts here. */
  readonly trustSecondFactor: boolean;
}

export interface OidcProvider extends OidcSettings {
  readonly clientSecret: string;
}

interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  readonly until: number;
}

const flowContext = 'oidc-flow';
const flowSeconds = 600;
/** Methods of RFC 8176 that are a second factor, or say that there was one. */
const secondFactors = ['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'iris'];

function refused(id: string, zh: string, en: string, cause?: unknown): AppError {
  const text: Text = { zh, en };
  return new AppError({ id, status: 403, text, cause });
}

function unreachable(cause: unknown): AppError {
  return new AppError({
    id: 'SSO_UNAVAILABLE',
    status: 502,
    text: {
      zh: '统一身份认证暂时无法使用（连接不上，或者设置有误）。请稍后再试，或者用用户名和密码登录；管理员可在设置中核对发行者地址、客户端标识和密钥。',
      en: 'The identity provider cannot be used now: it does not answer, or is set up wrongly. Try later, or use name and password; an administrator can check issuer, client id and secret.',
    },
    cause,
  });
}

const found = new Map<string, { readonly at: number; readonly config: client.Configuration }>();
/** When a provider last did not answer: it is left in peace for a moment, however many ask. */
const silent = new Map<string, number>();

async function configure(provider: OidcProvider): Promise<client.Configuration> {
  const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
  const known = found.get(key);
  if (known !== undefined && Date.now() - known.at < 3_600_000) return known.config;
  if (Date.now() - (silent.get(key) ?? 0) < 10_000) throw unreachable(new Error('it did not answer a moment ago'));
  const url = new URL(provider.issuer);
  // Plain http is for a provider on this very machine only.
  const isLocal = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  try {
    const config = await client.discovery(url, provider.clientId, provider.clientSecret, undefined, {
      timeout: 10,
      // The library marks it as deprecated to make it stand out; here it stands for this machine alone.
      // oxlint-disable-next-line typescript/no-deprecated
      ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}),
    });
    silent.delete(key);
    found.set(key, { at: Date.now(), config });
    return config;
  } catch (error) {
    silent.set(key, Date.now());
    throw unreachable(error);
  }
}

/** Begins a sign-in. @returns where to send the browser, and what it carries in a cookie meanwhile, sealed */
export async function startOidc(
  deps: IdentityDeps,
  siteId: number,
  provider: OidcProvider,
  redirectUri: string,
  next: string,
): Promise<{ readonly url: string; readonly flow: string }> {
  const config = await configure(provider);
  const flow: Flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    next,
    until: deps.clock.now().getTime() + flowSeconds * 1000,
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  });
  const sealed = deps.vault.seal(siteId, flowContext, Buffer.from(JSON.stringify(flow), 'utf8'));
  return { url: url.href, flow: sealed.toString('base64url') };
}

function openFlow(deps: IdentityDeps, siteId: number, sealed: string | undefined): Flow {
  try {
    const flow = JSON.parse(
      deps.vault.open(siteId, flowContext, Buffer.from(sealed ?? '', 'base64url')).toString('utf8'),
    ) as Flow;
    if (flow.until > deps.clock.now().getTime()) return flow;
  } catch {
    // Not ours, altered or cut off: the same as none.
  }
  throw refused(
    'SSO_EXPIRED',
    '这次登录已超过十分钟，或者不是从本浏览器开始的。请回到登录页重新开始。',
    'This sign-in is over ten minutes old or was not begun in this browser. Begin again at the sign-in page.',
  );
}

/** Takes what the provider sent the browser back with, and opens the session of the account it means. */
export async function finishOidc(
  deps: IdentityDeps,
  siteId: number,
  provider: OidcProvider,
  asked: { readonly url: URL; readonly flow: string | undefined },
  origin: Origin,
): Promise<SignedIn & { readonly to: string }> {
  const flow = openFlow(deps, siteId, asked.flow);
  const config = await configure(provider);
  const { issuer, subject, name, hasSecondFactor } = await redeem(config, provider, asked.url, flow);
  return deps.db.transaction(siteId, async (tx) => {
    const linked = await findLinked(tx, issuer, subject);
    const account = linked === undefined ? await findCredentials(tx, name) : await findCredentialsById(tx, linked);
    if (account === undefined || (linked === undefined && !(await linkSubject(tx, issuer, subject, account.id))))
      throw refused(
        'SSO_NO_ACCOUNT',
        `统一身份认证已确认您的身份，但本系统没有与之对应的账号（用户名“${name}”）。请联系管理员开立账号或核对用户名。`,
        `The provider knows you, but no account here belongs to you (user name “${name}”). Ask the administrator to open one or to check the name.`,
      );
    const secondFactor = provider.trustSecondFactor && hasSecondFactor;
    return { ...(await openSession(deps, tx, account, { origin, method: 'OIDC', secondFactor })), to: flow.next };
  });
}

interface Redeemed {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly hasSecondFactor: boolean;
}

/** Code for tokens: state, nonce, PKCE, signature, issuer and audience are checked by the library. */
async function redeem(config: client.Configuration, provider: OidcProvider, url: URL, flow: Flow): Promise<Redeemed> {
  try {
    const tokens = await client.authorizationCodeGrant(config, url, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('no ID token');
    const told =
      claims[provider.claim] ?? (await client.fetchUserInfo(config, tokens.access_token, claims.sub))[provider.claim];
    const amr = Array.isArray(claims['amr']) ? claims['amr'] : [];
    return {
      issuer: claims.iss,
      subject: claims.sub,
      name: typeof told === 'string' ? told.trim().slice(0, 64) : '',
      hasSecondFactor: amr.some((method) => typeof method === 'string' && secondFactors.includes(method)),
    };
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
      throw refused(
        'SSO_DENIED',
        '您没有在统一身份认证中同意登录，或者它拒绝了您。请重新开始，或者用用户名和密码登录。',
        'The sign-in was declined at the identity provider. Begin again, or use name and password.',
        error,
      );
    throw refused(
      'SSO_REFUSED',
      '统一身份认证的回答未通过核对（状态、随机数、签名或发行者不符），没有登录。请从登录页重新开始；仍不行请告诉管理员。',
      'The answer of the identity provider did not pass its checks (state, nonce, signature or issuer); nobody was signed in. Begin again at the sign-in page; if it happens again, tell the administrator.',
      error,
    );
  }
}

/** Where to end the session at the provider as well; undefined when it has no such place or does not answer. */
export async function oidcLogoutUrl(provider: OidcProvider, backTo: string): Promise<string | undefined> {
  try {
    const config = await configure(provider);
    if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo, client_id: provider.clientId }).href;
  } catch {
    return undefined;
  }
}
