import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todayInShanghai } from '../../backoffice/src/lib/time.ts';
import { button, choose, day as pickDay } from './support/request-screens.ts';
import { expectShown, openStory, type Story } from './support/story.ts';
import { makeDocument } from './support/zone.ts';

/** The administrator's day: somebody new, somebody on leave, a column, next year's holidays. */
let 园区: Story;
let 赵宇: Page;

beforeAll(async () => {
  园区 = await openStory();
  赵宇 = await 园区.officer('赵宇');
});
afterAll(() => 园区.close());

const go = (page: Page, path: string): Promise<unknown> => page.goto(`${园区.browser.origin}/office${path}`);

/** One section of the person who is open, by its heading. */
function section(page: Page, name: string): Locator {
  return page.getByRole('dialog').locator('.oz-person-section', { has: page.getByRole('heading', { name }) });
}

describe('管理员赵宇的一天', () => {
  let 初始密码 = '';

  it('给新来的吴桐开账号，初始密码只显示一次', async () => {
    await go(赵宇, '/people');
    await button(赵宇, '开立账号').click();
    const dialog = 赵宇.getByRole('dialog', { name: '开立账号' });
    await dialog.getByLabel('用户名').fill('wutong');
    await dialog.getByLabel('姓名').fill('吴桐');
    await choose(赵宇, dialog.getByLabel('所属单位'), '财政局');
    await button(dialog, '开立账号').click();
    初始密码 = await 赵宇.locator('.oz-initial').innerText();
    expect(初始密码.length).toBeGreaterThanOrEqual(12);
    await 园区.look(赵宇, '赵宇-初始密码');
    await button(赵宇, '已告知').click();
  });

  it('任命她为财政局经办人', async () => {
    const posts = section(赵宇, '任职');
    await posts.waitFor();
    await choose(赵宇, posts.getByLabel('角色'), '经办人');
    await button(posts, '增加任职').click();
    await expectShown(posts.getByText('经办人（财政局）'));
    await 园区.look(赵宇, '赵宇-任职');
  });

  it('吴桐用初始密码登录，先换成自己的密码，就能起草', async () => {
    const 吴桐 = await 园区.citizen();
    await go(吴桐, '/');
    await 吴桐.getByLabel('用户名').fill('wutong');
    await 吴桐.getByLabel('密码', { exact: true }).fill(初始密码);
    await button(吴桐, '登录').click();
    await 吴桐.getByRole('heading', { name: '设置您自己的密码' }).waitFor();
    await 园区.look(吴桐, '吴桐-自己的密码');
    await 吴桐.getByLabel('新密码').fill('梧桐更兼细雨到黄昏点点滴滴');
    await 吴桐.getByLabel('再输入一次').fill('梧桐更兼细雨到黄昏点点滴滴');
    await button(吴桐, '继续').click();
    await 吴桐.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
    await expectShown(吴桐.getByRole('link', { name: '起草新文件' }));
  });

  it('李静请假，由周敏代理单位负责人：等李静审查的文件到了周敏那里', async () => {
    const { server, zone } = 园区;
    await makeDocument(server.database.app, zone, 'in_review', { title: '关于调整窗口时间的通知' });
    await go(赵宇, '/people');
    await 赵宇.getByRole('button', { name: '修改李静' }).click();
    const delegation = section(赵宇, '代理');
    await choose(赵宇, delegation.getByLabel('由谁代理'), '周敏');
    await pickDay(delegation.getByLabel('截止日'), todayInShanghai());
    await delegation.getByLabel('事由').fill('年休假');
    await 园区.look(赵宇, '赵宇-代理');
    await button(delegation, '委托代理').click();
    await delegation.getByText('周敏 代理 李静').waitFor();
    const 周敏 = await 园区.officer('周敏');
    await 周敏.locator('.oz-work-group').getByRole('link', { name: '关于调整窗口时间的通知' }).click();
    await expectShown(button(周敏, '审查通过'));
  });

  it('新增一个栏目', async () => {
    await go(赵宇, '/columns');
    await button(赵宇, '新增栏目').click();
    const drawer = 赵宇.getByRole('dialog');
    await drawer.getByLabel('名称', { exact: true }).fill('惠企政策');
    await drawer.getByLabel('英文名称').fill('Policies for enterprises');
    await drawer.getByLabel('标识（网址用）').fill('enterprise-policies');
    await 园区.look(赵宇, '赵宇-新增栏目');
    await button(drawer, '保存').click();
    await expectShown(赵宇.getByRole('button', { name: '修改栏目 惠企政策' }));
  });

  it('录入明年的放假通知：保存前先看到哪些日子要变', async () => {
    const year = Number(todayInShanghai().slice(0, 4)) + 1;
    await go(赵宇, '/settings');
    await 赵宇.getByLabel('依据').first().waitFor();
    const form = 赵宇.locator('form', { has: 赵宇.getByLabel('放假和调休安排') });
    await form.getByLabel('依据').fill('国务院办公厅关于明年部分节假日安排的通知');
    await form.getByLabel('放假和调休安排').fill(`${year}-05-01 至 ${year}-05-05 放假`);
    await form
      .getByText(/日历延长到|新增放假/)
      .first()
      .waitFor();
    await 园区.look(赵宇, '赵宇-放假安排');
    await button(form, '保存到日历').click();
    await expectShown(赵宇.getByText('日历已更新'));
  });
});

describe('这一天', () => {
  it('没有浏览器报过错', () => {
    expect(园区.browser.trouble).toEqual([]);
  });
});
