import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const noticeMessages = {
  title: say('通知', 'Notices'),
  bell: (unread: number) =>
    unread === 0
      ? say('通知', 'Notices')
      : say(`通知，${unread} 条未读`, `Notices, ${unread.toLocaleString('en')} unread`),
  unread: say('未读', 'Unread'),
  count: (unread: number) => say(`${unread} 条未读`, `${plural(unread, 'notice')} unread`),
  allRead: say('没有未读通知', 'Nothing unread'),
  markAll: say('全部标为已读', 'Mark all as read'),
  markOne: say('标为已读', 'Mark as read'),
  toRequest: say('打开申请', 'Open the request'),
  toReturn: say('打开填报', 'Open the return'),
  toReport: say('打开年度报告', 'Open the annual report'),
  toTimeLimits: say('打开时限监测', 'Open the time limits'),
  toPersonalData: say('打开核查结果', 'Open what was found'),
  toUnits: say('打开机构', 'Open the units'),
  toDocument: say('打开文件', 'Open the document'),
  emptyTitle: say('还没有通知', 'No notices yet'),
  emptyText: say(
    '有申请分给您、快到期限、等您审批，或申请人补正、撤回时，这里会告诉您。',
    'You are told here when a request is assigned to you, falls due or waits for your approval, and when its applicant corrects or withdraws it.',
  ),
} satisfies Catalogue;
