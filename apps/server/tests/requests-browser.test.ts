import { readFile } from 'node:fs/promises';
import type { RequestOutcome } from '@openzone/contracts';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSetting } from '../src/base/sites/index.ts';
import { ensureBuilt } from './support/built.ts';
import { openOfficeBrowser, type OfficeBrowser } from './support/office-browser.ts';
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
  offered,
  openRequest,
  standing,
  type Asked,
  type Codes,
  type Fill,
} from './support/request-screens.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/**
 * Requests from the first word to the end, a citizen on a phone and officers at their desks, each on a screen of their own. The day is
 * the same for the server and for every browser, and goes on when the test says so.
 */
const officers = ['handler', 'head', 'reviewer', 'office'] as const;
type Who = (typeof officers)[number];

let server: TestServer;
let zone: TestZone;
let browser: OfficeBrowser;
let citizen: Page;
const pages = new Map<Who, Page>();
let day = '2026-03-02';
const now = (): Date => new Date(`${day}T10:00:00+08:00`);

beforeAll(async () => {
  await ensureBuilt();
  server = await startTestServer({ clock: { now } });
  zone = await createZone(server.database.app);
  await server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'requestDocuments', {
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
    }),
  );
  // An extension too long is tried on purpose.
  browser = await openOfficeBrowser(() => server, /status of 400/);
  citizen = await browser.open(undefined, { viewport: 'phone' });
  for (const who of officers) pages.set(who, await browser.open(who));
  await turnTo(day);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function turnTo(on: string): Promise<void> {
  day = on;
  for (const page of [citizen, ...pages.values()]) await page.clock.setFixedTime(now());
}

function as(who: Who): Page {
  const page = pages.get(who);
  if (page === undefined) throw new Error(`${who} is not there`);
  return page;
}

const shot = (page: Page, name: string): Promise<void> => browser.shot(page, name);
const asks = (description: string, look?: (step: string) => Promise<void>, delivery: Asked['delivery'] = '网上获取') =>
  apply(citizen, browser.origin, { description, delivery }, look);
const own = (codes: Codes): Promise<void> => follow(citizen, browser.origin, codes);

async function visit(who: Who, number: string): Promise<Page> {
  const page = as(who);
  await openRequest(page, browser.origin, number);
  return page;
}

async function does(who: Who, number: string, name: string, fill?: Fill): Promise<void> {
  await act(await visit(who, number), name, fill);
}

/** The office confirms with the applicant and hands it to the bureau. */
async function confirm(number: string): Promise<void> {
  const office = await visit('office', number);
  await act(office, '双方确认', (form) => form.getByLabel('怎样确认的').fill('电话确认'));
  await act(office, '分办', async (form, page) => {
    await choose(page, form.getByLabel('承办单位'), '财政局');
    await choose(page, form.getByLabel('承办人'), 'handler');
  });
}

/** Drafted by the handler, checked by the reviewer, signed by the head. */
async function decide(number: string, outcome: RequestOutcome, texts: Readonly<Record<string, string>>): Promise<void> {
  const handler = await visit('handler', number);
  await draft(handler, outcome, texts);
  await shot(handler, `draft-${outcome}`);
  await act(handler, '送审');
  await does('reviewer', number, '审查通过', async (form) => {
    await form.getByLabel('保密审查通过').check();
    await form.getByLabel('合法性审查通过').check();
  });
  await does('head', number, '签发');
}

