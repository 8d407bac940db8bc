import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Me, SignInSettingsInput, SignInSettingsView, SignInWays } from '@openzone/contracts';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser } from './support/office-browser.ts';
import { apiClient, injected, type ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** A real provider (oidc-provider) on this machine, and a browser that is a jar of cookies. */
let server: TestServer;
let zone: TestZone;
let admin: ApiClient;
let idp: HttpServer;
let issuer: string;
const secretsDir = mkdtempSync(join(tmpdir(), 'openzone-oidc-'));
/** Who is signed in at the provider, and how. */
let atProvider = { name: 'office', amr: ['pwd'] };
const callback = 'http://localhost/api/admin/session/oidc/callback';

function startProvider(port: number): Promise<void> {
  idp = createServer();
  return new Promise((resolve) => {
    idp.listen(0, '127.0.0.1', () => {
      issuer = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`;
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'openzone',
            client_secret: 'a client secret of this test',
            redirect_uris: [callback, `http://localhost:${port}/api/admin/session/oidc/callback`],
            post_logout_redirect_uris: ['http://localhost/office/sign-in', `http://localhost:${port}/office/sign-in`],
          },
        ],
        claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
        pkce: { required: () => true },
        findAccount: (_ctx, sub) => ({
          accountId: sub,
          claims: () => ({ sub, preferred_username: sub.replace(/^subject-/, '') }),
        }),
        cookies: { keys: ['a key of this test'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      });
      const handle = provider.callback();
      idp.on('request', (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
        void (async () => {
          const { prompt, params, session } = await provider.interactionDetails(request, response);
          if (atProvider.name === '') {
            await provider.interactionFinished(request, response, { error: 'access_denied' });
          } else if (prompt.name === 'login') {
            await provider.interactionFinished(request, response, {
              login: { accountId: `subject-${atProvider.name}`, amr: atProvider.amr },
            });
          } else {
            const grant = new provider.Grant({
              accountId: session?.accountId ?? '',
              clientId: String(params['client_id']),
            });
            grant.addOIDCScope('openid profile');
            await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
          }
        })();
      });
      resolve();
    });
  });
}

interface Browser {
  readonly jar: Map<string, string>;
  /** Follows the way from the sign-in page to where it ends here. `tamper` changes the address on the way back. */
  signIn(tamper?: (url: URL) => void): Promise<{ status: number; text: string; back: string }>;
  me(): Promise<{ status: number; body: Me }>;
  readonly api: () => ApiClient;
}

