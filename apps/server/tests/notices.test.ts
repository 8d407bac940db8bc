import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { NoticePage } from '@openzone/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createNoticeSender,
  openOutbound,
  queueNotice,
  signatureHeader,
  signBody,
  smtpSender,
  webhookSender,
  type NoticeSender,
  type Outbound,
  type Send,
} from '../src/base/notices/index.ts';
import { openVault } from '../src/base/vault/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { startMailServer, type MailServer } from './support/mail-server.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

const from = { name: '测试经济开发区', address: 'no-reply@zone.example' };
const minutes = (n: number): number => n * 60_000;
const day = minutes(24 * 60);

let database: TestDatabase;
let db: Database;
let zone: TestZone;
let otherZone: TestZone;
const vault = openVault(randomBytes(32), tmpdir());
let logged: string[];
let time: number;
const closing: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.app;
  zone = await createZone(db, 'first', ['first.example'], true);
  otherZone = await createZone(db, 'second', ['second.example'], false);
});
afterAll(() => database.drop());
beforeEach(() => {
  logged = [];
  time = Date.parse('2026-03-02T01:00:00Z');
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  // Each test begins with nothing due.
  for (const { siteId } of [zone, otherZone])
    await database.bypass(siteId, `update notice set state = 'failed' where state = 'waiting'`);
});

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly failure: string;
  readonly address: boolean;
}

async function row(dedupeKey: string, siteId = zone.siteId): Promise<Row | undefined> {
  const { rows } = await database.bypass(
    siteId,
    `select state, attempts, failure, sealed_address is not null as address from notice where dedupe_key = $1`,
    [dedupeKey],
  );
  return rows[0] as Row | undefined;
}

let made = 0;
async function queue(
  address: string,
  change: { subject?: string; body?: string; channel?: 'EMAIL' | 'SMS' | 'WECHAT'; siteId?: number; key?: string } = {},
): Promise<string> {
  made += 1;
  const dedupeKey = change.key ?? `case:1:${made}`;
  await db.transaction(change.siteId ?? zone.siteId, (tx) =>
    queueNotice(tx, {
      channel: change.channel ?? 'EMAIL',
      address,
      seal: vault.seal,
      subject: { zh: change.subject ?? '申请已受理', en: '' },
      body: { zh: change.body ?? '回执编号 2026-00001', en: '' },
      dedupeKey,
    }),
  );
  return dedupeKey;
}

function senderOf(outbound: Outbound, through: Database = db, limitMs = 20_000): NoticeSender {
  return createNoticeSender(through, outbound, {
    openAddress: vault.open,
    log: (line) => void logged.push(line),
    now: () => new Date(time),
    limitMs,
  });
}

function byMail(port: number, query = ''): Outbound {
  const sender = smtpSender({ url: `smtp://127.0.0.1:${port}${query}`, from });
  closing.push(() => sender.close());
  return { EMAIL: sender.send };
}

async function mailServer(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  closing.push(() => server.stop());
  return server;
}

describe('a notice', () => {
  it('is queued once for one key, and not at all when its act is rolled back', async () => {
    const notice = {
      channel: 'EMAIL',
      address: 'li@applicant.example',
      seal: vault.seal,
      subject: { zh: '一', en: '' },
      body: { zh: '一', en: '' },
    } as const;
    const put = (dedupeKey: string): Promise<boolean> =>
      db.transaction(zone.siteId, (tx) => queueNotice(tx, { ...notice, dedupeKey }));
    expect([await put('once'), await put('once')]).toEqual([true, false]);
    const undone = db.transaction(zone.siteId, async (tx) => {
      await queueNotice(tx, { ...notice, dedupeKey: 'undone' });
      throw new Error('the act failed');
    });
    await expect(undone).rejects.toThrow('the act failed');
    expect(await row('undone')).toBeUndefined();
  });

  it('is kept with its address sealed, and its words cannot be changed', async () => {
    const key = await queue('zhang.san@applicant.example');
    const { rows } = await database.bypass(
      zone.siteId,
      `select n::text as line, sealed_address from notice n where dedupe_key = $1`,
      [key],
    );
    expect(String(rows[0]?.['line'])).not.toContain(Buffer.from('zhang.san').toString('hex'));
    expect(Buffer.from(rows[0]?.['sealed_address'] as Buffer).includes('zhang.san')).toBe(false);
    for (const change of [`body = 'x'`, `account_id = null`, `channel = 'SMS'`, `dedupe_key = 'x'`])
      await expect(database.bypass(zone.siteId, `update notice set ${change}`), change).rejects.toThrow(
        /permission denied/,
      );
    await expect(database.bypass(zone.siteId, `delete from notice`)).rejects.toThrow(/permission denied/);
  });
});

