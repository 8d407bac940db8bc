import type { Page } from 'playwright-core';
import { columnsMessages } from '../../../backoffice/src/columns/messages.ts';
import { speak } from '../../../backoffice/src/i18n/messages.ts';
import { siteMessages } from '../../../backoffice/src/site/messages.ts';
import type { Screen } from './office-screens.ts';

/** How a site is kept: its columns, lists, numbers, appearance. */
const columns = speak(columnsMessages, 'zh');
const site = speak(siteMessages, 'zh');

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
  { name: 'site, a pattern of numbers', who: 'admin', visit: async ({ go, page }) => {
      await go('/site');
      await page.getByRole('button', { name: site.addPattern }).click();
      await page.getByLabel(site.pattern, { exact: true }).fill('测管发〔{year}〕{number}号');
      await page.getByText('测管发〔').first().waitFor();
    } },
]; // prettier-ignore
