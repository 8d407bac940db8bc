import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todayInShanghai } from '../../backoffice/src/lib/time.ts';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone } from './support/zone.ts';

/**
 * A document from the first word to the public page by keyboard alone: Tab, arrows, Space, Enter and the shortcuts. Wherever the focus
 * stands it can be seen, and no act and no dialog loses it.
 */
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

const title = '关于公布2026年部门预算的通知';

async function sitDown(who: string): Promise<Page> {
  const page = await browser.open(who);
  await page.goto(`${browser.origin}/office/`);
  await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
  return page;
}

/** What is wrong with where the focus stands; undefined where it stands on something that shows it. */
const faultOfFocus = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'the focus is lost';
    if (element.id === 'main' || element.id === 'next') return undefined;
    const box = element.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= window.innerHeight) return `${element.outerHTML.slice(0, 120)} is out of sight`;
    // The ring of a box to tick or of a field in a frame is drawn by what stands round it or beside it.
    let around: Element | null = element;
    for (let step = 0; step < 4 && around !== null; step += 1) {
      for (const one of [around, around.nextElementSibling]) {
        if (one === null) continue;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        if ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none') return undefined;
      }
      around = around.parentElement;
    }
    return `${element.outerHTML.slice(0, 120)} does not show that it has the focus`;
  });

/** Walks on, or back, with Tab until it has arrived; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = (): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement, undefined, { timeout: 20_000 });
  const faults: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    if (await isThere()) {
      expect(faults).toEqual([]);
      return;
    }
    await page.keyboard.press(key);
    const fault = await faultOfFocus(page);
    if (fault !== undefined) faults.push(fault);
  }
  throw new Error(`Tab never comes to ${String(target)}`);
}

/** After an act: its word is on the screen, and the focus is somewhere. */
async function done(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor();
  await expect.poll(() => faultOfFocus(page)).toBeUndefined();
}

const button = (place: Page | Locator, name: string): Locator =>
  place.getByRole('button', { name: new RegExp(`^${[...name].join('\\s?')}$`) });

async function pressButton(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, name));
  await page.keyboard.press('Enter');
}

/** In a dialog the focus begins inside and stays inside until it is closed. */
async function confirm(page: Page, name: string, ok: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await tabTo(page, button(dialog, ok));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** From the list of work: the first row, opened. */
async function openFirst(page: Page): Promise<void> {
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(title);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '下一步' }).waitFor();
}

describe('by keyboard alone', { timeout: 240_000 }, () => {
  it('a document is written, its attribute determined, and it is submitted', async () => {
    const page = await sitDown('handler');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '起草新文件', level: 1 }).waitFor();
    await tabTo(page, page.getByLabel('标题', { exact: true }));
    await page.keyboard.type(title);
    // Wherever one looks: in the tab of the browser and at the head of the page.
    await page.waitForFunction(() => document.title.startsWith('● '));
    await page.locator('.oz-unsaved').getByText('有改动未保存').waitFor();
    await tabTo(page, page.locator('.oz-body-editable'));
    await page.keyboard.type('现将2026年部门预算予以公布。');
    await tabTo(page, page.getByLabel('主栏目'));
    await page.keyboard.type('财政预决算');
    await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '财政预决算' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('成文日期'));
    await page.keyboard.type(todayInShanghai());
    await page.keyboard.press('Enter');
    await pressButton(page, '保存并去认定');
    await page.getByRole('heading', { name: '下一步' }).waitFor();
    expect(await page.title()).not.toContain('●');
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('Space');
    expect(await page.getByRole('radio', { name: '主动公开', exact: true }).isChecked()).toBe(true);
    await pressButton(page, '记下认定');
    await done(page, '公开属性已认定。');
    await pressButton(page, '提交审查');
    await confirm(page, '提交审查', '提交审查');
    await done(page, '已提交审查。');
  });

  it.each(['head', 'reviewer', 'office'])('%s reviews it', async (who) => {
    const page = await sitDown(who);
    await openFirst(page);
    for (const box of await page.locator('.oz-principles input[type=checkbox]').all()) {
      await tabTo(page, box);
      await page.keyboard.press('Space');
    }
    await pressButton(page, '审查通过');
    await done(page, '已审查通过。');
    expect(browser.trouble).toEqual([]);
    await page.context().close();
  });

  it('kept filters open beside their button; one that was removed comes back', async () => {
    const kept = { screen: 'documents', name: '我的草稿', search: { stage: 'draft' }, shared: false };
    expect((await (await server.office('handler')).post('/saved-filters', kept)).status).toBe(200);
    const page = await sitDown('handler');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('heading', { name: '文件', level: 1 }).waitFor();
    const saved = page.getByRole('button', { name: /^保存的筛选/ });
    await tabTo(page, saved);
    await page.keyboard.press('Enter');
    const list = page.locator('main .oz-saved');
    const one = list.getByRole('button', { name: '我的草稿', exact: true });
    await one.waitFor();
    await tabTo(page, list.getByRole('button', { name: '删除筛选“我的草稿”' }));
    await page.keyboard.press('Enter');
    await one.waitFor({ state: 'detached' });
    await done(page, '已删除“我的草稿”。');
    await tabTo(page, button(list, '撤销'));
    await page.keyboard.press('Enter');
    await one.waitFor();
    await expect.poll(() => faultOfFocus(page)).toBeUndefined();
    await page.context().close();
  });

  it('the office finds it with Ctrl-K and publishes it', async () => {
    const page = await sitDown('office');
    await page.keyboard.press('Control+K');
    const field = page.getByRole('combobox', { name: '快速查找' });
    await field.waitFor();
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('部门预算');
    await page.getByRole('option', { name: new RegExp(title) }).waitFor();
    await expect
      .poll(async () => {
        const chosen = await page.locator('[role=option][aria-selected=true]').innerText();
        if (!chosen.includes(title)) await page.keyboard.press('ArrowDown');
        return chosen;
      })
      .toContain(title);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '下一步' }).waitFor();
    await pressButton(page, '现在发布');
    await confirm(page, '现在发布', '现在发布');
    await done(page, '已发布。');
    // A dialog that is left without acting gives the focus back to where it came from.
    const preview = button(page, '预览链接');
    await tabTo(page, preview, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '预览链接' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '预览链接' }).waitFor({ state: 'hidden' });
    await expect.poll(() => preview.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(browser.trouble).toEqual([]);
  });
});
