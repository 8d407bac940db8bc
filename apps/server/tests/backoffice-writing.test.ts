import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentDetail } from '@openzone/contracts';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore, type FileStore } from '../src/base/files/index.ts';
import { readState } from '../src/engines/publication/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { pngOf } from './support/pictures.ts';
import { wordDocument } from './support/word-document.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** What the editor offers around a text, in the built back office: pictures, and what the public then sees. */
let database: TestDatabase;
let folder: string;
let files: FileStore;
let server: TestServer;
let zone: TestZone;
let browser: OfficeBrowser;
let page: Page;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'openzone-writing-'));
  files = openFileStore(join(folder, 'files'));
  server = await startTestServer({ database, files });
  zone = await createZone(database.app);
  browser = await openOfficeBrowser(() => server);
});
afterEach(async () => {
  if (page !== undefined) await browser.shot(page, expect.getState().currentTestName ?? 'end');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  expect(browser.trouble).toEqual([]);
});

const body = (): ReturnType<Page['locator']> => page.locator('.oz-body-editable');
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();
const said = (words: string): Promise<void> => page.getByText(words).last().waitFor();

const make = (content: Parameters<typeof makeDocument>[3] = {}): Promise<string> =>
  makeDocument(database.app, zone, 'draft', content);

async function open(id: string, viewport: 'desktop' | 'phone' = 'desktop'): Promise<void> {
  page = await browser.open('handler', { viewport });
  await page.goto(`${browser.origin}/office/write?id=${id}`);
  await body().waitFor();
}

const stored = async (id: string): Promise<DocumentDetail> =>
  (await (await server.office('handler')).get<DocumentDetail>(`/documents/${id}`)).body;

