import type { Page } from 'playwright-core';
import { appearanceMessages } from '../../../backoffice/src/appearance/messages.ts';
import { columnsMessages } from '../../../backoffice/src/columns/messages.ts';
import { speak } from '../../../backoffice/src/i18n/messages.ts';
import { siteMessages } from '../../../backoffice/src/site/messages.ts';
import type { Screen } from './office-screens.ts';

/** How a site is kept: its columns, lists, numbers, appearance. */
const columns = speak(columnsMessages, 'zh');
const site = speak(siteMessages, 'zh');
const appearance = speak(appearanceMessages, 'zh');

const pick = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: columns.more('财政预决算') }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('dialog').last().waitFor();
};

export const siteScreens: readonly Screen[] = [
  { name: 'columns, kept', who: 'admin', visit: async ({ go, page }) => {
      await go('/columns');
      await page.getByRole('button', { name: columns.more('财政预决算') }).waitFor();
    } },
  { name: 'columns, moving one', who: 'admin', visit: async ({ go, page }) => {
      await go('/columns');
      await pick(page, columns.move);
    } },
  { name: 'columns, merging one', who: 'admin', visit: async ({ go, page }) => {
      await go('/columns');
      await pick(page, columns.merge);
    } },
  { name: 'columns, history of one', who: 'admin', visit: async ({ go, page }) => {
      await go('/columns');
      await pick(page, columns.history);
      await page.locator('.oz-changes li').first().waitFor();
    } },
  { name: 'site', who: 'admin', visit: async ({ go, page }) => {
      await go('/site');
      await page.getByRole('heading', { name: site.numbering }).waitFor();
      await page.getByRole('heading', { name: site.examples }).waitFor();
    } },
  { name: 'site, a new topic', who: 'admin', visit: async ({ go, page }) => {
      await go('/site');
      await page.getByRole('button', { name: site.addTopic }).click();
      await page.getByRole('dialog').last().waitFor();
    } },
  { name: 'site, a topic below another', who: 'admin', visit: async ({ go, page }) => {
      const name = `主题${Date.now()}`;
      await go('/site');
      await page.getByRole('button', { name: site.addTopic }).click();
      await page.getByLabel(site.name, { exact: true }).fill(name);
      await page.getByRole('dialog').getByLabel(site.above).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.locator('.oz-term-below').getByText(name).scrollIntoViewIfNeeded();
    } },
  { name: 'site, a pattern of numbers', who: 'admin', visit: async ({ go, page }) => {
      await go('/site');
      await page.getByRole('button', { name: site.addPattern }).click();
      await page.getByLabel(site.pattern, { exact: true }).fill('测管发〔{year}〕{number}号');
      await page.getByText('测管发〔').first().waitFor();
    } },
  { name: 'appearance, with one of everything', who: 'admin', visit: async ({ go, page }) => {
      await go('/appearance');
      await page.getByRole('heading', { level: 1, name: appearance.title }).waitFor();
      for (const name of [appearance.addBanner, appearance.addMark, appearance.addGroup, appearance.addBlock])
        await page.getByRole('button', { name, exact: true }).click();
      await page.getByText(appearance.colorOwn).click();
      await page.getByText(appearance.linkUrl, { exact: true }).waitFor();
      // What was pressed last has scrolled the page; what lies under the head of the frame is not looked at there.
      await page.evaluate(() => window.scrollTo(0, 0));
    } },
  { name: 'appearance, what is wrong', who: 'admin', visit: async ({ go, page }) => {
      await go('/appearance');
      await page.getByRole('button', { name: appearance.addBanner, exact: true }).click();
      await page.getByRole('button', { name: appearance.saveDraft }).click();
      await page.locator('.ant-form-item-explain-error').first().waitFor();
    } },
  { name: 'appearance, going live', who: 'admin', visit: async ({ go, page }) => {
      await go('/appearance');
      await page.getByLabel(appearance.shortName).fill('测区');
      await page.getByRole('button', { name: appearance.goLive, exact: true }).click();
      await page.getByRole('dialog').last().waitFor();
    } },
]; // prettier-ignore
