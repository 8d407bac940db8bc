import { say, type Catalogue } from '../i18n/messages.ts';

export const publicationMessages = {
  title: say('公开答复', 'Publish the answer'),
  about: say(
    '多人申请公开相同信息、可以公开的，行政机关可以纳入主动公开（条例第四十四条）。这里把这件答复做成一份文件草稿。',
    'What several people ask for and may have can be made public for everybody (Regulation, art. 44). This makes the answer a draft document.',
  ),
  careful: say(
    '草稿里申请人的姓名、证件和联系方式已遮去，这次读取申请人信息会留下记录。其他人的个人信息、商业秘密机器认不出来，请逐字检查；草稿还要经过公开属性认定和审查，在此之前不会公开。',
    'The applicant’s name, papers and contacts are masked in the draft, and the reading of them for it is recorded. Personal data of other people and trade secrets the program cannot know: read every word. The draft then goes through determination and review; nothing is public before.',
  ),
  there: say('本件已经生成过公开稿。', 'A public copy has been made.'),
  open: say('打开公开稿', 'Open it'),
  anew: say('公开稿废弃了，重新生成', 'It was discarded: make it anew'),
  begin: say('公开答复', 'Publish the answer'),
  column: say('放入的栏目', 'Column'),
  make: say('生成草稿并打开', 'Make the draft and open it'),
  made: say('已打开公开稿，请检查内容。', 'This is the public copy; check its words.'),
} satisfies Catalogue;
