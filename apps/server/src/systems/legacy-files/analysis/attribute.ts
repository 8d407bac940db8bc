import { isLine } from './blocks.ts';
import type { Block } from './blocks.ts';
import { findIdentityNumbers, findMobileNumbers } from './personal-data.ts';
import { topicOf } from './topics.ts';
import type { Attribute, Ground, ProposedAttribute, Text } from './types.ts';

/** What the attribute is judged by. `blocks` is the whole document, before the title was taken out. */
export interface AttributeClues {
  readonly title: string | null;
  readonly genre: string | null;
  readonly blocks: readonly Block[];
  readonly text: string;
  /** 公开属性 or 公开方式 of the header. */
  readonly labelled: string | undefined;
  /** Year of the document, when known. */
  readonly year: number | undefined;
}

type Rule = (clues: AttributeClues) => ProposedAttribute | undefined;

/** Signs against disclosure go first, then what the document says of itself, then what the law requires of its kind. */
const RULES: readonly Rule[] = [
  classified,
  identityNumbers,
  declared,
  internal,
  draft,
  inwardGenre,
  enforcementFile,
  statutory,
];

/**
 * Proposes the disclosure attribute. Nothing is ever proposed for disclosure against a sign of secrecy, and every proposal
 * against disclosure asks for a person's decision: article 13 makes disclosure the rule and each exception must name its ground.
 */
export function findAttribute(clues: AttributeClues): ProposedAttribute {
  for (const rule of RULES) {
    const found = rule(clues);
    if (found !== undefined) return found;
  }
  return undecided(
    [],
    undefined,
    '没有足以判断公开属性的特征，由工作人员认定',
    'nothing tells the attribute; a person must determine it',
    0.2,
  );
}

function decided(
  value: Attribute,
  confidence: number,
  articles: readonly string[],
  ...reasons: readonly Text[]
): ProposedAttribute {
  return { value, confidence, articles, reasons, review: value !== 'PROACTIVE' || confidence < 0.8 };
}

function withheld(ground: Ground, article: string, confidence: number, zh: string, en: string): ProposedAttribute {
  return { value: 'WITHHELD', confidence, articles: [article], ground, reasons: [{ zh, en }], review: true };
}

function undecided(
  articles: readonly string[],
  ground: Ground | undefined,
  zh: string,
  en: string,
  confidence: number,
): ProposedAttribute {
  return {
    value: null,
    confidence,
    articles,
    reasons: [{ zh, en }],
    review: true,
    ...(ground === undefined ? {} : { ground }),
  };
}

/** A marking is a line of its own near the top, or has the star and term of GB/T 9704 (机密★5年). */
function classified({ blocks, text }: AttributeClues): ProposedAttribute | undefined {
  const starred = /(绝密|机密|秘密)\s*[★☆*]\s*(?:\d{1,2}\s*年|长期)?/u.exec(text)?.[0];
  const alone = blocks
    .slice(0, 8)
    .find((b) => isLine(b) && /^[【[（(]?\s*(?:绝\s*密|机\s*密|秘\s*密)\s*[】\])）]?$/u.test(b.text))?.text;
  const mark = starred ?? alone;
  if (mark === undefined) return undefined;
  return withheld(
    'STATE_SECRET',
    '14',
    0.95,
    `有密级标志“${mark.trim()}”。不得导入公开库，先由保密工作机构核实密级、期限和定密依据；已到期或已解密的凭依据另行处理`,
    `it bears the classification mark "${mark.trim()}"; keep it out of the public store until the secrecy office has checked level, term and basis`,
  );
}

function identityNumbers({ text, title }: AttributeClues): ProposedAttribute | undefined {
  const ids = findIdentityNumbers(text).length;
  if (ids === 0) return undefined;
  const list = ids >= 3 || /名单|花名册|一览表|汇总表|登记表/u.test(title ?? '');
  if (list) {
    return withheld(
      'THIRD_PARTY_RIGHTS',
      '15',
      0.7,
      `含 ${ids} 个身份证号码，属个人隐私；整份不予公开，或遮盖后按区分处理（第三十七条）公开其余内容，由工作人员决定`,
      `it holds ${ids} identity numbers; withhold it, or mask them and disclose the rest (art. 37): a person decides`,
    );
  }
  return undecided(
    ['15', '37'],
    'THIRD_PARTY_RIGHTS',
    `含 ${ids} 个身份证号码，须遮盖后再认定公开属性`,
    `it holds ${ids} identity number(s), which must be masked before the attribute is determined`,
    0.5,
  );
}

/** 附注 at the end of the document (此件公开发布) or the header's own field. */
function declared({ text, labelled }: AttributeClues): ProposedAttribute | undefined {
  const mark =
    /[（(]\s*此件\s*([^（）()]{2,12})\s*[）)]/u.exec(text)?.[1] ??
    /(?:公开属性|公开方式|公开形式)\s*[:：]\s*([^\s，。；]{2,8})/u.exec(text)?.[1] ??
    labelled;
  if (mark === undefined) return undefined;
  const value: Attribute | undefined = /依申请/u.test(mark)
    ? 'ON_REQUEST'
    : /不予?公开|不公开|免予公开/u.test(mark)
      ? 'WITHHELD'
      : /公开/u.test(mark)
        ? 'PROACTIVE'
        : undefined;
  if (value === undefined) return undefined;
  const reason = { zh: `原件注明“${mark}”`, en: `the original is marked "${mark}"` };
  if (value === 'WITHHELD') {
    return {
      ...decided(value, 0.8, [], reason, {
        zh: '须补充不予公开的具体情形（第十四至十六条）',
        en: 'the ground (arts. 14–16) must be added',
      }),
      review: true,
    };
  }
  return decided(value, 0.95, value === 'PROACTIVE' ? ['19'] : ['27'], reason);
}

