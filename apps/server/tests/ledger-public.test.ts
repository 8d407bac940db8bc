import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCosigner, encodeKeyPair, formatSignatures, parseLogProof, parseNote } from '@openzone/ledger-core';
import type { DraftInput } from '@openzone/contracts';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore, recordFile } from '../src/base/files/index.ts';
import { integrateLedger, openLedger, openLogProofs, type Ledger } from '../src/base/ledger/index.ts';
import { checkProof, holds, parseProofFile, type ProofFile, type Step } from '../src/base/ledger/proof/index.ts';
import { findSiteByHost } from '../src/base/sites/index.ts';
import { readState, saveDraft, withdraw } from '../src/engines/publication/index.ts';
import { confirmVersionErasure, requestVersionErasure } from '../src/flows/index.ts';
import { registerOpen } from '../src/open/index.ts';
import { createServer, type Server } from '../src/platform/http/index.ts';
import { createPageCache } from '../src/platform/page-cache/index.ts';
import { registerPortal } from '../src/portal/index.ts';
import { searchDocuments } from '../src/search/index.ts';
import { launchBrowser } from './support/browser.ts';
import { ensureBuilt } from './support/built.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, makeDocument, testProfile, type TestZone } from './support/zone.ts';

/** What the public can prove: pages, proof files and the check in the browser, over a real database and a real log. */
const cosigner = createCosigner(encodeKeyPair('archive.example/witness', randomBytes(32)).signerKey);
const site = { key: 'test', profile: testProfile('测试') };
const attachmentBytes = Buffer.from('项目,金额\n道路,120\n');

let database: TestDatabase;
let zone: TestZone;
let dataDir: string;
let ledger: Ledger;
let app: Server;
let origin: string;
/** In the order they were made. */
let plain: string;
let revised: string;
let withdrawn: string;
/** Size of the log when the witness saw it first. */
let firstSeenSize: number;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase();
  zone = await createZone(database.app);
  dataDir = await mkdtemp(join(tmpdir(), 'openzone-proofs-'));
  ledger = openLedger(dataDir);
  await startSite();
  const sha256 = await openFileStore(join(dataDir, 'files')).put(attachmentBytes);
  await database.app.transaction(zone.siteId, (tx) =>
    recordFile(tx, {
      sha256,
      size: attachmentBytes.length,
      mediaType: 'text/csv',
      text: null,
      createdBy: zone.people.handler.id,
    }),
  );
  plain = await publish({
    title: '关于“龘䶮”路段改造项目的公告',
    bodyHtml: '<p>项目金额120万元，<strong>详见附件</strong>。</p>',
    abstract: '一句话概述',
    documentNumber: '财发〔2026〕5号',
    jointIssuers: ['经济发展局'],
    subjectWords: ['道路', '改造'],
    effectiveDate: '2026-04-01',
    expiredDate: '2036-03-31',
    declaredValidity: 'DECLARED_VOID',
    attachments: [{ name: '预算表“一”.csv', sha256 }],
  });
  revised = await publish({ title: '第一版oldtitle', bodyHtml: '<p>oldbody</p>' });
  firstSeenSize = await integrate();
  await cosign(firstSeenSize, new Date('2026-11-22T02:00:00Z'));
  await revise(revised, { title: '第二版标题', bodyHtml: '<p>新正文</p>' });
  withdrawn = await publish({ title: 'gonetitle', bodyHtml: '<p>gonebody</p>' });
  await database.app.transaction(zone.siteId, async (tx) => {
    const id = await idOf(withdrawn);
    await withdraw(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision, reason: '数据有误' });
  });
  await cosign(await integrate(), new Date('2026-11-22T03:00:00Z'));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function startSite(): Promise<void> {
  app = await createServer({ logLevel: 'silent', trustProxy: false });
  const shared = {
    db: database.portal,
    findSite: (host: string) => findSiteByHost(database.portal, host),
    cache: createPageCache({ maxBytes: 8 * 1024 * 1024 }),
    proofs: openLogProofs(ledger, async () => [{ name: cosigner.name, verifierKey: cosigner.verifierKey }]),
  };
  const files = openFileStore(join(dataDir, 'files'));
  await registerOpen(app, { ...shared, ledger });
  await registerPortal(app, {
    ...shared,
    search: searchDocuments,
    openFile: (sha256) => files.open(sha256),
    preview: async () => undefined,
    demoSignIns: async () => [],
  });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
}