function browser(): Browser {
  const jar = new Map<string, string>();
  const keep = (lines: readonly string[]): void => {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
  };
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const transport = injected(server.web.server, 'localhost');
  const here = async (path: string) => {
    const answer = await transport({ method: 'GET', path, headers: { cookie: cookie() } });
    keep([answer.headers['set-cookie'] ?? []].flat());
    return answer;
  };
  const atIdp = new Map<string, string>();
  return {
    jar,
    api: () => apiClient(transport, cookie()),
    async signIn(tamper) {
      const start = await here('/api/admin/session/oidc?next=/documents');
      let url = start.headers.location ?? '';
      if (url === '') return { status: start.status, text: start.bytes.toString(), back: '' };
      for (let hop = 0; hop < 10 && !url.startsWith(callback); hop += 1) {
        const answer = await fetch(new URL(url, issuer), {
          redirect: 'manual',
          headers: { cookie: [...atIdp].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          atIdp.set(name, value);
        }
        url = answer.headers.get('location') ?? '';
        if (url === '') throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`);
      }
      const back = new URL(url);
      tamper?.(back);
      const end = await here(back.pathname + back.search);
      return { status: end.status, text: end.bytes.toString(), back: back.pathname + back.search };
    },
    async me() {
      const answer = await apiClient(transport, cookie()).get<Me>('/session');
      return { status: answer.status, body: answer.body };
    },
  };
}

const ways = {
  secondFactorRoles: [],
  demonstrationExempt: true,
  sessionHours: 12,
  attemptsHere: 5,
  attemptsAccount: 50,
  attemptsAddress: 100,
  longestWaitMinutes: 15,
} satisfies Omit<SignInSettingsInput, 'oidc'>;

const settings = (
  change: Partial<NonNullable<SignInSettingsInput['oidc']>> = {},
  roles: SignInSettingsInput['secondFactorRoles'] = [],
) =>
  admin.put<SignInSettingsView>('/settings/sign-in', {
    ...ways,
    secondFactorRoles: roles,
    oidc: {
      issuer,
      clientId: 'openzone',
      clientSecret: 'a client secret of this test',
      label: '统一身份认证',
      claim: 'preferred_username',
      trustSecondFactor: false,
      ...change,
    },
  });

beforeAll(async () => {
  // What a browser is to see is built first.
  await ensureBuilt();
  server = await startTestServer({ oidcSecrets: secretsDir });
  await startProvider(server.port);
  zone = await createZone(server.database.app, 'test', ['localhost']);
  admin = await server.office('admin');
});
beforeEach(async () => {
  atProvider = { name: 'office', amr: ['pwd'] };
  expect((await settings()).status).toBe(200);
});
afterAll(async () => {
  await rm(secretsDir, { recursive: true });
  await server.stop();
  idp.closeAllConnections();
  idp.close();
});

describe('single sign-on', () => {
  it('is offered where it is set up, with its secret sealed and told to nobody', async () => {
    const nobody = await server.office();
    expect((await nobody.get<SignInWays>('/session/ways')).body).toEqual({ sso: { label: '统一身份认证' } });
    const view = await admin.get<SignInSettingsView>('/settings/sign-in');
    expect(view.body.oidc).toMatchObject({ issuer, secret: 'SEALED' });
    expect(view.text).not.toContain('a client secret');
    const owner = await server.database.asOwner();
    const { rows } = await owner.query<{ line: string }>('select s::text as line from site_setting s');
    await owner.end();
    for (const { line } of rows) expect(line).not.toContain('a client secret');
    expect((await settings({ clientSecret: null })).body.oidc?.secret).toBe('SEALED');
    const office = await server.office('office');
    expect((await office.get('/settings/sign-in')).status).toBe(403);
    expect((await office.put('/settings/sign-in', { ...ways, oidc: null })).status).toBe(403);
  });

  it('opens the session of the account that the claim names, and goes where one was going', async () => {
    const here = browser();
    const end = await here.signIn();
    expect([end.status, end.text]).toEqual([200, expect.stringContaining('0;url=/office/documents')]);
    expect((await here.me()).body.signInName).toBe('office');
    const out = await here.api().delete<{ logoutUrl: string }>('/session');
    expect(out.status).toBe(200);
    expect(out.body.logoutUrl).toContain(`${issuer}/session/end`);
    expect((await here.me()).status).toBe(401);
  });

  it('keeps to the subject it linked: a name given to somebody else opens nothing', async () => {
    await browser().signIn();
    await server.database.bypass(zone.siteId, `delete from account_identity`);
    await server.database.bypass(
      zone.siteId,
      `insert into account_identity (site_id, issuer, subject, account_id) select $1, $2, 'somebody else', id from account where sign_in_name = 'office'`,
      [zone.siteId, issuer],
    );
    const end = await browser().signIn();
    expect([end.status, end.text]).toEqual([403, expect.stringContaining('SSO_NO_ACCOUNT')]);
    await server.database.bypass(zone.siteId, `delete from account_identity`);
  });

  it('says why when nobody here is meant, or the provider declines', async () => {
    atProvider.name = 'unknown<b>';
    const unknown = await browser().signIn();
    expect(unknown.text).toContain('SSO_NO_ACCOUNT');
    expect(unknown.text).not.toContain('<b>');
    atProvider.name = '';
    const declined = await browser().signIn();
    expect([declined.status, declined.text]).toEqual([403, expect.stringContaining('SSO_DENIED')]);
  });

  it('refuses an answer that was tampered with, is used twice or belongs to another browser', async () => {
    const wrongState = await browser().signIn((url) => url.searchParams.set('state', 'another'));
    expect([wrongState.status, wrongState.text]).toEqual([403, expect.stringContaining('SSO_REFUSED')]);
    const wrongCode = await browser().signIn((url) => url.searchParams.set('code', 'another'));
    expect(wrongCode.text).toContain('SSO_REFUSED');
    const here = browser();
    const { back } = await here.signIn();
    const transport = injected(server.web.server, 'localhost');
    const elsewhere = await transport({ method: 'GET', path: back, headers: {} });
    expect(elsewhere.bytes.toString()).toContain('SSO_EXPIRED');
    const forged = await transport({ method: 'GET', path: back, headers: { cookie: 'openzone_sso=AAAA' } });
    expect(forged.bytes.toString()).toContain('SSO_EXPIRED');
  });

  it('asks for the second factor here, unless the provider says that it saw one and the site trusts that', async () => {
    await settings({}, ['DISCLOSURE_OFFICE']);
    const plain = browser();
    expect((await plain.signIn()).text).toContain('/office/sign-in?step=ENROL');
    expect((await plain.me()).status).toBe(401);
    atProvider.amr = ['pwd', 'otp'];
    expect((await browser().signIn()).text, 'not trusted').toContain('step=ENROL');
    await settings({ trustSecondFactor: true }, ['DISCLOSURE_OFFICE']);
    const trusted = browser();
    expect((await trusted.signIn()).text).toContain('0;url=/office/documents');
    expect((await trusted.me()).status).toBe(200);
    atProvider.amr = ['pwd'];
    expect((await browser().signIn()).text, 'trusted, and none was shown').toContain('step=ENROL');
  });

  it('explains itself when the provider does not answer', async () => {
    await settings({ issuer: 'http://127.0.0.1:9' });
    const end = await browser().signIn();
    expect([end.status, end.text]).toEqual([502, expect.stringContaining('SSO_UNAVAILABLE')]);
    await admin.put('/settings/sign-in', { ...ways, oidc: null });
    expect((await browser().signIn()).text).toContain('SSO_NOT_SET_UP');
    const nobody = await server.office();
    expect((await nobody.get<SignInWays>('/session/ways')).body).toEqual({ sso: null });
  });

  it('is a button on the page to sign in, and signs out at the provider as well', { timeout: 120_000 }, async () => {
    const browsers = await openOfficeBrowser(() => server, /status of (401|404)/);
    const page = await browsers.open(undefined);
    await page.goto(`${browsers.origin}/office/documents`);
    await page.getByRole('link', { name: '用“统一身份认证”登录' }).click();
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/office/documents');
    await browsers.shot(page, 'signed in by single sign-on');
    await page.locator('.oz-header-end button').last().click();
    await page.getByRole('button', { name: '退出登录' }).click();
    // The provider asks whether to sign out there too.
    await page.waitForURL(new RegExp(`^${issuer}/session/end`, 'u'));
    expect((await page.request.get(`${browsers.origin}/api/admin/session`)).status()).toBe(401);
    await browsers.close();
  });

  it('leaves on the trail who came in and what was refused, and nothing of the secret', async () => {
    atProvider.name = 'unknown';
    await browser().signIn();
    atProvider.name = 'office';
    await browser().signIn();
    await settings({ clientSecret: 'another client secret' });
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select act, outcome, error, person, changes from audit_entry where act in ('session.sso', 'setting.sign-in') order by at desc limit 3`,
    );
    expect(rows.map(({ act, outcome, error, person }) => [act, outcome, error, person])).toEqual([
      ['setting.sign-in', 'done', '', 'admin'],
      ['session.sso', 'done', '', 'office'],
      ['session.sso', 'refused', 'SSO_NO_ACCOUNT', ''],
    ]);
    expect(rows[0]?.['changes']).toEqual([{ field: 'clientSecret', hidden: true }]);
  });

  it('sends the secret to no other provider than the one it is for, and over no open network', async () => {
    expect((await settings({ issuer: 'https://elsewhere.example', clientSecret: null })).error).toMatchObject({
      error: 'SSO_SECRET_NEEDED',
    });
    expect((await settings({ clientId: 'another', clientSecret: null })).error.error).toBe('SSO_SECRET_NEEDED');
    expect((await settings({ issuer: 'http://sso.example.gov.cn' })).error).toMatchObject({
      error: 'INVALID_ADDRESS',
      field: 'oidc.issuer',
    });
  });
});

describe('a client’s secret in a file', () => {
  const file = join(secretsDir, 'test-oidc');
  afterEach(() => rm(file, { force: true }));

  it('wins over what was typed, needs nothing typed, and is told to nobody', async () => {
    await settings({ clientSecret: 'a wrong secret' });
    expect((await browser().signIn()).status).toBe(403);
    await writeFile(file, `${issuer}\n a client secret of this test \n`);
    const view = await settings({ clientSecret: null });
    expect([view.status, view.body.oidc?.secret]).toEqual([200, 'FILE']);
    expect(view.text).not.toContain('a client secret');
    expect((await browser().signIn()).status).toBe(200);
    // Set up for the first time, too.
    await admin.put('/settings/sign-in', { ...ways, oidc: null });
    expect((await settings({ clientSecret: null })).status).toBe(200);
    expect((await browser().signIn()).status).toBe(200);
  });

  it('goes to no other issuer than the one that the file names', async () => {
    await writeFile(file, 'https://sso.example.gov.cn\na client secret of this test\n');
    await admin.put('/settings/sign-in', { ...ways, oidc: null });
    expect((await settings({ clientSecret: null })).error.error).toBe('SSO_SECRET_NEEDED');
    const other = await settings({ issuer: 'https://sso.example.gov.cn', clientSecret: null });
    expect(other.body.oidc?.secret).toBe('FILE');
    await rm(file);
    expect((await (await server.office()).get<SignInWays>('/session/ways')).body).toEqual({ sso: null });
    expect((await settings({ clientSecret: null })).error.error).toBe('SSO_SECRET_NEEDED');
  });
});

describe('settings of signing in', () => {
  const put = (change: object) =>
    admin.put<SignInSettingsView>('/settings/sign-in', { ...ways, oidc: null, ...change });

  it('end sessions that would last longer than they may', async () => {
    const office = await server.office('office');
    await server.database.bypass(
      zone.siteId,
      `update session set expires_at = now() + interval '5 hours' where account_id = $1`,
      [zone.people.office.id],
    );
    expect((await put({ sessionHours: 2 })).body.sessionHours).toBe(2);
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select count(*) filter (where expires_at > created_at + interval '2 hours') as long, count(*) as all from session`,
    );
    expect(rows).toMatchObject([{ long: 0 }]);
    expect((await office.get('/session')).status).toBe(200);
    expect((await put({ sessionHours: 48 })).status).toBe(400);
  });

  it('say how many wrong attempts are free', async () => {
    await put({ attemptsHere: 3 });
    const guess = async (): Promise<number> =>
      (await (await server.office()).post('/session', { signInName: 'stranger', password: 'wrong' })).status;
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 401, 429]);
    await put({});
  });
});
