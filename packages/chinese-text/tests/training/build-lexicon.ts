/**
 * Makes src/personal-data/lexicon/words.ts from the dictionary of @node-rs/jieba (MIT), without its names of persons.
 * Run: node packages/chinese-text/tests/training/build-lexicon.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { packWords, WORD_CLASSES, type WordClass } from '../../src/personal-data/lexicon/pack.ts';
import { SINGLE_SURNAMES } from '../../src/personal-data/names/surnames.ts';
import { DOMAIN_WORDS } from '../../src/segment/domain-words.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';

/** jieba calls these names of persons; they are words or places. */
const WORDS_CALLED_NAMES = `
万世 丘陵 丛林 丛生 东升 严正 丹青 乌云 乌龟 乐章 乔木 于今 云云 亚军 仁义 仁慈 从军 从政 任凭 伯伯 伯母 伯父 但凡 体操 侍卫 保健 修正 元宝 元帅 元老 光耀 光荣 光辉 克隆 党羽 公正 兰花 关怀 养老 农耕 冷清 冷笑
凌空 凤凰 凯旋 列宁 刚毅 利剑 别提 加薪 北斗 千秋 华丽 华裔 卓绝 卓越 南风 博客 博爱 卢布 卫冕 卫星 原谅 友谊 双喜 双拥 古文 古田 古老 古董 史前 史实 史诗 叶子 吉普 吉祥 同仁 向东 向阳 周全 周密 周旋 周详 周转 呼唤
和善 和尚 和睦 唐诗 嘉兴 大侠 大修 大胜 天亮 太子 奥妙 奥秘 子孙 子宫 孔子 孔庙 孔雀 孙女 孙子 孟子 孤儿 宁可 宁静 宇航 安危 安抚 安静 宋体 宗庙 宝剑 宝塔 宝宝 宝石 宝藏 宝贝 宝贵 宝马 宣言 宫殿 容纳 容颜 宾客 富翁 富豪 寒暄 寻思
封信 封锁 小便 小姐 小山 小康 小建 小林 小河 小溪 小狗 小舟 小镇 小雨 屠宰 山珍 岳母 岳父 左翼 巧遇 巨星 巨石 巴结 布满 师傅 师兄 师母 师生 师范 帝王 常德 常青 庄园 庄子 康复 廉政 弘扬 张口 张嘴 张家 张开 张扬 张望 张罗 张贴
归公 归顺 德育 恩师 惠普 慈善 慈祥 慕名 戈壁 才华 才智 托福 扬言 拓宽 敬仰 敬佩 敬献 敬畏 敬礼 文昌 文明 文武 斯文 施政 施恩 时髦 旷野 昌平 明文 明星 明智 明朗 明珠 明白 易经 晋升 晋级 晋见 智慧 朱红 朴素 权威 权衡 权贵 李子
杜仲 杜绝 杜鹃 杨柳 松树 林子 林木 林立 柏林 柏树 查明 柳树 格斗 桂林 桂花 梅子 梅花 武威 武松 武林 殷勤 比武 毛发 毛巾 汪洋 沙丘 沙滩 沙特 沙龙 波涛 洪亮 洪水 洪湖 涂抹 清香 渊博 温泉 温馨 滑冰 滑雪 满怀 灵堂 灵敏 熊猫 燕子 燕麦
爱戴 牛顿 玉兰 玉林 玉石 玉米 王府 王国 王朝 田园 田野 白云 白发 白布 白银 白雪 白领 盖子 盖章 盘龙 盛世 矫正 石林 石柱 石狮 石英 石阶 祖先 祖宗 祖母 祝福 祝贺 祥和 秋水 秋风 秦岭 空旷 立功 童子 米粉 索引 红光 红外 红旗 红梅 练兵 练武
罗汉 罗盘 美的 老三 老二 老公 老山 老总 老汉 老爹 老虎 老远 胡同 胡子 胡椒 胡说 胡闹 花圃 花白 苍天 苏醒 英俊 英勇 英才 范畴 荆棘 荣耀 荣获 荣誉 蓝图 蓝天 蓬勃 西医 西风 解密 言语 言辞 许可 许昌 许诺 诸侯 诸如 谢谢 辛勤 辟邪 边远 过敏
迎宾 迎春 连成 连贯 通晓 通达 道德 道谢 金光 金平 金石 金秋 金陵 金黄 钟声 钟楼 钱财 铁青 银杏 阳光 阳新 阿姨 陆军 陈列 陈旧 陈设 陈述 陶醉 雅思 雪山 雷声 雷达 雷雨 雷霆 霍地 青青 静静 静默 须知 顾客 顾忌 顾问 马匹 马夫 马虎 马路 马赛 马上
高丽 高峰 高昂 高明 高潮 高耸 高薪 高超 高通 高雅 鲁莽 鹿角 麦子 麻木 麻醉 黄牛 黄石 黎明 黑客 齐全 齐声 齐备 齐放 龙王
世锦赛 东升镇 严重性 严重者 乌克兰 乌干达 五星红旗 公安县 公开赛 农家乐 冷冰冰 古建筑 古文化 司令官 名特优 哈萨克 国子监 夏威夷 大将军 大家庭 大悟县 天文台 太阳光 子弟兵 孟加拉 安东尼 安全性 安全感 安哥拉 宣传部 宣恩县 富丽堂皇 封建主
小儿子 小兄弟 小姑娘 小学生 小康县 小提琴 尼泊尔 尼日尔 山珍海味 巧克力 布依族 师兄弟 常胜军 幼儿园 张家口 张家湾 张家界 张家港 德国人 恩施州 成其为 扬子江 显微镜 暴风雨 曾为 有志于 望远镜 权分立 来凤县 武汉站 毛泽东思想 永久性 沙尘暴 波士顿 清真寺
爱尔兰 牛头山 特长生 石家庄 石狮市 秦皇岛 立法权 立陶宛 红卫兵 红宝石 维生素 老先生 老同志 老大难 老天爷 老太太 老太婆 老婆婆 老家伙 胡萝卜 胡杨林 花岗岩 莫斯科 西方人 西红柿 西门子 许可证 连心桥 通知书 邓小平理论 钟祥市 钱塘江 银行卡 铁路桥
阿富汗 阿拉伯 阿根廷 青壮年 青少年 马克思 马克思主义 马列主义 高尔夫 高新区 高新技术 高官厚禄 高加索 黄梅县 黄金周 黄鹤楼 全家福 金字塔 金碧辉煌 双曲拱桥
`
  .trim()
  .split(/\s+/u);

