import type { Page } from 'playwright-core';
import type { Visit } from './screen.ts';

/** What several groups of screens do to come to one. */

export function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

export function dialog(page: Page): Promise<void> {
  return page.getByRole('dialog').last().waitFor();
}

export async function openDocument({ go, page, words }: Visit, id: string): Promise<void> {
  await go(`/documents/${id}`);
  await page.getByRole('heading', { name: words.document.next }).waitFor();
}

export function tab(page: Page, name: string): Promise<void> {
  return page.getByRole('tab', { name, exact: true }).click();
}

/** Opens what the question marks at the fields say, wherever one can be pressed. */
export async function openHelp(page: Page, within = 'main'): Promise<void> {
  const marks = page.locator(`${within} .oz-field-help-button:visible`);
  await marks.first().waitFor();
  for (const mark of await marks.all()) await mark.click();
  await page.locator(`${within} .oz-field-help-text:not(:empty)`).first().waitFor();
}
