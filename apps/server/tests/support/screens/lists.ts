import { dialog, heading, openHelp } from './acts.ts';
import type { Screen } from './screen.ts';

/** A letter that went out, one to somebody else than the applicant, and one that waits. */
const letters = {
  items: ['公开告知书', '征求意见书（给第三方）', '延期答复告知书'].map((name, at) => ({
    id: `00000000-0000-4000-8000-00000000030${at}`,
    kind: 'ANSWER_GRANTED',
    name,
    number: at === 0 ? '测管公开〔2026〕1号' : null,
    requestId: `00000000-0000-4000-8000-00000000040${at}`,
    requestNumber: `YSQ20260000${at + 1}`,
    summary: '道路改造工程的竣工验收报告及其附件、会议纪要和往来函件',
    unitName: at === 2 ? null : '财政局',
    madeOn: '2026-03-10',
    createdBy: '测试',
    issuedOn: at === 2 ? null : '2026-03-12',
    toApplicant: at !== 1,
  })),
  total: 3,
  next: null,
};

/** A review that is late, a lawsuit that waits for its court, and one that is over. */
const remedies = {
  items: (['REVIEW', 'LITIGATION_DIRECT', 'LITIGATION_AFTER_REVIEW'] as const).map((kind, at) => ({
    id: `00000000-0000-4000-8000-00000000010${at}`,
    number: `FS20260000${at + 1}`,
    kind,
    summary: `行政复议：YSQ20260000${at + 1} 道路改造工程的竣工验收报告及其附件、会议纪要和往来函件`,
    open: at < 2,
    unitId: null,
    unitName: at === 1 ? null : '财政局',
    handlerName: at === 0 ? '测试' : null,
    filedOn: '2026-03-02',
    due: at === 0 ? '2026-03-12' : null,
    left: at === 0 ? -3 : null,
    respondedOn: at === 0 ? null : '2026-03-10',
    result: at === 2 ? 'UPHELD' : null,
    concludedOn: at === 2 ? '2026-04-20' : null,
    requestId: `00000000-0000-4000-8000-00000000020${at}`,
  })),
  total: 3,
  next: null,
};