async function publish(change: Partial<DraftInput>): Promise<string> {
  const id = await makeDocument(database.app, zone, 'published', change);
  return (await database.app.read(zone.siteId, (reading) => readState(reading, id))).code;
}

async function idOf(code: string): Promise<string> {
  const { rows } = await database.bypass(zone.siteId, 'select id from document where code = $1', [code]);
  return String(rows[0]?.['id']);
}

async function revise(code: string, change: Partial<DraftInput>): Promise<void> {
  const id = await idOf(code);
  await database.app.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, id);
    await saveDraft(tx, zone.people.handler, id, { ...draft(zone, change), changedDate: '2026-03-03', revision });
  });
  await bringToPublic(database.app, zone, id);
}

const integrate = (): Promise<number> =>
  integrateLedger(database.app, zone.siteId, { files: ledger.files('test'), keys: ledger.keys(site) });

/** As the worker records what a witness answered. */
async function cosign(size: number, at: Date): Promise<void> {
  const { rows } = await database.bypass(zone.siteId, 'select note from ledger_checkpoint where size = $1', [size]);
  const { text } = parseNote(String(rows[0]?.['note']));
  const signer = cosigner.at(at.getTime() / 1_000);
  const line = formatSignatures([{ ...signer, signature: signer.sign(Buffer.from(text, 'utf8')) }]);
  await database.bypass(
    zone.siteId,
    'insert into ledger_cosignature (site_id, size, witness, line, seen_at) values ($1, $2, $3, $4, $5)',
    [zone.siteId, size, cosigner.name, line, at],
  );
  await integrate();
}

const get = (url: string) => app.inject({ url, headers: { host: 'test.example' } });

async function proofOf(code: string): Promise<ProofFile> {
  const answer = await get(`/d/${code}/proof.json`);
  expect(answer.statusCode, answer.body).toBe(200);
  return parseProofFile(answer.body);
}

const failed = (steps: readonly Step[]): string[] =>
  steps.filter(({ state }) => state === 'failed').map(({ id }) => id);

