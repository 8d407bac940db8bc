import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountSecurity, FactorOffer, Me, RecoveryCodes, Role } from '@openzone/contracts';
import { defaultSignInSettings, hashPassword, insertAccount, signInSettingsKey } from '../src/base/identity/index.ts';
import { writeSetting } from '../src/base/sites/index.ts';
import { newId } from '../src/platform/ids.ts';
import { TOTP, Secret } from 'otpauth';
import { apiClient, injected, type Answer } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, testPassword, type TestZone } from './support/zone.ts';

/** Signing in as a browser does it: cookies are kept, the clock is ours. */
let server: TestServer;
let zone: TestZone;
let now = new Date('2026-11-02T01:00:00Z');
const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000));

interface Browser {
  readonly jar: Map<string, string>;
  /** As somebody would use who has copied the cookies. */
  readonly copy: () => Browser;
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown): Promise<Answer<T>>;
  delete<T>(path: string): Promise<Answer<T>>;
}

function browser(address = '10.0.0.1', jar = new Map<string, string>()): Browser {
  const ask = async <T>(method: 'get' | 'post' | 'delete', path: string, body?: unknown): Promise<Answer<T>> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const transport = injected(server.web.server, 'localhost');
    const through: typeof transport = (sent) =>
      transport({ ...sent, headers: { ...sent.headers, 'x-forwarded-for': address, 'user-agent': 'Test/1' } });
    const client = apiClient(through, cookie);
    const answer = method === 'post' ? await client.post<T>(path, body) : await client[method]<T>(path);
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    jar,
    copy: () => browser(address, new Map(jar)),
    get: (path) => ask('get', path),
    post: (path, body = {}) => ask('post', path, body),
    delete: (path) => ask('delete', path),
  };
}

const signIn = (from: Browser, signInName: string, password = testPassword): Promise<Answer<Me & { next?: string }>> =>
  from.post('/session', { signInName, password });
const statusOf = async (from: Browser): Promise<number> => (await from.get('/session')).status;
const codeOf = ({ typed }: FactorOffer): string =>
  new TOTP({ secret: Secret.fromBase32(typed) }).generate({ timestamp: now.getTime() });

let people = 0;
/** A new account, so that no test meets what another left. */
async function newPerson(role: Role = 'HANDLER', demonstration = false): Promise<string> {
  people += 1;
  const signInName = `person${people}`;
  const passwordHash = await hashPassword(testPassword);
  await server.database.app.transaction(zone.siteId, (tx) =>
    insertAccount(tx, {
      id: newId(),
      signInName,
      displayName: `人员${people}`,
      passwordHash,
      unitId: zone.unitId,
      roles: [{ role, unitId: role === 'HANDLER' ? zone.unitId : null }],
      demonstration,
    }),
  );
  return signInName;
}

const settings = (change: Partial<typeof defaultSignInSettings>): Promise<void> =>
  server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, signInSettingsKey, { ...defaultSignInSettings, ...change }),
  );

/** Signs in for the first time and sets up the authenticator. */
async function enrolled(from: Browser, name: string): Promise<{ offer: FactorOffer; codes: readonly string[] }> {
  expect((await signIn(from, name)).body).toEqual({ next: 'ENROL' });
  const { body: offer } = await from.post<FactorOffer>('/session/factor');
  const done = await from.post<RecoveryCodes>('/session/factor/confirm', { code: codeOf(offer) });
  expect(done.status).toBe(200);
  expect(await statusOf(from)).toBe(200);
  return { offer, codes: done.body.codes };
}

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now }, trustProxy: true });
  zone = await createZone(server.database.app, 'test', ['localhost']);
});
beforeEach(() => later(86_400 * 2));
afterAll(() => server.stop());

