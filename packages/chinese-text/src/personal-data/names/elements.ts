import { CodeUnitTrie } from '../../lexicon/code-unit-trie.ts';

/** Parts of names of peoples whose names have no surname of the Han kind. Two or more in a row make a name, a long one does alone. */
const ELEMENTS =
  // Tibetan
  '才让吉 周加 周本 旦知 完么 完德 闹吾 闹日 关却 官却 久美 久买 更藏 娘本 拉加 拉先 多太 多拉 斗格 斗拉 南杰 扎西草 旺修 彭毛 豆格 李毛 措毛 仁欠 次旦 曲宗 群措 登巴 江村 邓真 呷绒 翁姆 拥宗 泽翁 泽央 卓玛措 拉姆措 央措 达珍 达吉 旦周 旦科 杨忠 邓巴 格桑曲 索朗旺 赤来 单曲 曲尼 扎西 卓玛 次仁 旦增 丹增 洛桑 顿珠 尼玛 达娃 央金 格桑 平措 多吉 才让 索朗 拉姆 曲珍 德吉 罗布 边巴 白玛 普布 桑珠 土登 强巴 贡布 加措 嘉措 仁增 巴桑 米玛 拉巴 玉珍 才旦 桑吉 阿旺 益西 云丹 晋美 群培 坚赞 彭措 旺姆 措姆 卓嘎 ' +
  '白珍 其美 群宗 次旺 旺久 赤列 热杰 华旦 完玛 娘吉 更登 尕藏 万玛 公保 扎巴 斯郎 泽仁 四郎 降央 志玛 泽郎 旺堆 仁青 仁钦 多杰 卓尕 才吉 拉毛 本巴 项杰 加羊 旦巴 尕让 华青 旦正 桑杰 南加 朗杰 边珍 普珍 巴珠 欧珠 江白 土旦 邓珠 登珠 德青 德庆 德钦 拥忠 雍忠 拥青 四朗 泽旺 泽里 仁真 仁孜 绒波 松吉 旺扎 旺杰 旺青 多布杰 布穷 觉安 伦珠 龙珠 洛追 曲吉 曲批 曲英 曲央 贡秋 贡嘎 格列 格勒 格来 根秋 更秋 嘎松 巴姆 白姆 班觉 班丹 边觉 才拉 才旺 楚臣 慈诚 达瓦 丹珍 单增 旦真 旦木 多日 俄金 尕玛 嘎日 加永 江永 江才 卡卓 康珠 拉珍 拉吉 勒毛 鲁茸 此里 取次 七林 农布 培楚 斯那 扎史 阿茸 史那 洛松 米久 娘毛 尼珍 诺布 普赤 普琼 其加 其珠 其梅 仁次 桑旦 桑姆 色珍 索次 土丁 西绕 喜绕 央珍 央吉 央拉 依西 益珍 扎堆 扎顿 扎桑 占堆 卓拉 次珍 次吉 次央 次成 次多 次培 土旦 嘎玛 噶玛 俄色 呷玛 曲扎 索南 宗吉 拥措 丹巴 洛绒 班玛 才仁 江措 ' +
  // Mongolian
  '敖日格乐 特日格乐 那日松 乌日罕 乌日汗 巴音 巴雅 斯琴图 萨其 萨仁娜 娜日 图亚 阿茹娜 阿如汗 阿木古 布音 格根 孟根图 德格 德力 哈丹 吉木斯 莫日 诺敏 诺日 齐木格 其力 苏龙嘎 特古斯 陶高 乌云塔 乌云毕 锡林 朝鲁孟 毕力 牧其 海日汗 娜荷芽 雅茹 额勒 巴达 扎木 呼斯楞 苏日古嘎 阿斯汗 阿拉坦花 萨茹拉 乌吉斯 格日乐 阿荣 吉日格勒 孟和达来 巴特尔 巴图 苏和 其其格 乌兰 图雅 托娅 那仁 娜仁 高娃 斯琴 萨仁 阿拉坦 朝鲁 布和 额尔敦 格日勒 呼和 哈斯 敖登 孟和 宝音 达来 特木尔 吉日嘎拉 乌云 其木格 巴雅尔 苏雅拉 青格勒 朝克图 满都拉 那顺 德力格尔 查干 巴根 通拉嘎 赛罕 毕力格 ' +
  '额尔德尼 恩和 白音 呼格吉勒 图门 乌力吉 满达 海日 琪琪格 萨日娜 苏日娜 乌日娜 阿古拉 阿木尔 斯日古楞 胡日查 塔娜 乌尼尔 莫日根 桑布 道尔吉 扎布 朝格 塔拉 那日苏 吉雅 图力古尔 金花 代小 布仁 巴彦 敖特根 哈达 乌仁 图娅 孟根 朝鲁门 毕力格图 陶格陶 孟克 呼格吉勒图 毕力格图 巴雅尔图 格日勒图 宝音图 阿拉腾 阿日斯楞 苏伊拉 苏雅 额日敦 额尔登 敖日格勒 敖云 斯琴高娃 乌雅罕 乌云嘎 乌云娜 萨如拉 萨日 娜布其 娜拉 高勒 哈日 呼日勒 吉日木图 吉木彦 巴达玛 宝力高 宝力道 朝勒门 朝洛蒙 达古拉 德勒黑 嘎日迪 牧仁 娜木汗 赛音 苏木雅 塔木 特日格勒 图布新 温都苏 乌恩 新吉乐 扎拉嘎 那木拉 白乙拉 根登 桑斯尔 苏布达 ' +
  // Yi
  '吉布 木乃 石一 史呷 曲各 尔哈 拉体 拉哈 子打 伍沙 日则 皮特 牛牛 牛布 木加 尔沙 尔体 比曲 体哈 克惹 衣布 阿作 阿支 阿果 阿芝 阿且 伍加 伍洛 里古 里伍 拉作 拉洛 色古 史布 古曲 阿苦 阿的 阿西 吉克 吉木 吉伍 沙马 马海 曲木 曲比 海来 勒格 比布 俄木 莫色 木帕 罗洪 瓦扎 且沙 尔古 井古 黑日 金古 日黑 热柯 洛边 苏呷 贾巴 恩扎 地莫 的日 约其 吉觉 吉子 木呷 曲布 伍各 阿依 拉则 日火 有呷 石体 尔布 伍牛 拉铁 木果 木牛 阿牛 阿呷 衣洛 友呷 克古 伍呷 布哈 曲洛 拉博 木基 尔坡 铁日 古以 以布 伍合 子哈 拉日 史古 里哈 ' +
  // Uyghur, Kazakh, Kirgiz, Hui
  '阿卜力孜 阿不力米提 阿不来提 阿布力克木 阿吉 阿娜古丽 阿瓦汗 阿斯哈尔 巴合提 巴哈提 巴图尔 迪里夏提 迪力夏提 地里木拉提 帕孜来提 凯赛尔 比努尔 茹仙 茹克亚 热孜亚 热孜万 热依汗 热依拉 热依罕 如则 如孜 沙吉旦 沙比尔 沙代提 苏比努尔 苏来曼 赛米 塔依尔 塔西 图尔荪 图尔贡 吐拉 吐送 吐鲁木 托乎提 瓦依提 乌斯曼 吾斯曼 乌买尔 夏木西 夏提 肖开提 谢尔扎提 亚力坤 伊力亚 依不拉 依力 依拉木 依马木 依沙克 玉苏甫 玉素音 则尼拜 再努尔 再图娜 早热 祖农 祖木热 祖力 努尔别克 努尔泰 努尔加 叶尔肯 叶尔江 叶尔兰 哈尼 哈那提 哈孜 哈里木 海拉提 海沙尔 加那提 居马 居马汗 卡哈尔 开赛 克里木 库尔曼 马木提 马合木提 马木特 木合买 木沙 木塔里 别肯 波拉提 布拉 巴扎尔 达吾提 达列 恩特马克 古丽努尔 古丽巴哈 古丽娜 古丽米热 米热 米娜瓦尔 买合 买买 买提尼 麦合 穆塔 穆斯塔 尼加提 尼扎 努热 帕丽旦 帕夏 热西 热扎 萨迪克 沙塔尔 赛迪 斯拉木 司马义 肖合 艾比 艾尔肯 艾合 艾海提 艾孜 艾则孜 艾沙 艾克拜尔 安尼瓦尔 阿扎提 阿孜古丽 阿不拉 阿合买提 阿依夏 阿依努尔 阿迪拉 阿吉古丽 巴拉提 别尔克 托列 托留 哈斯木 叶斯 叶力 金恩斯 赛尔克 沙勒 热合木 阿卜来提 买提热依木 木扎提 迪丽拜尔 迪丽努尔 阿米娜 阿提古 帕提曼 帕提玛 坎曼尔 色依提 赛依提 麦提 图尔迪 吐尔地 加马力 卡德尔 卡迪尔 哈迪尔 阿斯木 阿西木 奥布力 艾斯卡尔 叶生 叶留 巴格达 巴哈特 别力克 达吾 杰恩斯 卡米 马合 木哈 努尔古 赛山 沙合 吐尔森 哈德尔 江汗 买买提 阿不都 阿卜杜 热依木 吐尔逊 古丽 艾力 玉素甫 依明 肉孜 阿依 努尔 买合木提 阿里木 木合塔尔 吾买尔 艾合买提 阿迪力 库尔班 帕提古丽 阿依古丽 热合曼 吐尔洪 亚森 阿曼古丽 艾山 赛买提 麦麦提 托合提 阿布都 阿布拉 古再丽 玛依拉 热娜 迪丽 努尔古丽 阿娜尔 巴哈尔 叶尔 别克 江巴提 哈力 加尔肯 沙吾列 赛力克 拜克 努尔兰 穆罕默德 穆萨 优素福 伊布拉 伊斯玛 阿力木 尔肯 江努 买提 木拉提 帕尔哈提 阿丽亚 再娜 祖丽 皮亚 古孜 克孜 拉提 尼亚孜 吐尼 萨吾 提江';