export const lists: readonly Screen[] = [
  { name: 'time limits, a figure opened', who: 'office', visit: async ({ go, page, words }) => {
      await go('/time-limits?year=2026');
      await heading(page, words.timeLimits.title);
      await page.locator('.oz-limits-open').first().click();
      await page.locator('.oz-limits-records li').first().waitFor();
    } },
  { name: 'documents', who: 'office', visit: async ({ go, page }) => {
      await go('/documents');
      await page.locator('main a[href*="/documents/"]').first().waitFor();
    } },
  { name: 'documents, filtered', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents?stage=published&unitId=${seed.zone.unitId}`);
      await page.locator('main a[href*="/documents/"]').first().waitFor();
      await page.getByRole('combobox', { name: words.vocabulary.stage }).click();
      await page.locator('.ant-select-dropdown:visible').waitFor();
    } },
  { name: 'documents, none', who: 'handler', visit: async ({ go, page, words }) => {
      await go(`/documents?q=${encodeURIComponent('没有这样的词')}`);
      await page.getByText(words.common.total(0)).waitFor();
    } },
  { name: 'columns', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/columns');
      await heading(page, words.columns.title);
    } },
  { name: 'columns, a new one wrong', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/columns');
      await press(words.columns.add);
      await page.getByLabel(words.columns.key).fill('9');
      await press(words.common.save);
      await page.getByText(words.columns.keyWrong).waitFor();
    } },
  { name: 'columns, one being edited', who: 'office', visit: async ({ go, page, words }) => {
      await go('/columns');
      await page.getByRole('button', { name: words.columns.edit('财政预决算') }).click();
      await dialog(page);
    } },
  { name: 'settings, an announcement with faults', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/settings');
      await heading(page, words.settings.title);
      await page.getByLabel(words.settings.onlineReview).fill('fy.test.example');
      await page.getByLabel(words.calendar.text).fill('2027-01-01 至 2027-01-03 放假\n2027-02-30 放假');
      await press(words.calendar.submit);
      await page.getByText(words.calendar.mend).waitFor();
    } },
  { name: 'settings, to read only', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/settings');
      await page.getByText(words.settings.readOnly).waitFor();
    } },
  { name: 'review sequences, a new one tried', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/settings/review');
      await heading(page, words.reviewSettings.title);
      await press(words.reviewSettings.add);
      await press(words.reviewSettings.run);
      await page.locator('.oz-plan').waitFor();
      await openHelp(page);
    } },
  { name: 'rules of the search for personal data, tried', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/settings/personal-data');
      await heading(page, words.personalDataSettings.title);
      await page.locator('.oz-details > summary').click();
      await press(words.personalDataSettings.run);
      await page.locator('.oz-pds-masked').waitFor();
    } },
  { name: 'templates and wording, a new template', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/settings/writing');
      await heading(page, words.writingSettings.title);
      await press(words.writingSettings.add);
      await dialog(page);
      await page.locator('.oz-body-editable').waitFor();
    } },
  { name: 'templates and wording, a new word', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/settings/writing');
      await press(words.writingSettings.wordAdd);
      await dialog(page);
    } },
  { name: 'preview of the public page', who: 'handler', visit: async ({ go, page, words, press }) => {
      await go('/write');
      await press(words.write.preview);
      await page.locator('.oz-preview iframe').waitFor();
    } },
  { name: 'letters, none', who: 'office', visit: async ({ go, page, words }) => {
      await go('/letters');
      await page.getByText(words.letters.nothing).waitFor();
    } },
  { name: 'letters', who: 'office', visit: async ({ go, page, words }) => {
      await page.route('**/api/admin/letters?*', (route) => route.fulfill({ json: letters }));
      await go('/letters?sort=request');
      await page.getByText('YSQ202600001').waitFor();
      await page.locator('.oz-more-filters summary').click();
      await page.getByLabel(words.letters.sent).waitFor();
      await page.unroute('**/api/admin/letters?*');
    } },
  { name: 'remedies, none', who: 'office', visit: async ({ go, page, words }) => {
      await go('/remedies');
      await page.getByText(words.remedyList.nothing).waitFor();
    } },
  { name: 'remedies', who: 'office', visit: async ({ go, page, words }) => {
      await page.route('**/api/admin/remedies?*', (route) => route.fulfill({ json: remedies }));
      await go('/remedies?view=all&sort=-received');
      await page.getByText('FS202600001').waitFor();
      await page.locator('.oz-more-filters summary').click();
      await page.getByLabel(words.remedyList.onlyLate).waitFor();
      await page.unroute('**/api/admin/remedies?*');
    } },
  { name: 'documents, in another order', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/documents?sort=title');
      await heading(page, words.shell.documents);
      await page.locator('tr[data-row], .oz-items li').first().waitFor();
      const head = page.getByRole('columnheader', { name: words.documents.day });
      // On a phone the order is chosen from a list.
      if (await head.isVisible()) {
        await head.click();
        await page.locator('th[aria-sort=descending]').waitFor();
        if (!page.url().includes('sort=-day')) throw new Error(`the address does not keep the order: ${page.url()}`);
      } else await page.getByRole('combobox', { name: words.lists.sort }).waitFor();
    } },
  { name: 'trail, saved filters', who: 'admin', visit: async ({ go, page, words, press }) => {
      await go('/trail?outcome=refused');
      await press(words.lists.saved);
      await page.getByText(words.lists.noSaved).waitFor();
    } },
  { name: 'request statistics', who: 'office', visit: async ({ go, page }) => {
      await go('/requests/statistics');
      await page.locator('.oz-table-four').waitFor();
    } },
]; // prettier-ignore
