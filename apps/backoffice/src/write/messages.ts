import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const writeMessages = {
  titleNew: say('起草新文件', 'Draft a document'),
  titleEdit: say('修改文件', 'Edit document'),
  titleRevise: say('修订已发布的文件', 'Revise a published document'),
  aboutNew: say(
    '写好保存后，再认定公开属性、提交审查；审查通过才能公开。',
    'Write and save; then determine the disclosure attribute and submit. Nothing is public before its review.',
  ),
  aboutRevise: say(
    '现在公开的版本不受影响：保存成新版本，重新认定、审查、发布后才替换它。',
    'The public version stays as it is: this makes a new version, which replaces it only after determination, review and publication.',
  ),
  aboutEdit: say(
    '每次保存都留下一个版本；内容变了，公开属性要重新认定。',
    'Each save keeps a version; a changed text has its disclosure attribute determined again.',
  ),
  notEditable: say('这份文件现在不能修改', 'This document cannot be edited now'),
  toDocument: say('查看文件页', 'Open the document page'),
  content: say('内容', 'Content'),
  place: say('归属', 'Where it belongs'),
  metadata: say('文件要素', 'Metadata'),
  dates: say('日期与效力', 'Dates and validity'),
  attachments: say('附件', 'Attachments'),
  title: say('标题', 'Title'),
  titleHint: say('写完整的公文标题，例如“关于印发……的通知”。', 'The full official title.'),
  body: say('正文', 'Body'),
  bodyMissing: say('请填写正文，或至少上传一个附件。', 'Write a body, or upload at least one attachment.'),
  abstract: say('内容概述', 'Summary'),
  abstractHint: say(
    '一两句话说清内容，列入公开目录（条例第十二条）。',
    'One or two sentences; it stands in the public catalogue (Regulation art. 12).',
  ),
  unit: say('公开单位', 'Disclosing unit'),
  column: say('主栏目', 'Main column'),
  columnHint: say('可以输入名称查找。', 'Type a name to find it.'),
  extraColumns: say('同时列入', 'Also listed in'),
  extraColumnsMost: say('最多同时列入 10 个栏目。', 'At most ten further columns.'),
  documentNumber: say('发文字号', 'Document number'),
  documentNumberHint: say('没有文号的留空。', 'Leave empty if it has none.'),
  better: (number: string) => say(`改为 ${number}`, `Write ${number}`),
  betterWhy: say('年份用六角括号，序号不加“第”、不编虚位：', 'Hexagonal brackets round the year, no leading zeros: '),
  genre: say('体裁', 'Genre'),
  subjectCategory: say('主题分类', 'Subject category'),
  issuingAgency: say('发文机关', 'Issuing agency'),
  jointIssuers: say('联合发文机关', 'Joint issuers'),
  jointIssuersHint: say('输入一个，按回车；再输入下一个。', 'Type one, press Enter, type the next.'),
  writtenDate: say('成文日期', 'Date of writing'),
  writtenDateHint: say('公开期限从成文（或变更）之日起算。', 'The term for publication runs from making (or change).'),
  changedDate: say('变更日期', 'Date of change'),
  effectiveDate: say('施行日期', 'In force from'),
  expiredDate: say('失效日期', 'Expires on'),
  declaredValidity: say('有效性', 'Validity'),
  subjectWords: say('主题词', 'Subject words'),
  source: say('来源', 'Source'),
  sourceHint: say('转载的写明来源；本机关制作的留空。', 'For reprints, where from; leave empty for the agency’s own.'),
  changeNote: say('修订说明', 'What was changed'),
  changeNoteHint: say(
    '说明改了什么、为什么改；修订发布后随版本记录公开。',
    'What was changed and why; it is public with the record of versions.',
  ),
  save: say('保存', 'Save'),
  saveHint: say('Ctrl+S', 'Ctrl+S'),
  saveAndGo: say('保存并去认定', 'Save and determine'),
  saving: say('正在保存…', 'Saving…'),
  saved: (number: number) => say(`已保存为第 ${number} 版。`, `Saved as version ${number}.`),
  savedSame: say('已保存；内容没有变化，没有产生新版本。', 'Saved; nothing had changed, so there is no new version.'),
  keeping: say('有改动未保存。', 'Unsaved changes.'),
  unchanged: say('没有未保存的改动。', 'Nothing is unsaved.'),
  keptHere: (time: string) =>
    say(`有改动未保存；${time} 已在本机暂存。`, `Unsaved changes; kept on this computer at ${time}.`),
  notKept: say(
    '有改动未保存，而且浏览器存不下暂存内容，请尽快保存。',
    'Unsaved changes, and the browser cannot keep a copy: save soon.',
  ),
  warnings: say('保存时系统作了下列处理，请核对：', 'The server did the following when saving; please check:'),
  keptBoth: (time: string) =>
    say(
      `有改动未保存；${time} 已在服务器和本机暂存，换一台电脑登录也能接着写。`,
      `Unsaved changes; kept on the server and on this computer at ${time}: you can go on at another machine.`,
    ),
  keptSignedOut: say(
    '登录已过期：改动只在本机暂存，保存时会请您重新登录。',
    'The session is over: changes are kept on this computer only; saving will ask you to sign in.',
  ),
  restoreTitle: (time: string) => say(`有 ${time} 写了没保存的内容`, `There is text typed at ${time} and not saved`),
  restoreMany: (count: number) => say(`有 ${count} 份写了没保存的内容`, `There are ${count} texts typed and not saved`),
  restoreChoose: say(
    '选一份接着写。其余的不会丢，下次打开还会问您。',
    'Choose one to go on with. The others are not lost: you will be asked again next time.',
  ),
  restoreHere: say('本机', 'this computer'),
  restoreServer: say('服务器（可能在另一台电脑上写的）', 'the server (perhaps typed at another machine)'),
  restoreFrom: (time: string, place: string) => say(`${time}，存于${place}`, `${time}, on ${place}`),
  restoreCompare: say('与已保存的版本比较', 'Compared with the saved version'),
  restoreOlder: say(
    '从那以后文件已被保存过新的版本；恢复后请核对再保存。',
    'The document has been saved since; if you restore, check before saving.',
  ),
  restore: say('恢复', 'Restore'),
  discardKept: say('丢弃', 'Discard'),
  discardAll: say('全部丢弃', 'Discard all'),
  leaveTitle: say('离开前要保存吗？', 'Save before leaving?'),
  leaveText: say(
    '改动还没有保存成版本。离开后内容暂存着，下次打开可以恢复；只有您自己看得到。',
    'The changes are not saved as a version. If you leave they are kept, for you alone, and offered when you return.',
  ),
  leave: say('离开（暂存）', 'Leave (keep them)'),
  stay: say('留下继续写', 'Stay'),
  conflictTitle: say('您写的时候，别人保存了新版本', 'Somebody saved a newer version while you were writing'),
  conflictWho: (who: string, time: string, number: number) =>
    say(
      `${who} 于 ${time} 保存了第 ${number} 版。没有任何内容被覆盖，请选择：`,
      `${who} saved version ${number} at ${time}. Nothing has been overwritten; choose:`,
    ),
  conflictDiff: say(
    '左边是你们共同的原文；对方和您各自加的字有下划线，删的字有删除线。',
    'First the text you both began from; what each added is underlined, what each removed is struck out.',
  ),
  sideCommon: say('共同的原文', 'What both began from'),
  sideTheirs: say('对方', 'Theirs'),
  sideMine: say('我的', 'Mine'),
  sideNothing: say('（原来没有）', '(nothing)'),
  changedBoth: say('两人都改了这里', 'Both changed this'),
  changedMine: say('只有我改了', 'Only I changed this'),
  changedTheirs: say('只有对方改了', 'Only they changed this'),
  bodySame: say('正文没有不同。', 'The bodies do not differ.'),
  fieldsTheirs: (fields: string) =>
    say(
      `对方还改了：${fields}（您没有改，合并时用对方的）。`,
      `They also changed: ${fields} (you did not; merging takes theirs).`,
    ),
  mergeBoth: say('合并两人的修改', 'Merge both'),
  mergeHint: say(
    '两人改的地方不同，可以直接合并；合并后请通读再保存。',
    'You changed different places, so both fit together. Read it through, then save.',
  ),
  mergeClashes: (count: number) =>
    say(
      `${count} 处两人都改了：正文里两种写法都保留，对方的在前；其他项目用您的。请改好再保存。`,
      `Both changed ${count} places: the body keeps both, theirs first; other fields keep yours. Edit, then save.`,
    ),
  takeTheirs: say('用对方的版本', 'Take theirs'),
  takeTheirsHint: say('您写的内容仍然暂存着，可以再恢复。', 'What you typed is kept and can be restored.'),
  keepMine: say('保留我的，另存为新版本', 'Keep mine, as a new version'),
  keepMineHint: say('对方的版本仍在版本记录里。', 'Theirs stays in the record of versions.'),
  wordUpload: say('上传 Word 文档', 'Upload a Word document'),
  wordReplace: say('用 Word 文档替换现在的正文？', 'Replace the text by the Word document?'),
  wordReplaceAbout: say(
    '正文里已有内容。替换后按 Ctrl+Z 可以撤销；已保存的版本不受影响。',
    'There is text already. Ctrl+Z brings it back; saved versions stay as they are.',
  ),
  wordReplaceOk: say('替换', 'Replace'),
  wordTaken: (pictures: number) =>
    say(
      pictures === 0
        ? '已放进正文，请通读后保存。'
        : `已放进正文，带入 ${pictures} 张图片；请通读、写好替代文字后保存。`,
      pictures === 0
        ? 'Taken into the text. Read it through, then save.'
        : `Taken into the text with ${pictures} picture(s). Read it through, describe the pictures, then save.`,
    ),
  lossTitle: (source: string) => say(`“${source}”里有内容没有原样带入`, `Not everything of “${source}” came through`),
  lossDismiss: say('已核对', 'Seen to'),
  lossPasted: say('粘贴的内容', 'the paste'),
  dropFiles: say('把文件拖到这里，或点击选择', 'Drag files here, or click to choose'),
  dropHint: say('可以一次选多个；图片请直接插入正文。', 'Several at once; pictures go into the body itself.'),
  uploading: (percent: number) => say(`正在上传 ${percent}%`, `Uploading ${percent}%`),
  renameFile: (name: string) => say(`附件名称：${name}`, `Name of attachment: ${name}`),
  removeFile: (name: string) => say(`移除附件 ${name}`, `Remove attachment ${name}`),
  moveUp: (name: string) => say(`上移 ${name}`, `Move ${name} up`),
  retryFile: say('重新上传', 'Upload again'),
  sameFile: (name: string) =>
    say(
      `“${name}”的内容与已有附件相同，没有重复添加。`,
      `“${name}” is the same as an attachment already there; it was not added again.`,
    ),
  filesMissing: say(
    '还有附件没有传完，请等上传完成再保存。',
    'Attachments are still uploading; wait until they are done.',
  ),
  fileCount: (count: number) => say(`${count} 个附件`, plural(count, 'attachment')),
  validity: say('有效性', 'Validity'),
} satisfies Catalogue;

export const validityWords = {
  IN_FORCE: say('有效', 'In force'),
  AMENDED: say('已修改', 'Amended'),
  REPEALED: say('已废止', 'Repealed'),
  LAPSED: say('已失效', 'Lapsed'),
  DECLARED_VOID: say('已宣布失效', 'Declared void'),
} satisfies Catalogue;