describe('mail', () => {
  it('arrives with its Chinese subject and body whole, and forgets the address', async () => {
    const server = await mailServer();
    const subject = `您的政府信息公开申请已登记：${'测试经济开发区'.repeat(12)}𠮷`;
    const body = `回执编号：2026-00001\n${'办理期限自收到申请之日起二十个工作日。'.repeat(30)}\n.\n..点开头的行\nFrom 行首\n完`;
    const key = `case:words`;
    await db.transaction(zone.siteId, (tx) =>
      queueNotice(tx, {
        channel: 'EMAIL',
        address: 'li@applicant.example',
        seal: vault.seal,
        subject: { zh: subject, en: 'Your request is registered' },
        body: { zh: body, en: 'Receipt number: 2026-00001' },
        dedupeKey: key,
      }),
    );
    expect(await senderOf(byMail(server.port)).sendDue(zone.siteId)).toBe(1);
    const [mail] = server.received;
    expect(mail?.to).toEqual(['li@applicant.example']);
    expect(mail?.subject).toBe(`${subject} / Your request is registered`);
    expect(mail?.body.trimEnd()).toBe(`${body}\n\nReceipt number: 2026-00001`);
    expect(mail?.headers.find(([name]) => name === 'from')?.[1]).toContain('<no-reply@zone.example>');
    expect(await row(key)).toEqual({ state: 'sent', attempts: 1, failure: '', address: false });
    expect(logged).toEqual([]);
  });

  it('cannot be given further headers or recipients', async () => {
    const server = await mailServer();
    const { EMAIL } = byMail(server.port);
    const id = '01930000-0000-7000-8000-000000000001';
    await EMAIL?.(
      'li@applicant.example',
      '办结\r\nBcc: spy@evil.example\r\n\r\n正文',
      'a\r\n.\r\nMAIL FROM:<x@y.example>',
      id,
      AbortSignal.timeout(5000),
    );
    const evil = [
      'li@applicant.example\r\nBcc: spy@evil.example',
      'li@applicant.example, spy@evil.example',
      '"x" <spy@evil.example>',
      'li@applicant.example>\r\nRCPT TO:<spy@evil.example',
      'group: spy@evil.example;',
      '',
    ];
    for (const to of evil)
      await expect(EMAIL?.(to, 's', 'b', id, AbortSignal.timeout(5000)), to).rejects.toMatchObject({
        reason: 'INVALID_ADDRESS',
        isFinal: true,
      });
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail?.to).toEqual(['li@applicant.example']);
    expect(mail?.subject).toBe('办结 Bcc: spy@evil.example 正文');
    expect(mail?.headers.map(([name]) => name).filter((name) => name === 'bcc' || name === 'cc')).toEqual([]);
  });

  it('waits while the server is down and is sent later, once', async () => {
    const gone = await startMailServer();
    await gone.stop();
    const key = await queue('li@applicant.example');
    const sender = senderOf(byMail(gone.port));
    await sender.sendDue(zone.siteId);
    expect(await row(key)).toEqual({
      state: 'waiting',
      attempts: 1,
      failure: expect.stringMatching(/^[A-Z_]+$/) as string,
      address: true,
    });
    expect(await sender.sendDue(zone.siteId)).toBe(0);
    const server = await mailServer({ port: gone.port });
    time += 30_000;
    expect(await sender.sendDue(zone.siteId)).toBe(1);
    time += day;
    expect(await sender.sendDue(zone.siteId)).toBe(0);
    expect(server.received).toHaveLength(1);
    expect(await row(key)).toEqual({ state: 'sent', attempts: 2, failure: '', address: false });
    expect(logged).toHaveLength(2);
  });

  it('to a refused address fails with the reason; a policy of the server is tried again', async () => {
    const words = (address: string): string =>
      `${address.startsWith('relay') ? '5.7.1 no relaying' : '5.1.1 no such user'} <${address}>`;
    const server = await mailServer({
      refuse: (address) =>
        address.startsWith('li') ? undefined : { code: address.startsWith('full') ? 452 : 550, text: words(address) },
    });
    const keys = {
      unknown: await queue('nobody@applicant.example'),
      relay: await queue('relay@applicant.example'),
      full: await queue('full@applicant.example'),
      broken: await queue('not an address'),
      good: await queue('li@applicant.example'),
    };
    await senderOf(byMail(server.port)).sendDue(zone.siteId);
    expect(await row(keys.unknown)).toMatchObject({ state: 'failed', failure: 'SMTP 550 5.1.1 (RCPT TO)' });
    expect(await row(keys.relay)).toMatchObject({ state: 'waiting', failure: 'SMTP 550 5.7.1 (RCPT TO)' });
    expect(await row(keys.full)).toMatchObject({
      state: 'waiting',
      failure: expect.stringMatching(/^SMTP 452 .*\(RCPT TO\)$/) as string,
    });
    expect(await row(keys.broken)).toMatchObject({ state: 'failed', failure: 'INVALID_ADDRESS' });
    expect(await row(keys.good)).toMatchObject({ state: 'sent' });
  });

  it('is given up after twelve attempts over more than four days', async () => {
    const key = await queue('li@applicant.example');
    const sender = senderOf({ EMAIL: () => Promise.reject(new Error('li@applicant.example is unlucky')) });
    const start = time;
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect([attempt, await sender.sendDue(zone.siteId)]).toEqual([attempt, 1]);
      expect((await row(key))?.state).toBe(attempt < 12 ? 'waiting' : 'failed');
      const { rows } = await database.bypass(zone.siteId, `select next_attempt_at from notice where dedupe_key = $1`, [
        key,
      ]);
      const next = Number(rows[0]?.['next_attempt_at']);
      if (attempt === 12) break;
      expect(next).toBeGreaterThan(time);
      time = next - 1;
      expect(await sender.sendDue(zone.siteId)).toBe(0);
      time = next;
    }
    expect(time - start).toBeGreaterThan(4 * day);
    time += 30 * day;
    expect(await sender.sendDue(zone.siteId)).toBe(0);
    expect(await row(key)).toEqual({ state: 'failed', attempts: 12, failure: 'ERROR', address: true });
    expect(logged).toHaveLength(2);
  });

  it('is encrypted when the server offers it, and not sent to a server that nobody vouches for', async () => {
    const server = await mailServer({ offersTls: true });
    const key = await queue('li@applicant.example');
    await senderOf(byMail(server.port)).sendDue(zone.siteId);
    expect(await row(key)).toMatchObject({ state: 'waiting', failure: expect.stringMatching(/^[A-Z_]+$/) as string });
    expect(server.received).toEqual([]);
    time += minutes(1);
    await senderOf(byMail(server.port, '?tls.rejectUnauthorized=false')).sendDue(zone.siteId);
    expect(server.received.map((mail) => mail.isEncrypted)).toEqual([true]);
  });
});

