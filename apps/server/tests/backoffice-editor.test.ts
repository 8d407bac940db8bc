import type { DocumentDetail } from '@openzone/contracts';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore, type FileStore } from '../src/base/files/index.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, makeDocument, testPassword, type TestZone } from './support/zone.ts';

/** Writing in the real editor of the built back office, against the real server: nothing that was typed is ever lost. */
let database: TestDatabase;
let folder: string;
let files: FileStore;
let server: TestServer;
let zone: TestZone;
let browser: OfficeBrowser;
let page: Page;

// What the tests bring about on purpose: sessions that end, saves that are refused, a server that is away.
const expected = /status of (400|401|409|410|415|422)|ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/;

beforeAll(async () => {
  // The server reads what it will serve when it starts.
  await ensureBuilt();
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'openzone-editor-'));
  files = openFileStore(join(folder, 'files'));
  server = await startTestServer({ database, files });
  zone = await createZone(database.app);
  browser = await openOfficeBrowser(() => server, expected);
});
afterEach(async () => {
  if (page !== undefined) await browser.shot(page, expect.getState().currentTestName ?? 'end');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const body = (): ReturnType<Page['locator']> => page.locator('.oz-body-editable');
const title = (): ReturnType<Page['locator']> => page.getByLabel('标题', { exact: true });
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();
const state = (words: string | RegExp): Promise<void> => page.locator('.oz-save-state', { hasText: words }).waitFor();
const said = (words: string): Promise<void> => page.getByText(words).last().waitFor();

/** The browser holds these words, whatever happens to the page. */
const kept = async (words: string): Promise<void> => {
  await page.waitForFunction((text) => Object.values(localStorage).some((one: string) => one.includes(text)), words);
};

/** A draft of the handler's bureau. @returns its id */
const make = (content: Parameters<typeof makeDocument>[3] = {}): Promise<string> =>
  makeDocument(database.app, zone, 'draft', content);

const open = async (who: string, id?: string): Promise<void> => {
  page = await browser.open(who);
  await visit(id);
};
const visit = async (id?: string): Promise<void> => {
  await page.goto(`${browser.origin}/office/write${id === undefined ? '' : `?id=${id}`}`);
  await body().waitFor();
};

const stored = async (id: string): Promise<DocumentDetail> =>
  (await (await server.office('handler')).get<DocumentDetail>(`/documents/${id}`)).body;

/** Types at the end of the text. */
async function type(words: string): Promise<void> {
  await body().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

/** Holds the next request back until it is let go. */
async function holdNext(pattern: string): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(
    pattern,
    async (route) => {
      await held;
      await route.continue();
    },
    { times: 1 },
  );
  return letGo;
}

describe('saving', () => {
  it('makes a version of what was typed, says which, and it is there after loading again', async () => {
    await open('handler');
    await title().fill('关于公布2026年部门预算的通知');
    await body().click();
    await page.keyboard.type('各局（室）：');
    await page.keyboard.press('Enter');
    await page.keyboard.type('现将预算');
    await page.keyboard.press('Control+B');
    await page.keyboard.type('予以公布');
    await page.keyboard.press('Control+B');
    await page.keyboard.type('。');
    await page.getByLabel('主栏目').click();
    await page.keyboard.type('财政预决算');
    await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '财政预决算' }).click();
    await page.getByLabel('成文日期').fill('2026-03-02');
    await page.keyboard.press('Enter');
    await state('有改动未保存');
    await page.keyboard.press('Control+S');
    await said('已保存为第 1 版。');
    await state('没有未保存的改动');
    await page.waitForURL(/\/write\?id=[0-9a-f-]{36}$/);
    const id = new URL(page.url()).searchParams.get('id') ?? '';
    expect((await stored(id)).version.bodyHtml).toBe('<p>各局（室）：</p><p>现将预算<strong>予以公布</strong>。</p>');
    // The form lives on through the new address: the caret, and undo, are still there.
    await type('特此通知。');
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    await page.reload();
    await body().waitFor();
    expect(await title().inputValue()).toBe('关于公布2026年部门预算的通知');
    expect(await body().innerText()).toMatch(/^各局（室）：\s+现将预算予以公布。特此通知。$/);
    await state('没有未保存的改动');
    await press('保存');
    await said('已保存；内容没有变化，没有产生新版本。');
  });

  it('goes on while somebody goes on typing, and the next save has the rest', async () => {
    const id = await make({ bodyHtml: '<p>开头。</p>' });
    await open('handler', id);
    await type('保存前');
    const letGo = await holdNext('**/draft');
    await page.keyboard.press('Control+S');
    await state('正在保存');
    await page.keyboard.type('，保存中');
    letGo();
    await said('已保存为第 2 版。');
    await page.keyboard.type('，保存后');
    expect(await body().innerText()).toBe('开头。保存前，保存中，保存后');
    await state('有改动未保存');
    expect((await stored(id)).version.bodyHtml).toBe('<p>开头。保存前</p>');
    await page.keyboard.press('Control+S');
    await said('已保存为第 3 版。');
    expect((await stored(id)).version.bodyHtml).toBe('<p>开头。保存前，保存中，保存后</p>');
  });

  it('does not take the caret away when a new document gets its address while its writer types', async () => {
    await open('handler');
    await title().fill('边写边存');
    await page.getByLabel('主栏目').click();
    await page.keyboard.type('财政预决算');
    await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '财政预决算' }).click();
    await page.getByLabel('成文日期').fill('2026-03-02');
    await page.keyboard.press('Enter');
    await type('第一句。');
    const letGo = await holdNext('**/api/admin/documents');
    await page.keyboard.press('Control+S');
    await state('正在保存');
    await page.keyboard.type('第二句。');
    letGo();
    await page.waitForURL(/\/write\?id=/);
    await page.keyboard.type('第三句。');
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    const id = new URL(page.url()).searchParams.get('id') ?? '';
    expect((await stored(id)).version.bodyHtml).toBe('<p>第一句。第二句。第三句。</p>');
  });
});

