import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  act,
  apply,
  button,
  caseShown,
  choose,
  day as pickDay,
  draft,
  dueShown,
  follow,
  letterNames,
  openRequest,
  standing,
  type Codes,
} from './support/request-screens.ts';
import { expectShown, openStory, type Name, type Story } from './support/story.ts';

/** 依申请公开, told by the days of who handles it: a letter that came by post, and a request handed in on a telephone. */
let 园区: Story;
let 公众: Page;
let 来信: Codes;
let 网上申请: Codes;

beforeAll(async () => {
  园区 = await openStory({ day: '2026-03-02' });
  公众 = await 园区.citizen();
});
afterAll(() => 园区.close());

/** One act on a request, by its form. */
async function 办理(
  name: Name,
  { number }: Codes,
  what: string,
  fill?: (form: Locator, page: Page) => Promise<void>,
): Promise<void> {
  const page = await 园区.officer(name);
  await openRequest(page, 园区.browser.origin, number);
  await act(page, what, fill);
  await 园区.look(page, `${name}-${what}`);
}

async function 审签(codes: Codes): Promise<void> {
  await 办理('周敏', codes, '送审');
  await 办理('王谨', codes, '审查通过', async (form) => {
    await form.getByLabel('保密审查通过').check();
    await form.getByLabel('合法性审查通过').check();
  });
  await 办理('李静', codes, '签发');
}

describe('公众在手机上', () => {
  it('填好申请，拿到登记号和查询码', async () => {
    网上申请 = await apply(公众, 园区.browser.origin, {
      description: '测试大道改造工程2025年的竣工验收报告',
      delivery: '网上获取',
    });
    expect(网上申请.number).toMatch(/^YSQ2026\d{5}$/);
    await 园区.look(公众, '公众-回执');
    await follow(公众, 园区.browser.origin, 网上申请);
    expect(await standing(公众)).toContain('已经提交');
    await 园区.look(公众, '公众-查进度');
  });
});

describe('公开办陈晨收件', () => {
  it('网上的一件与申请人确认后分给财政局周敏', async () => {
    await 办理('陈晨', 网上申请, '双方确认', (form) => form.getByLabel('怎样确认的').fill('电话确认'));
    await 办理('陈晨', 网上申请, '分办', async (form, page) => {
      await choose(page, form.getByLabel('承办单位'), '财政局');
      await choose(page, form.getByLabel('承办人'), '周敏');
    });
    await expectShown((await 园区.officer('陈晨')).getByText(/财政局.*周敏/));
  });
});

describe('经办人周敏的一天', () => {
  it('分来的申请在她的工作里，写明几个工作日内答复；打开就能办', async () => {
    const page = await 园区.officer('周敏');
    await page.goto(`${园区.browser.origin}/office/`);
    const item = page.locator('.oz-work-group .oz-item', { hasText: 网上申请.number });
    await item.waitFor();
    expect(await item.innerText()).toContain('第三十三条');
    await 园区.look(page, '周敏-我的工作');
    await item.getByRole('link').first().click();
    await caseShown(page, 网上申请.number);
  });

  it('又收到一封挂号信，照信登记，当场有回执', async () => {
    const page = await 园区.officer('周敏');
    await page.goto(`${园区.browser.origin}/office/requests/new`);
    await page.getByRole('heading', { name: '登记申请', level: 1 }).waitFor();
    await page.getByRole('radio', { name: '邮寄' }).first().check();
    await page.getByLabel('姓名').fill('测试长孙');
    await page.getByLabel('联系电话').fill('0000-87002000');
    await page.getByLabel('联系地址').fill('测试路2号');
    await page.getByLabel('所需信息的名称、文号或者其他特征').fill('近几年的材料');
    await choose(page, page.getByLabel('承办单位'), '财政局');
    await 园区.look(page, '周敏-登记来信');
    await button(page, '登记并生成回执').click();
    const dialog = page.getByRole('dialog', { name: '登记回执' });
    await dialog.waitFor();
    const [number = '', code = ''] = await dialog.locator('.oz-receipt-codes dd').allInnerTexts();
    来信 = { number, code };
    expect(number).toMatch(/^YSQ2026\d{5}$/);
  });

  it('信里写得不清楚：发补正告知书，期限由系统算', async () => {
    await 园区.turnTo('2026-03-04');
    await 办理('周敏', 来信, '发出补正告知书', async (form) => {
      await form.getByLabel('需要补正的事项').fill('请写明所需材料的名称');
      await form.getByLabel('指导和释明').fill('例如“测试大道改造工程的环评批复”');
      await pickDay(form.getByLabel('补正期限（到哪一天）'), '2026-03-18');
    });
    await follow(公众, 园区.browser.origin, 来信);
    await expectShown(公众.getByRole('heading', { name: '请您补正' }));
    await 园区.look(公众, '公众-请您补正');
  });

  it('申请人在网上补正，答复期限从补正次日重新起算', async () => {
    await 园区.turnTo('2026-03-12');
    await follow(公众, 园区.browser.origin, 来信);
    await 公众.getByLabel('补正的内容').fill('测试大道改造工程的环评批复');
    await button(公众, '提交补正').click();
    await 公众.getByText('补正已经提交').first().waitFor();
    // 20 working days from 13 March 2026, with the holiday of 清明 between.
    expect(await dueShown(公众)).toBe('2026年4月10日');
  });
});

