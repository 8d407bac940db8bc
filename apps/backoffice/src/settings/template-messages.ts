import { say, type Catalogue } from '../i18n/messages.ts';

export const templateMessages = {
  title: say('文书模板', 'Texts of letters'),
  about: say(
    '每种文书的正文。保存后新生成的文书按新模板；已经生成的文书不变。标题、文号、收件人、落款和联系方式由系统自动排印，不写在模板里。',
    'The body of each kind of letter. Letters made from now on use what is saved; letters already made stay. Title, number, addressee, signature and contact are printed by the system and are no part of the text.',
  ),
  kind: say('文书种类', 'Kind of letter'),
  kindNone: say('请选择文书', 'Choose a letter'),
  own: say('本站已修改', 'Changed by this site'),
  asOriginal: say('系统自带的原文', 'As it comes with the program'),
  unsaved: say('有没保存的修改', 'Not saved yet'),
  text: say('模板正文', 'Text of the letter'),
  placeholders: say('占位符', 'Placeholders'),
  placeholdersHint: say(
    '点一下，插入到光标处；生成文书时换成这件申请的内容。',
    'A click puts one in at the cursor; a letter has the facts of its request there.',
  ),
  placeholdersRead: say(
    '生成文书时，占位符换成这件申请的内容。',
    'A letter has the facts of its request in place of these.',
  ),
  find: say('查找占位符', 'Find a placeholder'),
  noneFound: say('没有这样的占位符，请换个词查找。', 'There is no such placeholder; try another word.'),
  insert: (label: string, name: string) => say(`插入“${label}” {{${name}}}`, `Insert “${label}” {{${name}}}`),
  help: say('模板的写法', 'How a text is written'),
  helpLines: say(
    '一行是一段，空行不算。行首可以用下列记号：',
    'One line is one paragraph; empty lines do not count. Marks:',
  ),
  original: say('查看系统自带的原文', 'See the text that comes with the program'),
  save: say('保存模板', 'Save the text'),
  saved: say('模板已保存。', 'The text is saved.'),
  problems: say(
    '模板没有保存，您写的还在。请改好下面这些再保存：',
    'The text was not saved; what you typed is kept. Mend this and save again:',
  ),
  restore: say('恢复原文', 'Restore the original'),
  restoreTitle: say('恢复系统自带的原文？', 'Restore the text that comes with the program?'),
  restoreText: (name: string) =>
    say(
      `“${name}”的模板将改回系统自带的原文，本站的修改（包括没保存的）不再保留。`,
      `The text of “${name}” goes back to the one that comes with the program. What this site changed, saved or not, is lost.`,
    ),
  restored: say('已恢复。', 'It is restored.'),
  changedBy: (who: string, at: string) => say(`${who}，${at}修改`, `changed by ${who}, ${at}`),
  unknownAuthor: say('不详', 'not recorded'),
  conflict: (who: string, at: string) => say(`${who}在 ${at} 保存了另一版`, `${who} saved another text, ${at}`),
  conflictText: say(
    '您的没有覆盖它，您写的内容还在上面。下面是两版的差别：删去的是对方的，添加的是您的。',
    'Yours did not overwrite it and is still above. The differences of the two: what is struck out is theirs, what is added is yours.',
  ),
  keepMine: say('用我的，覆盖对方的', 'Save mine over theirs'),
  takeTheirs: say('用对方的，放弃我的', 'Take theirs, discard mine'),
  history: say('历次修改', 'Earlier texts'),
  historyNone: say('这份模板还没有改过。', 'This text was never changed.'),
  revision: (n: number) => say(`第 ${n} 版`, `Revision ${n}`),
  revisionBy: (who: string, at: string) => say(`${who}，${at}`, `${who}, ${at}`),
  inForce: say('现行', 'in force'),
  seeText: say('查看正文', 'See the text'),
  compare: say('与现行的比较（删去的是这一版的，添加的是现行的）', 'Compare with the text in force'),
  restoreRevision: say('恢复这一版', 'Restore this one'),
  restoreNth: (n: number) => say(`恢复第 ${n} 版`, `Restore revision ${n}`),
  restoreRevisionTitle: (n: number) => say(`恢复第 ${n} 版？`, `Restore revision ${n}?`),
  restoreRevisionText: say(
    '以这一版的正文另存为新的一版，以后生成的文书按它制作；现行的一版留在历次修改里。没保存的修改会丢失。',
    'Its text becomes a new revision, and letters are made from it; the one in force stays among the earlier texts. What is not saved is lost.',
  ),
  switchTitle: say('换一种文书？', 'Go to another letter?'),
  switchText: say('这份模板里没保存的修改会丢失。', 'What you changed in this text and did not save is lost.'),
  switchOk: say('不保存，换一种', 'Change without saving'),
} satisfies Catalogue;

/** The marks a line of a template may have, as they are typed, and what each does. */
export const templateMarks = [
  { mark: say('{{占位符}}', '{{name}}'), does: say('换成这一项的内容。', 'Puts the fact in.') },
  {
    mark: say('{{?占位符}}…', '{{?name}}…'),
    does: say(
      '在行首：有这一项时才保留这一行。',
      'At the beginning of a line: the line stays only if the fact is there.',
    ),
  },
  {
    mark: say('{{!占位符}}…', '{{!name}}…'),
    does: say(
      '在行首：没有这一项时才保留这一行。',
      'At the beginning of a line: the line stays only if it is not there.',
    ),
  },
  { mark: say('# 小标题', '# heading'), does: say('小标题。', 'A heading.') },
  { mark: say('- 事项', '- item'), does: say('列表中的一项。', 'An item of a list.') },
  { mark: say('| 栏目 | 内容 |', '| label | value |'), does: say('表格中的一行。', 'A row of a table.') },
  {
    mark: say('--- 标题', '--- title'),
    does: say(
      '从这里起是请对方填写后寄回的回执，直到文末。',
      'From here to the end: the slip to be filled in and sent back.',
    ),
  },
  { mark: say('[ ] 选项', '[ ] choice'), does: say('回执里供勾选的一项。', 'In the slip: a box to tick.') },
] as const;
