import type { DocumentDetail, MarginThread } from '@openzone/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** Comments in the margin and versions beside one another, in the built back office. */
let server: TestServer;
let zone: TestZone;
let browser: OfficeBrowser;

beforeAll(async () => {
  await ensureBuilt();
  server = await startTestServer();
  zone = await createZone(server.database.app);
  browser = await openOfficeBrowser(() => server);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const body = '<p>各局（室）：</p><p>现将预算批复如下，请遵照执行。</p><p>预算数为十万元。</p>';

/** Selects words of the body as a reader does. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    const walker = document.createTreeWalker(document.querySelector('.oz-document .oz-body') ?? document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      return;
    }
    throw new Error(`no such words: ${text}`);
  }, words);
}

describe('the margin', () => {
  it('takes a reviewer’s remark on a passage to the writer, who answers and settles it', async () => {
    const id = await makeDocument(server.database.app, zone, 'in_review', { bodyHtml: body });
    const page = await browser.open('reviewer');
    await page.goto(`${browser.origin}/office/documents/${id}`);
    await page.locator('.oz-document .oz-body').waitFor();
    await select(page, '预算数为十万元');
    await page.getByRole('button', { name: '批注', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '批注一段文字' });
    await dialog.getByLabel('批注内容').fill('请与附表核对。');
    expect(await dialog.getByLabel('原文').inputValue()).toBe('预算数为十万元');
    await dialog.getByRole('button', { name: '批注', exact: true }).click();
    await page.locator('.oz-thread', { hasText: '请与附表核对。' }).waitFor();
    await page.getByRole('button', { name: '在正文中查看' }).click();
    await browser.shot(page, 'margin-reviewer');

    const handler = await server.office('handler');
    const { body: detail } = await handler.get<DocumentDetail>(`/documents/${id}`);
    await handler.post(`/documents/${id}/recall`, { comment: '修改数字', revision: detail.revision });
    const writer = await browser.open('handler', { viewport: 'phone' });
    await writer.goto(`${browser.origin}/office/write?id=${id}`);
    const thread = writer.locator('.oz-thread');
    await thread.waitFor();
    await thread.getByLabel('回复reviewer的批注').fill('已核对。');
    await thread.getByRole('button', { name: '回复', exact: true }).click();
    await thread.getByText('已核对。').first().waitFor();
    expect(await thread.getByText('原文已改动').count()).toBe(0);
    // The passage is written anew: its place is no longer known.
    await writer.locator('.oz-body-editable p').last().click();
    await writer.keyboard.press('Control+A');
    await writer.keyboard.type('全部重写。');
    await thread.getByText('原文已改动').waitFor();
    await browser.shot(writer, 'margin-writer-phone');
    await thread.getByRole('button', { name: '标为已处理' }).click();
    await writer.getByText('已处理的批注（1）').waitFor();
    const { body: threads } = await handler.get<MarginThread[]>(`/documents/${id}/comments`);
    expect(threads).toMatchObject([{ quote: '预算数为十万元', replies: [{ words: '已核对。' }] }]);
    expect(threads[0]?.settled).not.toBeNull();
  });
});

describe('the editor', () => {
  it('writes footnotes, captions and the parts of an official document, and the public page has them', async () => {
    const id = await makeDocument(server.database.app, zone, 'draft', {
      bodyHtml:
        '<p>依据条例办理。</p><table><tbody><tr><th scope="col">甲</th></tr><tr><td>1</td></tr></tbody></table><p>财政局</p>',
    });
    const page = await browser.open('handler');
    await page.goto(`${browser.origin}/office/write?id=${id}`);
    const text = page.locator('.oz-body-editable');
    await text.locator('p', { hasText: '依据条例' }).click();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: '脚注', exact: true }).click();
    await page.getByRole('dialog').getByLabel('脚注内容').fill('国务院令第711号');
    await page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
    await text.locator('.oz-footnote').waitFor();
    await text.locator('td').click();
    await page.getByRole('button', { name: '表格', exact: true }).click();
    await page.getByRole('menuitem', { name: '表题…' }).click();
    await page.getByRole('dialog').getByLabel('表格的题目').fill('表1 收入');
    await page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
    await text.locator('caption', { hasText: '表1 收入' }).waitFor();
    await text.locator('p', { hasText: '财政局' }).click();
    await page.getByLabel('段落样式').click();
    await page.locator('.ant-select-item-option', { hasText: '落款' }).click();
    await browser.shot(page, 'editor-notes');
    await page.keyboard.press('Control+S');
    await page.getByText('已保存为第 2 版。').last().waitFor();
    const handler = await server.office('handler');
    const { body: saved } = await handler.get<DocumentDetail>(`/documents/${id}`);
    expect(saved.version.bodyHtml).toBe(
      '<p>依据条例办理。<sup class="footnote-ref"><a id="fnref1" href="#fn1">1</a></sup></p>' +
        '<table><caption>表1 收入</caption><tbody><tr><th scope="col">甲</th></tr><tr><td>1</td></tr></tbody></table>' +
        '<p class="signature">财政局</p>' +
        '<section class="footnotes"><ol><li id="fn1">国务院令第711号 <a href="#fnref1" class="footnote-back">↑</a></li></ol></section>',
    );
    expect(saved.version.bodyText).toContain('办理。〔1〕');
    await bringToPublic(server.database.app, zone, id);
    const reader = await browser.open(undefined, { viewport: 'phone' });
    await reader.goto(`${browser.origin}/d/${saved.code}`);
    await reader.getByRole('link', { name: '脚注 1', exact: true }).click();
    await reader.waitForURL(/#fn1$/);
    await browser.shot(reader, 'public-notes-phone');
    await reader.getByRole('link', { name: '回到脚注 1 的正文处' }).click();
    await reader.waitForURL(/#fnref1$/);
    const wide = await reader.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
});

describe('two versions', () => {
  it('stand beside one another, on a phone below one another', async () => {
    const id = await makeDocument(server.database.app, zone, 'draft', { bodyHtml: body });
    const handler = await server.office('handler');
    const { body: first } = await handler.get<DocumentDetail>(`/documents/${id}`);
    await handler.put(`/documents/${id}/draft`, {
      ...draft(zone, {
        bodyHtml: body.replace('十万元', '十二万元').replace('<p>预算', '<p>另行通知。</p><p>预算'),
        source: '财政部',
      }),
      revision: first.revision,
    });
    for (const viewport of ['desktop', 'phone'] as const) {
      const page = await browser.open('handler', { viewport });
      await page.goto(`${browser.origin}/office/documents/${id}`);
      await page.getByRole('tab', { name: /版本/ }).click();
      const compared = page.locator('.oz-side').first();
      await compared.waitFor();
      expect(await compared.locator('ins').allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining('另行通知。'), expect.stringContaining('二')]),
      );
      const cells = compared.locator('.oz-side-cell');
      const [left, right] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
      const beside = Math.abs((left?.y ?? 0) - (right?.y ?? 1000)) < 2;
      expect(beside).toBe(viewport === 'desktop');
      await compared.scrollIntoViewIfNeeded();
      await browser.shot(page, `versions-${viewport}`);
    }
  });

  it('made no browser complain', () => expect(browser.trouble).toEqual([]));
});
