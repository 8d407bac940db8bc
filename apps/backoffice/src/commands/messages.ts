import { say, type Catalogue } from '../i18n/messages.ts';

export const commandMessages = {
  open: say('快速查找（Ctrl-K）', 'Quick-find (Ctrl-K)'),
  title: say('快速查找', 'Quick-find'),
  placeholder: say(
    '标题、文号、索引号、受理号、人名、栏目，或要做的事（可用拼音首字母）',
    'Title, number, person, column, or what to do',
  ),
  results: say('查找结果', 'Results'),
  nothing: (words: string) =>
    say(
      `没有找到“${words}”。换一个词，或用文号、受理号试试。`,
      `Nothing found for “${words}”. Try another word, or a number.`,
    ),
  hint: say('↑ ↓ 选择，回车打开，Esc 关闭', '↑ ↓ to choose, Enter to open, Esc to close'),
  ACTION: say('去做', 'Do'),
  PAGE: say('页面', 'Pages'),
  DOCUMENT: say('文件', 'Documents'),
  REQUEST: say('依申请公开', 'Requests'),
  UNIT: say('单位（看其文件）', 'Units (their documents)'),
  COLUMN: say('栏目（看其文件）', 'Columns (their documents)'),
  PERSON: say('人员（看所在单位文件）', 'People (documents of their unit)'),
  found: (count: number) => say(`${count} 条结果`, `${count} results`),
} satisfies Catalogue;

export const helpMessages = {
  title: say('键盘快捷键', 'Keyboard shortcuts'),
  about: say('在输入框里打字时，单个字母的快捷键不起作用。', 'Single-letter shortcuts rest while you type in a field.'),
  enabled: say('启用单字母快捷键', 'Use single-letter shortcuts'),
  everywhere: say('到处可用', 'Everywhere'),
  lists: say('列表里', 'In lists'),
  forms: say('表单和撰写', 'Forms and writing'),
  find: say('快速查找', 'Quick-find'),
  help: say('显示本页', 'This sheet'),
  create: say('起草新文件', 'Draft a document'),
  filter: say('跳到筛选框', 'Go to the filter'),
  next: say('下一行', 'Next row'),
  previous: say('上一行', 'Previous row'),
  openRow: say('打开选中的行', 'Open the row'),
  save: say('保存草稿', 'Save the draft'),
  send: say('提交正在填写的表单', 'Send the form at hand'),
  goTo: (where: string) => say(`去“${where}”`, `Go to “${where}”`),
} satisfies Catalogue;