/** Ends the session on the server, as its expiry does. */
async function endSession(context: BrowserContext): Promise<void> {
  const cookie = (await context.cookies()).find((one) => one.name === 'openzone_session');
  const answer = await server.http()({
    method: 'DELETE',
    path: '/api/admin/session',
    headers: { cookie: `openzone_session=${cookie?.value ?? ''}`, 'x-openzone-request': '1' },
  });
  expect(answer.status).toBe(204);
}

describe('a session that ends while somebody writes', () => {
  it('is begun again over the page; the text is there and the save goes through', async () => {
    const id = await make({ bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    await type('会话过期前写的。');
    await endSession(page.context());
    await page.keyboard.press('Control+S');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('用户名').inputValue()).toBe('handler');
    await dialog.getByLabel('密码', { exact: true }).fill('wrong');
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.getByText('用户名或密码不正确').waitFor();
    await dialog.getByLabel('密码', { exact: true }).fill(testPassword);
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await body().innerText()).toBe('原文。会话过期前写的。');
    await press('保存');
    await said('已保存为第 2 版。');
    // What told of the end of the session is gone with it.
    expect(await page.locator('.oz-save-failure').count()).toBe(0);
    expect((await stored(id)).version.bodyHtml).toBe('<p>原文。会话过期前写的。</p>');
  });

  it('gives another person nothing of the text, and keeps it for its writer', async () => {
    const id = await make({ bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    await type('只给我自己。');
    await kept('只给我自己。');
    await endSession(page.context());
    await page.keyboard.press('Control+S');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.getByLabel('用户名').fill('office');
    await dialog.getByLabel('密码', { exact: true }).fill(testPassword);
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
    await visit(id);
    expect(await page.getByRole('button', { name: '恢复', exact: true }).count()).toBe(0);
    expect(await body().innerText()).toBe('原文。');
    const [name = '', value = ''] = ((await server.office('handler')).cookie ?? '').split('=');
    await page.context().addCookies([{ name, value, url: browser.origin }]);
    await visit(id);
    await press('恢复');
    expect(await body().innerText()).toBe('原文。只给我自己。');
  });
});

describe('two who write the same document', () => {
  /** The office saves after the handler has opened; the handler then saves too. */
  async function meet(): Promise<string> {
    const id = await make({ title: '两人同改的通知', bodyHtml: '<p>原文。</p>' });
    await open('office', id);
    const officePage = page;
    await open('handler', id);
    const handlerPage = page;
    page = officePage;
    await type('乙处另加一句。');
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    page = handlerPage;
    await type('经办人写的。');
    await page.keyboard.press('Control+S');
    const dialog = page.getByRole('dialog', { name: '您写的时候，别人保存了新版本' });
    await dialog.waitFor();
    expect((await dialog.locator('ins').allInnerTexts()).join('')).toContain('乙处另加一句。');
    expect((await dialog.locator('ins').allInnerTexts()).join('')).toContain('经办人写的。');
    expect(await dialog.innerText()).toContain('office 于');
    return id;
  }
  const textOfVersion = async (id: string, number: number): Promise<string> =>
    (await (await server.office('handler')).get<{ bodyText: string }>(`/documents/${id}/versions/${number}`)).body
      .bodyText;

  it('both texts stay when one keeps their own: the other is in the record of versions', async () => {
    const id = await meet();
    await press('保留我的，另存为新版本');
    await said('已保存为第 3 版。');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await textOfVersion(id, 2)).toContain('乙处另加一句');
    expect(await textOfVersion(id, 3)).toContain('经办人写的');
    await state('没有未保存的改动');
  });

  it('both texts stay when one merges them: where both wrote, both stand', async () => {
    const id = await meet();
    await press('合并两人的修改');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await body().innerText()).toMatch(/^原文。乙处另加一句。\s+原文。经办人写的。$/);
    await state('有改动未保存');
    await page.keyboard.press('Control+S');
    await said('已保存为第 3 版。');
    expect(await textOfVersion(id, 3)).toBe('原文。乙处另加一句。\n原文。经办人写的。');
    await visit(id);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('both texts stay when one takes the other: their own is offered again', async () => {
    const id = await meet();
    await press('用对方的版本');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await body().innerText()).toBe('原文。乙处另加一句。');
    await visit(id);
    await press('恢复');
    expect(await body().innerText()).toBe('原文。经办人写的。');
    await page.keyboard.press('Control+S');
    await said('已保存为第 3 版。');
    expect(await textOfVersion(id, 2)).toContain('乙处另加一句');
    expect(await textOfVersion(id, 3)).toContain('经办人写的');
  });

  it('nothing is decided by closing the question', async () => {
    const id = await meet();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await body().innerText()).toBe('原文。经办人写的。');
    await state('有改动未保存');
    expect((await stored(id)).version.number).toBe(2);
    await press('保存');
    await page.getByRole('dialog', { name: '您写的时候，别人保存了新版本' }).waitFor();
  });
});

