import { say, type Catalogue } from '../i18n/messages.ts';

/** Letters to others, their service, and what is handed over. */
export const paperMessages = {
  byRecord: say('按登记的情况填写', 'Fill in what is on record'),
  evidenceNone: say('不附', 'none'),
  evidenceUpload: say('上传凭证', 'Upload evidence'),
  evidenceUploading: (percent: number) => say(`正在上传 ${percent}%`, `Uploading ${percent}%`),
  itemTitle: say('名称', 'Title'),
  itemIndex: say('索引号', 'Index number'),
  itemDate: say('日期', 'Date'),
  itemCopies: say('份数', 'Copies'),
  nth: (n: number, label: string) => say(`第 ${n} 条：${label}`, `No. ${n}: ${label}`),
  itemGroup: (n: number) => say(`第 ${n} 条`, `No. ${n}`),
  addItem: say('添加一条', 'Add one'),
  removeItem: (n: number) => say(`移除第 ${n} 条`, `Remove no. ${n}`),
  fromPublication: say('填入本件生成的公开稿', 'Take the document made of this answer'),
  publicationNotYet: say(
    '公开稿还没有公开，没有索引号，不能移送。',
    'The document made of the answer is not public yet and has no index number.',
  ),
  itemsIncomplete: say('每一条都要填全名称、索引号、日期和份数。', 'Each needs title, index number, date and copies.'),
  assistance: say('协办', 'Help asked for'),
  assistanceMatter: say('事项', 'Matter'),
  assistanceAsked: say('发函', 'Asked'),
  assistanceDue: say('期限', 'Due'),
  assistanceAnswer: say('结果', 'Answer'),
  confirmedOn: (day: string) => say(`${day}发确认函`, `confirmed ${day}`),
  toldOn: (day: string) => say(`${day}告知决定公开`, `told of the disclosure ${day}`),
  forWhom: (who: string) => say(`给${who}`, `to ${who}`),
  servedOn: (day: string) => say(`${day}送达`, `served ${day}`),
  notServed: say('送达未登记', 'service not recorded'),
  internal: say('内部', 'Inside'),
  addressee: say('给谁', 'To whom'),
  byAct: (act: string) =>
    say(
      `这份文书要填写的内容由“${act}”这一步填写，提交后自动生成。`,
      `What this letter says is filled in by “${act}”, which draws it up.`,
    ),
  goToAct: (act: string) => say(`去填写：${act}`, `Fill in: ${act}`),
  actNotNow: (act: string) =>
    say(`现在还不能办“${act}”，下面只能预览。`, `“${act}” is not possible now; it can only be previewed.`),
} satisfies Catalogue;
