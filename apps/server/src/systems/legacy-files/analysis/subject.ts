import { subjectCategories } from '@openzone/contracts';
import { propose } from './proposed.ts';
import type { Proposed } from './types.ts';

type Subject = (typeof subjectCategories)[number];

/** Words that speak for a subject category (first level of the list of the State Council's site). */
const WORDS: Readonly<Partial<Record<Subject, string>>> = {
  综合政务:
    '政务公开|信息公开|政府信息|公文|督查|督办|应急管理|电子政务|政府网站|保密|信访|档案|值班|政务服务|文秘|法治政府|依法行政|年度报告',
  '国民经济管理、国有资产监管':
    '国民经济|宏观经济|经济运行|统计|物价|价格|国有资产|国企|国资|经济发展|经济工作|开发建设|项目建设|重大项目|固定资产投资|招商引资|经济体制改革|优化营商环境',
  '财政、金融、审计':
    '财政|预算|决算|税务|税收|金融|银行|证券|(?<!养老|医疗|社会|失业|工伤)保险|审计|信用体系|三公经费|债务|专项资金|政府采购',
  '国土资源、能源': '土地|征地|国土|矿产|海域|煤炭|石油|天然气|电力|能源|用地|不动产|拆迁',
  '农业、林业、水利': '农业|农村|农民|畜牧|渔业|林业|水利|防汛|河长|灌溉|粮食|耕地',
  '工业、交通': '工业|制造业|化工|信息产业|公路|铁路|港口|水运|航空|邮政|交通|运输|物流|企业技改',
  '商贸、海关、旅游': '外贸|进出口|对外经贸|国内贸易|海关|检疫|旅游|商务|保税|跨境电商|消费',
  '市场监管、安全生产监管': '市场监管|工商|质量监督|标准化|食品安全|药品|安全生产|特种设备|计量|消防安全|双随机',
  '城乡建设、环境保护':
    '城市规划|城乡建设|住房|物业|房地产|环境保护|环保|污染|大气|水污染|节能|减排|气象|地震|测绘|市政|绿化|城市管理|施工',
  '科技、教育': '科技|科学技术|教育|学校|教师|招生|知识产权|专利|高新技术|创新创业|人才培养',
  '文化、广电、新闻出版': '文化|文物|图书馆|新闻出版|广播|电视|电影|非物质文化',
  '卫生、体育': '卫生|医疗|医院|疾病|疫情|医药|体育|健康|防疫',
  '人口与计划生育、妇女儿童工作': '计划生育|人口|妇女|儿童|生育|托育',
  '劳动、人事、监察': '就业|社会保障|社会保险|劳动|人事|公务员|招聘|任免|工资|监察|职称|军转',
  '公安、安全、司法': '公安|治安|户籍|交通管理|司法|法律援助|公证|人民调解|禁毒|国家安全|普法',
  '民政、扶贫、救灾': '(?<!人)民政(?!府)|扶贫|脱贫|救灾|低保|社会救助|养老|优抚|社团|区划|地名|残疾人|慈善|殡葬',
  '民族、宗教': '民族|宗教',
  对外事务: '外交|外事|国际合作|友好城市|出国',
  港澳台侨工作: '香港|澳门|台湾|侨务|华侨|台胞',
  国防: '国防|征兵|民兵|人民防空|人防|兵役',
};

const PATTERNS = Object.entries(WORDS).map(([subject, words]) => ({
  subject: subject as Subject,
  pattern: new RegExp(words, 'gu'),
}));
const TITLE_WEIGHT = 8;
const BODY_CAP = 12;

/** The subject category by words in the title (weighing eight) and per thousand characters of the body. */
export function findSubject(title: string | null, body: string, labelled: string | undefined): Proposed<string> {
  const given = labelled === undefined ? undefined : matchLabel(labelled);
  if (given !== undefined)
    return propose<string>(given, 0.95, `表头主题分类为“${labelled}”`, `the header gives the subject "${labelled}"`);
  const thousand = Math.max(1, body.length / 1000);
  const scored = PATTERNS.map(({ subject, pattern }) => {
    const inTitle = unique((title ?? '').match(pattern));
    const inBody = body.match(pattern) ?? [];
    const score = inTitle.length * TITLE_WEIGHT + Math.min(BODY_CAP, inBody.length / thousand);
    return { subject, score, words: unique([...inTitle, ...frequent(inBody)]).slice(0, 5) };
  }).toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined || best.score < 1) {
    return propose<string>('其他', 0.2, '没有出现任何主题分类的常用词', 'no word of any subject category occurs');
  }
  const lead = best.score / (best.score + (second?.score ?? 0));
  const confidence = Math.min(0.9, 0.3 + lead * 0.4 + Math.min(best.score, 16) / 80);
  const words = best.words.map((w) => `“${w}”`).join('、');
  return propose<string>(
    best.subject,
    round(confidence),
    `标题和正文多次出现${words}`,
    `frequent words: ${best.words.join(', ')}`,
  );
}

/** A site's own label: the official name, or one that begins with it ("综合政务/政务公开"). */
function matchLabel(label: string): Subject | undefined {
  const plain = label.replace(/\s+/gu, '');
  return subjectCategories.find(
    (s) => s !== '其他' && (plain.startsWith(s) || plain.split(/[/\\>＞,，]/u).includes(s)),
  );
}

function unique(words: readonly string[] | null): string[] {
  return [...new Set(words)];
}

function frequent(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
