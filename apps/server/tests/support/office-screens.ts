import { channelLabels } from '@openzone/contracts';
import type { Page } from 'playwright-core';
import { accountMessages } from '../../../backoffice/src/account/messages.ts';
import { shellMessages } from '../../../backoffice/src/app/messages.ts';
import { channelMessages } from '../../../backoffice/src/channels/messages.ts';
import { columnsMessages } from '../../../backoffice/src/columns/messages.ts';
import { actMessages } from '../../../backoffice/src/document/act-messages.ts';
import { documentsMessages } from '../../../backoffice/src/documents/messages.ts';
import { erasureMessages } from '../../../backoffice/src/document/erasure-messages.ts';
import { marginMessages } from '../../../backoffice/src/margin/messages.ts';
import { documentMessages } from '../../../backoffice/src/document/messages.ts';
import { helpPageMessages } from '../../../backoffice/src/help/messages.ts';
import { common } from '../../../backoffice/src/i18n/common.ts';
import { speak, type Language } from '../../../backoffice/src/i18n/messages.ts';
import { batchMessages, importMessages, rowMessages } from '../../../backoffice/src/imports/messages.ts';
import { bulkMessages, listMessages } from '../../../backoffice/src/lists/messages.ts';
import { planMessages } from '../../../backoffice/src/document/plan-messages.ts';
import { publishingMessages } from '../../../backoffice/src/publishing/messages.ts';
import { personalDataMessages } from '../../../backoffice/src/personal-data/messages.ts';
import { personalDataSettingsMessages } from '../../../backoffice/src/personal-data-settings/messages.ts';
import { peopleMessages } from '../../../backoffice/src/people/messages.ts';
import { unitsMessages } from '../../../backoffice/src/units/messages.ts';
import { editorMessages } from '../../../backoffice/src/rich-text/messages.ts';
import { assignMessages } from '../../../backoffice/src/requests/assign-messages.ts';
import { reviewSettingsMessages } from '../../../backoffice/src/review-settings/messages.ts';
import { calendarMessages, settingsMessages } from '../../../backoffice/src/settings/messages.ts';
import { signInSettingsMessages } from '../../../backoffice/src/settings/sign-in-messages.ts';
import { letterMessages } from '../../../backoffice/src/letters/messages.ts';
import { remedyListMessages } from '../../../backoffice/src/remedies/list-messages.ts';
import { trailMessages } from '../../../backoffice/src/trail/messages.ts';
import { signInMessages } from '../../../backoffice/src/sign-in/messages.ts';
import { documentWords } from '../../../backoffice/src/ui/vocabulary.ts';
import { timeLimitsMessages } from '../../../backoffice/src/time-limits/messages.ts';
import { workMessages } from '../../../backoffice/src/work/messages.ts';
import { writingSettingsMessages } from '../../../backoffice/src/writing-settings/messages.ts';
import { writeMessages } from '../../../backoffice/src/write/messages.ts';
import type { OfficeSeed } from './office-seed.ts';

export const wordsOf = (language: Language) => ({
  account: speak(accountMessages, language),
  assign: speak(assignMessages, language),
  people: speak(peopleMessages, language),
  units: speak(unitsMessages, language),
  shell: speak(shellMessages, language),
  channels: speak(channelMessages, language),
  columns: speak(columnsMessages, language),
  act: speak(actMessages, language),
  document: speak(documentMessages, language),
  documents: speak(documentsMessages, language),
  lists: speak(listMessages, language),
  bulk: speak(bulkMessages, language),
  erasure: speak(erasureMessages, language),
  margin: speak(marginMessages, language),
  common: speak(common, language),
  help: speak(helpPageMessages, language),
  batch: speak(batchMessages, language),
  imports: speak(importMessages, language),
  row: speak(rowMessages, language),
  editor: speak(editorMessages, language),
  calendar: speak(calendarMessages, language),
  plan: speak(planMessages, language),
  publishing: speak(publishingMessages, language),
  personalData: speak(personalDataMessages, language),
  personalDataSettings: speak(personalDataSettingsMessages, language),
  reviewSettings: speak(reviewSettingsMessages, language),
  settings: speak(settingsMessages, language),
  signIn: speak(signInMessages, language),
  signInSettings: speak(signInSettingsMessages, language),
  trail: speak(trailMessages, language),
  letters: speak(letterMessages, language),
  remedyList: speak(remedyListMessages, language),
  timeLimits: speak(timeLimitsMessages, language),
  vocabulary: speak(documentWords, language),
  work: speak(workMessages, language),
  writingSettings: speak(writingSettingsMessages, language),
  write: speak(writeMessages, language),
});
export type OfficeWords = ReturnType<typeof wordsOf>;

export interface Visit {
  readonly page: Page;
  readonly words: OfficeWords;
  readonly seed: OfficeSeed;
  /** Opens an address under `/office`. */
  readonly go: (address: string) => Promise<void>;
  /** A button of the screen or, where one is open, of the topmost dialog. */
  readonly press: (name: string) => Promise<void>;
}

