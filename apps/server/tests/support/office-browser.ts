import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { TestServer } from './server.ts';

export const viewports = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface OpenOptions {
  readonly language?: 'zh' | 'en';
  readonly viewport?: keyof typeof viewports;
  readonly context?: Parameters<Browser['newContext']>[0];
}

/** The built back office of a test server in real browsers. */
export interface OfficeBrowser {
  readonly origin: string;
  /** A window of its own, with nothing stored, signed in already; nobody when no name is given. */
  open(signInName: string | undefined, options?: OpenOptions): Promise<Page>;
  /** What browsers complain of by themselves: script errors, what the content policy refused, missing files. */
  readonly trouble: readonly string[];
  /** A picture of the screen as it is, in the folder that `SHOTS` names; without it none is taken. */
  shot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * `running`: the server of the moment, which may be stopped and come back on its port; `expected`: failed loads that a test
 * brings about on purpose.
 */
export async function openOfficeBrowser(running: () => TestServer, expected?: RegExp): Promise<OfficeBrowser> {
  const browser = await launchBrowser();
  const origin = `http://localhost:${running().port}`;
  const contexts: BrowserContext[] = [];
  const trouble: string[] = [];
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await mkdir(shots, { recursive: true });

  function listen(page: Page, who: string): void {
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => trouble.push(`${who}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && expected?.test(message.text()) !== true)
        trouble.push(`${who}: ${message.text()}`);
    });
  }

  return {
    origin,
    trouble,
    async open(signInName, { language = 'zh', viewport = 'desktop', context: more = {} } = {}) {
      const context = await browser.newContext({
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        timezoneId: 'Asia/Shanghai',
        viewport: viewports[viewport],
        reducedMotion: 'reduce',
        ...more,
      });
      contexts.push(context);
      if (signInName !== undefined) {
        const [name = '', value = ''] = ((await running().office(signInName)).cookie ?? '').split('=');
        await context.addCookies([{ name, value, url: origin }]);
      }
      if (language === 'en') await context.addInitScript(() => localStorage.setItem('openzone.office.language', 'en'));
      const page = await context.newPage();
      listen(page, signInName ?? 'nobody');
      context.on('page', (next) => listen(next, signInName ?? 'nobody'));
      return page;
    },
    async shot(page, name) {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `${name.replaceAll(/\W+/g, '-')}.png`) });
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
    },
  };
}
