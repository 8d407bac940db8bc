import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const letterMessages = {
  title: say('文书', 'Letters'),
  about: say(
    '依申请公开制作的全部文书。正文和收件人在申请里打开，阅读会记录。',
    'All letters made from requests. Words and addressees are opened on the request, where the reading is recorded.',
  ),
  filters: say('筛选', 'Filters'),
  words: say('登记号、文号或申请内容中的词', 'Number, or words of what is asked'),
  more: say('按文书、单位、发出、日期筛选', 'Filter by letter, unit, sending, day'),
  clear: say('清除筛选', 'Clear filters'),
  kind: say('文书', 'Letter'),
  anyKind: say('全部文书', 'Any letter'),
  unit: say('承办单位', 'Unit in charge'),
  sent: say('是否发出', 'Sent or not'),
  anySent: say('不限', 'Either'),
  madeFrom: say('制作日期，从', 'Made from'),
  madeTo: say('制作日期，至', 'Made until'),
  table: say('文书列表', 'List of letters'),
  request: say('申请', 'Request'),
  made: say('制作', 'Made'),
  issued: say('发出', 'Sent'),
  issuedOn: (day: string) => say(`${day} 发出`, `Sent ${day}`),
  notIssued: say('未发出', 'Not sent'),
  toOther: say('给申请人以外', 'Not to the applicant'),
  notAssigned: say('未分办', 'Not assigned'),
  total: (count: number) => say(`共 ${count} 份`, plural(count, 'letter')),
  nothing: say('没有符合条件的文书', 'No letter matches'),
  nothingHint: say(
    '打开一件申请，在“文书”页制作后，就会出现在这里。',
    'Open a request and make one under its letters; it then appears here.',
  ),
} satisfies Catalogue;

/** In the words of the address. */
export const sentLabels = {
  true: say('已发出', 'Sent'),
  false: say('未发出', 'Not sent'),
} as const;