describe('a session', () => {
  it('is seen and ended from another, and a copy of its cookie opens nothing after that', async () => {
    const name = await newPerson();
    const [office, home] = [browser('10.0.0.1'), browser('10.0.0.2')];
    await signIn(office, name);
    await signIn(home, name);
    const thief = home.copy();
    expect(await statusOf(thief)).toBe(200);
    const { sessions } = (await office.get<AccountSecurity>('/account')).body;
    expect(sessions.map(({ address, agent, current }) => ({ address, agent, current }))).toEqual(
      expect.arrayContaining([
        { address: '10.0.0.1', agent: 'Test/1', current: true },
        { address: '10.0.0.2', agent: 'Test/1', current: false },
      ]),
    );
    const other = sessions.find(({ current }) => !current)?.id ?? '';
    const left = await office.delete<AccountSecurity>(`/account/sessions/${other}`);
    expect(left.body.sessions).toHaveLength(1);
    for (const path of ['/session', '/account', '/documents', '/work', '/openapi.json']) {
      expect({ path, status: (await thief.get(path)).status }).toEqual({ path, status: 401 });
    }
    expect(await statusOf(office)).toBe(200);
    expect((await office.delete(`/account/sessions/${other}`)).status).toBe(404);
  });

  it('of somebody else cannot be ended', async () => {
    const [mine, theirs] = [browser(), browser()];
    await signIn(mine, await newPerson());
    await signIn(theirs, await newPerson());
    const id = (await theirs.get<AccountSecurity>('/account')).body.sessions[0]?.id ?? '';
    expect((await mine.delete(`/account/sessions/${id}`)).status).toBe(404);
    expect(await statusOf(theirs)).toBe(200);
  });

  it('and all others end at once, but for this one', async () => {
    const name = await newPerson();
    const all = [browser(), browser(), browser()] as const;
    for (const one of all) await signIn(one, name);
    expect((await all[0].delete('/account/sessions')).body).toEqual({ ended: 2 });
    expect(await Promise.all(all.map(statusOf))).toEqual([200, 401, 401]);
  });

  it('ends with another password, but for the one in which it was changed', async () => {
    const name = await newPerson();
    const [office, home] = [browser(), browser()];
    await signIn(office, name);
    await signIn(home, name);
    const change = (password: string, newPassword: string) =>
      office.post('/account/password', { password, newPassword });
    expect((await change('wrong', 'a quite different sentence')).error.error).toBe('PASSWORD_WRONG');
    expect((await change(testPassword, 'short')).error).toMatchObject({ error: 'PASSWORD_WEAK', field: 'newPassword' });
    expect((await change(testPassword, testPassword)).error.error).toBe('PASSWORD_SAME');
    expect(await statusOf(home)).toBe(200);
    expect((await change(testPassword, 'a quite different sentence')).status).toBe(200);
    expect([await statusOf(office), await statusOf(home)]).toEqual([200, 401]);
    expect((await signIn(browser(), name)).status).toBe(401);
    expect((await signIn(browser(), name, 'a quite different sentence')).status).toBe(200);
  });

  it('ends with other roles and with the account, whoever changes them', async () => {
    const name = await newPerson();
    const here = browser();
    await signIn(here, name);
    const { siteId } = zone;
    await server.database.bypass(
      siteId,
      `insert into account_role (site_id, account_id, role) select site_id, id, 'ADMIN' from account where sign_in_name = $1`,
      [name],
    );
    expect(await statusOf(here)).toBe(401);
    await settings({ secondFactorRoles: [] });
    await signIn(here, name);
    expect(await statusOf(here)).toBe(200);
    await server.database.bypass(siteId, `update account set active = false where sign_in_name = $1`, [name]);
    const { rows } = await server.database.bypass(
      siteId,
      `select 1 from session s join account a on a.id = s.account_id where a.sign_in_name = $1`,
      [name],
    );
    expect(rows).toEqual([]);
  });

  it('cannot be given to another account or made whole by hand', async () => {
    const name = await newPerson();
    await signIn(browser(), name);
    for (const change of [`account_id = '${zone.people.admin.id}'`, `pending = '{CODE}'`, `id = gen_random_uuid()`]) {
      await expect(
        server.database.bypass(
          zone.siteId,
          `update session set ${change} where account_id = (select id from account where sign_in_name = $1)`,
          [name],
        ),
      ).rejects.toThrow('SESSION_CHANGED');
    }
  });
});

