import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, viewports, type OfficeBrowser } from './support/office-browser.ts';
import { screens, wordsOf, type Screen } from './support/office-screens.ts';
import { siteScreens } from './support/site-screens.ts';
import { seedOffice, type OfficeSeed } from './support/office-seed.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/** axe over every screen of the back office and its open states, on a phone and on a desktop, in both languages. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: TestServer;
let seed: OfficeSeed;
let browser: OfficeBrowser;
beforeAll(async () => {
  // The server reads what it will serve when it starts.
  await ensureBuilt();
  server = await startTestServer();
  seed = await seedOffice(server);
  browser = await openOfficeBrowser(
    () => server,
    /status of (401|404|409|415)|ERR_FAILED|ApiFailure: (NOT_FOUND|SIGNED_OUT)/,
  );
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

interface AxeWindow {
  readonly axe: typeof axeCore;
}

/** What the component library does inside its calendars and cannot be told otherwise; a date or time can always be typed instead. */
const libraryFaults: Readonly<Record<string, RegExp>> = {
  // Columns of hours and minutes that take no focus.
  'scrollable-region-focusable': /ul\[data-type="(hour|minute)"\]/,
  // “2026” is called “Choose a year”: what the button does, without what is written on it.
  'label-content-name-mismatch': /\.ant-picker-(year|month)-btn$/,
};

interface Fault {
  readonly rule: string;
  readonly target: string;
  readonly summary: string;
}

async function measured(page: Page): Promise<Fault[]> {
  const results = await page.evaluate(() =>
    (globalThis as typeof globalThis & AxeWindow).axe.run(document, {
      resultTypes: ['violations'],
      rules: {
        'target-size': { enabled: true },
        // Two that are advice and no criterion of WCAG. Lists to choose from, menus and messages are put at the end of the page
        // by the component library, outside its landmarks.
        region: { enabled: false },
        // A table that was just put into a text has no words in it yet.
        'empty-table-header': { enabled: false },
      },
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target, failureSummary }) => ({ rule: id, target: target.join(' '), summary: failureSummary ?? '' }))
      .filter((fault) => libraryFaults[fault.rule]?.test(fault.target) !== true),
  );
}

const isHalfHidden = ({ rule, summary }: Fault): boolean => rule === 'target-size' && summary.includes('obscured');

/** What the bar at the top happens to cover in part is no small target: looked at once more after a little scrolling. */
async function violations(page: Page): Promise<string[]> {
  let faults = await measured(page);
  if (faults.some(isHalfHidden)) {
    const moved = await page.evaluate(() => {
      const before = window.scrollY;
      window.scrollBy(0, before >= 100 ? -100 : 100);
      return window.scrollY - before;
    });
    const again = new Set((await measured(page)).map(({ rule, target }) => `${rule} ${target}`));
    faults = faults.filter((fault) => !isHalfHidden(fault) || again.has(`${fault.rule} ${fault.target}`));
    await page.evaluate((by) => window.scrollBy(0, -by), moved);
  }
  const shown = Map.groupBy(faults, ({ rule }) => rule);
  return [...shown].map(([rule, of]) => {
    const first = of.slice(0, 3).map(({ target, summary }) => `${target} ${summary}`);
    return `${rule}: ${first.join(' | ')}`;
  });
}

type Size = keyof typeof viewports;

async function look(screen: Screen, page: Page, language: string, size: Size): Promise<string[]> {
  const where = `${screen.name}, ${language}, ${size}`;
  const found: string[] = [];
  // Components measure again after the window has changed.
  await page
    .waitForFunction((most) => document.documentElement.scrollWidth <= most, viewports[size].width, { timeout: 10_000 })
    .catch(() => found.push(`${where}: the page is wider than the window`));
  // What stands in for text that is on its way is no heading yet.
  const still = page.locator('.ant-skeleton').first();
  await still.waitFor({ state: 'detached', timeout: 10_000 }).catch(() => undefined);
  found.push(...(await violations(page)).map((violation) => `${where}: ${violation}`));
  await browser.shot(page, where);
  return found;
}

/**
 * One visit serves both languages: what is open stays open when the language is switched. Chinese on the desktop and English on
 * the phone, where its longer words have least room; AXE_ALL=1 looks at each language in both sizes.
 */
async function check(screen: Screen, page: Page): Promise<string[]> {
  const sizes: Size[] = screen.phone === true ? ['phone'] : ['desktop', 'phone'];
  const everywhere = process.env['AXE_ALL'] !== undefined;
  const inChinese = everywhere ? sizes : sizes.slice(0, 1);
  const inEnglish = everywhere ? sizes.toReversed() : sizes.slice(-1);
  await page.setViewportSize(viewports[sizes[0] ?? 'phone']);
  await screen.visit({
    page,
    words: wordsOf('zh'),
    seed,
    go: async (address) => {
      await page.goto(`${browser.origin}/office${address}`);
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
  });
  await page.evaluate(axe);
  const found: string[] = [];
  for (const size of inChinese) {
    await page.setViewportSize(viewports[size]);
    found.push(...(await look(screen, page, 'zh', size)));
  }
  // By the element, since a dialog may lie over the button.
  await page.evaluate(() => document.querySelector<HTMLElement>('button[lang=en]')?.click());
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  for (const size of inEnglish) {
    await page.setViewportSize(viewports[size]);
    found.push(...(await look(screen, page, 'en', size)));
  }
  return found;
}

async function openFor(who: Screen['who']): Promise<Page> {
  const page = await browser.open(who, { context: { bypassCSP: true } });
  page.on('dialog', (dialog) => void dialog.accept());
  // What one screen left on the server is not offered on the next.
  await page.route('**/api/admin/kept-drafts/*', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: [] }) : route.continue(),
  );
  // Each screen begins in Chinese and with nothing kept, but for the one that is about what was kept.
  await page.addInitScript(() => {
    localStorage.removeItem('openzone.office.language');
    if (sessionStorage.getItem('keep-drafts') !== null) return;
    for (const key of Object.keys(localStorage)) if (key.includes('.draft.')) localStorage.removeItem(key);
  });
  return page;
}

// AXE_ONLY=trail looks at the screens of that name, while one is being made.
const wanted = new RegExp(process.env['AXE_ONLY'] ?? '', 'u');

describe.concurrent('axe finds nothing on any screen, on a phone and on a desktop, in Chinese and in English', () => {
  it.for(Object.entries({ ...screens, 'site administration': siteScreens }))(
    '%s',
    { timeout: 600_000 },
    async ([, group], { expect: expectHere }) => {
      const pages = new Map<Screen['who'], Page>();
      const found: string[] = [];
      for (const screen of group.filter(({ name }) => wanted.test(name))) {
        const page = pages.get(screen.who) ?? (await openFor(screen.who));
        pages.set(screen.who, page);
        const result = await check(screen, page).catch((error: unknown) => [`${screen.name}: ${String(error)}`]);
        found.push(...result);
      }
      expectHere(found).toEqual([]);
    },
  );
});

describe('meanwhile', () => {
  it('no browser complained', () => {
    expect(browser.trouble).toEqual([]);
  });
});
