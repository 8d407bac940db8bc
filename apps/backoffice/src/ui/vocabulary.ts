import { say, type Catalogue } from '../i18n/messages.ts';

/** Words that several screens use of documents. */
export const documentWords = {
  publicNow: say('公开中', 'Public now'),
  publicOlder: say('旧版公开中', 'Earlier version public'),
  forced: say('强制发布', 'Forced'),
  demonstration: say('演示', 'Example'),
  imported: say('历年文件导入', 'Imported'),
  notDetermined: say('未定属性', 'Not determined'),
  version: (number: number) => say(`第 ${number} 版`, `version ${number}`),
  waitingFor: (role: string) => say(`等待${role}审查`, `Waiting for: ${role}`),
  scheduledFor: (time: string) => say(`定于 ${time} 发布`, `To be published ${time}`),
  publishedAt: (time: string) => say(`${time} 发布`, `Published ${time}`),
  updatedAt: (time: string) => say(`${time} 更新`, `Updated ${time}`),
  createdBy: (who: string) => say(`起草：${who}`, `Drafted by ${who}`),
  written: (day: string) => say(`成文 ${day}`, `Written ${day}`),
  code: say('编号', 'Code'),
  documentNumber: say('发文字号', 'Document number'),
  stage: say('环节', 'Stage'),
  attribute: say('公开属性', 'Attribute'),
  unit: say('单位', 'Unit'),
  column: say('栏目', 'Column'),
  anyUnit: say('全部单位', 'Any unit'),
  anyColumn: say('全部栏目', 'Any column'),
  title: say('标题', 'Title'),
  due: say('公开期限', 'Publication due'),
  left: (days: number) => say(`还有 ${days} 个工作日`, `${days} working day${days === 1 ? '' : 's'} left`),
  today: say('今天到期', 'Due today'),
  late: (days: number) => say(`已超期 ${days} 个工作日`, `${days} working day${days === 1 ? '' : 's'} late`),
  noDue: say('无期限', 'No due date'),
  untitled: say('（无标题）', '(no title)'),
} satisfies Catalogue;

/** How far a document has come on a channel. */
export const standingWords = {
  planned: say('计划发布', 'Planned'),
  published: say('已发布', 'Published'),
  failed: say('发布失败', 'Failed'),
  withdrawn: say('已撤下', 'Taken down'),
} satisfies Catalogue;
