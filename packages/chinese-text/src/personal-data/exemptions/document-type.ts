/** Sorts of documents that the law has published with what is in them about persons. */
export type DocumentType = 'penalty' | 'appointment' | 'recruitment' | 'procurement';

const HEAD = 240;

/** By what the title and the first lines say; the order decides where several would fit. */
const TITLES: readonly (readonly [DocumentType, RegExp])[] = [
  [
    'penalty',
    /行政处罚|处罚决定|处罚信息|处罚公示|罚字〔|罚字\[|罚决字|罚决〔|失信被执行人|限制消费|行政强制决定|违法典型案例|曝光/u,
  ],
  ['procurement', /中标|成交|招标|采购|磋商|谈判|开标|评标|询价|比选|竞价|流标|废标|合同公告|履约验收/u],
  [
    'appointment',
    /任前公示|任职前公示|任免|任职的?通知|职务任|免职|任命|拟任|干部.{0,8}公示|领导分工|领导班子|领导小组.{0,10}(?:组成|成员|调整)/u,
  ],
  ['recruitment', /招聘|招录|招考|录用|聘用|遴选|选调|面试|笔试|体检|拟聘|拟录|考试成绩|入围|职称评审|选聘/u],
];

/** The sort of a document, from its title (if known) and its beginning. */
export function documentType(text: string, title = ''): DocumentType | undefined {
  const head = `${title}\n${text.slice(0, HEAD)}`;
  const first = head.trimStart().split('\n', 3).join('\n');
  return (TITLES.find(([, pattern]) => pattern.test(first)) ?? TITLES.find(([, pattern]) => pattern.test(head)))?.[0];
}
