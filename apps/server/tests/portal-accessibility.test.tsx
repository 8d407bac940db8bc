import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses, startPortal, type TestPortal } from './portal-fixtures.ts';
import { launchBrowser } from './support/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

let portal: TestPortal;
let base: string;
let browser: Browser;
beforeAll(async () => {
  portal = await startPortal();
  base = await portal.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await portal.app.close();
});

interface Mode {
  readonly name: string;
  readonly prefix: string;
  readonly display?: string;
  readonly dark?: boolean;
  /** WCAG level AAA for contrast. */
  readonly enhanced?: boolean;
  /** Both sizes when not given; of the other modes each is looked at where it has less room for its words, or differs at all. */
  readonly size?: keyof typeof viewports;
}

const modes: readonly Mode[] = [
  { name: 'Simplified', prefix: '' },
  { name: 'Traditional', prefix: '/zh-hant', size: 'desktop' },
  { name: 'English', prefix: '/en', size: 'phone' },
  { name: 'large print', prefix: '', display: 'elder', size: 'phone' },
  { name: 'high contrast', prefix: '', display: 'contrast', enhanced: true, size: 'desktop' },
  { name: 'dark', prefix: '', dark: true, size: 'phone' },
];

/** In the other modes one address of each template will do. */
const variants = [
  'columnPage',
  'columnTree',
  'statutoryColumn',
  'catalogueFiltered',
  'catalogueNone',
  'unitBare',
  'documentPlain',
  'missing',
];

interface AxeWindow {
  readonly axe: typeof axeCore;
}

async function violations(page: Page, isEnhanced: boolean): Promise<string[]> {
  const results = await page.evaluate(
    (enhanced) =>
      (globalThis as typeof globalThis & AxeWindow).axe.run(document, {
        resultTypes: ['violations'],
        rules: { 'color-contrast-enhanced': { enabled: enhanced }, 'target-size': { enabled: true } },
      }),
    isEnhanced,
  );
  return results.violations.map((violation) => {
    const nodes = violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`);
    return `${violation.id}: ${nodes.join(' | ')}`;
  });
}

/** AXE_ALL=1 looks at every mode in both sizes. */
describe('axe finds nothing on any template, on a phone and on a desktop', () => {
  it.each(modes)('$name', { timeout: 300_000 }, async (mode) => {
    const context = await browser.newContext({ colorScheme: mode.dark === true ? 'dark' : 'light', bypassCSP: true });
    if (mode.display !== undefined) await context.addCookies([{ name: 'oz_display', value: mode.display, url: base }]);
    const page = await context.newPage();
    const found: string[] = [];
    for (const [name, address] of Object.entries(addresses)) {
      if (mode.name !== 'Simplified' && variants.includes(name)) continue;
      await page.goto(base + mode.prefix + address);
      await page.evaluate(axe);
      for (const [size, viewport] of Object.entries(viewports)) {
        if (mode.size !== undefined && mode.size !== size && process.env['AXE_ALL'] === undefined) continue;
        await page.setViewportSize(viewport);
        found.push(
          ...(await violations(page, mode.enhanced === true)).map((violation) => `${name}, ${size}: ${violation}`),
        );
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > viewport.width) found.push(`${name}, ${size}: the page is ${width} wide`);
      }
    }
    await context.close();
    expect(found).toEqual([]);
  });
});
