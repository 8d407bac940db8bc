import { identityCheck, creditCheck } from '../../src/personal-data/checksums.ts';
import { isHeldOut } from '../training/names.ts';
import type { Random } from './random.ts';

const split = (words: string): readonly string[] => words.split(' ');

/** Frequent surnames several times, so that they come up as in life; then rare and double ones. */
const SURNAMES = [
  ...Array.from('王李张刘陈杨黄赵吴周'.repeat(8)),
  ...Array.from('徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈'.repeat(2)),
  ...Array.from(
    '卢姚崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官谈匡鞠惠荆乐冀郁胥南班储',
  ),
  ...split('欧阳 上官 司马 诸葛 夏侯 皇甫 司徒 令狐 慕容 端木 东方 呼延 澹台 公冶 濮阳 淳于 闾丘 第五'),
];

/** Given names as three generations have them. */
const TWO = split(
  '建国 建军 志强 志明 秀英 秀兰 桂英 桂兰 玉兰 玉珍 凤英 淑珍 淑华 国强 国庆 国华 德明 德胜 永福 永强 长生 春生 金龙 金凤 文华 文斌 文军 学军 学文 小红 小军 小平 晓东 晓明 晓燕 海燕 海涛 海波 红梅 红霞 丽娟 丽萍 丽华 爱华 爱民 爱国 ' +
    '俊杰 俊峰 俊辉 志伟 志刚 志勇 国栋 国平 卫东 卫国 卫民 新华 新民 春梅 春花 春燕 冬梅 雪梅 雪莲 玉梅 玉芳 玉华 玉林 玉龙 宝林 宝国 福生 福林 德福 德贵 万福 满仓 有才 有福 来福 根生 根发 水生 火根 土根 银花 银凤 菊花 菊香 兰花 桃花 杏花 翠花 翠兰 翠平 巧云 巧珍 ' +
    '子涵 子轩 梓涵 梓轩 雨涵 雨桐 欣怡 欣悦 诗涵 诗琪 浩然 浩宇 宇轩 宇航 博文 博涵 一诺 一鸣 思远 思琪 佳怡 佳琪 梦瑶 梦洁 紫涵 若曦 语嫣 沐宸 奕辰 奕泽 嘉懿 瑾瑜 煜祺 皓轩 昊天 天佑 明轩 俊熙 可欣 可馨 艺涵 依诺 亦菲 芷若 书瑶 钰涵 铭泽 锦程 睿哲 弘毅 ' +
    '成林 成龙 方明 方圆 计生 高飞 高峰 安民 安平 程远 全喜 全胜 文明 文化 和平 解放 跃进 援朝 抗美 改革 开放 爱党 向阳 向东 胜利 建设 光明 光辉 光荣 长江 黄河 泰山 黎明 春雷 东升 东海 西平 南山 北京 山河 江山 大海 大成 大勇 小康 小满 中秋 立春 立夏 清明 重阳 除夕 元旦 ' +
    '亚楠 亚男 胜男 若男 招娣 来娣 盼盼 婷婷 娜娜 丹丹 莉莉 圆圆 乐乐 佳佳 晶晶 磊磊 鑫鑫 蓉蓉 媛媛 倩倩 颖颖 莹莹 甜甜 洋洋 豆豆 毛毛 ' +
    '克勤 克俭 立新 立群 立志 立华 敬业 敬东 守信 守仁 守业 承志 承恩 继红 继业 继先 继忠 绍兴 绍华 绍文 宗明 宗华 宗林 世杰 世明 世荣 家富 家明 家兴 传宝 传明 道林 道明 启明 启发 正华 正平 正义 孝先 孝忠 仁贵 义山 礼文 智勇 信诚 树林 树华 树森 振华 振兴 振东 少华 少平 少华',
);
const ONE = split(
  '伟 芳 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 英 华 玲 燕 波 辉 鹏 斌 浩 宇 婷 雪 倩 颖 晶 凯 旭 亮 飞 龙 峰 健 俊 帅 鑫 博 晨 阳 帆 琳 璐 瑶 妍 蕾 薇 欣 悦 怡 萌 曼 菲 蓉 洁 慧 莹 娜 丹 云 秀 梅 兰 竹 菊 琴 棋 书 画 林 森 淼 焱 垚 全 方 成 正 义 和 谐 富 强 康 宁 安 泰 金 银 铜 铁 一 千 万 双 圆 满 果 实 程 路 远 行',
);
/** Characters nobody lists, of the extension planes too. */
const RARE = Array.from(
  '㛃㼆䶮㙦翯韡懿曌赑奡堃煐頫璟𬘭𠅤𫖮𬱟𬀩㵑犇骉羴飍麤彧昶珺琎瑭瓒祎翙茀莜葳蕤蠡衎豳赟趸邈醴铠锜镕闿阗陔雒霈霆颢飏馗骧髯鬯魁鸢麾黻',
);

