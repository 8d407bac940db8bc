import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const workMessages = {
  title: say('我的工作', 'My work'),
  about: (name: string) =>
    say(`${name}，以下是等您办理的事，最急的在最前。`, `${name}, this is what waits for you, the most urgent first.`),
  counts: say('数量', 'Figures'),
  everything: say('全部', 'Everything'),
  late: say('已超期', 'Late'),
  list: say('等您办理', 'Waiting for you'),
  listCount: (count: number) => say(`${count} 件`, plural(count, 'item')),
  atLeast: (count: number) => say(`${count}+`, `${count}+`),
  shownOf: (shown: number, count: number) =>
    say(
      `这里列出最急的 ${shown} 件，共 ${count} 件；其余请到相应列表办理。`,
      `The ${shown} most urgent of ${count}; the lists have the rest.`,
    ),
  byStage: say('各环节文件', 'Documents by stage'),
  newDocument: say('起草新文件', 'Draft a document'),
  why: say('期限怎样算出', 'How the day was counted'),
  due: (day: string) => say(`${day} 到期`, `due ${day}`),
  left: (days: number) => say(`还有 ${days} 个工作日`, `${plural(days, 'working day')} left`),
  today: say('今天到期', 'Due today'),
  lateBy: (days: number) => say(`已超期 ${days} 个工作日`, `${plural(days, 'working day')} late`),
  markRead: say('标为已读', 'Mark as read'),
  emptyTitle: say('现在没有等您办理的事', 'Nothing is waiting for you'),
  emptyKind: say('这一类现在没有等您办理的事', 'Nothing of this kind is waiting for you'),
  emptyWrite: say(
    '起草：写好并认定公开属性，提交审查后这里会显示进度。',
    'Draft: write it, determine its disclosure attribute, submit it; its progress then shows here.',
  ),
  emptyReview: say(
    '审查：别人提交的文件轮到您审查时，会出现在这里，并标明公开期限。',
    'Review: what others submit appears here when it is your turn, with its due date.',
  ),
  emptyRequest: say(
    '依申请公开：分给您或您单位的申请会出现在这里，写明还有几个工作日答复。',
    'Requests: what is assigned to you or your unit appears here, with the working days left to answer.',
  ),
  emptyImport: say(
    '旧文件：从“历年文件导入”整批上传，系统读出文字和要素，由您核对。',
    'Old documents: upload them in bulk; the system reads text and metadata, you check them.',
  ),
  emptyDue: say(
    '期限：应当主动公开的，自形成或变更之日起 20 个工作日内公开（条例第二十六条）。',
    'Term: publication is due within 20 working days of making or change (Regulation art. 26).',
  ),
} satisfies Catalogue;
