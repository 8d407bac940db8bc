import { dialog, heading } from './acts.ts';
import type { Screen } from './screen.ts';

export const personalData: readonly Screen[] = [
  { name: 'personal data, found', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.found}/personal-data`);
      await heading(page, words.personalData.title);
      await page.locator('.oz-pd-item').first().waitFor();
      await page.keyboard.press('j');
      await page.locator('.oz-pd-item-chosen').waitFor();
    } },
  { name: 'personal data, keeping', who: 'office', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.found}/personal-data`);
      await heading(page, words.personalData.title);
      await page.getByRole('button', { name: words.personalData.keep, exact: true }).first().click();
      await dialog(page);
    } },
  { name: 'personal data, masked', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.masked}/personal-data`);
      await page.getByRole('heading', { name: words.personalData.originals }).waitFor();
    } },
  { name: 'personal data, a file beside its copy', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.masked}/personal-data`);
      await page.getByRole('button', { name: words.personalData.compareFile('救助名单.docx') }).click();
      await dialog(page);
      await page.getByLabel(words.personalData.purpose).fill('核对遮盖是否完整');
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.locator('.oz-pd-beside').waitFor();
    } },
  { name: 'personal data in what is public', who: 'office', visit: async ({ go, page, words }) => {
      await go('/personal-data');
      await heading(page, words.personalData.reportTitle);
    } },
]; // prettier-ignore
