import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { ensureBuilt } from './support/built.ts';
import { publicDocument } from './support/hidden.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, testPassword, type TestZone } from './support/zone.ts';

/** A document from the first word to the tombstone, by four people in a real browser, and the public site without JavaScript. */
const people = ['handler', 'head', 'reviewer', 'office'] as const;
type Who = (typeof people)[number];

let server: TestServer;
let zone: TestZone;
let browser: Browser;
let shots: string;
let origin: string;
const pages = new Map<Who, Page>();
const contexts: BrowserContext[] = [];
const trouble: string[] = [];

const as = (who: Who): Page => {
  const page = pages.get(who);
  if (page === undefined) throw new Error(`${who} is not signed in`);
  return page;
};

/** What a browser complains of by itself: script errors, refused by the content policy, missing files. */
function listen(page: Page, who: string): void {
  page.on('pageerror', (error) => trouble.push(`${who}: ${error.message}`));
  page.on('console', (message) => {
    // A page that is rightly 404 or 410, or a sign-in that is still to come, is reported as a failed load too.
    if (message.type() === 'error' && !/status of (401|404|410)|ApiFailure: NOT_FOUND/.test(message.text()))
      trouble.push(`${who}: ${message.text()}`);
  });
}

async function open(options: Parameters<Browser['newContext']>[0], who: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  listen(page, who);
  return page;
}

const shot = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });

/** The library sets a space between two characters on a button. */
const plain = (text: string): string => text.replace(/\s/g, '');
const button = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${[...name].join('\\s?')}$`) });

beforeAll(async () => {
  await ensureBuilt();
  server = await startTestServer({ worker: true });
  zone = await createZone(server.database.app);
  origin = `http://localhost:${server.port}`;
  shots = await mkdtemp(join(tmpdir(), 'openzone-shots-'));
  browser = await launchBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await server.stop();
});

async function signIn(who: Who): Promise<void> {
  const page = await open({}, who);
  await page.goto(`${origin}/office/`);
  await page.getByLabel('用户名').fill(who);
  await page.getByLabel('密码', { exact: true }).fill(testPassword);
  await button(page, '登录').click();
  await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
  pages.set(who, page);
}

/** Acts that the page of a document offers, in the words on it. */
const actNames = [
  '修改',
  '修订',
  '记下认定',
  '提交审查',
  '收回',
  '审查通过',
  '退回修改',
  '现在发布',
  '定时发布',
  '取消定时',
  '预览链接',
  '其他操作',
];

async function offered(page: Page): Promise<string[]> {
  const texts = await page.locator('main button:visible, main a:visible').allTextContents();
  return actNames.filter((name) => texts.some((text) => plain(text) === name));
}

async function visit(who: Who, id: string): Promise<Page> {
  const page = as(who);
  await page.goto(`${origin}/office/documents/${id}`);
  await page.getByRole('heading', { name: '下一步' }).waitFor();
  return page;
}

/** What each of the four is offered at this moment: nobody sees a button that is not theirs. */
async function expectOffered(id: string, expected: Readonly<Record<Who, readonly string[]>>): Promise<void> {
  const seen = await Promise.all(people.map(async (who) => [who, await offered(await visit(who, id))] as const));
  expect(Object.fromEntries(seen)).toEqual(
    Object.fromEntries(people.map((who) => [who, actNames.filter((name) => expected[who].includes(name))])),
  );
}

async function confirmIn(page: Page, title: string, ok: string, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  if (reason !== undefined) await dialog.getByRole('textbox').first().fill(reason);
  await button(page, ok).last().click();
  await dialog.waitFor({ state: 'hidden' });
}

