import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentDetail, DocumentPage, DraftInput, RequestPage } from '@openzone/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractService } from '../src/base/files/extract/index.ts';
import { createRedactService } from '../src/base/files/redact/index.ts';
import { demonstrationPassword, loadDemonstration } from '../src/demo/index.ts';
import { DEMO_TODAY } from '../src/demo/material/zone.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import { launchBrowser } from './support/browser.ts';
import { ensureBuilt } from './support/built.ts';
import {
  filesOf,
  hashOfSources,
  manifestPath,
  pictureFolder,
  pictureNames,
  takenFrom,
  type PictureName,
} from './support/guide.ts';
import { injected, signedIn, type ApiClient } from './support/http-client.ts';
import { viewports } from './support/office-browser.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/**
 * Takes the pictures of the user guide from the demonstration zone: `npm run guide`, or `npm run guide work,settings` for some. Without
 * being asked for it does nothing; that the pictures are there and of today's screens is tested in guide.test.ts.
 */
const asked = process.env['GUIDE'];
const wanted = pictureNames.filter((name) => asked === 'all' || asked?.split(',').includes(name) === true);
const quality = 0.72;

const clock = { now: () => new Date(`${DEMO_TODAY}T10:00:00+08:00`) };
let server: TestServer;
let browser: Browser;
let origin: string;
const clients = new Map<string, ApiClient>();

async function as(name: string): Promise<ApiClient> {
  const known =
    clients.get(name) ?? (await signedIn(injected(server.web.server, 'localhost'), name, demonstrationPassword));
  clients.set(name, known);
  return known;
}

async function zone(): Promise<void> {
  const { db, publicDb, files, vault, secrets } = server.runtime;
  const extract = createExtractService();
  const printer = createPrinter({});
  const requests = { publicDb, vault, extract, printer, passKey: secrets.passes };
  const redact = createRedactService();
  const { readFile } = server;
  const log = (): void => undefined;
  await loadDemonstration({ db, files, requests, readFile, redact, conditions: [], log, generated: 0 });
  extract.close();
  printer.close();
}

interface Shot {
  /** Nobody, for the public site. */
  readonly who?: string;
  /** The address under `/office`, or that of the public site; and what must stand there before the picture is taken. */
  readonly address: () => Promise<string>;
  readonly ready: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

async function documentIn(stage: string, who: string): Promise<string> {
  const { body } = await (await as(who)).get<DocumentPage>(`/documents?stage=${stage}&pageSize=1`);
  const id = body.items[0]?.id;
  if (id === undefined) throw new Error(`the demonstration has no document in ${stage} that ${who} may see`);
  return id;
}

/** A notice in which a telephone number and an identity card number were left, written as its officer would. */
async function withPersonalData(): Promise<string> {
  const handler = await as('handler');
  const { body: other } = await handler.get<DocumentDetail>(`/documents/${await documentIn('draft', 'handler')}`);
  const input: DraftInput = {
    unitId: other.unitId,
    columnId: other.columnId,
    extraColumnIds: [],
    title: '关于公布2026年冬季临时救助对象的通知',
    bodyHtml:
      '<p>经审核，现将2026年冬季临时救助对象公布如下。</p><p>李秀英，身份证号110101199003074514，联系电话13800138000，家庭住址东屿镇望海路12号3单元501室。</p><p>公示期内如有异议，请向经济发展局反映。</p>',
    abstract: '公布2026年冬季临时救助对象。',
    documentNumber: null,
    genre: null,
    subjectCategory: null,
    issuingAgency: '经济发展局',
    jointIssuers: [],
    writtenDate: DEMO_TODAY,
    changedDate: null,
    effectiveDate: null,
    expiredDate: null,
    declaredValidity: 'IN_FORCE',
    subjectWords: [],
    source: '',
    changeNote: '',
    attachments: [],
  };
  const { status, body } = await handler.post<DocumentDetail>('/documents', input);
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  const determination = { attribute: 'PROACTIVE', article: '19', ground: null, reason: '', evidence: {} };
  await handler.post(`/documents/${body.id}/determination`, { ...determination, revision: body.revision });
  return body.id;
}

/** A week of the calendar in which something must not go out yet and something is wished for; what is approved is set, where there is any. */
async function plannedWeek(): Promise<string> {
  const set = async (who: string, id: string, act: string, input: object): Promise<void> => {
    const desk = await as(who);
    const { revision } = (await desk.get<DocumentDetail>(`/documents/${id}`)).body;
    const { status, body } = await desk.post(`/documents/${id}/${act}`, { ...input, revision });
    expect(status, JSON.stringify(body)).toBeLessThan(300);
  };
  const office = await as('office');
  const { items } = (await office.get<DocumentPage>('/documents?stage=approved&pageSize=1')).body;
  for (const { id } of items) await set('office', id, 'schedule', { at: '2026-12-01T09:00:00+08:00' });
  const notBefore = '2026-12-03T10:00:00+08:00';
  const draft = await documentIn('draft', 'handler');
  await set('handler', draft, 'plan', { wishedOn: null, notBefore, reason: '与上级机关同步发布' });
  const inReview = await documentIn('in_review', 'office');
  await set('office', inReview, 'plan', { wishedOn: '2026-12-04', notBefore: null, reason: '' });
  return '/office/publishing?view=week&day=2026-12-02';
}

async function openRequest(): Promise<string> {
  const { body } = await (await as('office')).get<RequestPage>('/requests?view=open&pageSize=20');
  const found = body.items.find(({ state }) => state === 'PROCESSING') ?? body.items[0];
  if (found === undefined) throw new Error('the demonstration has no open request');
  return found.id;
}

const at = (address: string) => async () => address;
const shots: Readonly<Record<PictureName, Shot>> = {
  home: { address: at('/'), ready: 'main h2' },
  'public-document': {
    address: at('/policies'),
    ready: 'main h1',
    prepare: async (page) => {
      await page.locator('main a[href*="/d/"]').first().click();
      await page.waitForURL(/\/d\//u);
    },
  },
  work: { who: 'office', address: at('/office/'), ready: 'main [data-row]' },
  write: { who: 'handler', address: at('/office/write'), ready: '.oz-body-editable' },
  document: {
    who: 'handler',
    address: async () => `/office/documents/${await documentIn('draft', 'handler')}`,
    ready: '.oz-next',
  },
  review: {
    who: 'reviewer',
    address: async () => `/office/documents/${await documentIn('in_review', 'reviewer')}`,
    ready: '.oz-next',
  },
  'personal-data': {
    who: 'handler',
    address: async () => `/office/documents/${await withPersonalData()}/personal-data`,
    ready: '.oz-pd-item',
  },
  imports: { who: 'handler', address: at('/office/imports'), ready: 'main .ant-upload' },
  publishing: {
    who: 'office',
    address: plannedWeek,
    ready: 'main .oz-days, main .oz-agenda-day',
  },
  requests: { who: 'office', address: at('/office/requests?view=open'), ready: 'main a[href*="/requests/"]' },
  request: { who: 'office', address: async () => `/office/requests/${await openRequest()}`, ready: 'main .ant-tabs' },
  'annual-report': { who: 'office', address: at('/office/annual-report'), ready: 'main table' },
  people: { who: 'admin', address: at('/office/people'), ready: 'main [data-row], main table, main li' },
  settings: { who: 'admin', address: at('/office/settings'), ready: 'main .oz-card' },
};

async function windowFor(who: string | undefined, size: keyof typeof viewports): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: viewports[size],
    reducedMotion: 'reduce',
  });
  if (who !== undefined) {
    const [name = '', value = ''] = ((await as(who)).cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: origin }]);
  }
  return context;
}