describe('the second factor', () => {
  it('is set up before the first session opens, and asked for from then on', async () => {
    await settings({});
    const name = await newPerson('ADMIN');
    const here = browser();
    const { offer, codes } = await enrolled(here, name);
    expect(offer.qr).toContain('<svg');
    expect(new Set(codes).size).toBe(10);
    const again = browser();
    expect((await signIn(again, name)).body).toEqual({ next: 'CODE' });
    // Nothing is open yet, and no other step can be taken.
    for (const path of ['/session', '/account', '/documents']) expect((await again.get(path)).status).toBe(401);
    expect((await again.post('/session/factor')).error.error).toBe('SIGN_IN_OVER');
    expect((await again.post('/session/password', { newPassword: 'a quite different one' })).error.error).toBe(
      'SIGN_IN_OVER',
    );
    later(60);
    const before = again.copy();
    expect((await again.post<Me>('/session/code', { code: codeOf(offer) })).body).toMatchObject({ signInName: name });
    expect(await statusOf(again)).toBe(200);
    expect(await statusOf(before), 'the cookie of the step before').toBe(401);
  });

  it('takes each code once', async () => {
    await settings({});
    const name = await newPerson('SECRECY_REVIEWER');
    const { offer } = await enrolled(browser(), name);
    const [first, second] = [browser(), browser()];
    await signIn(first, name);
    await signIn(second, name);
    expect((await first.post('/session/code', { code: codeOf(offer) })).error.error, 'that of enrolment').toBe(
      'CODE_REFUSED',
    );
    later(30);
    const code = codeOf(offer);
    const both = await Promise.all([first.post('/session/code', { code }), second.post('/session/code', { code })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
    const third = browser();
    await signIn(third, name);
    expect((await third.post('/session/code', { code })).error).toMatchObject({ error: 'CODE_REFUSED', field: 'code' });
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select outcome, error, subject_label, person from audit_entry where act = 'session.code' order by at desc limit 1`,
    );
    // Nobody is signed in yet; the trail names the account whose code was wrong, and not the code.
    expect(rows).toEqual([{ outcome: 'refused', error: 'CODE_REFUSED', subject_label: name, person: '' }]);
  });

  it('may be a recovery code, once, and the person is told', async () => {
    await settings({});
    const name = await newPerson('DISCLOSURE_OFFICE');
    const { codes } = await enrolled(browser(), name);
    const here = browser();
    await signIn(here, name);
    expect((await here.post('/session/code', { code: codes[3]?.toUpperCase().replace('-', ' ') })).status).toBe(200);
    expect((await here.get<AccountSecurity>('/account')).body.factor?.recoveryLeft).toBe(9);
    expect((await here.get<{ unread: number }>('/notices')).body.unread).toBe(1);
    const again = browser();
    await signIn(again, name);
    expect((await again.post('/session/code', { code: codes[3] })).error.error).toBe('CODE_REFUSED');
    expect((await again.post('/session/code', { code: codes[4] })).status).toBe(200);
  });

  it('stands in the database sealed, and its codes as fingerprints', async () => {
    await settings({});
    const name = await newPerson('ADMIN');
    const { offer, codes } = await enrolled(browser(), name);
    const owner = await server.database.asOwner();
    const { rows } = await owner.query<{ row: string }>(
      `select f::text as row from account_factor f union all select c::text from recovery_code c`,
    );
    await owner.end();
    const bytes = Secret.fromBase32(offer.typed).hex;
    for (const { row } of rows) {
      expect(row.toLowerCase()).not.toContain(bytes.toLowerCase());
      expect(row).not.toContain(offer.typed);
      for (const code of codes) expect(row).not.toContain(code.replace('-', ''));
    }
  });

  it('is refused after five wrong codes, and a wrong key is not confirmed', async () => {
    await settings({});
    const name = await newPerson('ADMIN');
    const { offer } = await enrolled(browser('10.0.1.1'), name);
    const guesser = browser('10.6.6.6');
    await signIn(guesser, name);
    for (let guess = 0; guess < 5; guess += 1)
      expect((await guesser.post('/session/code', { code: '000000' })).error.error).toBe('CODE_REFUSED');
    later(31);
    const locked = await guesser.post('/session/code', { code: codeOf(offer) });
    expect([locked.status, locked.error.error, locked.error.field]).toEqual([429, 'SIGN_IN_LOCKED', 'code']);
    const other = browser();
    await signIn(other, await newPerson('ADMIN'));
    await other.post('/session/factor');
    expect((await other.post('/session/factor/confirm', { code: '000000' })).error.error).toBe('CODE_REFUSED');
    expect(await statusOf(other)).toBe(401);
  });

  it('is needed from the moment the site says so, also by who is signed in', async () => {
    await settings({ secondFactorRoles: [] });
    const name = await newPerson('HANDLER');
    const here = browser();
    await signIn(here, name);
    expect(await statusOf(here)).toBe(200);
    await settings({ secondFactorRoles: ['HANDLER'] });
    expect(await statusOf(here)).toBe(401);
    expect((await signIn(here, name)).body).toEqual({ next: 'ENROL' });
  });

  it('is not asked of demonstration accounts unless the site says so', async () => {
    await settings({});
    const name = await newPerson('ADMIN', true);
    expect((await signIn(browser(), name)).status).toBe(200);
    await settings({ demonstrationExempt: false });
    expect((await signIn(browser(), name)).body).toEqual({ next: 'ENROL' });
    await settings({});
  });

  it('can be set up and taken off by anybody who proves both', async () => {
    await settings({});
    const name = await newPerson('HANDLER');
    const here = browser();
    await signIn(here, name);
    expect((await here.post('/account/factor', { password: 'wrong' })).error.error).toBe('PASSWORD_WRONG');
    const { body: offer } = await here.post<FactorOffer>('/account/factor', { password: testPassword });
    const made = await here.post<RecoveryCodes>('/account/factor/confirm', { code: codeOf(offer) });
    expect(made.body.codes).toHaveLength(10);
    expect((await here.post('/account/factor', { password: testPassword })).error.error).toBe('FACTOR_EXISTS');
    later(30);
    const renewed = await here.post<RecoveryCodes>('/account/recovery-codes', { code: codeOf(offer) });
    expect(renewed.body.codes).toHaveLength(10);
    const remove = (code: string) =>
      here.post<AccountSecurity>('/account/factor/removal', { password: testPassword, code });
    expect((await remove(made.body.codes[0] ?? '')).error.error, 'one of those replaced').toBe('CODE_REFUSED');
    expect((await remove(renewed.body.codes[0] ?? '')).body.factor).toBeNull();
    expect((await signIn(browser(), name)).status).toBe(200);
  });
});

describe('wrong passwords', () => {
  it('close the way from where they come, for longer each time, and leave the person in on a known browser', async () => {
    const name = await newPerson();
    const victim = browser('10.0.2.2');
    await signIn(victim, name);
    const attacker = browser('203.0.113.9');
    for (let guess = 0; guess < 5; guess += 1) expect((await signIn(attacker, name, 'wrong')).status).toBe(401);
    const locked = await signIn(attacker, name);
    expect([locked.status, locked.error.error, locked.error.detail?.['seconds']]).toEqual([429, 'SIGN_IN_LOCKED', 60]);
    later(61);
    expect((await signIn(attacker, name, 'wrong')).status).toBe(401);
    expect((await signIn(attacker, name, 'wrong')).error.detail?.['seconds']).toBe(120);
    // The same person from elsewhere, and on the browser known before even from the attacker's address.
    expect((await signIn(browser('10.0.2.3'), name)).status).toBe(200);
    const next = browser('203.0.113.9', new Map([...victim.jar].filter(([key]) => key === 'openzone_device')));
    expect((await signIn(next, name)).status).toBe(200);
  });

  it('from many addresses close the account to browsers it does not know, and to no other', async () => {
    const name = await newPerson();
    const victim = browser('10.0.3.2');
    await signIn(victim, name);
    for (let guess = 0; guess < 50; guess += 1)
      expect((await signIn(browser(`198.51.100.${guess}`), name, 'wrong')).status).toBe(401);
    expect((await signIn(browser('198.51.100.77'), name)).status).toBe(429);
    await victim.delete('/session');
    expect((await signIn(victim, name)).status).toBe(200);
  });

  it('tried on everybody close the address', async () => {
    for (let guess = 0; guess < 100; guess += 1)
      expect((await signIn(browser('192.0.2.1'), `nobody${guess}`, 'Spring2026!')).status).toBe(401);
    expect((await signIn(browser('192.0.2.1'), await newPerson())).status).toBe(429);
    later(61);
    expect((await signIn(browser('192.0.2.1'), await newPerson())).status).toBe(200);
  });

  it('leave no name and no address in the database', async () => {
    await signIn(browser('192.0.2.55'), 'nobody-at-all', 'wrong');
    const owner = await server.database.asOwner();
    const { rows } = await owner.query<{ row: string }>('select a::text as row from attempt a');
    await owner.end();
    expect(rows.length).toBeGreaterThan(2);
    for (const { row } of rows) expect(row).not.toMatch(/nobody|192\.0/);
  });

  it('given by somebody else must be replaced at the first sign-in, and in time', async () => {
    const name = await newPerson();
    const initial = (until: Date) =>
      server.database.bypass(
        zone.siteId,
        `update account set must_change_password = true, password_expires_at = $2 where sign_in_name = $1`,
        [name, until],
      );
    await initial(new Date(now.getTime() + 3_600_000));
    const here = browser();
    expect((await signIn(here, name)).body).toEqual({ next: 'PASSWORD' });
    expect(await statusOf(here)).toBe(401);
    expect((await here.post('/session/password', { newPassword: testPassword })).error.error).toBe('PASSWORD_SAME');
    expect((await here.post('/session/password', { newPassword: 'a quite different one' })).status).toBe(200);
    expect(await statusOf(here)).toBe(200);
    expect((await signIn(browser(), name, 'a quite different one')).status).toBe(200);
    await initial(new Date(now.getTime() - 1));
    expect((await signIn(browser(), name, 'a quite different one')).error.error).toBe('INITIAL_PASSWORD_EXPIRED');
  });
});
