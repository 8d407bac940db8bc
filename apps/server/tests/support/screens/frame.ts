import { dialog, heading, openHelp } from './acts.ts';
import type { Screen, Visit } from './screen.ts';

/** The step after the password, whatever the account. */
const signInStep = async ({ go, page, words, press }: Visit, next: 'CODE' | 'PASSWORD' | 'ENROL'): Promise<void> => {
  await page.route('**/api/admin/session', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 202, json: { next } }) : route.fallback(),
  );
  await go('/sign-in');
  await page.getByLabel(words.signIn.name).fill('handler');
  await page.getByLabel(words.signIn.password).fill('a password');
  await press(words.signIn.submit);
  await page.getByRole('button', { name: words.signIn.startOver }).waitFor();
  await page.unroute('**/api/admin/session');
};

/** Two requests that nobody has yet. */
const waitingRequests = {
  items: ['YSQ202600001', 'YSQ202600002'].map((number) => ({
    id: `00000000-0000-4000-8000-0000000${number.slice(-5)}`,
    number,
    state: 'PROCESSING',
    channel: 'IN_PERSON',
    applicantKind: 'NATURAL_PERSON',
    applicantMasked: '测**',
    summary: '道路改造工程的竣工验收报告',
    unitId: null,
    unitName: null,
    handlerId: null,
    handlerName: null,
    outcome: null,
    submittedOn: '2026-03-02',
    receivedOn: '2026-03-02',
    due: '2026-03-30',
    left: 3,
    used: 17,
    limit: 20,
    paused: false,
    closedOn: null,
    reopened: false,
  })),
  total: 2,
  counts: { mine: 0, intake: 2, approve: 0, late: 0, soon: 2 },
  next: null,
};

