import { say, type Catalogue } from '../i18n/messages.ts';

export const marginMessages = {
  title: say('批注', 'Comments'),
  about: say(
    '只有能看到这份文件办理过程的同事看得到，不会公开。',
    'Seen by colleagues who see the work on this document; never public.',
  ),
  none: say(
    '还没有批注。选中正文里的一段文字，再点“批注”。',
    'No comments yet. Select a passage of the body, then press Comment.',
  ),
  noneHere: say('没有待处理的批注。', 'No open comments.'),
  add: say('批注', 'Comment'),
  addTitle: say('批注一段文字', 'Comment on a passage'),
  quote: say('原文', 'Passage'),
  quoteHint: say(
    '选中的文字；也可以在这里写出正文中的一句。',
    'What you selected; you can also type a passage of the body here.',
  ),
  quoteUnknown: say(
    '正文里没有这段文字，请照原文写。',
    'The body does not hold this passage; write it as it stands there.',
  ),
  words: say('批注内容', 'Comment'),
  reply: say('回复', 'Reply'),
  replyTo: (who: string) => say(`回复${who}的批注`, `Reply to ${who}`),
  settle: say('标为已处理', 'Mark as settled'),
  reopen: say('重新打开', 'Open again'),
  settledBy: (who: string, time: string) => say(`${who} 于 ${time} 标为已处理`, `Settled by ${who} at ${time}`),
  changed: say('原文已改动', 'Passage changed'),
  onVersion: (number: number) => say(`第 ${number} 版`, `version ${number}`),
  show: say('在正文中查看', 'Show in the body'),
  settledCount: (count: number) => say(`已处理的批注（${count}）`, `Settled comments (${count})`),
} satisfies Catalogue;