describe('公开办陈晨一次分办几件', () => {
  it('勾选两件，一起交给周敏，逐件告诉她办成没有；点错了可以交回', async () => {
    const page = await 园区.officer('陈晨');
    await page.goto(`${园区.browser.origin}/office/requests?view=open`);
    for (const { number } of [网上申请, 来信]) await page.getByRole('checkbox', { name: `选择申请 ${number}` }).check();
    const bar = page.getByRole('group', { name: '批量操作' });
    await bar.getByRole('button', { name: /分\s?办 2/ }).click();
    const dialog = page.getByRole('dialog', { name: '分办' });
    await choose(page, dialog.getByLabel('承办单位'), '财政局');
    await choose(page, dialog.getByLabel('承办人'), '周敏');
    await 园区.look(page, '陈晨-批量分办');
    await button(dialog, '分办').click();
    await expectShown(page.getByText('2 件办理成功。'));
    const row = page.getByRole('row', { name: new RegExp(来信.number) });
    await expectShown(row.filter({ hasText: '周敏' }));
    await 园区.look(page, '陈晨-批量分办的结果');
    await page.getByRole('button', { name: '交回原承办（2 件）' }).click();
    await expectShown(page.getByText('已撤销 2 件。'));
    await expectShown(row.filter({ hasText: '未定承办人' }));
  });
});

describe('单位负责人李静', () => {
  it('批准延长十个工作日；批之前就看得到延到哪一天', async () => {
    await 园区.turnTo('2026-03-16');
    await 办理('李静', 网上申请, '批准延长并告知', async (form) => {
      await form.getByLabel('延长几个工作日').fill('10');
      await form.getByText(/延长后到期日：/).waitFor();
      await form.getByLabel('延长的理由').fill('需要核对可以区分处理的部分');
    });
    await expectShown((await 园区.officer('李静')).getByText(/2026年4月14日/));
  });
});

describe('答复和送达', () => {
  it('周敏拟稿，王谨审查，李静签发，网上送达；申请人下载得到告知书', async () => {
    const page = await 园区.officer('周敏');
    await openRequest(page, 园区.browser.origin, 网上申请.number);
    await draft(page, 'GRANTED', { '获取的方式、途径': '竣工验收报告一份，随本告知书以电子文件提供' });
    await 园区.look(page, '周敏-拟稿');
    await 审签(网上申请);
    await 办理('周敏', 网上申请, '网上送达');
    await follow(公众, 园区.browser.origin, 网上申请);
    expect(await standing(公众)).toContain('已经送达');
    expect(await letterNames(公众)).toEqual(
      expect.arrayContaining(['政府信息公开申请延期答复告知书', '政府信息公开告知书']),
    );
    await 园区.look(公众, '公众-已经送达');
  });

  it('没有这份信息的，答复不存在，信封交邮，邮件号看得到', async () => {
    const page = await 园区.officer('周敏');
    await openRequest(page, 园区.browser.origin, 来信.number);
    await draft(page, 'NOT_EXIST', { 检索情况: '以“测试大道”“环评”检索了档案室目录和电子公文系统' });
    await 审签(来信);
    await 办理('周敏', 来信, '交邮', async (form) => {
      await form.getByLabel('邮政企业').fill('中国邮政');
      await form.getByLabel('邮件号').fill('XA00000000001');
    });
    await follow(公众, 园区.browser.origin, 来信);
    expect(await 公众.locator('.timeline').innerText()).toContain('XA00000000001');
  });
});

describe('领导李静月底看一眼', () => {
  it('本单位的申请统计：收两件，结两件，点开就是这两件', async () => {
    await 园区.turnTo('2026-03-31');
    const page = await 园区.officer('李静');
    await page.goto(`${园区.browser.origin}/office/requests/statistics?from=2026-03-01&to=2026-03-31`);
    await page.locator('.oz-table-four').waitFor();
    await 园区.look(page, '李静-申请统计');
    await page.goto(`${园区.browser.origin}/office/requests?view=closed`);
    for (const { number } of [网上申请, 来信]) await expectShown(page.getByRole('row', { name: new RegExp(number) }));
  });
});

describe('公开办陈晨年底做年报', () => {
  it('第三张表的数字由案卷数出来：新收自然人申请两件，点开就是这两件', async () => {
    await 园区.turnTo('2026-12-31');
    const page = await 园区.officer('陈晨');
    await page.goto(`${园区.browser.origin}/office/annual-report?year=2026`);
    await page.getByRole('heading', { level: 1, name: '年度报告' }).waitFor();
    await page
      .getByRole('button', { name: /本年新收.*自然人.*：2，查看明细/ })
      .first()
      .click();
    const records = page.getByRole('dialog');
    for (const { number } of [网上申请, 来信]) await expectShown(records.getByText(number));
    await 园区.look(page, '陈晨-年报数字的明细');
  });
});

describe('这一年', () => {
  it('没有浏览器报过错', () => {
    expect(园区.browser.trouble).toEqual([]);
  });
});