/** All elements, people by people as above. */
export const ELEMENT_LIST: readonly string[] = ELEMENTS.split(' ');

const trie = new CodeUnitTrie(2048);
for (const element of ELEMENT_LIST) trie.set(element, 1);

const heads = new Set(Array.from(ELEMENTS.replaceAll(' ', ''), (character) => character.charCodeAt(0)));

const LONGEST = 10;

/** Characters that names of these peoples end with, or have between elements, as often as whole elements. */
const LOOSE = new Set(
  Array.from(
    '江汗提别克木图泰乐日其娜玛姆尔拉丽古沙买巴尼哈阿依吉力加措草让才花勒格苏那曼山旦西里罕比布呷各列合达',
    (character) => character.charCodeAt(0),
  ),
);
const LONGEST_LOOSE = 6;

/** A sequence of elements; `loose` counts the single characters among them that are none. */
interface ElementSequence {
  readonly length: number;
  readonly loose: number;
}

/**
 * The sequences of two or more elements (or one of two and more characters) that begin at `start`, those with up to two loose
 * characters before, between or behind the elements among them: 阿迪力江, 哈尼木拉提.
 */
export function elementSequences(units: Uint16Array, start: number, limit: number): ElementSequence[] {
  const first = units[start] ?? 0;
  if (!heads.has(first) && !LOOSE.has(first)) return [];
  // By length: how many elements and loose characters make it up; the fewest loose ones count.
  const made: ({ elements: number; loose: number } | undefined)[] = [{ elements: 0, loose: 0 }];
  const found: ElementSequence[] = [];
  for (let length = 0; length < LONGEST; length++) {
    const so = made[length];
    if (so === undefined) continue;
    if (length >= 2 && so.elements > 0) found.push({ length, loose: so.loose });
    let slot: number = CodeUnitTrie.ROOT;
    for (let i = start + length; i < limit && i - start < LONGEST; i++) {
      slot = trie.child(slot, units[i] ?? 0);
      if (slot === 0) break;
      if (trie.value(slot) !== 0) put(made, i - start + 1, so.elements + 1, so.loose);
    }
    const next = start + length;
    if (so.loose < 2 && length < LONGEST_LOOSE && next < limit && LOOSE.has(units[next] ?? 0))
      put(made, length + 1, so.elements, so.loose + 1);
  }
  return found.filter(({ length, loose }) => loose === 0 || (length >= 3 && length <= LONGEST_LOOSE));
}

