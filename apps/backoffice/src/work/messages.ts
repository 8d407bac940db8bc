import type { Action } from '@openzone/contracts';
import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const workMessages = {
  title: say('我的工作', 'My work'),
  about: (name: string) =>
    say(`${name}，以下是等您办理的事，最急的在最前。`, `${name}, this is what waits for you, the most urgent first.`),
  counts: say('数量', 'Figures'),
  list: say('等您办理', 'Waiting for you'),
  listCount: (count: number) => say(`${count} 件`, plural(count, 'document')),
  batches: say('待办导入批次', 'Import batches waiting'),
  byStage: say('各环节文件', 'Documents by stage'),
  newDocument: say('起草新文件', 'Draft a document'),
  emptyTitle: say('现在没有等您办理的事', 'Nothing is waiting for you'),
  emptyWrite: say(
    '起草：写好并认定公开属性，提交审查后这里会显示进度。',
    'Draft: write it, determine its disclosure attribute, submit it; its progress then shows here.',
  ),
  emptyReview: say(
    '审查：别人提交的文件轮到您审查时，会出现在这里，并标明公开期限。',
    'Review: what others submit appears here when it is your turn, with its due date.',
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

/** Counts that are not stages, in the order of their cards. */
export const countWords = {
  late: say('已超期', 'Late'),
  toReview: say('等您审查', 'For you to review'),
  toPublish: say('等您发布', 'For you to publish'),
} satisfies Catalogue;

/** What the most important act on a document is called on the button that leads to it. */
export const nextActWords = {
  approve: say('去审查', 'Review'),
  determine: say('认定公开属性', 'Determine'),
  submit: say('提交审查', 'Submit for review'),
  publish: say('去发布', 'Publish'),
  edit: say('继续写', 'Go on writing'),
  unschedule: say('查看定时', 'See schedule'),
  recall: say('查看', 'Open'),
  open: say('查看', 'Open'),
} satisfies Catalogue;

export type NextAct = keyof typeof nextActWords;

const ORDER: readonly Exclude<NextAct, 'open'>[] = [
  'approve',
  'submit',
  'determine',
  'publish',
  'edit',
  'unschedule',
  'recall',
];

/** Of what the server offers, the act that brings the document on. */
export function nextActOf(actions: readonly Action[]): NextAct {
  return ORDER.find((act) => actions.includes(act)) ?? 'open';
}