describe('the proof file', () => {
  it('of a public document holds in every step, offline, with keys and attachments from elsewhere', async () => {
    const file = await proofOf(plain);
    const steps = checkProof(file, {
      attachments: [createHash('sha256').update(attachmentBytes).digest('hex')],
      logKeys: ledger.keys(site).verifierKeys,
      witnessKeys: [cosigner.verifierKey],
      quorum: 1,
    });
    expect(steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'content ok',
      'attachments ok',
      'opening ok',
      'entry ok',
      'inclusion ok',
      'signature ok',
      'witnesses ok',
      'firstSeen ok',
    ]);
    expect(JSON.parse(file.entries[0]?.content ?? '')).toMatchObject({
      title: '关于“龘䶮”路段改造项目的公告',
      declaredValidity: 'DECLARED_VOID',
    });
    expect(steps.at(-1)?.values).toEqual([
      { kind: 'witness', value: 'archive.example/witness 2026-11-22T02:00:00.000Z' },
    ]);
  });

  it('is offered for keeping under a name that says what it is, and is kept by nobody on the way', async () => {
    const { headers } = await get(`/d/${plain}/proof.json`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['content-disposition']).toContain(encodeURIComponent(`核验-${plain}.json`));
    expect(headers['cache-control']).toBe('no-store');
  });

  it('has the content to the byte, so that a plain hash of it is what the ledger committed to', async () => {
    const content = await get(`/d/${plain}/content.json`);
    const { rows } = await database.bypass(
      zone.siteId,
      'select v.content_sha256 as hash from document d join document_version v on v.id = d.public_version_id where d.code = $1',
      [plain],
    );
    expect(createHash('sha256').update(content.rawPayload).digest('hex')).toBe(rows[0]?.['hash']);
    expect((await proofOf(plain)).entries[0]?.content).toBe(content.body);
  });

  it('of a revised document opens the version that is public now and no other', async () => {
    const file = await proofOf(revised);
    expect(file.entries.map(({ opening, content }) => [opening === null, content === null])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(JSON.stringify(file)).not.toMatch(/oldtitle|oldbody/);
    expect(file.entries.map(({ firstSeen }) => firstSeen !== null)).toEqual([true, false]);
    expect(parseNote(file.entries[0]?.firstSeen?.checkpoint.note ?? '').text.split('\n')[1]).toBe(
      String(firstSeenSize),
    );
    expect(holds(checkProof(file))).toBe(true);
  });

  it('of a withdrawn document proves both acts and opens only the withdrawal', async () => {
    const file = await proofOf(withdrawn);
    expect(holds(checkProof(file))).toBe(true);
    expect(file.entries.map(({ opening, content }) => [opening === null, content])).toEqual([
      [true, null],
      [false, null],
    ]);
    expect(JSON.parse(file.entries[1]?.opening ?? '')).toMatchObject({ reason: '数据有误' });
    expect(JSON.stringify(file)).not.toMatch(/gonetitle|gonebody/);
    expect((await get(`/d/${withdrawn}/content.json`)).statusCode).toBe(404);
  });

  it('fails where one bit of what the site gave was changed', async () => {
    const file = await proofOf(revised);
    const text = JSON.stringify(file);
    const [, second] = file.entries;
    const parts: readonly (readonly [string, string])[] = [
      ['content', (second?.content ?? '').slice(20, 60)],
      ['opening', (second?.opening ?? '').slice(20, 60)],
      ['inclusion', (second?.entry ?? '').slice(20, 60)],
      ['inclusion', second?.inclusion.at(-1) ?? ''],
      ['signature', parseNote(file.checkpoint.note).text.split('\n')[2] ?? ''],
    ];
    for (const [step, part] of parts) {
      const inside = JSON.stringify(part).slice(1, -1);
      expect(text.includes(inside), step).toBe(true);
      const at = text.indexOf(inside) + Math.floor(inside.length / 2);
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      expect(failed(checkProof(JSON.parse(changed) as ProofFile)), step).toContain(step);
    }
  });

  it('has a C2SP tlog-proof of each entry in it', async () => {
    const file = await proofOf(revised);
    for (const entry of file.entries) {
      const proof = parseLogProof(entry.tlogProof);
      expect(proof.index).toBe(entry.index);
      expect(proof.hashes.map((hash) => Buffer.from(hash).toString('base64'))).toEqual(entry.inclusion);
    }
  });

  it('is not given of what is not public, in the same words as of what never was', async () => {
    const id = await makeDocument(database.app, zone, 'approved', { title: 'hiddentitle' });
    const { code } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
    for (const path of ['proof.json', 'content.json', 'verify']) {
      const [hidden, unknown] = [await get(`/d/${code}/${path}`), await get(`/d/neverwas00/${path}`)];
      expect(hidden.statusCode, path).toBe(404);
      expect(hidden.body.replaceAll(code, '')).toBe(unknown.body.replaceAll('neverwas00', ''));
    }
  });

  it('waits for the signature of an act that was committed this moment', async () => {
    const code = await publish({ title: '刚刚公布' });
    const answer = await get(`/d/${code}/proof.json`);
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([503, 'LEDGER_PENDING']);
    expect((await get(`/d/${code}/verify`)).body).toContain('账本还没有为这份文件签名');
    await cosign(await integrate(), new Date('2026-11-22T04:00:00Z'));
    expect(holds(checkProof(await proofOf(code)))).toBe(true);
  });

  it('is refused, and the entries still shown, while static files of the log are missing', async () => {
    const tiles = join(dataDir, 'ledger/test/tile');
    await rename(tiles, `${tiles}.away`);
    try {
      // A log that was opened before still knows its tiles.
      await app.close();
      await startSite();
      const answer = await get(`/d/${plain}/proof.json`);
      expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([503, 'LEDGER_UNREADABLE']);
      const page = await get(`/d/${plain}/verify`);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('账本的静态文件缺失');
      expect(page.body).toContain('条目 0');
    } finally {
      await rename(`${tiles}.away`, tiles);
    }
    expect(holds(checkProof(await proofOf(plain)))).toBe(true);
  });
});

