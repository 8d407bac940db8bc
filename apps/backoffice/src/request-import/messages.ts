import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const requestImportMessages = {
  link: say('导入登记簿', 'Import a register'),
  title: say('导入往年登记簿', 'Import a register of past requests'),
  about: say(
    '把往年的依申请公开登记簿（XLSX 或 CSV）导入系统：先逐行检查，确认后再写入；同一份登记簿导入几次都只算一次。',
    'Take over a register (XLSX or CSV): every row is checked first and written when you confirm; importing it again changes nothing.',
  ),
  template: say('下载模板', 'Download the template'),
  file: say('登记簿文件', 'File of the register'),
  choose: say('选择文件', 'Choose a file'),
  chosen: (name: string) => say(`已选择：${name}`, `Chosen: ${name}`),
  check: say('检查', 'Check'),
  noFile: say('请先选择登记簿文件。', 'Choose the file of the register first.'),
  found: (rows: number, sound: number, there: number, faulty: number) =>
    say(
      `共 ${rows} 行：可导入 ${sound} 件，以前已导入 ${there} 件，有误 ${faulty} 行。`,
      `${plural(rows, 'row')}: ${sound} can be imported, ${there} had been before, ${faulty} at fault.`,
    ),
  stillOpen: (open: number) =>
    say(
      `其中 ${open} 件还在办理，导入后进入待办。`,
      `${open} of them are still open and will wait for their handlers.`,
    ),
  imported: (count: number) => say(`已导入 ${count} 件。`, `${plural(count, 'request')} imported.`),
  nothingNew: say('没有需要导入的新记录。', 'There is nothing new to import.'),
  refused: say('登记簿有误，没有写入任何记录。', 'Rows are at fault; nothing was written.'),
  faults: say('有误的地方', 'What is wrong'),
  warnings: say('请留意', 'Worth a look'),
  row: say('行', 'Row'),
  column: say('列', 'Column'),
  what: say('说明', 'What to do'),
  unknownColumns: (names: string) => say(`不认识的列，不会导入：${names}`, `Unknown columns, left out: ${names}`),
  soundOnly: say('跳过有误的行，只导入其余各行', 'Leave out the rows at fault and import the others'),
  confirm: (count: number) => say(`导入 ${count} 件`, `Import ${plural(count, 'request')}`),
  fixFirst: say('请在文件中改正后重新检查。', 'Put them right in the file and check again.'),
  list: say('查看申请', 'See the requests'),
} satisfies Catalogue;