function put(
  made: ({ elements: number; loose: number } | undefined)[],
  length: number,
  elements: number,
  loose: number,
): void {
  const known = made[length];
  if (known === undefined || known.loose > loose || (known.loose === loose && known.elements < elements))
    made[length] = { elements, loose };
}

/** Characters that names of other languages are written with. */
const TRANSLITERATION = new Set(
  Array.from(
    '阿艾爱安奥巴拜班邦包保贝本比毕别宾波伯博布采策查昌达大戴丹道得德登邓狄迪地蒂丁东都杜多顿尔厄恩法凡范菲费芬弗夫福富盖甘冈戈哥格葛根贡古瓜哈海汉豪合赫黑亨洪胡华怀惠霍及吉基加贾杰金津居卡凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰朗劳勒雷累冷黎里理力历立利丽莉连良列林琳龙隆娄卢鲁路吕伦罗洛马玛迈麦曼芒茅梅门蒙盟米密敏明摩莫默姆木穆那娜纳南楠内尼年涅宁纽农努诺欧帕派潘庞培佩彭皮平蒲普奇齐其恰乔切琴琼丘曲让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施石史士寿舒斯司丝松苏孙索所塔泰坦汤唐陶特藤提田铁廷汀廿图土吐托脱瓦万旺威韦维卫魏温文翁沃乌吾伍武西希锡霞夏香肖歇谢辛欣休逊雅亚延扬耶叶依伊因尹英尤于约宰赞泽曾扎詹张章哲者珍芝治中朱卓孜兹兆子宗祖佐甫合肉再提买拜孜吐曼迭沁江赫克优素木帕热库吾守卜杜帝勤胜珠桂芙蕾露珊黛妮妲丝芭琪琳蓓碧翠瓦屈劳布兰纳逊顿塞缪斐冯拿破仑玉不彼来且沙威则郭鲜代古司格都诺乃京娅莲仙花汗提',
    (character) => character.charCodeAt(0),
  ),
);

export function isTransliteration(unit: number | undefined): boolean {
  return unit !== undefined && TRANSLITERATION.has(unit);
}
