import { SINGLE_SURNAMES } from '../../src/personal-data/names/surnames.ts';
import type { Random } from '../corpus/random.ts';
import type { WordClass } from '../../src/personal-data/lexicon/pack.ts';
import { anyWord, anyWordOf } from './any-word.ts';

const split = (words: string): readonly string[] => words.split(' ');

export const TITLES = split(
  '书记 副书记 市长 副市长 县长 区长 副区长 镇长 副镇长 局长 副局长 处长 科长 主任 副主任 主席 副主席 常委 部长 副部长 厅长 总经理 副总经理 董事长 院长 副院长 校长 所长 副所长 站长 队长 大队长 教授 工程师 会长 秘书长 理事长 ' +
    '调研员 主任科员 科员 检察长 审判长 法官 律师 医生 主任医师 护士长 老师 记者 厂长 村支书 第一书记 村主任 组长 网格员 党工委书记 管委会主任 管委会副主任 常务副市长 纪委书记 组织部部长 宣传部部长 办公室主任 总工程师 河长 林长 馆长 行长 民警 交警 负责人',
);
export const ROLES = split(
  '当事人 申请人 被处罚人 投诉人 举报人 信访人 委托代理人 法定代表人 负责人 联系人 经办人 承办人 户主 权利人 被征收人 承包人 监护人 患者 驾驶人 证人 签发人 审核人 校对 记录人 主持人 责任人 包保责任人 考生 项目经理 项目负责人 评标专家 执法人员 调查人员 见证人 业主 承租人 出租人 村民 居民 市民 捐赠人 受助人 求助人 经营者 领取人 制表人 复核人 监督人 编辑 供稿 摄影',
);
export const KIN = split('妻子 丈夫 儿子 女儿 父亲 母亲 长子 次子 长女 孙子 哥哥 弟弟 姐姐 妹妹 配偶 岳父 外孙');
export const VERBS = split(
  '表示 说 介绍 指出 强调 要求 主持会议 出席会议 讲话 带队检查 陪同调研 走访慰问 汇报了有关情况 宣读了文件 作了发言 致辞 传达了会议精神 看望慰问困难群众 参加活动 到现场督办 提出三点意见 接受采访时说 回应称 反映 来信反映 签署协议 作表态发言 当选 因病去世 驾车途经此处 申请公开 领取补贴',
);
export const CITIES = split(
  '海州 临江 青湖 云岭 东平 新河 安乐 广德 宜川 兴化 长宁 武安 高平 金乡 平湖 江口 万安 南溪 石门 汤阴 常山 龙泉 永丰 宁化 文水 温江 余干 程海 方正 马关 黄平 林口 白河 和顺 古浪 景泰 成武 凤台 沙洋',
);
export const DEPARTMENTS = split(
  '管委会办公室 党政办公室 经济发展局 财政局 建设局 社会事业局 行政审批局 市场监督管理局 应急管理局 生态环境局 自然资源和规划局 人力资源和社会保障局 民政局 教育局 卫生健康委员会 公安分局 司法局 农业农村局 水利局 交通运输局 城市管理局 信访局 审计局 税务局 住房和城乡建设局 街道办事处 镇人民政府 村民委员会 社区居民委员会 人民法院 人民检察院 公共资源交易中心 纪工委 组织部 招商局 统计局 综合行政执法局 退役军人事务局 医疗保障局 残疾人联合会 红十字会',
);
const PLACE_TAILS = split(
  '村 镇 乡 庄 屯 寨 沟 湾 坝 桥 路 街 巷 社区 小区 新村 花园 家园 大道 河 湖 山 水库 塘 岭 坡 集 铺 店 营 堡 园 苑 城 广场 大厦 公园 小学 中学 卫生院 车站 码头 工业园 片区 组 家湾 家沟 家庄 家村 家桥 家坝 家岗 家园村 王庙 李桥 张集 圩 墩 埭 浜 港 滩 洼 坪 冲 垸 畈 河村 山村 湖社区 桥镇 庙乡',
);
const FIRM_TRADES = split(
  '建设工程 科技 商贸 食品 化工 机械制造 电子 物业服务 餐饮管理 劳务 建筑 置业 农业发展 纺织 服饰 医药 物流 园林绿化 市政工程 汽车销售 文化传媒 教育咨询 环保设备 新能源 水泥制品 家具 装饰工程 酒店管理 人力资源 工程咨询',
);
const FIRM_TAILS = split(
  '有限公司 有限责任公司 股份有限公司 集团有限公司 厂 经营部 商行 合作社 超市 饭店 小吃店 药店 诊所 工作室 事务所 分公司 家庭农场 养殖场 五金店 汽修厂 服装店 茶楼 烟酒店 面馆 理发店 火锅店 大药房 快餐店 建材店 维修部 门市部 服务部 医院 幼儿园 银行 保险公司 卫生院',
);
const LUCKY =
  '鑫源达盛恒泰宏兴隆华瑞祥润丰腾飞永利通安康和顺益民佳美新天地海东方金龙凤鸣国正信诚德福万家乐大中联创博远景云峰博文成功明方程高科力强';