/** A picture of what stands in the window, as the browser's own WebP. */
async function take(page: Page, file: string): Promise<void> {
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  const png = (await page.screenshot({ animations: 'disabled' })).toString('base64');
  const painter = await browser.newPage();
  const webp = await painter.evaluate(
    async ([data, q]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', q);
    },
    [png, quality] as const,
  );
  await painter.close();
  expect(webp.startsWith('data:image/webp;base64,'), 'this browser makes no WebP').toBe(true);
  await writeFile(join(pictureFolder, `${file}.webp`), Buffer.from(webp.split(',')[1] ?? '', 'base64'));
}

async function picture(name: PictureName): Promise<void> {
  const { who, address, ready, prepare } = shots[name];
  const url = `${origin}${await address()}`;
  for (const [size, language, file] of [
    ['desktop', 'zh', `${name}-desktop`],
    ['phone', 'zh', `${name}-phone`],
    ['desktop', 'en', `${name}-en`],
  ] as const) {
    const context = await windowFor(who, size);
    if (language === 'en') await context.addInitScript(() => localStorage.setItem('openzone.office.language', 'en'));
    const page = await context.newPage();
    await page.clock.setFixedTime(clock.now());
    await page.goto(url);
    if (who === undefined && language === 'en') await page.getByRole('link', { name: 'English' }).first().click();
    await prepare?.(page);
    await page
      .locator(prepare === undefined ? ready : 'main h1')
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => window.scrollTo(0, 0));
    await take(page, file);
    await context.close();
  }
}

describe.runIf(wanted.length > 0)('the pictures of the guide', () => {
  beforeAll(async () => {
    await ensureBuilt();
    server = await startTestServer({ clock, worker: true });
    origin = `http://localhost:${server.port}`;
    await zone();
    await mkdir(pictureFolder, { recursive: true });
    browser = await launchBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it.each(wanted)('%s', async (name) => {
    await picture(name);
    expect(filesOf(name).filter((file) => !existsSync(join(pictureFolder, `${file}.webp`)))).toEqual([]);
    const taken = { ...takenFrom(), [name]: hashOfSources(name) };
    const known = Object.entries(taken).filter(([one]) => (pictureNames as readonly string[]).includes(one));
    const sorted = known.toSorted(([a], [b]) => a.localeCompare(b));
    await writeFile(manifestPath, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  });
});

describe.skipIf(wanted.length > 0)('the pictures of the guide', () => {
  it('each have a way to be taken', () => {
    expect(Object.keys(shots)).toEqual(pictureNames);
  });
});
