import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AnnualReportView, ReportReturn, ReportSheet } from '@openzone/contracts';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, startCli } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
import { paperOf } from './support/report-paper.ts';
import { plantRequest } from './support/requests.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** The screens of the annual report in a real browser, from the questions to the units to the frozen report; and the command line. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: TestServer;
let zone: TestZone;
let browser: OfficeBrowser;
beforeAll(async () => {
  await ensureBuilt();
  server = await startTestServer();
  zone = await createZone(server.database.app);
  await makeDocument(server.database.app, zone, 'published', { title: '关于批复预算的通知' });
  await plantRequest(server, zone, 'localhost', '测试');
  const retired = { name: '报告', nameEn: 'Report', parent: null, active: false, position: 1, revision: 0 };
  await (await server.office('office')).put('/terms/genre', retired);
  // What is refused on purpose: a signature on what is not explained, a report without tables.
  browser = await openOfficeBrowser(() => server, /409 \(Conflict\)|400 \(Bad Request\)/);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

interface AxeWindow {
  readonly axe: typeof axeCore;
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as typeof globalThis & AxeWindow).axe.run(document, { rules: { region: { enabled: false } } }),
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ...(wide ? ['wider than the window'] : []),
  ];
}

const open = async (who: string, path: string, viewport: 'desktop' | 'phone' = 'desktop'): Promise<Page> => {
  const page = await browser.open(who, { viewport, context: { bypassCSP: true } });
  await page.goto(`${browser.origin}/office${path}`);
  return page;
};

