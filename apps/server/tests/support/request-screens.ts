import type { RequestOutcome } from '@openzone/contracts';
import { outcomeRules } from '@openzone/contracts';
import type { Locator, Page } from 'playwright-core';

/** Information requests as people meet them on the screen: the public pages of a citizen, the back office of officers. */

/** The library sets a space between two characters on a button. */
const spaced = (name: string): RegExp => new RegExp(`^${[...name].map(escape).join('\\s?')}$`);
const escape = (character: string): string => character.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
export const button = (place: Page | Locator, name: string): Locator =>
  place.getByRole('button', { name: spaced(name) });

// ------------------------------------------------------------------------------------------------------- the citizen
export interface Codes {
  readonly number: string;
  readonly code: string;
}

export interface Asked {
  readonly description: string;
  readonly delivery: '网上获取' | '邮寄';
}

/** Fills in the form from the guide on, and reads the receipt. */
export async function apply(
  page: Page,
  origin: string,
  { description, delivery }: Asked,
  look?: (step: string) => Promise<void>,
): Promise<Codes> {
  await page.goto(`${origin}/requests`);
  await look?.('guide');
  await page
    .locator('.big-links')
    .getByRole('link', { name: /在线申请/ })
    .click();
  await page.getByRole('link', { name: /我自己（个人）/ }).click();
  await page.getByLabel('所需信息的名称、文号或者其他特征').fill(description);
  await page.getByRole('radio', { name: delivery, exact: true }).check();
  await page.getByRole('radio', { name: delivery === '邮寄' ? '纸质' : '电子', exact: true }).check();
  await page.getByLabel('姓名').fill('测试欧阳');
  await page.getByLabel('证件号码').fill('11010519491231002X');
  await page.getByLabel('联系电话').fill('0000-87001000');
  if (delivery === '邮寄') await page.getByLabel(/联系地址/).fill('测试路1号');
  await look?.('form');
  await button(page, '下一步：核对').click();
  await page.getByRole('heading', { name: '核对后提交' }).waitFor();
  await look?.('review');
  await button(page, '确认提交').click();
  await page.waitForURL(/\/requests\/receipt$/);
  await look?.('receipt');
  const [number = '', code = ''] = await page.locator('.receipt-codes dd').allInnerTexts();
  return { number: number.trim(), code: code.trim() };
}

/** Opens the own request with number and query code, as on another day or on another device. */
export async function follow(page: Page, origin: string, { number, code }: Codes): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${origin}/requests/progress`);
  await page.getByLabel('登记号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await button(page, '查询').click();
  await page.getByRole('heading', { name: `申请 ${number}` }).waitFor();
}

export const standing = (page: Page): Promise<string> => page.locator('.now-sentence').innerText();
/** The day the answer is due, as the page says it. */
export const dueShown = (page: Page): Promise<string> => page.locator('.now-due strong').innerText();
export const letterNames = (page: Page): Promise<string[]> => page.locator('.letter-name').allInnerTexts();

// ---------------------------------------------------------------------------------------------------------- officers
/** Opens the request from the list of all. */
export async function openRequest(page: Page, origin: string, number: string): Promise<void> {
  await page.goto(`${origin}/office/requests?view=all`);
  await page
    .getByRole('row', { name: new RegExp(number) })
    .getByRole('link')
    .first()
    .click();
  await caseShown(page, number);
}

export async function caseShown(page: Page, number: string): Promise<void> {
  await page.getByRole('heading', { name: `申请 ${number}`, level: 1 }).waitFor();
  await page.getByRole('heading', { name: '下一步' }).waitFor();
}

/** The acts offered on the page, in the words of its buttons. */
export async function offered(page: Page): Promise<string[]> {
  const texts = await page.locator('#next button').allInnerTexts();
  return texts.map((text) => text.replace(/\s/g, ''));
}

/** Chooses from a list that opens below its field, typing to find it where one can; opened again where a moving page closed it. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  const found = page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first();
  for (let tries = 0; tries < 4; tries += 1) {
    if ((await field.getAttribute('aria-expanded')) !== 'true') await field.click();
    if (await field.isEditable()) await field.fill(option);
    const isShown = await found.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return found.click();
  }
  throw new Error(`${option} is not offered`);
}

export type Fill = (form: Locator, page: Page) => Promise<void>;

/** Does one act by its form; waits until it is on record. */
export async function act(page: Page, name: string, fill?: Fill): Promise<void> {
  const next = page.locator('#next');
  await button(next, name).click();
  await next.getByRole('heading', { name, level: 3 }).waitFor();
  const form = next.locator('form');
  await fill?.(form, page);
  await button(form, `提交：${name}`).click();
  await page.getByText(`已记录：${name}。`).first().waitFor();
  await form.waitFor({ state: 'detached' });
}

export const day = async (field: Locator, on: string): Promise<void> => {
  await field.fill(on);
  await field.press('Enter');
};

/** Writes the answer and saves it. */
export async function draft(
  page: Page,
  outcome: RequestOutcome,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  await page
    .locator('#next')
    .getByRole('button', { name: /拟\s?稿$/ })
    .click();
  const tab = page.getByRole('tabpanel', { name: '拟稿' });
  await choose(
    page,
    tab.getByRole('combobox', { name: '处理结果' }),
    `${outcomeRules[outcome].label.zh} · ${outcomeRules[outcome].article}`,
  );
  for (const [label, text] of Object.entries(texts)) await tab.getByLabel(label).fill(text);
  await tab.getByText('内容已齐，保存后可以送审。').waitFor();
  await button(tab, '保存拟稿').click();
  await page.getByText('已记录：拟稿。').first().waitFor();
  await tab.getByText('没有未保存的修改。').waitFor();
}
