import { join } from 'node:path';
import type { Role } from '@openzone/contracts';
import { Secret, TOTP } from 'otpauth';
import type { Locator, Page } from 'playwright-core';
import {
  defaultSignInSettings,
  hashPassword,
  insertAccount,
  signInSettingsKey,
} from '../../src/base/identity/index.ts';
import { writeSetting } from '../../src/base/sites/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { ensureBuilt } from './built.ts';
import { openOfficeBrowser, viewports, type OfficeBrowser } from './office-browser.ts';
import { button } from './request-screens.ts';
import { startTestServer, type TestServer } from './server.ts';
import { createZone, testPassword, type TestZone } from './zone.ts';

/**
 * The zone in which the days of its people are told: the bureau of finance and those who work across bureaus, each signing in for the
 * first time by the rules a site has from the beginning, with a second factor where their post asks for one.
 */
const cast = {
  张明: { signIn: 'zhangming', post: 'HANDLER', ofBureau: true },
  周敏: { signIn: 'zhoumin', post: 'HANDLER', ofBureau: true },
  李静: { signIn: 'lijing', post: 'UNIT_HEAD', ofBureau: true },
  王谨: { signIn: 'wangjin', post: 'SECRECY_REVIEWER', ofBureau: false },
  陈晨: { signIn: 'chenchen', post: 'DISCLOSURE_OFFICE', ofBureau: false },
  赵宇: { signIn: 'zhaoyu', post: 'ADMIN', ofBureau: false },
} as const satisfies Readonly<Record<string, { signIn: string; post: Role; ofBureau: boolean }>>;
export type Name = keyof typeof cast;

export interface Story {
  readonly server: TestServer;
  readonly zone: TestZone;
  readonly browser: OfficeBrowser;
  /** The day it is, for the server and for every browser; without one the clock runs by itself. */
  turnTo(day: string): Promise<void>;
  /** A window of its own in which the person has signed in by the form, as on a first day. */
  officer(name: Name): Promise<Page>;
  /** Signs out and in again, with the code that the authenticator shows by then. */
  signInAgain(name: Name): Promise<void>;
  /** Somebody of the public, with a telephone. */
  citizen(): Promise<Page>;
  /** Pictures of the screen, desktop and telephone, in the folder that `SHOTS` names; without it nothing is done. */
  look(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** `day`: the clock stands still on it until it is turned; `expected`: failed loads that the story brings about on purpose. */
export async function openStory(
  options: { readonly day?: string; readonly worker?: boolean; readonly expected?: RegExp } = {},
): Promise<Story> {
  await ensureBuilt();
  let { day } = options;
  const now = (): Date => (day === undefined ? new Date() : new Date(`${day}T10:00:00+08:00`));
  const server = await startTestServer({ clock: { now }, worker: options.worker ?? false });
  const zone = await createZone(server.database.app);
  await openAccounts(server, zone);
  // Whoever comes to the office without a session is told so by a failed load.
  const expected = new RegExp(
    ['status of 401', ...(options.expected === undefined ? [] : [options.expected.source])].join('|'),
  );
  const browser = await openOfficeBrowser(() => server, expected);
  const pages: Page[] = [];
  const officers = new Map<Name, Page>();
  const keys = new Map<Name, string>();
  const codeOf = (name: Name, later = 0): string =>
    new TOTP({ secret: Secret.fromBase32(keys.get(name) ?? '') }).generate({ timestamp: now().getTime() + later });

  async function open(viewport: keyof typeof viewports): Promise<Page> {
    const page = await browser.open(undefined, { viewport });
    page.setDefaultTimeout(20_000);
    if (day !== undefined) await page.clock.setFixedTime(now());
    pages.push(page);
    return page;
  }

  async function giveName(page: Page, name: Name): Promise<void> {
    await page.getByLabel('用户名').fill(cast[name].signIn);
    await page.getByLabel('密码', { exact: true }).fill(testPassword);
    await button(page, '登录').click();
  }

  const story: Story = {
    server,
    zone,
    browser,
    async turnTo(on) {
      day = on;
      for (const page of pages) await page.clock.setFixedTime(now());
    },
    async officer(name) {
      const known = officers.get(name);
      if (known !== undefined) return known;
      const page = await open('desktop');
      officers.set(name, page);
      await page.goto(`${browser.origin}/office/`);
      await giveName(page, name);
      if (defaultSignInSettings.secondFactorRoles.includes(cast[name].post)) {
        await page.getByRole('heading', { name: '绑定验证器' }).waitFor();
        keys.set(name, (await page.locator('.oz-factor-key code').innerText()).replaceAll(/\s/g, ''));
        await story.look(page, `${name}-绑定验证器`);
        await page.getByLabel('六位验证码').fill(codeOf(name));
        await button(page, '继续').click();
        await page.getByRole('heading', { name: '恢复码' }).waitFor();
        await button(page, '我已保存好').click();
      }
      await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
      return page;
    },
    async signInAgain(name) {
      const page = await story.officer(name);
      await page.context().clearCookies();
      await page.goto(`${browser.origin}/office/`);
      await giveName(page, name);
      await page.getByRole('heading', { name: '第二步：验证码' }).waitFor();
      await story.look(page, `${name}-输入验证码`);
      // The code of a moment ago was used for setting up; the next one is accepted a little early.
      await page.getByLabel('验证码或恢复码').fill(codeOf(name, 30_000));
      await button(page, '继续').click();
      await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
    },
    citizen: () => open('phone'),
    async look(page, name) {
      const folder = process.env['SHOTS'];
      if (folder === undefined) return;
      const before = page.viewportSize() ?? viewports.desktop;
      for (const [size, viewport] of Object.entries(viewports)) {
        await page.setViewportSize(viewport);
        await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
      }
      await page.setViewportSize(before);
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
  return story;
}

async function openAccounts(server: TestServer, zone: TestZone): Promise<void> {
  const passwordHash = await hashPassword(testPassword);
  await server.database.app.transaction(zone.siteId, async (tx) => {
    await writeSetting(tx, signInSettingsKey, defaultSignInSettings);
    await writeSetting(tx, 'requestDocuments', {
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
    });
    for (const [displayName, { signIn, post, ofBureau }] of Object.entries(cast)) {
      await insertAccount(tx, {
        id: newId(),
        signInName: signIn,
        displayName,
        passwordHash,
        unitId: ofBureau ? zone.unitId : zone.otherUnitId,
        roles: [{ role: post, unitId: ofBureau ? zone.unitId : null }],
        demonstration: false,
      });
    }
  });
}

/** What the story is about stands on the screen. */
export async function expectShown(what: Locator): Promise<void> {
  await what.first().waitFor();
}
