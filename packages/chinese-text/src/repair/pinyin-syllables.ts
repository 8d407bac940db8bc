/** Combining marks of the four tones: macron, acute, caron, grave. (The diaeresis of ü is not a tone.) */
const TONE_MARKS = /[\u0304\u0301\u030c\u0300]/gu;

/** All syllables of Standard Chinese in Hanyu Pinyin (GB/T 16159) without tone, ü written v, grouped by initial. */
const SYLLABLES = new Set(
  (
    'a ai an ang ao e ei en eng er o ou ' +
    'ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ' +
    'pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu ' +
    'ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu ' +
    'fa fan fang fei fen feng fiao fo fou fu ' +
    'da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo ' +
    'ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo ' +
    'na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve ' +
    'la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ' +
    'ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ' +
    'ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo ' +
    'ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ' +
    'ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ' +
    'qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ' +
    'xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ' +
    'zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo ' +
    'cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ' +
    'sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo ' +
    'ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo ' +
    'za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo ' +
    'ca cai can cang cao ce cei cen ceng ci cong cou cu cuan cui cun cuo ' +
    'sa sai san sang sao se sen seng si song sou su suan sui sun suo ' +
    'ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun ' +
    'wa wai wan wang wei wen weng wo wu'
  ).split(' '),
);

/** A syllable as it was found: letters only, lower case, ü as v, and whether it bore a tone mark. */
export interface Syllable {
  readonly letters: string;
  readonly toned: boolean;
}

/** A damaged page repeats a few hundred readings many times over. */
const known = new Map<string, Syllable | undefined>();
const MOST_KNOWN = 5_000;

/**
 * Read a piece of Latin text as one pinyin syllable: any case, composed or decomposed tone marks, spaces inside; `ü`, `v`
 * and `u:` are the same vowel. Undefined when it is not a well-formed syllable with at most one tone mark.
 */
export function parseSyllable(text: string): Syllable | undefined {
  const cached = known.get(text);
  if (cached !== undefined || known.has(text)) return cached;
  const syllable = parse(text);
  if (known.size < MOST_KNOWN) known.set(text, syllable);
  return syllable;
}

function parse(text: string): Syllable | undefined {
  const plain = text.replace(/\s+/gu, '').normalize('NFD').toLowerCase();
  const marks = plain.match(TONE_MARKS)?.length ?? 0;
  const letters = plain
    .replace(TONE_MARKS, '')
    .replace(/u\u0308|u:/gu, 'v')
    .replaceAll('\u0261', 'g');
  return marks <= 1 && SYLLABLES.has(letters) ? { letters, toned: marks === 1 } : undefined;
}
