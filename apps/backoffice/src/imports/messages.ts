import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const importMessages = {
  title: say('历年文件导入', 'Import old documents'),
  about: say(
    '把旧网站的网页和历年文件整批交给系统：读出文字、要素和建议的公开属性，由经办人核对，另一人审查后公开。',
    'Hand over old web pages and files in bulk: the system reads text, metadata and a proposed attribute; a handler checks them, another person reviews, then they are public.',
  ),
  newTitle: say('新的导入', 'New import'),
  name: say('批次名称', 'Name of the batch'),
  nameHint: say(
    '例如“旧网站 2008—2012 年通知公告”，便于以后查找。',
    'For example “Old site, notices 2008–2012”; it helps to find it later.',
  ),
  files: say('文件', 'Files'),
  drop: say('把文件拖到这里，或点击选择', 'Drag files here, or click to choose'),
  accepted: say(
    '可用：HTML、TXT、DOC、DOCX、PDF、XLSX、CSV、图片，以及装有这些文件的 ZIP。一次最多 1000 个。',
    'HTML, TXT, DOC, DOCX, PDF, XLSX, CSV, images, and ZIPs of these. At most 1,000 at once.',
  ),
  chosen: (count: number, size: string) =>
    say(`已选 ${count} 个文件，共 ${size}`, `${plural(count, 'file')} chosen, ${size}`),
  notSent: (count: number) => say(`${count} 个文件不会上传，原因如下：`, `${plural(count, 'file')} will not be sent:`),
  more: (count: number) => say(`另有 ${count} 个未列出`, `and ${count} more`),
  clear: say('清空', 'Clear'),
  removeFile: (name: string) => say(`去掉 ${name}`, `Take out ${name}`),
  start: say('上传并开始读取', 'Upload and read'),
  uploading: (percent: number) => say(`正在上传 ${percent}%`, `Uploading ${percent}%`),
  received: say('已收到，正在读取。', 'Received; reading now.'),
  noFiles: say('请选择至少一个文件。', 'Choose at least one file.'),
  tooMany: say(
    '一次最多 1000 个文件，请分批上传或打包成 ZIP。',
    'At most 1,000 files at once; send several batches or pack them as ZIP.',
  ),
  fileEmpty: say('文件是空的，请检查后重新选择。', 'The file is empty; check it and choose again.'),
  fileOldExcel: say('请在原软件中另存为 XLSX 后再选。', 'Save it as XLSX in its program and choose again.'),
  fileOldSlides: say(
    '请在原软件中另存为 DOCX 或 PDF 后再选。',
    'Save it as DOCX or PDF in its program and choose again.',
  ),
  fileArchive: say('请解压，或重新打包为 ZIP。', 'Unpack it, or pack it as ZIP.'),
  fileProgram: say('这类文件不能导入。', 'This kind of file cannot be imported.'),
  batches: say('导入批次', 'Batches'),
  noBatches: say(
    '还没有导入过。把旧网站的网页另存、历年文件收集好，从上面开始。',
    'Nothing has been imported yet. Save the old pages, collect the files, and begin above.',
  ),
  noBatchesReader: say('还没有导入批次。', 'There are no batches.'),
  readingFiles: (done: number, of: number) =>
    say(`正在读取第 ${Math.min(done + 1, of)} 个，共 ${of} 个文件`, `Reading file ${Math.min(done + 1, of)} of ${of}`),
  fileCount: (count: number) => say(`${count} 个文件`, plural(count, 'file')),
  failedFiles: (count: number) => say(`${count} 个读不出`, `${count} unreadable`),
  waiting: (count: number) => say(`待核对 ${count}`, `${count} to check`),
  confirmed: (count: number) => say(`已确认 ${count}`, `${count} confirmed`),
  rejected: (count: number) => say(`已排除 ${count}`, `${count} left out`),
  duplicate: (count: number) => say(`重复 ${count}`, `${count} duplicates`),
  inReview: (count: number) => say(`审查中 ${count}`, `${count} in review`),
  published: (count: number) => say(`已公开 ${count}`, `${count} public`),
  made: (who: string, time: string) => say(`${who} · ${time}`, `${who} · ${time}`),
  command: say('命令行导入', 'Command line'),
} satisfies Catalogue;

export const batchStateWords = {
  reading: say('正在读取', 'Reading'),
  waiting: say('待核对', 'To be checked'),
  closed: say('已办完', 'Done'),
  failed: say('失败', 'Failed'),
} satisfies Catalogue;