/** As the browser does when a picture was copied elsewhere. */
async function pastePicture(bytes: Buffer): Promise<void> {
  await body().click();
  await body().evaluate((element, base64) => {
    const data = new DataTransfer();
    const raw = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    data.items.add(new File([raw], 'screenshot.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes.toString('base64'));
}

describe('pictures', () => {
  it('are chosen or pasted, described one after the other, saved, and shown to the public, on paper too', async () => {
    const id = await make({ bodyHtml: '<p>收入见图。</p>' });
    await open(id);
    await body().click();
    const choosing = page.waitForEvent('filechooser');
    await press('图片');
    await (await choosing).setFiles([{ name: 'chart.png', mimeType: 'image/png', buffer: pngOf('chart', 640, 400) }]);
    const dialog = page.getByRole('dialog', { name: '图片说明' });
    await dialog.getByLabel('替代文字', { exact: true }).fill('2026年收入按月增长的折线图');
    await dialog.getByLabel('图题').fill('图1　按月收入');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await pastePicture(pngOf('pasted', 3000, 20));
    await dialog.waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await said('1 张图片还没有替代文字');
    await press('逐张填写');
    await dialog.getByText('仅作装饰').click();
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByText('还没有替代文字').waitFor({ state: 'hidden' });
    await browser.shot(page, 'editor with pictures');
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');

    const { version, code } = await stored(id);
    expect(version.bodyHtml).toMatch(
      /^<p>收入见图。<\/p><figure class="picture"><img src="picture:[0-9a-f]{64}" alt="2026年收入按月增长的折线图" width="640" height="400" \/><figcaption>图1　按月收入<\/figcaption><\/figure>/,
    );
    // Larger than any screen: made smaller before it was sent.
    expect(version.bodyHtml).toMatch(/alt="" width="2560" height="17" \/>/);
    await page.reload();
    await body().locator('img').nth(1).waitFor();
    expect(
      await body()
        .locator('img')
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth)),
    ).toEqual([640, 2560]);

    await bringToPublic(database.app, zone, id);
    expect((await database.app.read(zone.siteId, (reading) => readState(reading, id))).stage).toBe('published');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${browser.origin}/d/${code}`);
    const shown = page.locator('.doc-body img');
    await shown.first().scrollIntoViewIfNeeded();
    const width = await shown.first().evaluate((one) => one.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(200);
    expect(width).toBeLessThanOrEqual(390);
    await browser.shot(page, 'public page with pictures on a phone');
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  });
});

describe('links to documents of the site', () => {
  it('are found by title, kept by code, and lead to the public page', async () => {
    const target = await makeDocument(database.app, zone, 'published', { title: '关于修订招投标办法的公告' });
    const { code: to } = await database.app.read(zone.siteId, (reading) => readState(reading, target));
    const id = await make({ bodyHtml: '<p>办理依据：</p>' });
    await open(id);
    await body().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+K');
    const dialog = page.getByRole('dialog', { name: '链接' });
    await dialog.getByText('本站文件').click();
    await dialog.getByLabel('文件', { exact: true }).fill('招投标办法');
    await page.locator('.ant-select-item-option', { hasText: '招投标办法' }).click();
    await browser.shot(page, 'link to a document');
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    const { version, code } = await stored(id);
    expect(version.bodyHtml).toBe(`<p>办理依据：<a href="document:${to}">《关于修订招投标办法的公告》</a></p>`);
    await bringToPublic(database.app, zone, id);
    await page.goto(`${browser.origin}/d/${code}`);
    await page.locator('.doc-body').getByText('《关于修订招投标办法的公告》').click();
    await page.waitForURL(new RegExp(`/d/${to}$`));
    await page.getByRole('heading', { name: '提到本文件的文件' }).waitFor();
  });
});

describe('a Word document', () => {
  const alert = (): ReturnType<Page['locator']> => page.locator('.oz-alert', { hasText: '没有原样带入' });

  it('becomes the text of a new draft; what was lost is listed, also after loading again, until it was seen to', async () => {
    page = await browser.open('handler');
    await page.goto(`${browser.origin}/office/write`);
    await body().waitFor();
    const choosing = page.waitForEvent('filechooser');
    await press('上传 Word 文档');
    await (
      await choosing
    ).setFiles([{ name: '通知.docx', mimeType: 'application/octet-stream', buffer: await wordDocument() }]);
    await said('带入 2 张图片');
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('关于预算执行的通知');
    await alert().getByText('1 条批注没有带入。').waitFor();
    expect(await body().locator('ol ol li').allInnerTexts()).toEqual(['准备材料', '提交材料']);
    expect(await body().locator('td[colspan="2"]').innerText()).toBe('收支');
    expect(await body().locator('.oz-footnote').count()).toBe(2);
    await said('1 张图片还没有替代文字');
    await browser.shot(page, 'Word document taken in');
    // Never saved, and loaded again: the words come back with the list of what they lack.
    await page.waitForFunction(() => Object.values(localStorage).some((one: string) => one.includes('条批注没有带入')));
    await page.reload();
    await press('恢复');
    await alert().getByText('1 条批注没有带入。').waitFor();
    expect(await body().locator('ol ol li').allInnerTexts()).toEqual(['准备材料', '提交材料']);
    await page.getByLabel('主栏目').click();
    await page.keyboard.type('财政预决算');
    await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '财政预决算' }).click();
    await page.getByLabel('成文日期').fill('2026-03-02');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+S');
    await said('已保存为第 1 版。');
    await page.waitForURL(/\/write\?id=/);
    await page.reload();
    await alert().getByText('修订中删除的文字').waitFor();
    await alert().getByRole('button', { name: '已核对' }).click();
    await alert().waitFor({ state: 'hidden' });
    await page.reload();
    await body().waitFor();
    expect(await alert().count()).toBe(0);
  });

  it('is pasted with footnotes and pictures, whose bytes stand beside the text; what was lost is listed', async () => {
    const id = await make({ bodyHtml: '<p>原文。</p>' });
    await open(id);
    const html =
      "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><!--StartFragment--><p class=MsoNormal>依据条例<a style='mso-footnote-id:ftn1' href='#_ftn1'><span>[1]</span></a><span style='mso-special-character:comment'>[批1]</span></p><p><img src='file:///C:/clip_image001.png' alt='折线图'></p><p><img src='https://elsewhere.example/x.png'></p><!--EndFragment--><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1'>[1]</a> 国务院令第711号</p></div></body></html>";
    const rtf = `{\\rtf1{\\*\\shppict{\\pict\\pngblip ${pngOf('pasted from Word', 30, 20).toString('hex')}}}}`;
    await body().click();
    await page.keyboard.press('Control+End');
    await body().evaluate(
      (element, given) => {
        const data = new DataTransfer();
        data.setData('text/html', given.html);
        data.setData('text/rtf', given.rtf);
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      },
      { html, rtf },
    );
    await alert().getByText('1 张图片没有带入').waitFor();
    await alert().getByText('1 条批注没有带入').waitFor();
    expect(await body().locator('.oz-picture-pending').count()).toBe(0);
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    expect((await stored(id)).version.bodyHtml).toMatch(
      /依据条例<sup class="footnote-ref">.*<img src="picture:[0-9a-f]{64}" alt="折线图" width="30" height="20" \/>/,
    );
  });
});

describe('templates', () => {
  it('are made on their page, begun from, and what they leave to the writer is marked until it is filled', async () => {
    page = await browser.open('office');
    await page.goto(`${browser.origin}/office/settings/writing`);
    await page.getByText('还没有模板').waitFor();
    await press('新建模板');
    const drawer = page.getByRole('dialog', { name: '新建模板' });
    await drawer.getByLabel('模板名称').fill('会议通知');
    await drawer.getByLabel('标题', { exact: true }).fill('关于召开【填写：会议名称】的通知');
    await body().click();
    await page.keyboard.insertText('定于【填写：时间】召开会议。');
    await drawer.getByRole('button', { name: '保存' }).click();
    await said('已保存。');
    await page.getByText('待填 2 处').waitFor();
    await browser.shot(page, 'templates');

    page = await browser.open('handler');
    await page.goto(`${browser.origin}/office/write`);
    await body().waitFor();
    await page.getByLabel('从模板开始').click();
    await page.locator('.ant-select-item-option', { hasText: '会议通知' }).click();
    await said('还有 1 处要填写');
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('关于召开【填写：会议名称】的通知');
    expect(await body().locator('.oz-open-field').innerText()).toBe('【填写：时间】');
    await browser.shot(page, 'begun from a template');
    await press('时间');
    await page.keyboard.insertText('3月5日上午');
    await page.getByText('处要填写').waitFor({ state: 'hidden' });
    expect(await body().innerText()).toBe('定于3月5日上午召开会议。');
  });
});

describe('words the site does not want', () => {
  it('are kept on their page, underlined in the text, listed with those of the title, and replaced at a click', async () => {
    page = await browser.open('office');
    await page.goto(`${browser.origin}/office/settings/writing`);
    await press('添加词条');
    const dialog = page.getByRole('dialog', { name: '添加词条' });
    await dialog.getByLabel('原词').fill('布署');
    await dialog.getByLabel('改为').fill('部署');
    await dialog.getByRole('button', { name: '保存' }).click();
    await said('已保存。');
    const csv = '\ufeff原词,改为,类型,理由,启用,阻止提交\r\n最终解释权,,禁用词,不得自行规定,是,是\r\n';
    const choosing = page.waitForEvent('filechooser');
    await press('导入 CSV');
    await (await choosing).setFiles([{ name: '用语.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
    await said('已导入：新增 1 条');
    await page.getByRole('cell', { name: '最终解释权', exact: true }).waitFor();
    await browser.shot(page, 'wording');

    const id = await make({
      title: '关于布署防汛工作的通知',
      bodyHtml: '<p>尽快<strong>布署</strong>到位，最终解释权归本局。</p>',
    });
    await open(id);
    await body().locator('.oz-wording').nth(1).waitFor();
    expect(await body().locator('.oz-wording').allInnerTexts()).toEqual(['布署', '最终解释权']);
    await browser.shot(page, 'hints');
    await page.getByRole('button', { name: '改为“部署”' }).first().click();
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('关于部署防汛工作的通知');
    await page.locator('li', { hasText: '正文' }).getByRole('button', { name: '改为“部署”' }).click();
    await page.locator('.oz-save-state', { hasText: '有改动未保存' }).waitFor();
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    const { version } = await stored(id);
    expect([version.title, version.bodyHtml]).toEqual([
      '关于部署防汛工作的通知',
      '<p>尽快<strong>部署</strong>到位，最终解释权归本局。</p>',
    ]);
  });
});

describe('the preview', () => {
  it('shows words that are not saved on the real page, on a phone and a desktop, with pictures, and nothing in it runs', async () => {
    const id = await make({ bodyHtml: '<p>开头。</p>' });
    await open(id);
    await body().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('还没有保存的一句。');
    await pastePicture(pngOf('previewed', 800, 300));
    await page.getByRole('dialog', { name: '图片说明' }).getByRole('button', { name: '取消' }).click();
    await press('预览');
    const frame = page.frameLocator('iframe[title="公开页面预览"]');
    await frame.locator('.doc-body', { hasText: '还没有保存的一句。' }).waitFor();
    const picture = frame.locator('.doc-body img');
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate((one: HTMLImageElement) => one.decode());
    expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(800);
    expect(await frame.locator('.doc').evaluate((one) => one.getBoundingClientRect().width)).toBeLessThan(390);
    // The site's own styles are there.
    expect(await frame.locator('.site-header').evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
    await browser.shot(page, 'preview on a phone');
    await page.getByText('电脑', { exact: true }).click();
    await frame.locator('.doc-body').waitFor();
    expect(await frame.locator('body').evaluate((one) => one.getBoundingClientRect().width)).toBeGreaterThan(1000);
    await browser.shot(page, 'preview on a desktop');
    expect((await stored(id)).version.number).toBe(1);
  });
});