describe('an erasure', () => {
  it('leaves earlier proof files valid and is told with its ground, while the server opens nothing of it any more', async () => {
    const before = await proofOf(withdrawn);
    const id = await idOf(withdrawn);
    const { office, admin } = zone.people;
    const ground = {
      basis: 'PERSONAL_INFORMATION',
      reason: '当事人要求删除其个人信息',
      remarks: true,
      sharedSources: false,
    } as const;
    await database.app.transaction(zone.siteId, (tx) => requestVersionErasure(tx, office, id, 1, ground));
    const { rows } = await database.bypass(zone.siteId, 'select id from version_erasure where document_id = $1', [id]);
    await database.app.transaction(zone.siteId, (tx) =>
      confirmVersionErasure(tx, admin, id, 1, String(rows[0]?.['id'])),
    );
    await cosign(await integrate(), new Date('2026-11-22T05:00:00Z'));
    expect(holds(checkProof(before))).toBe(true);
    const file = await proofOf(withdrawn);
    expect(holds(checkProof(file))).toBe(true);
    expect(file.entries.map(({ entry }) => (JSON.parse(entry) as { action: string }).action)).toEqual([
      'PUBLISH',
      'WITHDRAW',
      'ERASE',
    ]);
    expect(file.entries.every(({ opening, content }) => opening === null && content === null)).toBe(true);
    const page = (await get(`/d/${withdrawn}/verify`)).body;
    expect(page).toContain('个人信息应当删除');
    expect(page).not.toContain(ground.reason);
    expect((await get('/ledger')).body).toContain('依法删除内容');
  });
});

describe('the page of the ledger', () => {
  it('tells size, root, keys, witnesses and the newest entries, and nothing that is not public', async () => {
    for (const prefix of ['', '/zh-hant', '/en']) {
      const { body, statusCode } = await get(`${prefix}/ledger`);
      expect(statusCode).toBe(200);
      for (const key of ledger.keys(site).verifierKeys) expect(body).toContain(key);
      expect(body).toContain('test.example/ledger');
      expect(body).toContain('archive.example/witness');
      expect(body).toContain(`/d/${revised}/verify`);
      expect(body).toContain(withdrawn);
      expect(body).not.toMatch(/gonetitle|oldtitle|hiddentitle|数据有误/);
    }
  });

  it('is linked from every page and from the documents, and stands in the site map', async () => {
    expect((await get('/')).body).toContain('href="/ledger"');
    expect((await get('/en/open-government')).body).toContain('href="/en/ledger"');
    expect((await get(`/d/${plain}`)).body).toContain(`href="/d/${plain}/verify"`);
    expect((await get(`/d/${withdrawn}`)).body).toContain(`href="/d/${withdrawn}/verify"`);
    expect((await get('/sitemaps/pages.xml')).body).toContain('/ledger</loc>');
  });
});

