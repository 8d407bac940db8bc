import type { Page } from 'playwright-core';
import { todayInShanghai } from '../../../backoffice/src/lib/time.ts';
import { button, choose } from './request-screens.ts';
import type { Name, Story } from './story.ts';

/** A document as those speak of it who pass it on. */
export interface 文件 {
  readonly id: string;
  readonly 标题: string;
}

/** What an officer does with documents in a day, by the words on the buttons. */
export interface 经办 {
  readonly page: Page;
  /** Titles of what waits, as the first screen lists it. */
  我的工作(): Promise<string>;
  /** The way to a document: from the list of work. */
  从我的工作打开(文件: 文件): Promise<void>;
  起草(内容: { readonly 标题: string; readonly 粘贴: string }): Promise<文件>;
  认定为主动公开(文件: 文件): Promise<void>;
  送审(文件: 文件): Promise<void>;
  审查通过(文件: 文件): Promise<void>;
  退回(文件: 文件, 意见: string, 到?: string): Promise<void>;
  打开(文件: 文件): Promise<void>;
  核查个人信息(文件: 文件): Promise<string[]>;
  全部遮盖(): Promise<void>;
  保留(文字: string, 理由: string): Promise<void>;
  制作公开稿(): Promise<void>;
  发布(文件: 文件): Promise<void>;
  撤回(文件: 文件, 理由: string): Promise<void>;
  强制发布(文件: 文件, 理由: string): Promise<void>;
  看(名称: string): Promise<void>;
}

export async function 登录(story: Story, name: Name): Promise<经办> {
  const page = await story.officer(name);
  const { origin } = story.browser;
  const said = (words: string): Promise<void> => page.getByText(words).first().waitFor();
  const go = async (path: string): Promise<void> => void (await page.goto(`${origin}/office${path}`));

  async function open({ id }: 文件): Promise<void> {
    await go(`/documents/${id}`);
    await page.getByRole('heading', { name: '下一步' }).waitFor();
  }

  /** Fills in the dialog that an act asks by, and confirms. */
  async function confirm(title: string, ok: string, reason?: string, typed?: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    if (reason !== undefined) await dialog.getByRole('textbox').first().fill(reason);
    if (typed !== undefined) await dialog.getByRole('textbox').last().fill(typed);
    await button(dialog, ok).last().click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async function other(act: RegExp): Promise<void> {
    await page.locator('main button', { hasText: '其他操作' }).click();
    await page.getByRole('menuitem', { name: act }).click();
  }

  return {
    page,
    看: (what) => story.look(page, `${name}-${what}`),
    打开: open,
    async 我的工作() {
      await go('/');
      await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
      return page.locator('main').innerText();
    },
    async 从我的工作打开({ 标题 }) {
      await go('/');
      await page.locator('.oz-work-group').getByRole('link', { name: 标题, exact: true }).click();
      await page.getByRole('heading', { name: 标题, level: 1 }).waitFor();
      await page.getByRole('heading', { name: '下一步' }).waitFor();
    },
    async 起草({ 标题, 粘贴 }) {
      await page.getByRole('link', { name: '撰写' }).first().click();
      await page.getByRole('heading', { name: '起草新文件', level: 1 }).waitFor();
      await page.getByLabel('标题', { exact: true }).fill(标题);
      await page.locator('.oz-body-editable').click();
      await pasteFromWord(page, 粘贴);
      await page.getByLabel('主栏目').click();
      await page.keyboard.type('财政预决算');
      await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '财政预决算' }).click();
      await page.getByLabel('成文日期').fill(todayInShanghai());
      await page.keyboard.press('Enter');
      await story.look(page, `${name}-起草`);
      await button(page, '保存并去认定').click();
      await page.waitForURL(/\/office\/documents\/[0-9a-f-]{36}/);
      await page.getByRole('heading', { name: '下一步' }).waitFor();
      return { id: /documents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '', 标题 };
    },
    async 认定为主动公开(document) {
      await open(document);
      await page.getByRole('radio', { name: '主动公开', exact: true }).check();
      await story.look(page, `${name}-认定公开属性`);
      await button(page, '记下认定').click();
      await said('公开属性已认定。');
    },
    async 送审(document) {
      await open(document);
      await button(page, '提交审查').first().click();
      await confirm('提交审查', '提交审查');
      await button(page, '收回').waitFor();
    },
    async 审查通过(document) {
      await open(document);
      for (const box of await page.locator('.oz-principles input[type=checkbox]').all()) await box.check();
      await story.look(page, `${name}-审查`);
      await button(page, '审查通过').click();
      await said('已审查通过。');
    },
    async 退回(document, comment, to) {
      await open(document);
      await page.getByLabel('审查意见').fill(comment);
      if (to !== undefined) {
        await choose(page, page.getByLabel('退回到'), to);
      }
      await story.look(page, `${name}-退回`);
      await button(page, '退回修改').click();
      await said('已退回。');
    },
    async 核查个人信息({ id }) {
      await go(`/documents/${id}/personal-data`);
      await page.getByRole('heading', { name: '个人信息核查', level: 1 }).waitFor();
      await page.locator('.oz-pd-item').first().waitFor();
      await story.look(page, `${name}-核查个人信息`);
      return page.locator('.oz-pd-words strong').allInnerTexts();
    },
    async 全部遮盖() {
      await button(page, '遮盖全部未处理的').click();
      await page.locator('.oz-pd-item', { hasText: '未处理' }).first().waitFor({ state: 'detached' });
    },
    async 保留(words, reason) {
      const item = page.locator('.oz-pd-item', { hasText: words });
      await button(item, '保留').click();
      await confirm('保留原文', '保留', reason);
      await item.getByText(reason).waitFor();
    },
    async 制作公开稿() {
      await button(page, '制作公开稿').click();
      await confirm('制作公开稿', '制作公开稿');
      await said('公开稿已生成，请认定公开属性并送审。');
    },
    async 发布(document) {
      await open(document);
      await story.look(page, `${name}-发布`);
      await button(page, '现在发布').click();
      await confirm('现在发布', '现在发布');
      await said('已发布。');
    },
    async 撤回(document, reason) {
      await open(document);
      await other(/撤回/);
      await confirm('撤回已公开的文件', '撤回', reason);
      await said(`公开的撤回理由：${reason}`);
    },
    async 强制发布(document, reason) {
      await open(document);
      await other(/强制发布/);
      await story.look(page, `${name}-强制发布`);
      await confirm('强制发布（未完成审查）', '强制发布', reason, '强制发布');
      await said('这份文件未经完整审查强制发布');
    },
  };
}

/** Puts HTML on the clipboard as a word processor does, and pastes it with the keyboard. */
async function pasteFromWord(page: Page, html: string): Promise<void> {
  await page.evaluate((value) => {
    document.addEventListener(
      'copy',
      (event) => {
        event.clipboardData?.setData('text/html', value);
        event.clipboardData?.setData('text/plain', value.replaceAll(/<[^>]*>/g, ''));
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { once: true, capture: true },
    );
  }, html);
  await page.keyboard.press('Control+C');
  await page.keyboard.press('Control+V');
}