describe('a citizen and four officers', { timeout: 240_000 }, () => {
  it('granted: asked online, answered online, the letter downloaded and the answer rated', async () => {
    const codes = await asks('测试大道道路改造工程2025年的竣工验收报告', (step) => shot(citizen, `a-${step}`));
    expect(codes.number).toMatch(/^YSQ2026\d{5}$/);
    expect(codes.code).toMatch(/^\d{8}$/);
    await own(codes);
    expect(await standing(citizen)).toContain('已经提交');
    expect(await dueShown(citizen)).toBe('还没有确定');
    // The office learns of it by itself.
    expect((await (await server.office('office')).get('/notices')).text).toContain(`${codes.number}：提交申请`);

    const office = as('office');
    await office.goto(`${browser.origin}/office/requests?view=intake`);
    await office.getByText(codes.number).first().waitFor();
    await shot(office, 'a-intake');
    await confirm(codes.number);
    await shot(office, 'a-confirmed');
    await decide(codes.number, 'GRANTED', { '获取的方式、途径': '竣工验收报告一份，随本告知书以电子文件提供' });
    const handler = await visit('handler', codes.number);
    await shot(handler, 'a-decided');
    await act(handler, '网上送达');

    await own(codes);
    expect(await standing(citizen)).toContain('已经送达');
    expect(await letterNames(citizen)).toContain('政府信息公开告知书');
    expect(await citizen.locator('.now').innerText()).not.toContain('还没有确定');
    await shot(citizen, 'a-own');
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('link', { name: '下载政府信息公开告知书，PDF' }).click(),
    ]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await readFile(await download.path()))), {
      mergePages: true,
    });
    const plain = text.replace(/\s/g, '');
    for (const words of ['测试欧阳', '予以公开', '竣工验收报告一份', '测试市人民政府', '六十日'])
      expect(plain).toContain(words);
    await citizen.getByRole('radio', { name: /^5/ }).check();
    await citizen.getByLabel(/想说的话/).fill('很快，谢谢。');
    await button(citizen, '提交评价').click();
    await citizen.getByText('谢谢您的评价。').waitFor();
    await citizen.getByRole('heading', { name: '您的评价：5分' }).waitFor();
    await shot(citizen, 'a-rated');
    await does('handler', codes.number, '归档');
    expect(await offered(as('handler'))).not.toContain('归档');
  });

  it('does not exist: corrected online first, and the clock begins anew', async () => {
    await turnTo('2026-03-09');
    const codes = await asks('那个工程的材料');
    await confirm(codes.number);
    await does('handler', codes.number, '发出补正告知书', async (form) => {
      await form.getByLabel('需要补正的事项').fill('请写明工程的名称和需要哪种材料');
      await form.getByLabel('指导和释明').fill('例如“测试大道改造工程的环评批复”');
      await pickDay(form.getByLabel('补正期限（到哪一天）'), '2026-03-23');
    });
    await own(codes);
    await citizen.getByRole('heading', { name: '请您补正' }).waitFor();
    await shot(citizen, 'b-correction');
    await turnTo('2026-03-12');
    await own(codes);
    await citizen.getByLabel('补正的内容').fill('测试大道1998年改造工程的环评批复');
    await button(citizen, '提交补正').click();
    await citizen.getByText('补正已经提交').first().waitFor();
    // 20 working days from 13 March 2026, with the holiday of 清明 between.
    expect(await dueShown(citizen)).toBe('2026年4月10日');
    await shot(citizen, 'b-corrected');
    await turnTo('2026-03-16');
    await decide(codes.number, 'NOT_EXIST', { 检索情况: '以“测试大道”“环评”检索了档案室目录和电子公文系统' });
    await does('handler', codes.number, '网上送达');
    await own(codes);
    expect(await letterNames(citizen)).toEqual(
      expect.arrayContaining(['政府信息公开申请补正告知书', '政府信息不存在告知书']),
    );
  });

  it('refused for a third party’s sake: asked, extended, refused', async () => {
    await turnTo('2026-03-18');
    const codes = await asks('测试大道改造工程施工合同的单价表');
    await confirm(codes.number);
    await turnTo('2026-03-20');
    await does('handler', codes.number, '征求第三方意见', async (form) => {
      await form.getByLabel('第三方名称').fill('测试建设有限公司');
      await form.getByLabel('征求意见的内容').fill('施工合同附件三“单价表”');
    });
    await does('handler', codes.number, '第三方收到征求意见书', async (form, page) => {
      await choose(page, form.getByLabel('第三方'), '测试建设有限公司');
      await form.getByRole('radio', { name: '直接送达' }).check();
      await form.getByLabel('签收人').fill('测试前台');
      await form.getByLabel('送达证据').fill('前台签收');
    });
    await shot(as('handler'), 'c-paused');
    await own(codes);
    expect(await standing(citizen)).toContain('征求第三方意见');
    await shot(citizen, 'c-waiting');
    await turnTo('2026-03-30');
    await does('handler', codes.number, '收到第三方意见', async (form, page) => {
      await choose(page, form.getByLabel('第三方'), '测试建设有限公司');
      await form.getByRole('radio', { name: '不同意公开' }).check();
      await form.getByLabel('理由').fill('单价属于商业秘密');
    });
    const head = await visit('head', codes.number);
    await act(head, '批准延长并告知', async (form) => {
      // Beyond what the law permits the preview says so; within it, which day it comes to, before anybody confirms it.
      await form.getByLabel('延长几个工作日').fill('30');
      await form.getByText(/超过上限 20 个工作日/).waitFor();
      await form.getByLabel('延长几个工作日').fill('10');
      await form.getByText('延长后到期日：2026年5月12日。').waitFor();
      await form.getByLabel('延长的理由').fill('需要核对可以区分处理的部分');
      await shot(head, 'c-extension');
    });
    await decide(codes.number, 'REFUSED_THIRD_PARTY', {
      依据条款: '15',
      理由: '单价表属于第三方商业秘密，第三方不同意公开，且不公开不会对公共利益造成重大影响',
    });
    await does('handler', codes.number, '网上送达');
    await shot(as('handler'), 'c-served');
    await own(codes);
    expect(await letterNames(citizen)).toEqual([
      '政府信息公开申请接收回执',
      '征求意见告知书',
      '政府信息公开申请延期答复告知书',
      '政府信息不予公开告知书',
    ]);
    await shot(citizen, 'c-own');
  });

  it('not this agency’s: handed in at the counter, registered by an officer, answered by post', async () => {
    await turnTo('2026-04-08');
    const office = as('office');
    await office.goto(`${browser.origin}/office/requests/new`);
    await office.getByRole('heading', { name: '登记申请', level: 1 }).waitFor();
    await office.getByRole('radio', { name: '当面提交' }).check();
    await office.getByLabel('姓名').fill('测试长孙');
    await office.getByLabel('联系电话').fill('0000-87002000');
    await office.getByLabel('联系地址').fill('测试路2号');
    await office.getByLabel('所需信息的名称、文号或者其他特征').fill('测试市城际公交专线的审批文件');
    await choose(office, office.getByLabel('承办单位'), '财政局');
    await shot(office, 'd-intake');
    await button(office, '登记并生成回执').click();
    const dialog = office.getByRole('dialog', { name: '登记回执' });
    await dialog.waitFor();
    // It grows into place.
    await dialog.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map((one) => one.finished)),
    );
    await shot(office, 'd-receipt');
    const [number = '', code = ''] = await dialog.locator('.oz-receipt-codes dd').allInnerTexts();
    await dialog.getByRole('link', { name: '打开这件申请' }).click();
    await caseShown(office, number);
    await decide(number, 'NOT_RESPONSIBLE', {
      理由: '城际客运线路由交通运输主管部门审批，本机关未制作也未保存',
      负责公开的机关及联系方式: '测试市交通运输局，电话0000-88003001',
    });
    await does('handler', number, '交邮', async (form) => {
      await form.getByLabel('邮政企业').fill('中国邮政');
      await form.getByLabel('邮件号').fill('XA00000000001');
    });
    await own({ number, code });
    expect(await standing(citizen)).toContain('已经送达');
    expect(await citizen.locator('.timeline').innerText()).toContain('XA00000000001');
    await shot(citizen, 'd-own');
  });

  it('deemed abandoned: no correction came in time', async () => {
    await turnTo('2026-04-13');
    const codes = await asks('近几年的材料', undefined, '邮寄');
    await confirm(codes.number);
    await does('handler', codes.number, '发出补正告知书', async (form) => {
      await form.getByLabel('需要补正的事项').fill('请写明所需材料的名称');
      await form.getByLabel('指导和释明').fill('可以先查公开目录');
      await pickDay(form.getByLabel('补正期限（到哪一天）'), '2026-04-27');
    });
    await turnTo('2026-04-24');
    // Before the limit has passed it cannot be found, and is not offered.
    const early = await visit('handler', codes.number);
    expect(await offered(early)).not.toContain('认定逾期不补正');
    await shot(early, 'e-too-early');
    await turnTo('2026-04-28');
    await does('handler', codes.number, '认定逾期不补正', (form) =>
      form.getByLabel('认定说明').fill('告知书4月13日送达，期限届满未收到补正，电话联系无正当理由'),
    );
    await shot(as('handler'), 'e-abandoned');
    await own(codes);
    expect(await standing(citizen)).toContain('没有在期限内补正');
    expect(await citizen.getByLabel('补正的内容').count()).toBe(0);
    await shot(citizen, 'e-own');
  });

  it('withdrawn by the citizen, after being asked once more', async () => {
    await turnTo('2026-05-06');
    const codes = await asks('食品经营许可的办理流程');
    await confirm(codes.number);
    await own(codes);
    await citizen.getByRole('link', { name: '撤回申请' }).click();
    await citizen.getByRole('heading', { name: '确定要撤回吗' }).waitFor();
    await citizen.getByLabel(/撤回的原因/).fill('网站上已经找到了');
    await shot(citizen, 'f-withdraw');
    await button(citizen, '确定撤回').click();
    await citizen.getByText('申请已经撤回。').first().waitFor();
    expect(await standing(citizen)).toContain('您已撤回申请');
    await shot(citizen, 'f-withdrawn');
    const handler = await visit('handler', codes.number);
    expect(await offered(handler)).not.toContain('拟稿');
    await shot(handler, 'f-office');
  });

  it('split: asked in one go, handled in two parts that the one code leads to, counted in the parts', async () => {
    await turnTo('2026-05-07');
    const codes = await asks('测试大道改造工程的立项批复，以及绿化养护合同');
    await confirm(codes.number);
    await does('handler', codes.number, '拆分办理', async (form, page) => {
      await form.getByLabel('这一件要的是').nth(0).fill('测试大道改造工程的立项批复');
      await form.getByLabel('这一件要的是').nth(1).fill('测试大道绿化养护合同');
      await form.getByLabel('拆分的原因').fill('由两个科室分别保存');
      await shot(page, 'g-splitting');
    });
    const handler = as('handler');
    const related = handler.locator('.oz-card', { hasText: '相关联的申请' });
    await related.getByRole('link', { name: '测试大道绿化养护合同' }).waitFor();
    await shot(handler, 'g-split');
    const parts = (await related.innerText()).match(/YSQ2026\d{5}/g) ?? [];
    expect(parts).toHaveLength(2);
    await own(codes);
    expect(await standing(citizen)).toContain('拆分为几件分别办理');
    await shot(citizen, 'g-own');
    await button(citizen, `查看 ${parts[1]}`).click();
    await citizen.getByRole('heading', { name: `申请 ${parts[1]}` }).waitFor();
    expect(await dueShown(citizen)).toBe('2026年6月3日');
    await citizen.getByText('同一申请拆分出的其他件').waitFor();
    await shot(citizen, 'g-part');
    for (const number of parts) await does('handler', number, '申请人撤回');

    const office = as('office');
    await office.goto(`${browser.origin}/office/requests/statistics?from=2026-05-07&to=2026-05-31`);
    const beside = office.getByRole('table', { name: '未计入收、结的' });
    await beside.getByRole('link', { name: /^已拆分.*1 件/ }).click();
    await office.getByRole('row', { name: new RegExp(codes.number) }).waitFor();
    await shot(office, 'g-list');
  });

  it('shows what a choice in counting would do before it is confirmed', async () => {
    await turnTo('2026-05-08');
    const office = as('office');
    await office.goto(`${browser.origin}/office/settings`);
    await office.getByRole('radio', { name: '当日计入', exact: true }).first().check();
    await button(office, '查看对在办申请的影响').click();
    const effect = office.getByRole('region', { name: '对在办申请的影响' });
    await effect.waitFor();
    expect(await effect.innerText()).toContain('在办的 0 件，到期日都不变。');
    await office.getByLabel('依据').first().waitFor();
    await shot(office, 'h-rules');
    await button(office, '放弃改动').click();
  });

  it('leaves every one of them closed in the list, and no browser complained', async () => {
    const office = as('office');
    await office.goto(`${browser.origin}/office/requests?view=closed`);
    await office
      .getByRole('row', { name: /YSQ2026/ })
      .first()
      .waitFor();
    expect(await office.getByRole('row', { name: /YSQ2026/ }).count()).toBe(9);
    await shot(office, 'closed');
    expect(browser.trouble).toEqual([]);
  });
});