async function write(page: Page, title: string, body: string, note?: string): Promise<string> {
  if (note !== undefined) await page.getByLabel('修订说明').fill(note);
  await page.getByLabel('标题', { exact: true }).fill(title);
  const editor = page.locator('.oz-body-editable');
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(body);
  if (note === undefined) {
    await page.getByLabel('主栏目').click();
    await page.keyboard.type('财政预决算');
    await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '财政预决算' }).click();
    await page.getByLabel('成文日期').fill('2026-03-02');
    await page.keyboard.press('Enter');
  }
  await button(page, '保存并去认定').click();
  await page.waitForURL(/\/office\/documents\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { name: '下一步' }).waitFor();
  return /documents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

async function determine(page: Page): Promise<void> {
  const again = button(page, '重新认定');
  if (await again.isVisible()) await again.click();
  await page.getByRole('radio', { name: '主动公开', exact: true }).check();
  await button(page, '记下认定').click();
  await page.getByText('公开属性已认定。').first().waitFor();
}

async function submit(page: Page): Promise<void> {
  await button(page, '提交审查').first().click();
  await confirmIn(page, '提交审查', '提交审查');
  await button(page, '收回').waitFor();
}

async function approve(who: Who, id: string): Promise<void> {
  const page = await visit(who, id);
  for (const box of await page.locator('.oz-principles input[type=checkbox]').all()) await box.check();
  await button(page, '审查通过').click();
  await page.getByText('已审查通过。').first().waitFor();
}