describe('a tab that is closed and opened again', () => {
  async function reopen(id?: string): Promise<void> {
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await visit(id);
  }

  it('offers what was typed, and lets it be saved', async () => {
    const id = await make({ title: '写到一半的通知', bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    await type('写到一半');
    await kept('写到一半');
    await state('本机暂存');
    await reopen(id);
    const dialog = page.getByRole('dialog', { name: /写了没保存的内容/ });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('写到一半的通知');
    await press('恢复');
    expect(await body().innerText()).toBe('原文。写到一半');
    await state('有改动未保存');
    await press('保存');
    await said('已保存为第 2 版。');
    await reopen(id);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('has the last letter too, when the page is left in the middle of a word', async () => {
    const id = await make({ title: '写到最后一个字', bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    page.on('dialog', (dialog) => void dialog.accept());
    await type('最后一个字');
    await page.goto(`${browser.origin}/`);
    await visit(id);
    await press('恢复');
    expect(await body().innerText()).toBe('原文。最后一个字');
  });

  it('offers a new document too, and lets it be thrown away for good', async () => {
    await open('handler');
    await title().fill('还没有地址的文件');
    await type('还没有保存过。');
    await kept('还没有保存过。');
    await reopen();
    await press('恢复');
    expect(await title().inputValue()).toBe('还没有地址的文件');
    expect(await body().innerText()).toBe('还没有保存过。');
    await state('有改动未保存');
    await reopen();
    await press('丢弃');
    expect(await title().inputValue()).toBe('');
    await reopen();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('another machine', () => {
  it('has what was typed and not saved, after signing in there', async () => {
    const id = await make({ title: '在办公室写的通知', bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    await type('写到一半的句');
    await state('已在服务器和本机暂存');
    await page.context().close();
    // Nothing is in this browser: it stands for another machine.
    await open('handler', id);
    const dialog = page.getByRole('dialog', { name: /写了没保存的内容/ });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('服务器');
    await press('恢复');
    expect(await body().innerText()).toBe('原文。写到一半的句');
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    await open('handler', id);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await body().innerText()).toBe('原文。写到一半的句');
  });

  it('lets one choose between two texts, and loses neither', async () => {
    const id = await make({ title: '两台电脑上写的通知', bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    const office = page;
    await open('handler', id);
    const home = page;
    await type('家里写的。');
    await state('已在服务器和本机暂存');
    page = office;
    await type('办公室写的。');
    await state('已在服务器和本机暂存');
    await home.context().close();
    await office.context().close();
    await open('handler', id);
    await page.getByRole('dialog', { name: '有 2 份写了没保存的内容' }).waitFor();
    await page.getByRole('radio').nth(1).check();
    await press('恢复');
    expect(await body().innerText()).toBe('原文。家里写的。');
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    await visit(id);
    await page.getByRole('dialog', { name: /写了没保存的内容/ }).waitFor();
    await press('恢复');
    expect(await body().innerText()).toBe('原文。办公室写的。');
  });
});

/** What Word for Windows puts on the clipboard, shortened, with the remains of tracked changes and comments. */
const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!--
p.MsoNormal {mso-style-unhide:no; font-size:16.0pt; font-family:"仿宋_GB2312";}
@list l0:level1 {mso-level-number-format:decimal;}
--></style></head><body lang=ZH-CN><!--StartFragment-->
<h1 style='mso-list:none'><span lang=EN-US style='font-family:黑体'>一、总体要求<o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>坚持<b>依法<i>公开</i></b>，<span style='color:red'>补贴<del cite="mailto:a" datetime="2026-03-01T10:00"><span lang=EN-US>500</span></del><ins cite="mailto:a" datetime="2026-03-01T10:00"><span class=msoIns><span lang=EN-US>800</span></span></ins></span>元。<span class=MsoCommentReference><a href='#_msocom_1'>[z1]</a></span><o:p></o:p></span></p>
<h2><span lang=EN-US>（一）任务<o:p></o:p></span></h2>
<p class=MsoListParagraph style='margin-left:22.0pt;text-indent:-22.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>收入</p>
<p class=MsoListParagraph style='margin-left:44.0pt;text-indent:-22.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>a.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>税收</p>
<p class=MsoListParagraph style='margin-left:44.0pt;text-indent:-22.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>b.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>非税</p>
<p class=MsoListParagraph style='margin-left:22.0pt;text-indent:-22.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>支出</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr><td width=284 colspan=2 valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal align=center style='text-align:center'><b>项目</b><o:p></o:p></p></td><td><p class=MsoNormal>金额</p></td></tr>
 <tr><td rowspan=2><p class=MsoNormal>预算</p></td><td><p class=MsoNormal>收入</p></td><td><p class=MsoNormal align=right style='text-align:right'>1,234</p></td></tr>
 <tr><td><p class=MsoNormal>支出</p></td><td><p class=MsoNormal>56</p></td></tr>
</table>
<p class=MsoNormal align=right style='text-align:right'><span lang=EN-US>2026</span>年<span lang=EN-US>3</span>月<span lang=EN-US>2</span>日</p>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><p class=MsoCommentText>[z1]请核对</p></div></div>
<!--EndFragment--></body></html>`;

const pasted =
  '<h2>一、总体要求</h2><p>坚持<strong>依法<em>公开</em></strong>，补贴800元。</p><h3>（一）任务</h3>' +
  '<ol><li>收入<ol type="a"><li>税收</li><li>非税</li></ol></li><li>支出</li></ol>' +
  '<table><tbody><tr><td colspan="2" class="align-center"><strong>项目</strong></td><td>金额</td></tr>' +
  '<tr><td rowspan="2">预算</td><td>收入</td><td class="align-right">1,234</td></tr><tr><td>支出</td><td>56</td></tr></tbody></table>' +
  '<p class="align-right">2026年3月2日</p>';

/** Puts HTML on the browser's clipboard as another program does, untouched by the browser, and pastes it with the keyboard. */
async function pasteHtml(html: string): Promise<void> {
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

describe('a text from Word', () => {
  it('keeps headings, lists, tables and emphasis, drops the rest, and is so on the public page', async () => {
    const id = await make({ title: '从 Word 粘贴的通知', bodyHtml: '<p>x</p>' });
    await open('handler', id);
    await body().click();
    await page.keyboard.press('Control+A');
    await pasteHtml(word);
    await body().locator('table').waitFor();
    await page.keyboard.press('Control+S');
    await said('已保存为第 2 版。');
    const { version, code } = await stored(id);
    expect(version.bodyHtml).toBe(pasted);
    await bringToPublic(database.app, zone, id);
    const answer = await server.http()({ method: 'GET', path: `/d/${code}` });
    expect(answer.status).toBe(200);
    const html = answer.bytes.toString();
    for (const part of [
      /<h[23][^>]*>一、总体要求<\/h/,
      /依法<em>公开<\/em><\/strong>，补贴800元/,
      /<li>收入<ol type="a"><li>税收<\/li><li>非税<\/li><\/ol><\/li>/,
      /<td colspan="2"[^>]*><strong>项目<\/strong><\/td>/,
      /<td rowspan="2"[^>]*>预算<\/td>/,
    ])
      expect(html).toMatch(part);
    expect(html).not.toMatch(/mso|Mso|msocom|请核对|500元|o:p/);
  });

  it('is undone in one step, and goes in beside what is there already', async () => {
    const id = await make({ title: '粘贴到中间', bodyHtml: '<p>前面。</p>' });
    await open('handler', id);
    await type('后面');
    await pasteHtml(
      '<html><body><!--StartFragment--><p class=MsoNormal>一段<b>粗</b></p><!--EndFragment--></body></html>',
    );
    await body().getByText('粗').waitFor();
    await page.keyboard.press('Control+Z');
    expect(await body().innerText()).toBe('前面。后面');
  });
});

describe('a file that cannot be attached', () => {
  it('is refused with what can be done instead; the text stays and can be saved', async () => {
    const id = await make({ title: '带附件的通知', bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    await type('另写的。');
    const picker = page.locator('.ant-upload input[type=file]');
    await picker.setInputFiles({
      name: '工具.exe',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\u0090\u0000\u0003'),
    });
    const told = page.locator('.oz-file', { hasText: '工具.exe' }).getByRole('alert');
    await told.waitFor();
    expect(await told.innerText()).toMatch(/(可以上传|请提交).*PDF.*DOCX/s);
    expect(await body().innerText()).toBe('原文。另写的。');
    await page.getByRole('button', { name: '移除附件 工具.exe' }).click();
    await told.waitFor({ state: 'hidden' });
    await picker.setInputFiles({
      name: '明细.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('预算明细，逐项列出。\n'),
    });
    await page.getByLabel('附件名称：明细.txt').waitFor();
    await press('保存');
    await said('已保存为第 2 版。');
    const { version } = await stored(id);
    expect(version.attachments.map((file) => file.name)).toEqual(['明细.txt']);
    expect(version.bodyHtml).toBe('<p>原文。另写的。</p>');
  });
});

describe('a server that is away for a while', () => {
  it('is told plainly; the text stays and is saved once it is back', async () => {
    const id = await make({ title: '停机时写的通知', bodyHtml: '<p>原文。</p>' });
    await open('handler', id);
    await type('停机时写的。');
    const { port } = server;
    await server.stop();
    await page.keyboard.press('Control+S');
    await page.locator('.oz-save-failure').getByText('连不上服务器。内容还在这台电脑上，请检查网络后再试。').waitFor();
    expect(await body().innerText()).toBe('原文。停机时写的。');
    await state('本机暂存');
    server = await startTestServer({ database, files, port });
    await press('保存');
    await said('已保存为第 2 版。');
    expect(await page.locator('.oz-save-failure').count()).toBe(0);
    expect((await stored(id)).version.bodyHtml).toBe('<p>原文。停机时写的。</p>');
  });
});

describe('what has to be mended before a save', () => {
  const focused = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.id ?? '');
  const expectFocus = async (id: string): Promise<void> => {
    await expect.poll(focused, { timeout: 10_000 }).toBe(id);
  };

  it('is shown at its field with the caret in it, where the server found it', async () => {
    await makeDocument(database.app, zone, 'published', {
      title: '已占用文号的通知',
      documentNumber: '测财发〔2026〕88号',
    });
    const id = await make({ title: '文号相同的通知' });
    await open('handler', id);
    await page.getByLabel('发文字号').fill('测财发〔2026〕88号');
    await press('保存');
    await said('文号“测财发〔2026〕88号”已用于《已占用文号的通知》');
    await expectFocus('draft_documentNumber');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('测财发〔2026〕89号');
    await page.getByLabel('变更日期').fill('2026-03-01');
    await page.keyboard.press('Enter');
    await press('保存');
    await said('变更日期早于成文日期，请核对。');
    await expectFocus('draft_changedDate');
    // The complaint about the number went away when the number was changed.
    expect(await page.getByText('已用于《已占用文号的通知》').count()).toBe(0);
    await page.getByLabel('变更日期').fill('2026-03-05');
    await page.keyboard.press('Enter');
    await press('保存');
    await said('已保存为第 2 版。');
    expect((await stored(id)).version).toMatchObject({
      documentNumber: '测财发〔2026〕89号',
      changedDate: '2026-03-05',
    });
  });

  it('is shown at the first gap, one after the other', async () => {
    await open('handler');
    await press('保存');
    await said('请填写“标题”。');
    await expectFocus('draft_title');
    await page.keyboard.type('有标题了');
    await press('保存');
    await expectFocus('draft_bodyHtml');
    await page.keyboard.type('有正文了。');
    await press('保存');
    await expectFocus('draft_columnId');
  });
});

describe('meanwhile', () => {
  it('no browser complained', () => {
    expect(browser.trouble).toEqual([]);
  });
});