/** A screen in one of its states, as one person sees it. */
export interface Screen {
  readonly name: string;
  readonly who: 'handler' | 'reviewer' | 'office' | 'admin' | 'stranger' | undefined;
  /** What exists on a phone only. */
  readonly phone?: boolean;
  readonly visit: (visit: Visit) => Promise<void>;
}

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const dialog = (page: Page): Promise<void> => page.getByRole('dialog').last().waitFor();
const openDocument = async ({ go, page, words }: Visit, id: string): Promise<void> => {
  await go(`/documents/${id}`);
  await page.getByRole('heading', { name: words.document.next }).waitFor();
};
const openWriter = async ({ go, page }: Visit, id?: string): Promise<void> => {
  await go(id === undefined ? '/write' : `/write?id=${id}`);
  await page.locator('.oz-body-editable').waitFor();
};
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
/** Opens what the question marks at the fields say, wherever one can be pressed. */
const openHelp = async (page: Page, within = 'main'): Promise<void> => {
  const marks = page.locator(`${within} .oz-field-help-button:visible`);
  await marks.first().waitFor();
  for (const mark of await marks.all()) await mark.click();
  await page.locator(`${within} .oz-field-help-text:not(:empty)`).first().waitFor();
};
const grave = async ({ page, words }: Visit, name: string): Promise<void> => {
  await page.getByRole('button', { name: words.document.moreActs }).click();
  await page.getByRole('menuitem', { name }).click();
  await dialog(page);
};

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

const frame: readonly Screen[] = [
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

const writing: readonly Screen[] = [
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

const lists: readonly Screen[] = [
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
      await page.getByLabel(words.vocabulary.stage).click();
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

const importing: readonly Screen[] = [
  { name: 'imports, none', who: 'stranger', visit: async ({ go, page, words }) => {
      await page.route('**/api/admin/imports', (route) => route.fulfill({ json: [] }));
      await go('/imports');
      await page.getByText(words.imports.noBatches).waitFor();
      await page.unroute('**/api/admin/imports');
    } },
  { name: 'imports, files chosen and nothing named', who: 'handler', visit: async ({ go, page, words, press }) => {
      await go('/imports');
      await heading(page, words.imports.title);
      await page.locator('.ant-upload input[type=file]').setInputFiles([
        { name: '好的.txt', mimeType: 'text/plain', buffer: Buffer.from('内容') },
        { name: '旧表.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') },
      ]);
      // The first file has given its name.
      await page.getByLabel(words.imports.name).fill('');
      await press(words.imports.start);
      await page.getByText(words.common.required(words.imports.name)).waitFor();
    } },
  { name: 'batch', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}`);
      await page.getByText(words.batch.troubles(1)).click();
      await page.getByText('坏.docx').waitFor();
      await page.locator('main .oz-link').first().waitFor();
    } },
  { name: 'batch, leaving out', who: 'handler', visit: async ({ go, page, words, press, seed }) => {
      await go(`/imports/${seed.batch.id}`);
      await page.locator('main .oz-link').first().waitFor();
      await page.locator('main .ant-checkbox-input:enabled').last().check();
      await press(words.batch.rejectSelected);
      await dialog(page);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByText(words.common.required(words.batch.rejectReason)).waitFor();
    } },
  { name: 'batch, nothing in this state', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}?state=rejected`);
      await page.getByText(words.batch.nothing).waitFor();
    } },
  { name: 'batch of a reviewer, approving', who: 'reviewer', visit: async ({ go, page, words, press, seed }) => {
      await go(`/imports/${seed.reviewBatch}`);
      await press(words.batch.approveAll(1));
      await dialog(page);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByText(words.act.principlesMissing).waitFor();
    } },
  { name: 'row', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.plainRow}`);
      await page.getByRole('tab', { name: words.row.tabFields }).waitFor();
    } },
  { name: 'row, text being edited', who: 'handler', visit: async ({ go, page, words, press, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.plainRow}`);
      await tab(page, words.row.tabText);
      await press(words.row.editBody);
      await page.locator('.oz-body-editable').waitFor();
    } },
  { name: 'row, repair', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.repairedRow}`);
      await tab(page, words.row.tabRepair);
      await page.locator('.oz-repair').waitFor();
    } },
  { name: 'row, what was removed', who: 'reviewer', visit: async ({ go, page, seed }) => {
      await go(`/imports/${seed.batch.id}?row=${seed.batch.repairedRow}`);
      await page.getByRole('tab').last().click();
      await page.getByRole('tabpanel').last().waitFor();
    } },
]; // prettier-ignore

const personalData: readonly Screen[] = [
  { name: 'personal data, found', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.found}/personal-data`);
      await heading(page, words.personalData.title);
      await page.locator('.oz-pd-item').first().waitFor();
      await page.keyboard.press('j');
      await page.locator('.oz-pd-item-chosen').waitFor();
    } },
  { name: 'personal data, keeping', who: 'office', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.found}/personal-data`);
      await heading(page, words.personalData.title);
      await page.getByRole('button', { name: words.personalData.keep, exact: true }).first().click();
      await dialog(page);
    } },
  { name: 'personal data, masked', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.masked}/personal-data`);
      await page.getByRole('heading', { name: words.personalData.originals }).waitFor();
    } },
  { name: 'personal data, a file beside its copy', who: 'handler', visit: async ({ go, page, words, seed }) => {
      await go(`/documents/${seed.personal.masked}/personal-data`);
      await page.getByRole('button', { name: words.personalData.compareFile('救助名单.docx') }).click();
      await dialog(page);
      await page.getByLabel(words.personalData.purpose).fill('核对遮盖是否完整');
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.locator('.oz-pd-beside').waitFor();
    } },
  { name: 'personal data in what is public', who: 'office', visit: async ({ go, page, words }) => {
      await go('/personal-data');
      await heading(page, words.personalData.reportTitle);
    } },
]; // prettier-ignore

const documents: readonly Screen[] = [
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

/** The day in Shanghai of what the seed has scheduled a day from now. */
const scheduledDay = (): string => new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

const publishing: readonly Screen[] = [
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

/** Every screen of the back office, and the states that matter, in groups that may be visited side by side. */
export const screens = {
  'frame, lists, imports': [...frame, ...lists, ...importing],
  writing,
  documents,
  'personal data': personalData,
  publishing,
} as const;