describe('four people and a document', { timeout: 120_000 }, () => {
  let id = '';
  let code = '';
  let visitor: Page;
  const see = async (): Promise<number> => (await visitor.goto(`${origin}/d/${code}`))?.status() ?? 0;

  beforeAll(async () => {
    await Promise.all(people.map(signIn));
    visitor = await open({ javaScriptEnabled: false }, 'visitor');
  });

  it('a wrong password is told beside the field, and what was asked for is opened after signing in', async () => {
    const page = await open({}, 'stranger');
    await page.goto(`${origin}/office/documents?stage=draft`);
    await page.getByLabel('用户名').fill('stranger');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await button(page, '登录').click();
    await page.getByText('用户名或密码不正确').waitFor();
    expect(await page.getByLabel('用户名').inputValue()).toBe('stranger');
    await page.getByLabel('密码', { exact: true }).fill(testPassword);
    await button(page, '登录').click();
    await page.waitForURL(/\/office\/documents\?stage=draft/);
  });

  it('the handler writes it, determines its attribute and submits it', async () => {
    const page = as('handler');
    await page.getByRole('link', { name: '撰写' }).first().click();
    await page.getByRole('heading', { name: '起草新文件', level: 1 }).waitFor();
    id = await write(page, '关于公布2026年部门预算的通知', '现将2026年部门预算予以公布。');
    await shot(page, '1-written');
    const drafting = ['修改', '记下认定', '预览链接', '其他操作'];
    await expectOffered(id, {
      handler: drafting,
      head: ['记下认定', '预览链接'],
      reviewer: ['预览链接'],
      office: drafting,
    });
    await determine(await visit('handler', id));
    const determined = ['修改', '提交审查', '预览链接', '其他操作'];
    await expectOffered(id, {
      handler: determined,
      head: ['提交审查', '预览链接'],
      reviewer: ['预览链接'],
      office: determined,
    });
    await submit(await visit('handler', id));
    await shot(page, '2-submitted');
    code =
      /编码\s*([0-9a-z]{10})|([0-9a-z]{10})/
        .exec(plain(await page.locator('.oz-item-meta').first().innerText()))?.[0]
        ?.slice(-10) ?? '';
    expect(code).toMatch(/^[0-9a-z]{10}$/);
    expect(await see()).toBe(404);
  });

  it('head, secrecy reviewer and office review it, each in turn and nobody else', async () => {
    await expectOffered(id, {
      handler: ['收回', '预览链接'],
      head: ['审查通过', '退回修改', '转办', '预览链接'],
      reviewer: ['预览链接'],
      office: ['预览链接'],
    });
    const head = as('head');
    await head.goto(`${origin}/office/`);
    await head.getByRole('link', { name: '关于公布2026年部门预算的通知' }).first().waitFor();
    // Without the three principles there is no approval.
    const page = await visit('head', id);
    await button(page, '审查通过').click();
    await page.getByText('三项都确认后才能通过').waitFor();
    await approve('head', id);
    await expectOffered(id, {
      handler: ['收回', '预览链接'],
      head: ['预览链接'],
      reviewer: ['审查通过', '退回修改', '转办', '预览链接'],
      office: ['预览链接'],
    });
    await approve('reviewer', id);
    await expectOffered(id, {
      handler: ['收回', '预览链接'],
      head: ['预览链接'],
      reviewer: ['预览链接'],
      office: ['审查通过', '退回修改', '转办', '预览链接'],
    });
    await approve('office', id);
    const releasing = ['现在发布', '定时发布', '预览链接'];
    await expectOffered(id, {
      handler: ['修改', '预览链接', '其他操作'],
      head: releasing,
      reviewer: releasing,
      office: ['修改', ...releasing, '其他操作'],
    });
    await shot(as('office'), '3-approved');
    expect(await see()).toBe(404);
  });

  it('is scheduled, and appears by itself', async () => {
    const page = await visit('office', id);
    // The picker goes by five minutes; the test has less time.
    let at = 0;
    await page.route('**/schedule', async (route) => {
      at = Date.now() + 4_000;
      const body = route.request().postDataJSON() as { at: string; revision: number };
      expect(Date.parse(body.at)).toBeGreaterThan(Date.now());
      await route.continue({ postData: JSON.stringify({ ...body, at: new Date(at).toISOString() }) });
    });
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    await page.getByLabel('发布时间（北京时间）').fill(`${tomorrow} 09:00`);
    await page.keyboard.press('Enter');
    // Enter takes the time and may send the form as well.
    await Promise.race([
      page.getByText('已定时。').first().waitFor(),
      button(page, '定时发布')
        .click({ timeout: 15_000 })
        .catch(() => undefined),
    ]);
    await page.getByText('已定时。').first().waitFor();
    await page.unroute('**/schedule');
    expect(await see()).toBe(404);
    expect(await offered(page)).toEqual(['现在发布', '取消定时', '预览链接']);
    await shot(page, '4-scheduled');
    await expect.poll(see, { timeout: 15_000, interval: 300 }).toBe(200);
    expect(Date.now()).toBeGreaterThanOrEqual(at);
    expect(await visitor.locator('h1').innerText()).toBe('关于公布2026年部门预算的通知');
    await shot(visitor, '5-public');
    await expectOffered(id, {
      handler: ['修订', '预览链接'],
      head: ['预览链接'],
      reviewer: ['预览链接'],
      office: ['修订', '预览链接', '其他操作'],
    });
  });

  it('is revised; the old text stays public until the new one is', async () => {
    const page = await visit('handler', id);
    await page.getByRole('link', { name: '修订' }).click();
    await page.getByRole('heading', { name: '修订已发布的文件' }).waitFor();
    await write(page, '关于公布2026年部门预算的通知（更正）', '现将2026年部门预算更正后予以公布。', '更正第二段的数字');
    await see();
    expect(await visitor.locator('h1').innerText()).toBe('关于公布2026年部门预算的通知');
    await determine(await visit('handler', id));
    await submit(await visit('handler', id));
    for (const who of ['head', 'reviewer', 'office'] as const) await approve(who, id);
    const office = await visit('office', id);
    await button(office, '现在发布').click();
    await office.getByText('它将替换现在公开的旧版本').waitFor();
    await confirmIn(office, '现在发布', '现在发布');
    await office.getByText('已发布。').first().waitFor();
    await see();
    expect(await visitor.locator('h1').innerText()).toBe('关于公布2026年部门预算的通知（更正）');
    expect(await visitor.locator('.doc-body').innerText()).toContain('更正后予以公布');
  });

  it('is withdrawn by the office, and a tombstone with the reason stays', async () => {
    const page = await visit('office', id);
    await page.locator('main button', { hasText: '其他操作' }).click();
    await page.getByRole('menuitem', { name: /撤回/ }).click();
    await confirmIn(page, '撤回已公开的文件', '撤回', '数据有误，重新核对后再公布');
    await page.getByText('公开的撤回理由：数据有误，重新核对后再公布').waitFor();
    expect(await see()).toBe(410);
    const text = await visitor.locator('main').innerText();
    expect(text).toContain('数据有误，重新核对后再公布');
    expect(text).not.toContain('部门预算');
    await shot(visitor, '6-withdrawn');
    await expectOffered(id, {
      handler: ['修改', '预览链接'],
      head: ['预览链接'],
      reviewer: ['预览链接'],
      office: ['修改', '预览链接'],
    });
  });

  it('nobody of another unit sees it in the office', async () => {
    const page = contexts.map((context) => context.pages()[0]).find((one) => one?.url().includes('stage=draft'));
    await page?.goto(`${origin}/office/documents/${id}`);
    await page?.getByText('没有找到').first().waitFor();
    expect(await page?.locator('main').innerText()).not.toContain('部门预算');
  });

  it('no browser complained', () => {
    expect(trouble).toEqual([]);
  });
});