export const batchMessages = {
  toList: say('全部批次', 'All batches'),
  troubles: (count: number) => say(`${count} 个文件有问题或提示`, `${plural(count, 'file')} with problems or remarks`),
  fileFailed: say('读不出', 'Unreadable'),
  fileDuplicate: say('以前导入过', 'Imported before'),
  fileRead: say('已读', 'Read'),
  filePending: say('未读', 'Not read yet'),
  rows: say('读出的文件', 'Documents found'),
  filter: say('按状态', 'By state'),
  nothing: say('没有这种状态的条目。', 'Nothing is in this state.'),
  reading: say(
    '正在读取，读完一个显示一个，可以先核对已读出的。',
    'Reading; documents appear one by one and can be checked meanwhile.',
  ),
  row: say('标题', 'Title'),
  facts: say('文号与日期', 'Number and dates'),
  place: say('单位与栏目', 'Unit and column'),
  confidence: say('把握', 'Confidence'),
  missing: say('还缺', 'Missing'),
  complete: say('可以确认', 'Can be confirmed'),
  repaired: say('已修复', 'Repaired'),
  warnings: (count: number) => say(`${count} 条提示`, plural(count, 'remark')),
  sure: (percent: number) => say(`${percent}%`, `${percent}%`),
  noDay: say('无日期', 'no date'),
  published: (day: string) => say(`原发布 ${day}`, `published ${day}`),
  select: (title: string) => say(`选择《${title}》`, `Select “${title}”`),
  selectAll: say('选择本页全部', 'Select all on this page'),
  open: (title: string) => say(`核对《${title}》`, `Check “${title}”`),
  selected: (count: number) => say(`已选 ${count} 条`, `${count} selected`),
  confirmSelected: say('确认所选', 'Confirm selected'),
  confirmAll: (count: number) =>
    say(`确认全部可确认的（待核对共 ${count} 条）`, `Confirm all that can be (${count} to check)`),
  rejectSelected: say('排除所选', 'Leave out selected'),
  confirmTitle: say('确认并送审', 'Confirm and send to review'),
  confirmText: (count: number) =>
    say(
      `${count} 条将各自成为一份文件，以您的名义认定公开属性并提交审查。还缺要素的会留下，并告诉您缺什么。审查由另一个人做，通过后公开。`,
      `${plural(count, 'row')} will become documents, determined and submitted in your name. Rows that lack something stay and you are told what. Another person reviews; approval publishes.`,
    ),
  confirmOk: say('确认', 'Confirm'),
  rejectTitle: say('排除', 'Leave out'),
  rejectText: (count: number) =>
    say(
      `${count} 条将不导入（例如导航页、空页、重复内容）。记录保留。`,
      `${plural(count, 'row')} will not be imported (navigation pages, empty pages, repetitions). The record stays.`,
    ),
  rejectReason: say('排除的原因', 'Why'),
  approveSelected: say('所选通过并公开', 'Approve selected and publish'),
  approveAll: (count: number) => say(`审查中全部通过（${count} 条）`, `Approve all in review (${count})`),
  returnSelected: say('退回所选', 'Return selected'),
  reviewTitle: say('批量审查', 'Review in bulk'),
  approveText: (count: number) =>
    say(
      `${count} 条审查通过。主动公开的立即在公开网站发布，其余的留存。由您对逐项审查负责。`,
      `${plural(count, 'row')} approved. Those for proactive disclosure are published at once, the others held. You answer for the item-by-item review.`,
    ),
  returnText: (count: number) => say(`${count} 条退回经办人修改。`, `${plural(count, 'row')} returned to the handler.`),
  returnReason: say('需要修改的地方', 'What has to change'),
  done: (count: number) => say(`${count} 条已办。`, `${plural(count, 'row')} done.`),
  resultTitle: (done: number, failed: number) =>
    say(`${done} 条已办，${failed} 条没有办成`, `${done} done, ${failed} not done`),
  resultText: say('没有办成的仍在原处，请按下面的原因处理：', 'These stay where they were; see why:'),
  ownRows: say('您确认的条目须由另一人审查。', 'Rows you confirmed must be reviewed by somebody else.'),
} satisfies Catalogue;

export const rowStateWords = {
  waiting: say('待核对', 'To check'),
  confirmed: say('已确认', 'Confirmed'),
  rejected: say('已排除', 'Left out'),
  duplicate: say('重复', 'Duplicate'),
} satisfies Catalogue;

export const rowMessages = {
  title: say('核对', 'Check'),
  from: (name: string, ordinal: number) => say(`来自 ${name}，第 ${ordinal} 件`, `From ${name}, no. ${ordinal}`),
  previous: say('上一条', 'Previous'),
  next: say('下一条', 'Next'),
  missing: say('确认前还要补：', 'Before it can be confirmed:'),
  warnings: say('读取时的提示：', 'Remarks from reading:'),
  decided: say('这一条已经办理，不能再改。', 'This row has been decided and cannot be changed.'),
  toDocument: say('打开对应的文件', 'Open its document'),
  tabFields: say('要素', 'Metadata'),
  tabText: say('正文', 'Text'),
  tabRepair: say('修复对照', 'Repair'),
  tabRemoved: (count: number) => say(`去掉的内容（${count}）`, `Left out (${count})`),
  sure: (percent: number) => say(`把握 ${percent}%`, `Confidence ${percent}%`),
  publishedDate: say('原发布日期', 'Formerly published on'),
  legacyIndexNumber: say('原索引号', 'Former index number'),
  editBody: say('修改正文', 'Edit the text'),
  repairText: (readings: number, characters: number) =>
    say(
      `网页受损：去掉混入的注音 ${readings} 处，还原变形的字 ${characters} 个。请对照核对。`,
      `The page was damaged: ${plural(readings, 'mixed-in reading')} removed, ${plural(characters, 'character')} converted back. Please compare.`,
    ),
  repairLegend: say(
    '删去线：混入、已去掉的；绿底：已还原的字，上方小字是网页上原来的字。',
    'Struck out: mixed in and removed; green: converted back, with the character of the page above it.',
  ),
  removedHeard: say('去掉：', 'removed: '),
  convertedHeard: say('原为', 'was '),
  removedText: say(
    '页眉、导航、版权等不属于文件的内容，没有导入：',
    'Headers, navigation, copyright and the like are not part of the document:',
  ),
  noRemoved: say('没有去掉任何内容。', 'Nothing was left out.'),
  save: say('保存修改', 'Save changes'),
  saveAndConfirm: say('保存并确认', 'Save and confirm'),
  confirm: say('确认', 'Confirm'),
  reject: say('排除', 'Leave out'),
  saved: say('已保存。', 'Saved.'),
  unsaved: say('这一条的修改还没有保存。要放弃吗？', 'The changes to this row are not saved. Discard them?'),
  discard: say('放弃修改', 'Discard changes'),
  stay: say('继续修改', 'Keep editing'),
} satisfies Catalogue;
