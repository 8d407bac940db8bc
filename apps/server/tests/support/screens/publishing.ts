import { channelLabels } from '@openzone/contracts';
import { dialog, heading, openDocument, tab } from './acts.ts';
import type { Screen } from './screen.ts';

/** The day in Shanghai of what the seed has scheduled a day from now. */
const scheduledDay = (): string => new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

export const publishing: readonly Screen[] = [
  { name: 'publishing calendar', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/publishing');
      await heading(page, words.publishing.title);
      await page.locator('.oz-entry').first().waitFor();
    } },
  { name: 'publishing calendar, a week', who: 'office', visit: async ({ go, page }) => {
      await go('/publishing?view=week');
      await page.locator('.oz-entry, .oz-day').first().waitFor();
    } },
  { name: 'publishing calendar, nothing in the list', who: 'office', visit: async ({ go, page, words }) => {
      await go('/publishing?view=agenda&day=2019-03-05');
      await page.getByText(words.publishing.nothing).waitFor();
    } },
  { name: 'publishing calendar, a time to be changed', who: 'office', visit: async ({ go, page, words }) => {
      await go(`/publishing?view=agenda&day=${scheduledDay()}`);
      await page.locator('.oz-entry-scheduled').first().click();
      await dialog(page);
      await page.getByRole('button', { name: words.plan.move }).waitFor();
    } },
  { name: 'publications by channel', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/publishing/channels?from=2000-01-01');
      await page.locator('.oz-channel-counts').waitFor();
      await page.getByRole('button', { name: words.publishing.countsOnce }).last().click();
      await page.getByRole('dialog').getByRole('link').first().waitFor();
    } },
  { name: 'channels', who: 'office', visit: async ({ go, page, words }) => {
      await go('/channels');
      await heading(page, words.channels.title);
      await page.getByRole('button', { name: words.channels.retry }).waitFor();
    } },
  { name: 'channels, WeChat being set up', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/channels');
      await press(words.channels.edit(channelLabels.WECHAT.zh));
      await dialog(page);
      await page.getByLabel(words.channels.appId).waitFor();
    } },
  { name: 'channels, Weibo declined', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/channels?error_code=21330&state=x');
      await page.getByText(words.channels.weiboDeclined('21330')).waitFor();
      await press(words.channels.edit(channelLabels.WEIBO.zh));
      await dialog(page);
      await page.getByRole('button', { name: words.channels.authorise, exact: true }).waitFor();
    } },
  { name: 'channels, the feed for screens', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/channels');
      await press(words.channels.edit(channelLabels.SCREEN.zh));
      await dialog(page);
      await page.getByLabel(words.channels.feedAddress('Atom')).last().waitFor();
    } },
  { name: 'channels, a sending that is out after all', who: 'office', visit: async ({ go, page, words, press }) => {
      await go('/channels');
      await press(words.channels.tellPublished);
      await dialog(page);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.locator('.ant-form-item-explain-error').first().waitFor();
    } },
  { name: 'document, words for a channel', who: 'handler', visit: async (visit) => {
      await openDocument(visit, visit.seed.embargoed);
      await tab(visit.page, visit.words.document.tabSpread);
      await visit.press(visit.words.channels.write(channelLabels.WEIBO.zh));
      await dialog(visit.page);
    } },
  { name: 'document, words for a channel with personal data being approved', who: 'office', visit: async (visit) => {
      await openDocument(visit, visit.seed.embargoed);
      await tab(visit.page, visit.words.document.tabSpread);
      await visit.page.locator('.oz-channel-item', { hasText: '13800138000' }).getByRole('button', { name: visit.words.channels.approve }).click();
      await dialog(visit.page);
    } },
  { name: 'document, its plan without a reason', who: 'handler', visit: async (visit) => {
      await openDocument(visit, visit.seed.embargoed);
      await tab(visit.page, visit.words.document.tabSpread);
      await visit.page.getByLabel(visit.words.plan.reason).fill('');
      await visit.press(visit.words.plan.save);
      await visit.page.getByText(visit.words.plan.reasonMissing).waitFor();
    } },
]; // prettier-ignore
