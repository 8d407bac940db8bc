import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { speak, type Language } from '../../backoffice/src/i18n/messages.ts';
import { noticeMessages } from '../../backoffice/src/notices/messages.ts';
import { queueNotice } from '../src/base/notices/index.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** The bell of the back office in a real browser. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const caseId = '01930000-0000-7000-8000-000000000001';
let server: TestServer;
let zone: TestZone;
let browser: OfficeBrowser;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  browser = await openOfficeBrowser(() => server, /status of 404|ApiFailure: NOT_FOUND/);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function tell(who: 'handler' | 'head', count: number): Promise<void> {
  await server.database.app.transaction(zone.siteId, async (tx) => {
    for (let number = 1; number <= count; number += 1) {
      await queueNotice(tx, {
        channel: 'IN_SITE',
        accountId: zone.people[who].id,
        subject: {
          zh: `申请 2026-0000${number} 三个工作日后到期`,
          en: number === 1 ? '' : `Request 2026-0000${number} is due in 3 working days`,
        },
        body: {
          zh: '请在 2026年3月20日 前作出答复。\n如需延期，请及时报批。',
          en: number === 1 ? '' : 'Answer it by 20 March 2026.\nAsk for an extension in time.',
        },
        about: number === 2 ? '' : `case:${caseId}`,
        dedupeKey: `${who}:${number}`,
      });
    }
  });
}

async function violations(page: Page): Promise<string[]> {
  // What stands in for text that is on its way is no heading yet.
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (globalThis as typeof globalThis & { readonly axe: typeof axeCore }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

const wordsOf = (language: Language) => speak(noticeMessages, language);

it.each([
  { who: 'handler', language: 'zh', viewport: 'desktop' },
  { who: 'head', language: 'en', viewport: 'phone' },
] as const)(
  'tells $who in $language on a $viewport what is unread, and remembers what was read',
  async ({ who, language, viewport }) => {
    await tell(who, 3);
    const m = wordsOf(language);
    const page = await browser.open(who, { language, viewport });
    await page.goto(`${browser.origin}/office/`);
    await page.getByRole('button', { name: m.bell(3), exact: true }).click();
    const list = page.getByRole('dialog', { name: m.title });
    await list.getByRole('heading', { level: 3 }).first().waitFor();
    // It grows into place.
    await list.evaluate((element) => Promise.all(element.getAnimations({ subtree: true }).map((one) => one.finished)));
    await browser.shot(page, `notices-${viewport}`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await list.getByRole('heading', { level: 3 }).allTextContents()).toEqual(
      (language === 'zh'
        ? ['申请 2026-00003 三个工作日后到期', '申请 2026-00002 三个工作日后到期', '申请 2026-00001 三个工作日后到期']
        : [
            'Request 2026-00003 is due in 3 working days',
            'Request 2026-00002 is due in 3 working days',
            '申请 2026-00001 三个工作日后到期',
          ]
      ).map((subject) => `${m.unread}${subject}`),
    );

    await list.getByRole('button', { name: m.markOne, exact: true }).nth(1).click();
    await list.getByText(m.count(2), { exact: true }).waitFor();
    await list.getByRole('link', { name: m.toRequest, exact: true }).first().click();
    await page.waitForURL(`**/office/requests/${caseId}`);
    await list.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: m.bell(1), exact: true }).click();
    await list.getByRole('button', { name: m.markAll, exact: true }).click();
    await list.getByText(m.allRead, { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: m.bell(0), exact: true }).waitFor();
    await page.context().close();
  },
);

it('says what will stand there while there is nothing', async () => {
  const m = wordsOf('zh');
  const page = await browser.open('reviewer');
  await page.goto(`${browser.origin}/office/`);
  await page.getByRole('button', { name: m.bell(0), exact: true }).click();
  await page.getByText(m.emptyTitle, { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(browser.trouble).toEqual([]);
});
