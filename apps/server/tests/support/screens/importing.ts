import { dialog, heading, tab } from './acts.ts';
import type { Screen } from './screen.ts';

export const importing: readonly Screen[] = [
  { name: 'imports, none', who: 'stranger', visit: async ({ go, page, words }) => {
      await page.route('**/api/admin/imports', (route) => route.fulfill({ json: [] }));
      await go('/imports');
      await page.getByText(words.imports.noBatches).waitFor();
      await page.unroute('**/api/admin/imports');
    } },
  { name: 'imports, files chosen and nothing named', who: 'handler', visit: async ({ go, page, words, press }) => {
      await go('/imports');
      await heading(page, words.imports.title);
      await page.locator('.ant-upload input[type=file]').setInputFiles([
        { name: '好的.txt', mimeType: 'text/plain', buffer: Buffer.from('内容') },
        { name: '旧表.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') },
      ]);
      // The first file has given its name.
      await page.getByLabel(words.imports.name).fill('');
      await press(words.imports.start);
      await page.getByText(words.common.required(words.imports.name)).waitFor();
    } },
  { name: 'batch', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}`);
      await page.getByText(words.batch.troubles(1)).click();
      await page.getByText('坏.docx').waitFor();
      await page.locator('main .oz-link').first().waitFor();
    } },
  { name: 'batch, leaving out', who: 'handler', visit: async ({ go, page, words, press, seed }) => {
      await go(`/imports/${seed.batch.id}`);
      await page.locator('main .oz-link').first().waitFor();
      await page.locator('main .ant-checkbox-input:enabled').last().check();
      await press(words.batch.rejectSelected);
      await dialog(page);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByText(words.common.required(words.batch.rejectReason)).waitFor();
    } },
  { name: 'batch, nothing in this state', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}?state=rejected`);
      await page.getByText(words.batch.nothing).waitFor();
    } },
  { name: 'batch of a reviewer, approving', who: 'reviewer', visit: async ({ go, page, words, press, seed }) => {
      await go(`/imports/${seed.reviewBatch}`);
      await press(words.batch.approveAll(1));
      await dialog(page);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByText(words.act.principlesMissing).waitFor();
    } },
  { name: 'row', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.plainRow}`);
      await page.getByRole('tab', { name: words.row.tabFields }).waitFor();
    } },
  { name: 'row, text being edited', who: 'handler', visit: async ({ go, page, words, press, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.plainRow}`);
      await tab(page, words.row.tabText);
      await press(words.row.editBody);
      await page.locator('.oz-body-editable').waitFor();
    } },
  { name: 'row, repair', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.repairedRow}`);
      await tab(page, words.row.tabRepair);
      await page.locator('.oz-repair').waitFor();
    } },
  { name: 'row, what was removed', who: 'reviewer', visit: async ({ go, page, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.repairedRow}`);
      await page.getByRole('tab').last().click();
      await page.getByRole('tabpanel').last().waitFor();
    } },
]; // prettier-ignore