describe('the annual report', () => {
  const report = '/annual-report?year=2026';
  const returned = (): string => `/annual-report/returns/2026/${zone.unitId}`;

  it('asks units for what the system cannot know', async () => {
    const page = await open('office', report);
    await page.getByRole('heading', { level: 2, name: 'test经济开发区2026年政府信息公开工作年度报告' }).waitFor();
    await page.getByLabel('填报要求').fill('请核对台账');
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByText('已请 2 个单位填报，0 个已签字').waitFor();
    expect(await faults(page)).toEqual([]);
    await browser.shot(page, 'report asked');
  });

  it('is filled in by the unit and signed by its head', async () => {
    const page = await open('handler', report);
    await page.getByRole('link', { name: '财政局' }).click();
    await page.getByLabel('行政许可处理决定数量', { exact: true }).fill('12');
    await page.getByRole('button', { name: '保存填报' }).click();
    await page.getByText('已保存。').waitFor();
    expect(await page.getByRole('button', { name: '签字确认' }).count()).toBe(0);
    // The rest by the API: forty fields typed in a browser would show nothing more.
    const handler = await server.office('handler');
    const { body } = await handler.get<ReportReturn>(`/report-returns/2026/${zone.unitId}`);
    expect(body.items.find(({ key }) => key === 'licenceDecisions')?.value).toBe(12);
    const figures = Object.fromEntries(body.items.map(({ key, value }) => [key, value ?? 0]));
    const path = `/report-returns/2026/${zone.unitId}`;
    await handler.put(path, { revision: body.revision, figures: { ...figures, trainees: 3 }, remarks: {} });

    const head = await open('head', returned(), 'phone');
    await head.getByRole('button', { name: '签字确认' }).click();
    await head.getByRole('alert').getByText('“接受培训人员数”为 3').waitFor();
    await head.getByLabel('接受培训人员数：说明').fill('参加上级培训');
    expect(await faults(head)).toEqual([]);
    await browser.shot(head, 'return doubted');
    // The head does not sign what the head has written: the handler takes the explanation over.
    const again = (await handler.get<ReportReturn>(path)).body;
    const remarks = { trainees: '参加上级培训' };
    await handler.put(path, { revision: again.revision, figures: { ...figures, trainees: 3 }, remarks });
    await head.reload();
    await head.getByRole('button', { name: '签字确认' }).click();
    await head.getByText('已签字确认。').waitFor();
  });

  it('opens its figures, is worded and frozen, and becomes a document', async () => {
    // The other unit has nothing to tell, and the office asks no more of it: a report of the one unit.
    const page = await open('office', `${report}&unitId=${zone.unitId}`);
    const figure = page.getByRole('button', { name: /^一、本年新收政府信息公开申请数量（总计）：2/ });
    await figure.click();
    await page.getByText('共 2 条记录').waitFor();
    await page.getByText('一个登记号计一件').waitFor();
    expect(await faults(page)).toEqual([]);
    await browser.shot(page, 'records');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '开始编写报告' }).click();
    await page.getByLabel('五、存在的主要问题及改进情况').fill('收到政府信息公开申请53件，办理不够及时，已经改进。');
    await page.getByRole('button', { name: '保存文字' }).click();
    await page.getByText('第五部分写“收到政府信息公开申请53件”').waitFor();
    await page
      .getByLabel('五、存在的主要问题及改进情况')
      .fill('有{{3.new_received.total}}件申请，办理不够及时，已经改进。');
    await page.getByText('有2件申请，办理不够及时').waitFor();
    const words = page.getByRole('textbox', { name: '五、存在的主要问题及改进情况' });
    // The figure is a thing: taken out as a whole and put in again from the list.
    expect(await words.locator('.oz-live-figure').allTextContents()).toEqual(['2']);
    await words.locator('.oz-live-figure').click();
    await page.keyboard.press('Backspace');
    await page.getByText('有件申请，办理不够及时').waitFor();
    const part = page.locator('.oz-report-part', { has: words });
    await part.getByLabel('插入数字').fill('一、本年新收政府信息公开申请数量（总计）');
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click();
    await page.getByText('有2件申请，办理不够及时').waitFor();
    await page.getByRole('button', { name: '保存文字' }).click();
    await page.getByText('勾稽关系全部成立。').waitFor();
    const chart = page.getByRole('img', { name: /^2026年主动公开政府信息的渠道。/ });
    expect(await chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
    await page.getByText('数据表').first().click();
    expect(await faults(page)).toEqual([]);
    await browser.shot(page, 'report worded');
    await page.getByLabel('发布栏目').click();
    await page.getByRole('treeitem', { name: '财政预决算' }).click();
    // What a report is usually filed as has been retired: the office chooses among what there is.
    await page.getByRole('button', { name: '定稿并生成文件草稿' }).click();
    await page.getByText('请填写“体裁”。').waitFor();
    await page.getByText('本站已停用“报告”，请另选一个。').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel('体裁', { exact: true }).fill('通报');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '定稿并生成文件草稿' }).click();
    await page.getByText('已定稿，文件草稿已生成。').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('link', { name: /^第 1 版/ }).click();
    await page.getByRole('heading', { level: 1, name: /定稿第 1 版/ }).waitFor();
    await page.getByRole('button', { name: /^一、本年新收政府信息公开申请数量（总计）：2/ }).click();
    await page.getByText('共 2 条记录').waitFor();
    await page.keyboard.press('Escape');
    expect(await faults(page)).toEqual([]);
    await browser.shot(page, 'frozen version');
    await page.getByRole('link', { name: '返回年度报告' }).click();
    await page.getByRole('link', { name: '打开文件' }).click();
    await page.getByRole('heading', { level: 1, name: '财政局2026年政府信息公开工作年度报告' }).waitFor();
    expect(browser.trouble).toEqual([]);
  });

  it('is shown on a small screen', async () => {
    const page = await open('handler', report, 'phone');
    await page.getByRole('heading', { level: 2, name: '财政局2026年政府信息公开工作年度报告' }).waitFor();
    expect(await faults(page)).toEqual([]);
    const chart = page.getByRole('img', { name: /^2026年主动公开政府信息的渠道。/ });
    await chart.scrollIntoViewIfNeeded();
    await browser.shot(page, 'report phone');
  });

  it('takes the reports of years before from the web page, Word file or workbook they were published as', async () => {
    const { docx, xlsx, html } = await paperOf('2021');
    const wrong = Buffer.from(
      html
        .toString('utf8')
        .replace(/(<td[^>]*>)\d+/u, '$1abc')
        .replace('>98<', '>97<'),
    );
    const page = await open('office', `/annual-report?year=2022&unitId=${zone.unitId}`);
    const past = page.locator('.oz-card', { has: page.getByRole('heading', { name: '往年报告' }) });
    const choose = (name: string, mimeType: string, buffer: Buffer): Promise<void> =>
      past.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await choose(
      '没有表格.html',
      'text/html',
      Buffer.from(`<meta charset="utf-8"><p>${'这里没有表格。'.repeat(30)}</p>`),
    );
    await past.getByRole('alert').waitFor();
    await choose('有错.html', 'text/html', wrong);
    await past.getByText(/^原报告中有 \d+ 处勾稽关系不成立：$/).waitFor();
    expect(await faults(page)).toEqual([]);
    await browser.shot(page, 'past report');
    const types = [
      [2022, '2022年报.html', 'text/html', html],
      [2023, '2023年报.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx],
      [2024, '2024年报.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsx],
    ] as const;
    for (const [year, name, type, bytes] of types) {
      await page.goto(`${browser.origin}/office/annual-report?year=${year}&unitId=${zone.unitId}`);
      await choose(name, type, bytes);
      await past.getByRole('heading', { name: `“${name}”中读到的` }).waitFor();
      await past.getByRole('button', { name: '收入历史' }).click();
      await past.getByText(name).first().waitFor();
      await past.getByRole('button', { name: '重新选择文件' }).waitFor();
    }
    const office = await server.office('office');
    const kept = await Promise.all(
      types.map(
        async ([year]) => (await office.get<AnnualReportView>(`/annual-reports/${year}?unitId=${zone.unitId}`)).body,
      ),
    );
    expect(kept.map(({ past: one }) => [one?.fileName, one?.missing])).toEqual(types.map(([, name]) => [name, []]));
    expect(kept[1]?.past?.figures).toEqual(kept[0]?.past?.figures);
    expect(kept[2]?.past?.figures).toEqual(kept[0]?.past?.figures);
    // The year after shows them in its trend.
    await page.goto(`${browser.origin}/office/annual-report?year=2025&unitId=${zone.unitId}`);
    await page.getByRole('img', { name: /^历年政府信息公开申请数量。折线图，共4个年度：2022年/ }).waitFor();
    expect(browser.trouble).toEqual([]);
  });

  it('says the same on the command line', async () => {
    const office = await server.office('office');
    const { sheet } = (await office.get<AnnualReportView>(`/annual-reports/2026?unitId=${zone.unitId}`)).body;
    const settings = { DATABASE_URL: server.database.url, OPENZONE_DATA: server.dataDir };
    const run = await startCli(['report', 'annual', '--year', '2026', '--unit', 'czj', '--json'], settings).finished;
    expect([run.code, run.stderr]).toEqual([0, '']);
    const said = JSON.parse(run.stdout) as ReportSheet;
    expect(said.figures).toEqual(sheet.figures);
    expect(said.tables).toEqual(sheet.tables);
    const earlier = ['report', 'annual', '--year', '2018', '--form', '2018', '--unit', 'czj', '--json'];
    const then = (await office.get<AnnualReportView>(`/annual-reports/2018?unitId=${zone.unitId}`)).body.sheet;
    expect((JSON.parse((await startCli(earlier, settings).finished).stdout) as ReportSheet).tables).toEqual(
      then.tables,
    );
    const wrong = await startCli(['report', 'annual', '--year', '2026', '--form', '2012', '--json'], settings).finished;
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('FORM_UNKNOWN')]);
  });
});
