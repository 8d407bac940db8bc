import { say, type Catalogue } from '../i18n/messages.ts';

export const writingSettingsMessages = {
  title: say('公文模板与用语', 'Templates and wording'),
  about: say(
    '起草时可以选用的模板，以及写作时提示的用语。改动立即生效，已写的文件不受影响。',
    'Templates to begin from, and wording that is pointed out while writing. Changes hold at once; documents already written stay as they are.',
  ),
  readOnly: say(
    '模板和用语清单由政务公开工作机构或系统管理员维护，您可以查看。',
    'Templates and word lists are kept by the disclosure office and administrators; you can look at them.',
  ),
  link: say('公文模板与用语', 'Templates and wording'),
  templates: say('公文模板', 'Templates'),
  templatesAbout: say(
    '按体裁准备好标题和正文的写法。需要经办人填写的地方写成【填写：会议名称】，没填好的文件提交不了。',
    'Title and text as each kind of document has them. Where the writer has to fill something in, write 【填写：会议名称】: a document with one left cannot be submitted.',
  ),
  templatesNone: say(
    '还没有模板。把常用的通知、公告先写成模板，起草时就不用从空白开始。',
    'No templates yet. Keep the notices you write often as templates, and nobody begins with an empty page.',
  ),
  add: say('新建模板', 'New template'),
  edit: (name: string) => say(`修改模板“${name}”`, `Edit template “${name}”`),
  remove: say('删除', 'Remove'),
  removeSure: (name: string) => say(`删除模板“${name}”？`, `Remove the template “${name}”?`),
  removeAbout: say(
    '修改记录会保留；用它起草的文件不受影响。',
    'Its history is kept; documents begun from it stay as they are.',
  ),
  history: say('修改记录', 'History'),
  historyOf: (name: string) => say(`模板“${name}”的修改记录`, `History of the template “${name}”`),
  historyLine: (revision: number, who: string, at: string) =>
    say(`第 ${revision} 次：${who}，${at}`, `Revision ${revision}: ${who}, ${at}`),
  name: say('模板名称', 'Name'),
  genre: say('体裁', 'Genre'),
  column: say('默认栏目', 'Column'),
  description: say('什么时候用', 'When to use it'),
  docTitle: say('标题', 'Title'),
  body: say('正文', 'Body'),
  bodyMissing: say('请写出模板的正文。', 'Write the text of the template.'),
  active: say('供选用', 'Offered'),
  changed: say('最近修改', 'Last changed'),
  acts: say('操作', 'Acts'),
  saved: say('已保存。', 'Saved.'),
  removed: say('已删除。', 'Removed.'),
  fields: (count: number) => say(`待填 ${count} 处`, `${count} to fill in`),
} satisfies Catalogue;