describe('the public site without JavaScript', { timeout: 60_000 }, () => {
  it('is read, searched, filtered, switched and downloaded from by links and forms alone', async () => {
    const file = await (
      await server.office('handler')
    ).upload<{ name: string; sha256: string }>('/files', [
      { name: '明细表.txt', bytes: Buffer.from('预算明细，逐项列出。\n') },
    ]);
    const { code } = await publicDocument(server, zone, {
      title: '关于双随机抽查的通知',
      documentNumber: '测财发〔2026〕7号',
      attachments: [{ name: file.body.name, sha256: file.body.sha256 }],
    });
    for (let index = 0; index < 22; index += 1) await publicDocument(server, zone, { title: `第${index + 1}期公告` });
    await server.index();
    const page = await open({ javaScriptEnabled: false }, 'reader');
    await page.goto(`${origin}/`);
    await page.locator('#home-search').fill('双随机');
    await page.locator('main button[type=submit]').first().click();
    await page.waitForURL(/\/search\?q=/);
    expect(await page.locator('mark').first().innerText()).toContain('随机');
    await page.getByRole('link', { name: '关于双随机抽查的通知' }).first().click();
    expect(await page.locator('h1').innerText()).toBe('关于双随机抽查的通知');
    const [download] = await Promise.all([
      page.waitForEvent('download').catch(() => undefined),
      page
        .getByRole('link', { name: /明细表/ })
        .first()
        .click(),
    ]);
    expect(download === undefined ? await page.content() : ((await download.failure()) ?? 'saved')).toMatch(
      /saved|预算明细/,
    );

    await page.goto(`${origin}/catalogue`);
    await page.locator('select[name=unit]').selectOption('czj');
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL(/unit=czj/);
    const second = page.locator('a[href*="page=2"]').first();
    await second.click();
    await page.waitForURL(/page=2/);
    expect(await page.locator('main').innerText()).toMatch(/第\d+期公告/);

    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: '繁體' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await page.goto(`${origin}/d/${code}`);
    await page.getByRole('link', { name: '长者版' }).click();
    expect(await page.locator('html').getAttribute('class')).toBe('display-elder');
    expect(page.url()).toBe(`${origin}/d/${code}`);
    await page.goto(`${origin}/units`);
    await page.getByRole('link', { name: '财政局' }).first().click();
    await page.waitForURL(/\/u\/czj/);
    expect((await page.goto(`${origin}/d/neverwas00`))?.status()).toBe(404);
    await shot(page, '7-no-script');
    expect(trouble).toEqual([]);
  });
});