/** Everyday words that people are called by as well. */
const CALLED_SO = new Set(
  '平安 金秋 和平 成功 方向 安康 文明 江河 谷雨 国庆 国防 华夏 海洋 江海 田园 雷雨 毛利 齐全 安宁'.split(' '),
);

const TAGS: Readonly<Record<string, WordClass>> = {
  n: 'n', ng: 'n', nz: 'n', nt: 'n', l: 'n', i: 'n', j: 'n', b: 'n', z: 'n', s: 'n', k: 'n', h: 'n', g: 'n', zg: 'n', nrt: 'n', nr: 'n', nrfg: 'n',
  ns: 's', v: 'v', vn: 'v', vd: 'v', vi: 'v', vg: 'v', vq: 'v', a: 'a', ad: 'a', an: 'a', ag: 'a', mg: 'm', m: 'm', q: 'm', mq: 'm', t: 't', tg: 't', f: 't',
}; // prettier-ignore

const text = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8');
const calledNames = new Set(WORDS_CALLED_NAMES);
const words = new Map<string, { frequency: number; class: WordClass }>();
for (const line of text.split('\n')) {
  const [word = '', count = '', tag = ''] = line.split(' ');
  const frequency = Number(count);
  const { length } = word;
  if (!/^\p{Script=Han}+$/u.test(word) || length > 6) continue;
  const isName = tag === 'nr' || tag === 'nrfg';
  if (isName && length > 1 && !calledNames.has(word)) continue;
  // Words that begin like a name, and places, protect against false names even when they are rare.
  const likeName =
    length > 1 && (SINGLE_SURNAMES[word.charCodeAt(0)] ?? 0) !== 0 && (SINGLE_SURNAMES[word.charCodeAt(0)] ?? 0) > -9;
  const least = likeName ? 5 : tag === 'ns' || tag === 'nt' ? 8 : tag === 'nrt' ? 60 : 90;
  if (frequency < least && !calledNames.has(word)) continue;
  words.set(word, { frequency, class: TAGS[tag] ?? 'f' });
}
for (const word of [...DOMAIN_WORDS, ...EVERYDAY_WORDS]) {
  const known = words.get(word);
  // 公示 and 公告 are on every page of a government site and hardly anywhere in the novels that jieba counted.
  const least = CALLED_SO.has(word) ? 500 : word.length === 2 ? 8192 : 2048;
  words.set(word, { frequency: Math.max(known?.frequency ?? 0, least), class: known?.class ?? 'n' });
}
const packed = packWords(words);
const path = join(import.meta.dirname, '../../src/personal-data/lexicon/words.ts');
writeFileSync(
  path,
  `/**
 * Words with class and frequency, made by tests/training/build-lexicon.ts from the dictionary of jieba (MIT) without its names
 * of persons. See pack.ts for the form.
 */
export const PACKED_WORDS =
  '${packed}';
`,
);
process.stdout.write(`${words.size} words, ${Buffer.byteLength(packed)} bytes, classes ${WORD_CLASSES}\n`);