describe('in a browser', () => {
  let browser: Browser;
  const trouble: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Opens the page in which a served answer may have been changed on the way. */
  async function open(path: string, tamper: Readonly<Record<string, (body: Buffer) => Buffer>> = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => trouble.push(error.message));
    for (const [pattern, change] of Object.entries(tamper)) {
      await page.route(pattern, async (route: Route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: change(await response.body()) });
      });
    }
    await page.goto(origin + path);
    await page.locator('[data-verdict]:not([data-state="running"])').waitFor({ timeout: 30_000 });
    return page;
  }

  const states = (page: Page): Promise<string[]> =>
    page
      .locator('[data-step]')
      .evaluateAll((steps) =>
        steps.map((step) => `${step.getAttribute('data-step')} ${step.getAttribute('data-state')}`),
      );

  it('every step passes before the eyes of the reader, in three languages', async () => {
    for (const [prefix, verdict] of [
      ['', '这份文件与公开账本一致'],
      ['/zh-hant', '這份文件與公開賬本一致'],
      ['/en', 'this document agrees with the public ledger'],
    ] as const) {
      const page = await open(`${prefix}/d/${plain}/verify`);
      expect(await states(page)).toEqual([
        'content ok',
        'attachments ok',
        'opening ok',
        'entry ok',
        'inclusion ok',
        'signature ok',
        'witnesses ok',
        'firstSeen ok',
      ]);
      expect(await page.locator('[data-verdict]').innerText()).toContain(verdict);
      // One beside each step, and one beside the verdict.
      expect(await page.locator('[data-mark="ok"]:visible').count()).toBe(9);
      expect(await page.locator('[data-mark]:not([data-mark="ok"]):visible').count()).toBe(0);
      await page.context().close();
    }
    expect(trouble).toEqual([]);
  });

  it('also of a revised and of a withdrawn document', async () => {
    for (const code of [revised, withdrawn]) {
      const page = await open(`/d/${code}/verify`);
      expect((await states(page)).filter((state) => !state.endsWith(' ok'))).toEqual([]);
      await page.context().close();
    }
  });

  const replace = (from: string, to: string) => (body: Buffer) =>
    Buffer.from(body.toString('utf8').replace(from, to), 'utf8');
  const flipLast = (body: Buffer): Buffer => {
    const changed = Buffer.from(body);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    return changed;
  };

  it.each([
    ['the content', 'content', { '**/content.json': replace('120万元', '210万元') }],
    ['an attachment', 'attachments', { '**/files/**': replace('120', '210') }],
    ['the record', 'opening', { '**/proof.json': replace('路段改造', '路段拆除') }],
    ['a tile', 'inclusion', { '**/ledger/tile/0/**': flipLast }],
    ['the bundle of entries', 'inclusion', { '**/ledger/tile/entries/**': flipLast }],
    [
      'the size in the checkpoint',
      'signature',
      { '**/ledger/checkpoint': (body: Buffer) => replace(`\n`, '\n1')(body) },
    ],
  ] as const)('%s changed on the way: its step fails and the verdict is no', async (_what, step, tamper) => {
    const page = await open(`/d/${plain}/verify`, tamper);
    expect(await states(page)).toContain(`${step} failed`);
    expect(await page.locator('[data-verdict]').getAttribute('data-state')).toBe('failed');
    expect(await page.locator(`[data-step="${step}"] [data-mark="failed"]`).isVisible()).toBe(true);
    await page.context().close();
  });

  it('says that it could not check when something does not arrive, and checks again when asked', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/content.json', (route) => route.abort());
    await page.goto(`${origin}/d/${plain}/verify`);
    const verdict = page.locator('[data-verdict]');
    const patience = { timeout: 30_000 };
    await expect.poll(() => verdict.getAttribute('data-state'), patience).toBe('stopped');
    expect(await states(page)).toContain('content unchecked');
    await page.route('**/proof.json', (route) => route.abort());
    await page.getByRole('button', { name: '重新核对' }).click();
    await expect.poll(() => verdict.innerText(), patience).toContain('无法读取');
    await page.unrouteAll();
    await page.getByRole('button', { name: '重新核对' }).click();
    await expect.poll(() => verdict.getAttribute('data-state'), patience).toBe('ok');
    await context.close();
  });

  it('without JavaScript shows everything and how to check it elsewhere', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/d/${plain}/verify`);
    expect(await page.locator('[data-verify]').isVisible()).toBe(false);
    await page.locator('.verify-acts summary').first().click();
    const text = await page.locator('main').innerText();
    const [entry] = (await proofOf(plain)).entries;
    for (const part of [
      entry?.entry ?? '',
      entry?.opening ?? '',
      'c2sp.org/tlog-proof@v1',
      'sha256sum',
      'openzone verify proof',
    ])
      expect(text).toContain(part);
    await context.close();
  });
});
