import { heading, openHelp } from './acts.ts';
import type { Screen, Visit } from './screen.ts';

const openWriter = async ({ go, page }: Visit, id?: string): Promise<void> => {
  await go(id === undefined ? '/write' : `/write?id=${id}`);
  await page.locator('.oz-body-editable').waitFor();
};

export const writing: readonly Screen[] = [
  { name: 'write', who: 'handler', visit: (visit) => openWriter(visit) },
  { name: 'write, help at the fields', who: 'handler', visit: async (visit) => {
      await openWriter(visit);
      await openHelp(visit.page);
    } },
  { name: 'write, gaps shown', who: 'handler', visit: async (visit) => {
      await openWriter(visit);
      await visit.press(visit.words.write.save);
      await visit.page.getByText(visit.words.write.bodyMissing).waitFor();
    } },
  { name: 'write, in a table with its menu', who: 'handler', visit: async (visit) => {
      const { page, words } = visit;
      await openWriter(visit);
      await page.locator('.oz-body-editable').click();
      await page.getByRole('button', { name: words.editor.table, exact: true }).click();
      await page.getByRole('menuitem', { name: words.editor.insertTable }).click();
      await page.locator('.oz-body-editable td').first().waitFor();
      await page.getByRole('button', { name: words.editor.table, exact: true }).click();
      await page.getByRole('menuitem', { name: words.editor.merge }).waitFor();
    } },
  { name: 'write, style of the paragraph', who: 'handler', visit: async (visit) => {
      await openWriter(visit);
      await visit.page.getByRole('combobox', { name: visit.words.editor.style }).click();
      await visit.page.locator('.ant-select-dropdown:visible').waitFor();
    } },
  { name: 'write, address of a link wrong', who: 'handler', visit: async (visit) => {
      const { page, words, press } = visit;
      await openWriter(visit);
      await press(words.editor.link);
      await page.getByLabel(words.editor.linkTitle).fill('nowhere');
      await press(words.editor.apply);
      await page.getByText(words.editor.linkWrong).waitFor();
    } },
  { name: 'write, choosing a column', who: 'handler', visit: async (visit) => {
      await openWriter(visit);
      await visit.page.getByLabel(visit.words.write.column, { exact: true }).click();
      await visit.page.locator('.ant-tree-select-dropdown:visible').waitFor();
    } },
  { name: 'write, choosing a day', who: 'handler', visit: async (visit) => {
      await openWriter(visit);
      await visit.page.getByLabel(visit.words.write.writtenDate, { exact: true }).click();
      await visit.page.locator('.ant-picker-dropdown:visible').waitFor();
    } },
  { name: 'write, number and lists typed', who: 'handler', visit: async (visit) => {
      const { page, words } = visit;
      await openWriter(visit);
      await page.getByLabel(words.write.documentNumber).fill('测财发[2026]第007号');
      await page.getByRole('button', { name: words.write.better('测财发〔2026〕7号') }).waitFor();
      await page.getByLabel(words.write.subjectWords).fill('预算');
      await page.keyboard.press('Enter');
      await page.getByLabel(words.write.genre).click();
      await page.locator('.ant-select-dropdown:visible').waitFor();
    } },
  { name: 'write, leaving', who: 'handler', visit: async (visit) => {
      const { page, words } = visit;
      await openWriter(visit);
      await page.getByLabel(words.write.title, { exact: true }).fill('还没有保存');
      await page.locator('a.oz-brand').click();
      await page.getByText(words.write.leaveText).waitFor();
    } },
  { name: 'revise, with attachments and one refused', who: 'handler', visit: async (visit) => {
      const { page, words, seed } = visit;
      await openWriter(visit, seed.rich);
      await page.locator('.ant-upload input[type=file]').setInputFiles({ name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0090\u0000') });
      await page.getByRole('button', { name: words.write.retryFile }).waitFor();
    } },
  { name: 'not to be edited', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/write?id=${seed.documents.in_review_1}`);
      await heading(page, words.write.notEditable);
    } },
  { name: 'conflict', who: 'handler', visit: async (visit) => {
      const { page, words, seed } = visit;
      await openWriter(visit, seed.documents.draft);
      await page.getByLabel(words.write.title, { exact: true }).fill('我的标题');
      await page.route('**/draft', (route) =>
        route.fulfill({ status: 409, json: { error: 'REVISION', text: { zh: '已有人保存。', en: 'Saved meanwhile.' }, detail: { current: 9 } } }),
      );
      await visit.press(words.write.save);
      await page.getByRole('button', { name: words.write.keepMine }).waitFor();
      await page.unroute('**/draft');
    } },
  { name: 'server fails', who: 'handler', visit: async (visit) => {
      const { page, words, seed } = visit;
      await openWriter(visit, seed.documents.determined);
      await page.getByLabel(words.write.title, { exact: true }).fill('保存时出错');
      await page.route('**/draft', (route) => route.abort());
      await visit.press(words.write.save);
      await page.locator('.oz-save-failure').waitFor();
      await page.unroute('**/draft');
    } },
  { name: 'kept text offered', who: 'handler', visit: async (visit) => {
      const { page, words, seed } = visit;
      await openWriter(visit, seed.documents.returned);
      await page.getByLabel(words.write.title, { exact: true }).fill('暂存的标题');
      await page.evaluate(() => sessionStorage.setItem('keep-drafts', '1'));
      await openWriter(visit, seed.documents.returned);
      await page.getByRole('button', { name: words.write.restore, exact: true }).waitFor();
      await page.evaluate(() => sessionStorage.removeItem('keep-drafts'));
    } },
]; // prettier-ignore