describe('sending', () => {
  it('again after a death between sending and marking, under the same Message-ID', async () => {
    const server = await mailServer();
    const key = await queue('li@applicant.example');
    let transactions = 0;
    const dying: Database = {
      ...db,
      transaction: (siteId, work) => {
        transactions += 1;
        return transactions === 1 ? db.transaction(siteId, work) : Promise.reject(new Error('killed'));
      },
    };
    await expect(senderOf(byMail(server.port), dying).sendDue(zone.siteId)).rejects.toThrow('killed');
    expect(server.received).toHaveLength(1);
    expect(await row(key)).toMatchObject({ state: 'waiting', attempts: 1 });
    const next = senderOf(byMail(server.port));
    time += minutes(9);
    expect(await next.sendDue(zone.siteId)).toBe(0);
    time += minutes(1);
    expect(await next.sendDue(zone.siteId)).toBe(1);
    const ids = server.received.map((mail) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@zone\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(await row(key)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('by two at once sends each once', async () => {
    const keys = await Promise.all(Array.from({ length: 24 }, (_, index) => queue(`p${index}@applicant.example`)));
    const sent: string[] = [];
    const slow: Send = async (to) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      sent.push(to);
    };
    const drain = async (sender: NoticeSender): Promise<void> => {
      while ((await sender.sendDue(zone.siteId)) > 0);
    };
    await Promise.all([drain(senderOf({ EMAIL: slow })), drain(senderOf({ EMAIL: slow }))]);
    expect(sent.toSorted()).toEqual(keys.map((_, index) => `p${index}@applicant.example`).toSorted());
  });

  it('does not let one that comes back after its claim undo what the next one did', async () => {
    const key = await queue('li@applicant.example');
    let fail: ((error: Error) => void) | undefined;
    const late = senderOf({ EMAIL: () => new Promise((_resolve, reject) => (fail = reject)) }).sendDue(zone.siteId);
    await vi.waitFor(() => expect(fail).toBeDefined());
    time += minutes(11);
    const again = senderOf({ EMAIL: () => Promise.reject(new Error('second')) });
    await again.sendDue(zone.siteId);
    const before = await row(key);
    expect(before).toMatchObject({ state: 'waiting', attempts: 2, failure: 'ERROR' });
    fail?.(Object.assign(new Error('late'), { code: 'ELATE' }));
    await late;
    expect(await row(key)).toEqual(before);
  });

  it('leaves the other site alone, and nobody opens an address put into another row', async () => {
    const key = await queue('foreign@applicant.example', { siteId: otherZone.siteId });
    const own = await queue('own@applicant.example');
    const stolen = await queue('thief@applicant.example');
    await database.bypass(
      zone.siteId,
      `update notice set sealed_address = (select sealed_address from notice where dedupe_key = $1) where dedupe_key = $2`,
      [own, stolen],
    );
    const sent: string[] = [];
    await senderOf({ EMAIL: async (to) => void sent.push(to) }).sendDue(zone.siteId);
    expect(sent).toEqual(['own@applicant.example']);
    expect(await row(stolen)).toMatchObject({ state: 'waiting', failure: 'ADDRESS_CANNOT_BE_OPENED' });
    expect(await row(key, otherZone.siteId)).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('over a channel that is not set up waits, and is told once', async () => {
    const key = await queue('13800000000', { channel: 'SMS' });
    const mail = await queue('li@applicant.example');
    const sender = senderOf({ EMAIL: () => Promise.resolve() });
    await sender.sendDue(zone.siteId);
    time += day;
    await sender.sendDue(zone.siteId);
    expect(await row(key)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await row(mail)).toMatchObject({ state: 'sent' });
    expect(logged).toEqual([expect.stringContaining('SMS')]);
    const none = senderOf(
      openOutbound({
        smtpUrl: undefined,
        mailFrom: undefined,
        smsWebhook: undefined,
        wechatWebhook: undefined,
        webhookSecret: undefined,
      }).ways,
    );
    expect(await none.sendDue(zone.siteId)).toBe(0);
  });

  it('ends when the other side never answers', async () => {
    const key = await queue('li@applicant.example');
    await senderOf({ EMAIL: () => new Promise(() => undefined) }, db, 50).sendDue(zone.siteId);
    expect(await row(key)).toMatchObject({ state: 'waiting', failure: 'TIMEOUT' });
    time += day;
    const hanging = senderOf({ EMAIL: () => new Promise(() => undefined) });
    const batch = hanging.sendDue(zone.siteId);
    await vi.waitFor(async () => expect(await row(key)).toMatchObject({ attempts: 2 }));
    await hanging.stop();
    await batch;
    expect(await row(key)).toMatchObject({ state: 'waiting', attempts: 2, failure: 'TIMEOUT' });
    expect(await hanging.sendDue(zone.siteId)).toBe(0);
  }, 15_000);

  it('logs and stores neither address nor words when it fails', async () => {
    const server = await mailServer({
      refuse: (address) => ({ code: 550, text: `5.1.1 <${address}> 私密正文 unknown` }),
    });
    const keys = [
      await queue('secretname@applicant.example', { subject: '私密主题', body: '私密正文' }),
      await queue('13812345678', { channel: 'SMS', subject: '私密主题', body: '私密正文' }),
      await queue('secretname', { channel: 'WECHAT', body: '私密正文' }),
    ];
    const echo: Send = (to, subject, body) => Promise.reject(new Error(`${to} ${subject} ${body}`));
    const sender = senderOf({
      ...byMail(server.port),
      SMS: echo,
      WECHAT: webhookSender({ url: 'http://127.0.0.1:1/secretname', secret: 'x'.repeat(16), channel: 'WECHAT' }),
    });
    for (let round = 0; round < 15; round += 1) {
      await sender.sendDue(zone.siteId);
      time += day;
    }
    const rows = await Promise.all(keys.map((key) => row(key)));
    expect(rows.map((one) => one?.state)).toEqual(['failed', 'failed', 'failed']);
    const said = JSON.stringify([logged, rows]);
    expect(logged.length).toBeGreaterThan(3);
    expect(said).not.toMatch(/secretname|13812345678|私密|applicant/);
  });
});

describe('a gateway', () => {
  interface Hit {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }
  async function gateway(answer: (hit: number) => number): Promise<{ url: string; hits: Hit[] }> {
    const hits: Hit[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        hits.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        const status = answer(hits.length);
        if (status > 0) response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('taken');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=1`, hits };
  }
  const secret = '共享密钥0123456789abc';

  it('gets the notice signed', async () => {
    const { url, hits } = await gateway(() => 204);
    const key = await queue('13800000000', { channel: 'SMS', subject: '申请已受理', body: '回执编号：2026-00001' });
    await senderOf({ SMS: webhookSender({ url, secret, channel: 'SMS' }) }).sendDue(zone.siteId);
    expect(await row(key)).toMatchObject({ state: 'sent' });
    const [hit] = hits;
    expect(JSON.parse(hit?.body ?? '')).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      channel: 'SMS',
      to: '13800000000',
      subject: '申请已受理',
      body: '回执编号：2026-00001',
    });
    expect(hit?.headers['content-type']).toContain('application/json');
    expect(hit?.headers[signatureHeader]).toBe(signBody(secret, hit?.body ?? ''));
    expect(hit?.headers[signatureHeader]).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(signBody('another secret 0123', hit?.body ?? '')).not.toBe(hit?.headers[signatureHeader]);
    // RFC 4231, test case 2.
    expect(signBody('Jefe', 'what do ya want for nothing?')).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it.each([
    [500, 'HTTP 500', false],
    [401, 'HTTP 401', false],
    [302, 'HTTP 302', false],
    [422, 'HTTP 422', true],
    [410, 'HTTP 410', true],
    [0, 'TIMEOUT', false],
  ])('that answers %i fails with “%s”, for good: %s', async (status, reason, isFinal) => {
    const { url, hits } = await gateway(() => status);
    const send = webhookSender({ url, secret, channel: 'WECHAT', timeoutMs: 300 });
    await expect(send('openid', 's', 'b', 'id', new AbortController().signal)).rejects.toMatchObject({
      reason,
      isFinal,
    });
    expect(hits).toHaveLength(1);
  });
});

describe('the inbox', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());

  const tell = (of: TestZone, accountId: string, number: number): Promise<boolean> =>
    db.transaction(of.siteId, (tx) =>
      queueNotice(tx, {
        channel: 'IN_SITE',
        accountId,
        subject: { zh: `第${number}件待办`, en: `Task ${number}` },
        body: { zh: '请及时办理。', en: 'Please handle it.' },
        about: 'case:01930000-0000-7000-8000-000000000001',
        dedupeKey: `inbox:${number}:${accountId}`,
      }),
    );

  it('shows each person their own, newest first, and remembers what was read', async () => {
    for (const number of [1, 2, 3]) await tell(zone, zone.people.handler.id, number);
    await tell(zone, zone.people.head.id, 4);
    await tell(otherZone, otherZone.people.handler.id, 5);
    const handler = await server.office('handler', 'first.example');
    const head = await server.office('head', 'first.example');
    const { body } = await handler.get<NoticePage>('/notices?pageSize=2');
    expect(body).toMatchObject({ total: 3, unread: 3, page: 1, pageSize: 2 });
    expect(body.items.map((one) => [one.subject.zh, one.subject.en, one.read])).toEqual([
      ['第3件待办', 'Task 3', false],
      ['第2件待办', 'Task 2', false],
    ]);
    const [third] = body.items;
    const theirs = (await head.get<NoticePage>('/notices')).body.items[0];
    const foreign = (await (await server.office('handler', 'second.example')).get<NoticePage>('/notices')).body.items;
    expect(foreign.map((one) => one.subject.zh)).toEqual(['第5件待办']);

    const answer = await handler.post('/notices/read', { ids: [third?.id, theirs?.id, foreign[0]?.id] });
    expect([answer.status, answer.body]).toEqual([200, { unread: 2 }]);
    expect((await head.get<NoticePage>('/notices')).body.unread).toBe(1);
    expect((await handler.get<NoticePage>('/notices?unread=true')).body).toMatchObject({ total: 2, unread: 2 });
    expect((await handler.post('/notices/read', { ids: null })).body).toEqual({ unread: 0 });
    expect((await handler.get<NoticePage>('/notices')).body.items.map((one) => one.read)).toEqual([true, true, true]);
    expect((await head.get<NoticePage>('/notices')).body.unread).toBe(1);
  });

  it('is for who has signed in', async () => {
    const nobody = await server.office(undefined, 'first.example');
    expect((await nobody.get('/notices')).status).toBe(401);
    expect((await nobody.post('/notices/read', { ids: null })).status).toBe(401);
    const handler = await server.office('handler', 'first.example');
    expect((await handler.post('/notices/read', { ids: ['x'] })).status).toBe(400);
    expect((await handler.get('/notices?pageSize=1000')).status).toBe(400);
  });
});

it('is sent by the worker, for every site', async () => {
  const sent: string[] = [];
  await queue('a@applicant.example');
  await queue('b@applicant.example', { siteId: otherZone.siteId });
  const server = await startTestServer({
    database,
    worker: true,
    outbound: { EMAIL: async (to) => void sent.push(to) },
    vault,
  });
  try {
    await vi.waitFor(() => expect(sent.toSorted()).toEqual(['a@applicant.example', 'b@applicant.example']), 8_000);
  } finally {
    await server.stop();
  }
}, 20_000);
