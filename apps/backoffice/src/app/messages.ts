import { say, type Catalogue } from '../i18n/messages.ts';

export const shellMessages = {
  skip: say('跳到正文', 'Skip to content'),
  navigation: say('主导航', 'Main navigation'),
  openNavigation: say('打开导航', 'Open navigation'),
  work: say('我的工作', 'My work'),
  write: say('撰写', 'Write'),
  documents: say('文件', 'Documents'),
  imports: say('历年文件导入', 'Old documents'),
  personalData: say('个人信息核查', 'Personal data'),
  columns: say('栏目', 'Columns'),
  requests: say('依申请公开', 'Requests'),
  requestStatistics: say('申请统计', 'Statistics'),
  annualReport: say('年度报告', 'Annual report'),
  site: say('站点', 'Site'),
  settings: say('设置', 'Settings'),
  waiting: (count: string) => say(`${count} 件等您办理`, `${count} waiting for you`),
  publicSite: say('打开公开网站', 'Public site'),
  account: say('当前用户', 'Signed-in person'),
  signOut: say('退出登录', 'Sign out'),
  roles: say('角色', 'Roles'),
  wholeSite: say('全站', 'whole site'),
  demonstration: say(
    '演示站点：内容为演示数据，不是真实文件。',
    'Demonstration site: its contents are examples, not real documents.',
  ),
  unsavedTitle: say('这台电脑上还有没保存的内容', 'Something on this computer has not been saved'),
  unsavedText: (count: number) =>
    say(
      `有 ${count} 份写了没保存的内容只存在这台电脑的浏览器里。公用电脑上请选择“清除并退出”。`,
      `${count === 1 ? 'One unsaved text is' : `${count} unsaved texts are`} kept only in this browser. On a shared computer choose “Clear and sign out”.`,
    ),
  keepAndLeave: say('保留并退出', 'Keep and sign out'),
  clearAndLeave: say('清除并退出', 'Clear and sign out'),
  stay: say('先不退出', 'Stay'),
  expiredTitle: say('登录已过期', 'Your session has ended'),
  expiredText: say(
    '请重新登录。页面上的内容都还在，登录后可以接着做；没有提交成功的操作请再点一次。',
    'Sign in again. Everything on the page is still here; repeat the act that did not go through.',
  ),
  notFound: say('没有这个页面', 'There is no such page'),
  notFoundText: say(
    '地址可能写错了，或者内容已移走。请回到我的工作，从那里重新进入。',
    'The address may be wrong, or the content has moved. Start again from your work.',
  ),
  toWork: say('回到我的工作', 'Go to my work'),
  pageFailed: say('页面没有打开', 'The page could not be opened'),
} satisfies Catalogue;