function internal({ blocks }: AttributeClues): ProposedAttribute | undefined {
  const edge = [...blocks.slice(0, 8), ...blocks.slice(-6)]
    .filter((b) => isLine(b) && b.text.length <= 40)
    .map((b) => b.text);
  const mark = edge
    .map((t) => /内部(?:资料|文件|使用|刊物|掌握|明电)|注意保存|不得外传|工作秘密|仅供内部|请勿外传/u.exec(t)?.[0])
    .find((m) => m !== undefined);
  if (mark === undefined) return undefined;
  return undecided(
    ['16.1', '17'],
    'INTERNAL_AFFAIRS',
    `标有“${mark}”。工作秘密、内部资料本身不是不公开的法定理由，须落到第十四至十六条之一；不能确定的报主管部门或保密行政管理部门（第十七条），在此之前不得发布`,
    `it is marked "${mark}", which is not by itself a ground: one of arts. 14–16 must apply; in doubt ask the competent authority (art. 17) and publish nothing before`,
    0.6,
  );
}

function draft({ title }: AttributeClues): ProposedAttribute | undefined {
  const word = /讨论稿|送审稿|草稿|初稿|征求意见稿|代拟稿|会议记录|讨论记录/u.exec(title ?? '')?.[0];
  if (word === undefined || /公开征求|向社会/u.test(title ?? '')) return undefined;
  return undecided(
    ['16.2'],
    'DELIBERATIVE',
    `标题含“${word}”，属过程性信息，可以不予公开，须说明裁量理由`,
    `"${word}" marks deliberative information, which may be withheld with reasons`,
    0.6,
  );
}

function inwardGenre({ genre, title }: AttributeClues): ProposedAttribute | undefined {
  const consulting = genre === '函' ? /商请|商洽|征求|函询|恳请|请求|协助|请予/u.exec(title ?? '')?.[0] : undefined;
  if (genre !== '请示' && genre !== '纪要' && consulting === undefined) return undefined;
  const zh = consulting === undefined ? `体裁是${genre}` : `是${consulting}函`;
  const kind =
    genre === '请示' ? 'a request for instructions' : genre === '纪要' ? 'minutes' : 'a letter of consultation';
  return undecided(
    ['16.2'],
    'DELIBERATIVE',
    `${zh}，通常属过程性信息（讨论记录、过程稿、磋商信函、请示报告），可以不予公开；决定事项涉及公众利益的应当公开`,
    `${kind} is usually deliberative and may be withheld, unless what was decided concerns the public`,
    0.5,
  );
}

function enforcementFile({ title }: AttributeClues): ProposedAttribute | undefined {
  const word = /询问笔录|现场检查笔录|勘验笔录|立案审批表|案件调查终结|调查报告书|案卷/u.exec(title ?? '')?.[0];
  return word === undefined
    ? undefined
    : undecided(
        ['16.2'],
        'ENFORCEMENT_FILE',
        `标题含“${word}”，属行政执法案卷信息，可以不予公开`,
        `"${word}" belongs to an enforcement file, which may be withheld`,
        0.6,
      );
}

function statutory({ title, text, year }: AttributeClues): ProposedAttribute | undefined {
  const topic = topicOf(title);
  if (topic === undefined) return undefined;
  const reason = {
    zh: `${topic.zh}，属于${articleName(topic.article)}应当主动公开的内容`,
    en: `${topic.en}: to be disclosed under art. ${topic.article}`,
  };
  const reasons: Text[] = [reason];
  const articles: string[] = [topic.article];
  if (topic.column === 'annual-report') {
    articles.push('49', '50');
    reasons.push({
      zh: '年度报告应当向社会公布（第四十九条、第五十条）',
      en: 'annual reports must be published (arts. 49, 50)',
    });
    if (year !== undefined && year < 2019)
      reasons.push({
        zh: '2019 年 5 月 15 日前形成，当时依据 2007 年版条例的年度报告制度',
        en: 'made before 15 May 2019, under the annual-report rules of the 2007 regulation',
      });
  }
  const phones = findMobileNumbers(text).length;
  if (phones > 0)
    reasons.push({
      zh: `含 ${phones} 个手机号码，发布前须核对是否需要遮盖`,
      en: `it holds ${phones} mobile numbers; check whether they must be masked`,
    });
  const confidence = Math.min(topic.article === '19' ? 0.6 : topic.confidence, phones > 0 ? 0.6 : 1);
  return decided('PROACTIVE', confidence, articles, ...reasons);
}

/** `20(十五)` as people cite it. */
function articleName(article: string): string {
  const item = /^20\((.+)\)$/u.exec(article)?.[1];
  if (article === '21') return '第二十一条';
  return item === undefined ? '第十九条' : `第二十条第（${item}）项`;
}
