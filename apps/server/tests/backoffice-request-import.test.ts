import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone } from './support/zone.ts';

/** The screen that takes over a register of past requests, in a real browser. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: TestServer;
let browser: OfficeBrowser;
beforeAll(async () => {
  await ensureBuilt();
  server = await startTestServer();
  await createZone(server.database.app);
  browser = await openOfficeBrowser(() => server);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function workbook(...channels: string[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const headings = ['登记号', '收到申请日期', '申请渠道', '申请人类别', '申请人', '申请内容', '办理结果', '答复日期'];
  const rows = channels.map((channel, index) => [
    `往-${index + 1}`,
    '2025-03-03',
    channel,
    '自然人',
    '欧阳测试',
    '环评批复文件',
    '予以公开',
    '2025-03-20',
  ]);
  const buffer = await writeXlsxFile([{ sheet: '登记簿', data: [headings, ...rows] }]).toBuffer();
  return { name: '登记簿.xlsx', mimeType: 'application/octet-stream', buffer };
}

interface AxeWindow {
  readonly axe: typeof axeCore;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    (globalThis as typeof globalThis & AxeWindow).axe.run(document, { rules: { region: { enabled: false } } }),
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

it.each(['desktop', 'phone'] as const)(
  'checks, names what is wrong, and imports what is right (%s)',
  async (viewport) => {
    const page = await browser.open('office', { viewport, context: { bypassCSP: true } });
    await page.goto(`${browser.origin}/office/requests`);
    await page.getByRole('link', { name: '导入登记簿' }).click();
    await page.getByRole('heading', { level: 1, name: '导入往年登记簿' }).waitFor();
    const check = page.getByRole('button', { name: '检查' });
    expect(await check.isDisabled()).toBe(true);
    const file = page.locator('input[type=file]');
    await file.setInputFiles(await workbook('当面提交', viewport === 'phone' ? '信鸽' : '飞鸽'));
    await check.click();
    await page.getByText(/有误 1 行/).waitFor();
    await page.getByText(/不认识“..”/).waitFor();
    const confirm = page.getByRole('button', { name: /导入 \d+ 件/ });
    const isSecond = viewport === 'phone';
    if (!isSecond) expect(await confirm.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await browser.shot(page, `register at fault ${viewport}`);

    await file.setInputFiles(await workbook('当面提交', '网络'));
    await check.click();
    if (!isSecond) {
      await page.getByText(/可导入 2 件/).waitFor();
      await confirm.click();
      await page.getByText('已导入 2 件。').waitFor();
    } else await page.getByText(/以前已导入 2 件/).waitFor();
    expect(await violations(page)).toEqual([]);
    await browser.shot(page, `register imported ${viewport}`);
    expect(browser.trouble).toEqual([]);
  },
);