const bySurname = Array.from({ length: 0x10000 }, (_, unit) => unit)
  .filter((unit) => (SINGLE_SURNAMES[unit] ?? 0) !== 0 && (SINGLE_SURNAMES[unit] ?? 0) > -9)
  .map((unit) => String.fromCharCode(unit));

function anyCharacter(random: Random): string {
  return random.chance(0.5) ? random.character(LUCKY) : (Array.from(anyWord(random))[0] ?? '大');
}

/** The name of a place: made up, beginning like a person's name more often than in life. */
export function anyPlace(random: Random): string {
  const head = random.chance(0.65) ? random.pick(bySurname) : anyCharacter(random);
  const middle = random.chance(0.6) ? anyCharacter(random) : '';
  return head + middle + random.pick(PLACE_TAILS);
}

/** The name of a firm or a shop, sometimes with a person's name as its brand. */
export function anyFirm(random: Random, personal: (random: Random) => string): string {
  const region = random.chance(0.6)
    ? `${random.pick(CITIES)}${random.chance(0.6) ? random.pick(['市', '县', '区']) : ''}`
    : '';
  const brand = random.chance(0.2)
    ? personal(random)
    : (random.chance(0.5) ? random.pick(bySurname) : anyCharacter(random)) +
      anyCharacter(random) +
      (random.chance(0.2) ? anyCharacter(random) : '');
  return (
    region +
    brand +
    (random.chance(0.8) ? (random.chance(0.7) ? random.pick(FIRM_TRADES) : anyWordOf(random, 'n')) : '') +
    random.pick(FIRM_TAILS)
  );
}

/** Ways words go together: v verb, n noun, a adjective, t time or direction, s place, and the little words between them. */
const CLAUSES = split(
  'v和vn v与v、v nvn v、v、v由n负责 由nv 由n、n分别v 将nv 对n进行v 在n中v 向n和nv 向n的n 与n、nv 于n的n nv于n n的n和n的n vn的n vav avn nn和nn n与nn vn、n、n等n vn，v和v 以n为nvn 为nvn和n 把nv成n 经n和nv 按n、n要求v 根据n及nv ' +
    '从n向n 全面vn 切实vn 进一步vn 严格vn和n 未v的n 应当vn 依法vn 集n、n于一体的n 做好nv 开展n和nv nvv n、n、n和n s和s s、s、s等n s的n s至s vs n与s 高a、n 每n 各n 每月v、n不v t由n v到n nn等nn 其n及n 不断vn 有效vn 更加a和a 日v、月v、季v 查n和n 无n 共n和n n包括n、n 等n和n 张n 成n任n 任n 于t起v 时n 方n能v 任何n和n 安n、n 计nn 元n',
);
const LAST_OF_SHORT = ['', '', '办', '会', '局', '委', '部', '所', '站', '中心', '系统', '口'];

/** A clause put together after a pattern: senseless, yet with the words and characters beside each other as in sentences. */
export function anyClause(random: Random): string {
  if (random.chance(0.2)) return Array.from({ length: random.int(2, 7) }, () => anyWord(random)).join('');
  return Array.from(random.pick(CLAUSES), (sign) =>
    'vnats'.includes(sign)
      ? sign === 'n' && random.chance(0.15)
        ? anyShort(random)
        : anyWordOf(random, sign as WordClass)
      : sign,
  ).join('');
}

/** A short form made of the first characters of two words, as offices and meetings have them: 卫计, 农洽会. */
export function anyShort(random: Random): string {
  const first = random.chance(0.6) ? random.pick(bySurname) : (Array.from(anyWordOf(random, 'n'))[0] ?? '');
  return first + (Array.from(anyWordOf(random, 'n'))[0] ?? '') + random.pick(LAST_OF_SHORT);
}

/** A word spread over the width of its column: 金 额. */
export function spreadWord(random: Random): string {
  for (;;) {
    const word = anyWordOf(random, random.pick(['n', 'n', 'v', 's']));
    if (word.length <= 3) return Array.from(word).join(random.pick([' ', '　', '  ', '　　']));
  }
}
