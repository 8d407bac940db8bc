import { dialog, openDocument, openHelp, tab } from './acts.ts';
import type { Screen, Visit } from './screen.ts';

const grave = async ({ page, words }: Visit, name: string): Promise<void> => {
  await page.getByRole('button', { name: words.document.moreActs }).click();
  await page.getByRole('menuitem', { name }).click();
  await dialog(page);
};

export const documents: readonly Screen[] = [
  { name: 'document, draft', who: 'handler', visit: (visit) => openDocument(visit, visit.seed.documents.draft) },
  { name: 'document, determination with gaps', who: 'handler', visit: async (visit) => {
      const { page, words } = visit;
      await openDocument(visit, visit.seed.documents.draft);
      await page.locator('.oz-next input[type=radio][value=WITHHELD]').check();
      await visit.press(words.act.determineOk);
      await page.locator('.oz-next .ant-form-item-explain-error').first().waitFor();
      await page.locator('.oz-next').getByLabel(words.act.ground).click();
      await page.locator('.ant-select-dropdown:visible').waitFor();
    } },
  { name: 'document, help at a field', who: 'handler', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.draft);
      await visit.page.locator('.oz-next .oz-field-help-button').first().focus();
      await visit.page.keyboard.press('Enter');
      await visit.page.locator('.oz-field-help-text:not(:empty)').waitFor();
    } },
  { name: 'document, submitting', who: 'handler', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.determined);
      await visit.press(visit.words.act.submitOk);
      await dialog(visit.page);
    } },
  { name: 'document, recalling', who: 'handler', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.in_review_1);
      await visit.press(visit.words.act.recall);
      await dialog(visit.page);
    } },
  { name: 'document, review with gaps', who: 'reviewer', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.in_review_2);
      await visit.press(visit.words.act.approveOk);
      await visit.page.getByText(visit.words.act.principlesMissing).waitFor();
    } },
  { name: 'document, returned', who: 'handler', visit: (visit) => openDocument(visit, visit.seed.documents.returned) },
  { name: 'document, waiting for another', who: 'handler', visit: (visit) => openDocument(visit, visit.seed.documents.in_review_3) },
  { name: 'document, to publish or schedule', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.approved);
      await visit.press(visit.words.act.scheduleOk);
      await visit.page.getByText(visit.words.act.scheduleMissing).waitFor();
      await visit.page.getByLabel(visit.words.act.scheduleAt).click();
      await visit.page.locator('.ant-picker-dropdown:visible').waitFor();
    } },
  { name: 'document, publishing', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.approved);
      await visit.press(visit.words.act.publishNow);
      await dialog(visit.page);
    } },
  { name: 'document, scheduled', who: 'office', visit: (visit) => openDocument(visit, visit.seed.documents.scheduled) },
  { name: 'document, published, other acts', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await visit.page.getByRole('button', { name: visit.words.document.moreActs }).click();
      await visit.page.getByRole('menuitem').first().waitFor();
    } },
  { name: 'document, withdrawing', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.published);
      await grave(visit, visit.words.act.withdrawButton);
      await visit.page.getByRole('dialog').locator('button[type=submit]').click();
      await visit.page.locator('.ant-form-item-explain-error').first().waitFor();
      await openHelp(visit.page, '[role=dialog]');
    } },
  { name: 'document, forcing', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.determined);
      await grave(visit, visit.words.act.forceButton);
    } },
  { name: 'document, preview link', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.documents.draft);
      await visit.press(visit.words.act.preview);
      await visit.page.getByRole('link', { name: visit.words.act.openPreview }).waitFor();
    } },
  { name: 'document, withdrawn', who: 'office', visit: (visit) => openDocument(visit, visit.seed.documents.withdrawn) },
  { name: 'document, withheld', who: 'office', visit: (visit) => openDocument(visit, visit.seed.documents.held_withheld) },
  { name: 'document, discarded', who: 'office', visit: (visit) => openDocument(visit, visit.seed.documents.discarded) },
  { name: 'document, revised anew', who: 'handler', visit: (visit) => openDocument(visit, visit.seed.documents.redraft) },
  { name: 'document, determination and review', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await tab(visit.page, visit.words.document.tabRecord);
      await visit.page.getByRole('heading', { name: visit.words.document.reviews }).waitFor();
    } },
  { name: 'document, channels and links', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await tab(visit.page, visit.words.document.tabSpread);
      await visit.press(visit.words.act.linkAdd);
      await visit.page.getByText(visit.words.common.required(visit.words.act.linkTo)).waitFor();
    } },
  { name: 'document, a channel', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await tab(visit.page, visit.words.document.tabSpread);
      await visit.page.locator('.oz-tabs .anticon-edit').first().click();
      await dialog(visit.page);
    } },
  { name: 'document, a comment with gaps', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await visit.press(visit.words.margin.add);
      await dialog(visit.page);
      await visit.page.getByRole('dialog').locator('button[type=submit]').click();
      await visit.page.locator('.ant-form-item-explain-error').first().waitFor();
    } },
  { name: 'document, versions', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await tab(visit.page, visit.words.document.tabVersions(2));
      await visit.page.locator('.oz-diff').first().waitFor();
    } },
  { name: 'document, asking for an erasure, gaps shown', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.erasing.imported);
      await tab(visit.page, visit.words.document.tabVersions(1));
      await visit.press(visit.words.erasure.buttonOf(1));
      await dialog(visit.page);
      await visit.page.getByText(visit.words.erasure.whoConfirms).waitFor();
      await visit.press(visit.words.erasure.requestOk);
      await visit.page.getByText(visit.words.common.required(visit.words.erasure.basis)).waitFor();
      await openHelp(visit.page, '[role=dialog]');
    } },
  { name: 'document, an erasure of one’s own waits', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.erasing.requested);
      await tab(visit.page, visit.words.document.tabVersions(1));
      await visit.page.getByText(visit.words.erasure.ownRequest).waitFor();
    } },
  { name: 'document, confirming an erasure', who: 'admin', visit: async (visit) => {
      await openDocument(visit, visit.seed.erasing.requested);
      await tab(visit.page, visit.words.document.tabVersions(1));
      await visit.press(visit.words.erasure.confirm);
      await dialog(visit.page);
      await visit.press(visit.words.erasure.confirmOk);
      await visit.page.locator('.ant-form-item-explain-error').first().waitFor();
    } },
  { name: 'document, erased', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.erasing.done);
      await tab(visit.page, visit.words.document.tabVersions(2));
      await visit.page.getByRole('heading', { name: visit.words.erasure.records }).waitFor();
    } },
  { name: 'document, history', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.rich);
      await tab(visit.page, visit.words.document.tabHistory);
      await visit.page.getByRole('tabpanel', { name: visit.words.document.tabHistory }).waitFor();
    } },
]; // prettier-ignore