const DOTTED = split(
  '阿卜杜拉 热娜古丽 玉山江 茹仙古丽 叶尔江 古丽尼沙 沙吾列提 伊力哈木 帕孜来提 迪里夏提 布威海力且 艾克拜尔 塔依尔 米尔扎提 吾守尔 艾尼瓦尔 买买提 卡哈尔 哈斯木 阿布都拉 叶尔肯 托合提 艾海提 帕尔哈提 麦提尼亚孜 米吉提 肉孜 热合曼',
);
const ELEMENTS = [
  split('扎西 次仁 洛桑 平措 旦增 卓玛 格桑 央金 索朗 多吉 仁增 旺姆 拉姆 尼玛 才让 多杰'),
  split('乌云 其其格 巴图 孟和 额尔敦 布和 娜仁 高娃 阿拉坦 那日苏 苏日娜'),
  split('吉克 木呷 阿苦 伍各 沙马 拉则 曲比 阿牛 海来 友呷 俄木 尔布'),
];

function minorityName(random: Random): string {
  if (random.chance(0.45)) return `${random.pick(DOTTED)}·${random.pick(DOTTED)}`;
  const people = random.pick(ELEMENTS);
  return random.pick(people) + random.pick(people);
}

function hanName(random: Random): string {
  const surname = random.pick(SURNAMES);
  const roll = random.next();
  if (roll < 0.2) return surname + random.pick(ONE);
  if (roll < 0.85) return surname + random.pick(TWO);
  // Two characters that are not together on any list.
  const one = Array.from(random.pick(TWO))[0] ?? '';
  const other = random.chance(0.35) ? random.pick(RARE) : (Array.from(random.pick(TWO))[1] ?? '');
  return random.chance(0.2) ? surname + other : surname + one + other;
}

/** A name that training cannot have seen. */
export function corpusName(random: Random): string {
  for (;;) {
    const name = random.chance(0.045) ? minorityName(random) : hanName(random);
    if (isHeldOut(name)) return name;
  }
}

const REGIONS = split(
  '110105 120104 130102 210202 310115 320104 320602 320684 330106 340203 350102 360102 370102 410105 420106 430103 440106 450102 460106 500103 510104 520103 530102 610104 620102 640104 650102 810000 820000 830000',
);

const two = (number: number): string => String(number).padStart(2, '0');

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function birthDay(random: Random): Day {
  return { year: random.int(1938, 2018), month: random.int(1, 12), day: random.int(1, 28) };
}

/** A valid number of eighteen characters. */
export function identityNumber(random: Random, { year, month, day }: Day = birthDay(random)): string {
  const first = `${random.pick(REGIONS)}${year}${two(month)}${two(day)}${random.digits(3)}`;
  return first + identityCheck(first);
}

export function oldIdentityNumber(random: Random): string {
  const { year, month, day } = birthDay(random);
  return `${random.pick(REGIONS.slice(0, 27))}${two(year % 100)}${two(month)}${two(day)}${random.digits(3)}`;
}

export function mobileNumber(random: Random): string {
  return `1${random.pick(['3', '5', '7', '8', '9', '47', '66'])}${random.digits(9)}`.slice(0, 11);
}

/** A number that passes Luhn's check, of sixteen to nineteen digits. */
export function cardNumber(random: Random): string {
  const length = random.pick([16, 19, 19, 18, 17]);
  const first = random.pick(['622202', '621700', '622848', '623052', '621226', '625900']) + random.digits(length - 7);
  let sum = 0;
  for (let i = 0; i < first.length; i++) {
    let digit = Number(first.charAt(first.length - 1 - i));
    if (i % 2 === 0) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return first + String((10 - (sum % 10)) % 10);
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A unified social credit code; `head` 91 for a company, 92 for a one-person business. */
export function creditCode(random: Random, head = '91'): string {
  const base = `MA${Array.from({ length: 6 }, () => random.character('0123456789ABCDEFGHJKLMNPQRTUWXY')).join('')}`;
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(base.charAt(i), 36) * (ORGANISATION_WEIGHTS[i] ?? 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 'X' : String(rest % 11);
  const first = head + random.pick(REGIONS.slice(0, 27)) + base + check;
  return first + (creditCheck(first) ?? '0');
}
