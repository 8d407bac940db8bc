import { plural, say, type Catalogue } from '../i18n/messages.ts';

/** Erasing for good what a version says: what is asked before, what is said after. */
export const erasureMessages = {
  button: say('永久删除内容…', 'Erase the content…'),
  buttonOf: (number: number) => say(`永久删除内容…（第 ${number} 版）`, `Erase the content… (version ${number})`),
  waiting: say('待另一人确认', 'Waits for a second person'),
  done: say('内容已永久删除', 'Content erased'),
  nothingToCompare: say(
    '其中一版的内容已永久删除，没有可比较的。',
    'One of the two was erased; there is nothing to compare.',
  ),
  erasedOption: (version: string) => say(`${version}（已删除）`, `${version} (erased)`),

  requestTitle: (number: number) =>
    say(`申请永久删除第 ${number} 版的内容`, `Ask to erase the content of version ${number}`),
  warning: say(
    '只用于法律要求删除的情形。另一人确认后，这一版的标题、正文、附件和由它产生的副本全部删除，任何人都不能恢复。',
    'Only where the law demands it. Once a second person confirms, title, body, attachments and every copy made from this version are erased, and nobody can bring them back.',
  ),
  stays: say(
    '保留：版本号、日期、单位、经办和审查记录；账本上的条目和证明仍然有效，并新增一条“删除”条目。备份中的内容到备份过期时才消失。',
    'What stays: number, dates, unit, who did what and when. Entries and proofs of the ledger stay valid, and an entry of the erasure is added. Backups keep the content until they expire.',
  ),
  attachmentsGo: (names: string) => say(`附件一并删除：${names}`, `Attachments that go: ${names}`),
  neededByVersion: (names: string) =>
    say(
      `附件仍被其他版本或文件使用，暂不删除：${names}`,
      `Attachments that stay, since another version or document has them: ${names}`,
    ),
  neededByImport: (names: string) =>
    say(`附件仍被导入批次使用，暂不删除：${names}`, `Attachments that stay, since an import has them: ${names}`),
  importedGo: (rows: number) =>
    say(
      `历年文件导入中留存的 ${rows} 份副本一并删除。`,
      `What imports of old documents kept goes too: ${plural(rows, 'copy', 'copies')}.`,
    ),
  sourcesGo: (names: string) => say(`导入的来源文件一并删除：${names}`, `Source files that go: ${names}`),
  otherVersions: (numbers: string) =>
    say(
      `第 ${numbers} 版的内容不受影响。如果其中也有应删的内容，请分别申请。`,
      `Version ${numbers} keeps its content. Ask for each that holds the same.`,
    ),
  basis: say('删除依据', 'Basis'),
  reason: say('理由', 'Reason'),
  reasonHint: say(
    '写明当事人申请、决定文书等情况。理由永久保留，不要写要删除的内容本身。',
    'Say who asked or which decision demands it. The reason is kept for ever: do not repeat what is to be erased.',
  ),
  remarks: say('认定理由、审查意见和撤回理由', 'Reasons of determination and withdrawal, comments of reviewers'),
  remarksKeep: say('保留：我已看过，其中没有应删的内容', 'Keep them: I have read them and nothing in them must go'),
  remarksGo: say(
    '一并删除（公开的撤回理由也会换成“内容已依法删除”）',
    'Erase them too (the public reason of a withdrawal is replaced as well)',
  ),
  sources: say('还含有其他文件的来源文件', 'Source files that hold other documents too'),
  sourcesAbout: (names: string) =>
    say(
      `${names}。那些文件的内容已另外保存，删除来源文件不影响它们。`,
      `${names}. Those documents have their own text by now; they lose nothing with the source.`,
    ),
  sourceWith: (name: string, others: number) =>
    say(`${name}（另有 ${others} 份文件）`, `${name} (${plural(others, 'other document')})`),
  sourcesKeepThem: say('保留：来源文件里仍能读到应删的内容', 'Keep them: what must go can still be read in them'),
  sourcesGoToo: say('一并删除来源文件', 'Erase the source files too'),
  requestOk: say('提交申请', 'Ask for the erasure'),
  requested: say('已申请，等待另一人确认。', 'Asked for; a second person confirms.'),
  whoConfirms: say(
    '须由政务公开工作机构的另一人或系统管理员确认；他们会收到通知。确认前不删除任何内容。',
    'Another person of the disclosure office, or an administrator, must confirm and is told. Nothing is erased before.',
  ),

  records: say('永久删除记录', 'Record of erasures'),
  recordOf: (number: number) => say(`第 ${number} 版`, `Version ${number}`),
  requestedBy: say('申请', 'Asked for by'),
  confirmedBy: say('确认并删除', 'Confirmed and erased by'),
  extent: say('范围', 'Extent'),
  extentContent: say('内容和附件', 'Content and attachments'),
  extentRemarks: say('内容、附件和意见、理由', 'Content, attachments, comments and reasons'),
  extentSources: (extent: string) => say(`${extent}，以及来源文件`, `${extent}, and source files`),
  entry: say('账本条目', 'Ledger entry'),
  entryNumber: (entry: number) => say(`第 ${entry} 条（从 0 起编号）`, `No. ${entry} (counted from 0)`),
  ownRequest: say('您提出了这项申请，须由另一人确认。', 'You asked for this; a second person has to confirm.'),

  confirm: say('核对并确认删除…', 'Check and confirm…'),
  confirmTitle: (number: number) =>
    say(`确认永久删除第 ${number} 版的内容`, `Confirm the erasure of version ${number}`),
  confirmAbout: say(
    '请先核对依据、理由和版本号。确认后立即删除，不能恢复；您的姓名和时间记入记录。',
    'Check basis, reason and version first. It is erased at once and cannot be brought back; your name and the time stand in the record.',
  ),
  confirmWords: say('永久删除', 'ERASE'),
  confirmTyped: (words: string) => say(`请输入“${words}”确认`, `Type “${words}” to confirm`),
  confirmOk: say('永久删除', 'Erase for good'),
  confirmed: say('内容已永久删除。', 'The content is erased.'),
  drop: say('撤销申请', 'Drop the request'),
  dropAbout: say(
    '撤销后不删除任何内容，申请和撤销仍留在办理经过里。',
    'Nothing is erased; the request and its end stay in the history.',
  ),
  dropped: say('申请已撤销。', 'The request is dropped.'),

  pageWaiting: (number: number) =>
    say(`第 ${number} 版的内容待永久删除`, `The content of version ${number} is to be erased`),
  pageWaitingText: say('须由另一人在“版本”页核对后确认。', 'A second person checks and confirms it under “Versions”.'),
  pageErased: (number: number, time: string) =>
    say(`第 ${number} 版的内容已于 ${time} 永久删除`, `The content of version ${number} was erased ${time}`),
} satisfies Catalogue;
