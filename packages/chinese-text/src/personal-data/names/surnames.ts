/**
 * Surnames by how frequent they are among people, in steps of a factor of roughly five. The order of the frequent ones is
 * that of the published statistics of the Ministry of Public Security; for the rest a rough place is all that is needed.
 */
const STEPS = [
  '王李张刘陈杨黄赵吴周',
  '徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈',
  '卢姚姜崔钟谭陆汪范金石廖赖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  '常温康洪施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻习',
  '位厉伊仝郜阚权帅屠豆朴练廉禹井漆巴丰支卿狄平祖盖强国索宣晋门初云容敬扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎茅呼居揭尉冶斯束檀衣昝智幸植苍逄撒厍佴仉乜遇圣才操信来计利展革钭虢暨蔚苌荀庹揣隗酆郗郯酉么幺尕宓妫姒佀呙禤揲笪郇邴仵綦卻肇逢竺养覃淳眭綦郏詘矫訾宦谯訚牧由但干尧候胶洗水海火雪山才元展化亚多尼热买努帕艾扎旦格乃苟斗税阴药撖虎牙蚁力鹿员户凡冒桓雒郄郅禚隽库钮衷步鄂咸籍贲濮巢赖占幸仰伦骈檀粘冶回沐者脱妥摆羽宛玄奇片奉晓汝沃初行终帖楚相生衣令保区招昌经诸松富蓬秋怀莘贡扶宰寿通别鱼慎弘广禄东越融空后红益滑汲糜弓暴韶蓟郤璩庾衡殳夔蒯毋须勾磨零贝岂双花郦於麴羿',
  // Of hardly anybody, or of peoples who took them from their own names.
  '堵缑琴伯赏墨年福折旷寸刀召岩铁杞青寻延释兵蹇见舜仁丘朗措娘昂秀恰科俄恩旺洛顿仓琼土赤尊珠甲嘎绒根苦克伟庆荷莲柱善雨彝迪桦翦鄞禾咎朵拜陕亮纳赛锁钦泰傲奥崇冰晶战勾茆达言卯弋闭植萨缐銮隽忽零淡羽刚邳郯邾郐郄褟凤丑',
] as const;

/** Share of one surname of each step, and of one double surname. */
const SHARE = [0.04, 0.009, 0.0022, 0.0003, 0.00002, 0.000006] as const;
const DOUBLE_SHARE = 0.0001;

/** Traditional forms of frequent surnames, each followed by the Simplified one it counts as. */
const TRADITIONAL =
  '張张劉刘陳陈楊杨黃黄趙赵吳吴孫孙馬马鄭郑謝谢許许韓韩馮冯鄧邓蕭肖萧肖董董蔣蒋葉叶蘇苏呂吕盧卢鐘钟鍾钟譚谭陸陆賈贾韋韦鄒邹龍龙賀贺顧顾錢钱嚴严莊庄龔龚萬万閻闫阎闫羅罗齊齐喬乔聶聂魯鲁畢毕單单紀纪駱骆簡简項项婁娄竇窦衛卫閔闵師师榮荣鞏巩談谈關关湯汤費费歐欧盛盛邊边傅付戶户戴戴';

const DOUBLE =
  '欧阳 上官 司马 诸葛 夏侯 尉迟 皇甫 司徒 令狐 慕容 宇文 长孙 公孙 轩辕 端木 东方 独孤 南宫 西门 百里 呼延 闻人 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 司寇 亓官 拓跋 夹谷 宰父 ' +
  '谷梁 乐正 漆雕 公西 巫马 壤驷 公良 梁丘 左丘 东郭 南门 第五 贺兰 万俟 羊舌 微生 纳兰 完颜 耶律 富察 钮祜禄 叶赫那拉 爱新觉罗 瓜尔佳 张简 范姜 歐陽 司馬 諸葛 褚师 相里 东野 即墨 达奚 哥舒 子车 仉督 南荣 东门 豆卢 斛律 尔朱 屈突 库狄 ' + // Japanese
  '佐藤 铃木 高桥 田中 伊藤 渡边 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 清水 山崎 池田 桥本 阿部 石川 山下 中岛 石井 小川 前田 冈田 长谷川 藤田 后藤 近藤 村上 远藤 青木 坂本 斋藤 福田 太田 西村 藤井 藤原 三浦 冈本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木 安藤 谷口 大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 增田 平野 大塚 千叶 久保 松井 岩崎 樱井 木下 野口 松尾 菊地 野村 新井 渡部 ' + // Yi
  '吉克 阿的 的日 沙马 海来 曲比 吉木 吉伍 阿苦 马海 曲木 勒格 比布 俄木 莫色 罗洪 瓦扎 且沙 尔古 黑日 金古 热柯 洛边 苏呷 贾巴 恩扎 地莫 约其 吉觉 阿尔 阿侯 吉子 阿西 阿力 吉斯 克其 列古 吉力';

/** Is this the Traditional form of a surname? */
export function isTraditionalSurname(surname: string): boolean {
  const at = TRADITIONAL.indexOf(surname);
  return at >= 0 && at % 2 === 0 && TRADITIONAL[at] !== TRADITIONAL[at + 1];
}

/** Natural logarithm of the share of a surname of one character; 0 for a character that is none. By code unit. */
export const SINGLE_SURNAMES = singleSurnames();
/** The same for surnames of two and more characters. */
export const DOUBLE_SURNAMES: ReadonlyMap<string, number> = new Map(
  DOUBLE.split(' ').map((surname) => [surname, Math.log(DOUBLE_SHARE)]),
);
/** First characters of `DOUBLE_SURNAMES`, so that nearly every position is passed over by one look-up. */
export const DOUBLE_HEADS: ReadonlySet<number> = new Set(DOUBLE.split(' ').map((surname) => surname.charCodeAt(0)));

function singleSurnames(): Float64Array {
  const shares = new Float64Array(0x10000);
  for (const [step, surnames] of STEPS.entries()) {
    for (const surname of surnames) {
      const unit = surname.charCodeAt(0);
      if (shares[unit] === 0) shares[unit] = Math.log(SHARE[step] ?? 1);
    }
  }
  for (let i = 0; i < TRADITIONAL.length; i += 2) {
    const like = shares[TRADITIONAL.charCodeAt(i + 1)] ?? 0;
    if (like !== 0) shares[TRADITIONAL.charCodeAt(i)] = like;
  }
  return shares;
}

/** The step of a surname of one character, 0 the most frequent. */
export function singleStep(unit: number): number {
  const share = SINGLE_SURNAMES[unit] ?? 0;
  return share > -3.5 ? 0 : share > -5.5 ? 1 : share > -7 ? 2 : share > -9 ? 3 : share > -11.5 ? 4 : 6;
}