export const frame: readonly Screen[] = [
  { name: 'sign in', who: undefined, visit: async ({ go, page, words }) => {
      await go('/');
      await page.getByRole('button', { name: words.signIn.submit, exact: true }).waitFor();
    } },
  { name: 'sign in, nothing filled in', who: undefined, visit: async ({ go, page, words, press }) => {
      await go('/sign-in?next=/documents');
      await press(words.signIn.submit);
      await page.getByText(words.signIn.passwordMissing).waitFor();
    } },
  { name: 'work', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/');
      await heading(page, words.work.title);
    } },
  { name: 'work of a reviewer', who: 'reviewer', visit: async ({ go, page, words }) => {
      await go('/');
      await heading(page, words.work.title);
    } },
  { name: 'work of the office, account open', who: 'office', visit: async ({ go, page, words }) => {
      await go('/');
      await heading(page, words.work.title);
      await page.locator('.oz-header-end button').last().click();
      await page.getByRole('button', { name: words.shell.signOut }).waitFor();
    } },
  { name: 'people', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/people');
      await heading(page, words.people.title);
    } },
  { name: 'people, one being kept', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/people');
      await page.getByRole('button', { name: words.people.open('handler') }).click();
      await dialog(page);
      await page.getByRole('button', { name: words.people.resetPassword }).waitFor();
    } },
  { name: 'units', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/units');
      await heading(page, words.units.title);
    } },
  { name: 'units, those of the past', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/units');
      await page.getByText(words.units.showPast).click();
      await page.getByText('招商合作局').waitFor();
    } },
  { name: 'units, one that is no more', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/units');
      await page.getByText(words.units.showPast).click();
      await page.getByRole('button', { name: words.units.open('招商合作局') }).click();
      await dialog(page);
    } },
  { name: 'units, one to be created', who: 'admin', visit: async ({ go, page, words, press }) => {
      await go('/units');
      await press(words.units.add);
      await dialog(page);
    } },
  { name: 'units, one with its history', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/units');
      await page.locator('.oz-units button').first().click();
      await dialog(page);
      await page.getByRole('button', { name: words.units.rename }).waitFor();
    } },
  { name: 'units, one to be merged', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/units');
      await page.locator('.oz-units button').first().click();
      await page.getByRole('button', { name: words.units.merge }).click();
      await page.getByText(words.units.successorHint).waitFor();
      await page.locator('.oz-rule').waitFor();
    } },
  { name: 'sign in, by single sign-on', who: undefined, visit: async ({ go, page }) => {
      await page.route('**/api/admin/session/ways', (route) => route.fulfill({ json: { sso: { label: '统一身份认证' } } }));
      await go('/sign-in');
      await page.getByRole('link', { name: /统一身份认证/u }).waitFor();
      await page.unroute('**/api/admin/session/ways');
    } },
  { name: 'settings, signing in', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/settings');
      await page.getByRole('heading', { name: words.signInSettings.title }).scrollIntoViewIfNeeded();
      await page.getByLabel(words.signInSettings.sso).check();
      await page.getByLabel(words.signInSettings.issuer).fill('http://elsewhere.example');
      await openHelp(page, '#sign-in-settings');
      await page.getByLabel(words.signInSettings.clientSecret).scrollIntoViewIfNeeded();
    } },
  { name: 'help, from a screen', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.documents.draft}`);
      const asked = await page.getByRole('link', { name: words.help.open }).getAttribute('href');
      await go((asked ?? '').replace('/office', ''));
      await heading(page, words.help.title);
      await page.locator('#help-document:focus').waitFor();
    } },
  { name: 'help, found', who: 'office', visit: async ({ go, page, words }) => {
      await go('/help');
      await page.getByLabel(words.help.search, { exact: true }).fill('撤回');
      await page.locator('.oz-help-hits a').first().waitFor();
    } },
  { name: 'trail', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/trail');
      await page.getByRole('button', { name: words.trail.see }).first().waitFor();
    } },
  { name: 'trail, one entry', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/trail');
      await page.evaluate(() =>
        fetch('/api/admin/settings/trail', {
          method: 'PUT',
          headers: { 'content-type': 'application/json', 'x-openzone-request': '1' },
          body: JSON.stringify({ readers: ['DISCLOSURE_OFFICE', 'SECRECY_REVIEWER'] }),
        }),
      );
      await go('/trail?act=setting.trail');
      await page.getByRole('button', { name: words.trail.see }).first().click();
      await page.getByRole('dialog').getByText(words.trail.before, { exact: true }).first().waitFor();
    } },
  { name: 'trail, nothing found', who: 'admin', visit: async ({ go, page, words }) => {
      await go('/trail?number=nothing-is-called-so');
      await page.getByText(words.trail.nothing).waitFor();
    } },
  { name: 'people, an account to be opened', who: 'admin', visit: async ({ go, page, words, press }) => {
      await go('/people');
      await press(words.people.add);
      await dialog(page);
    } },
  { name: 'account security', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/account');
      await heading(page, words.account.title);
      await page.getByRole('button', { name: words.account.setUp }).waitFor();
    } },
  { name: 'account security, setting up an authenticator', who: 'admin', visit: async ({ go, page, words, press }) => {
      await go('/account');
      await press(words.account.setUp);
      await dialog(page);
    } },
  { name: 'sign in, asked for a code', who: undefined, visit: async (visit) => {
      await signInStep(visit, 'CODE');
      await visit.page.getByLabel(visit.words.signIn.code).waitFor();
    } },
  { name: 'sign in, a password of one’s own', who: undefined, visit: async (visit) => {
      await signInStep(visit, 'PASSWORD');
      await visit.page.getByLabel(visit.words.signIn.repeat).waitFor();
    } },
  { name: 'sign in, setting up an authenticator', who: undefined, visit: async (visit) => {
      await visit.page.route('**/session/factor', (route) =>
        route.fulfill({ json: { typed: 'GEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/x', qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7h-7z"/></svg>' } }),
      );
      await signInStep(visit, 'ENROL');
      await visit.page.getByRole('img', { name: visit.words.signIn.qr }).waitFor();
      await visit.page.unroute('**/session/factor');
    } },
  { name: 'no work', who: 'stranger', visit: async ({ go, page, words }) => {
      await page.route('**/api/admin/work', (route) => route.fulfill({ json: { items: [], counts: [], late: 0, stages: {} } }));
      await go('/');
      await page.getByText(words.work.emptyTitle).waitFor();
      await page.unroute('**/api/admin/work');
    } },
  { name: 'work of one kind', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/?kind=DETERMINE');
      await heading(page, words.work.title);
      await page.locator('.oz-work-clock summary').first().click();
    } },
  { name: 'quick-find', who: 'office', visit: async ({ go, page, words }) => {
      await go('/');
      await heading(page, words.work.title);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('预算');
      await page.getByRole('option').first().waitFor();
    } },
  { name: 'shortcuts', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/');
      await heading(page, words.work.title);
      await page.keyboard.press('?');
      await dialog(page);
    } },
  { name: 'navigation', who: 'handler', phone: true, visit: async ({ go, page, words }) => {
      await go('/');
      await page.getByRole('button', { name: words.shell.openNavigation }).click();
      await page.getByRole('navigation', { name: words.shell.navigation }).waitFor();
    } },
  { name: 'documents, a filter being named', who: 'handler', visit: async ({ go, page, words, press }) => {
      await go('/documents?stage=draft');
      await heading(page, words.shell.documents);
      await page.getByRole('button', { name: words.lists.saved }).click();
      await press(words.lists.save);
      await dialog(page);
    } },
  { name: 'documents on a channel, recorded together', who: 'office', visit: async ({ go, page, words }) => {
      await go('/documents?stage=published&channel=WEB&channelState=published');
      await heading(page, words.shell.documents);
      await page.locator('.oz-bulk, .oz-items').first().waitFor();
      const all = page.getByRole('checkbox', { name: words.documents.tickAll });
      // On a phone there are no boxes to tick.
      if (await all.isVisible()) {
        await all.check();
        await page.getByRole('button', { name: words.bulk.channel }).click();
        await dialog(page);
        await page.getByLabel(words.bulk.issue).waitFor();
      }
    } },
  { name: 'documents, an act on several', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/documents');
      await heading(page, words.shell.documents);
      const all = page.getByRole('checkbox', { name: words.documents.tickAll });
      // On a phone there are no boxes to tick.
      if (await all.isVisible()) {
        await all.check();
        await page.getByRole('button', { name: words.bulk.column }).click();
        await dialog(page);
      }
    } },
  { name: 'requests, several to be assigned', who: 'office', visit: async ({ go, page, words }) => {
      await page.route('**/api/admin/requests?*', (route) => route.fulfill({ json: waitingRequests }));
      await go('/requests?view=open');
      await heading(page, words.shell.requests);
      const all = page.getByRole('checkbox', { name: words.assign.tickAll });
      // On a phone there are no boxes to tick.
      if (await all.isVisible()) {
        await all.check();
        await page.getByRole('button', { name: words.assign.assign }).click();
        await dialog(page);
      }
      await page.unroute('**/api/admin/requests?*');
    } },
  { name: 'no such page', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/nowhere');
      await heading(page, words.shell.notFound);
    } },
  { name: 'no such document', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/documents/00000000-0000-7000-8000-000000000000');
      await heading(page, words.shell.pageFailed);
    } },
  { name: 'session over', who: 'handler', visit: async ({ go, page, words }) => {
      await go('/documents');
      await heading(page, words.shell.documents);
      await page.route('**/api/admin/columns', (route) =>
        route.fulfill({ status: 401, json: { error: 'SIGNED_OUT', text: { zh: '请登录。', en: 'Sign in.' } } }),
      );
      await page.evaluate(() => (document.querySelector<HTMLElement>('a[href$="/columns"]') ?? document.querySelector<HTMLElement>('.oz-header button'))?.click());
      await page.getByText(words.shell.expiredText).waitFor();
      await page.unroute('**/api/admin/columns');
    } },
]; // prettier-ignore
