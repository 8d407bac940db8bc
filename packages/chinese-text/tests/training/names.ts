import { ELEMENT_LIST } from '../../src/personal-data/names/elements.ts';
import { GIVEN_STEPS } from '../../src/personal-data/names/given.ts';
import { DOUBLE_SURNAMES, isTraditionalSurname, SINGLE_SURNAMES } from '../../src/personal-data/names/surnames.ts';
import type { Random } from '../corpus/random.ts';
import { anyWord } from './any-word.ts';

/** Share of all names that training may use; the rest is kept for the corpora that judge. By a hash of the whole name. */
const HELD_OUT_OF = 4;

/** Is this name kept out of training? */
export function isHeldOut(name: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % HELD_OUT_OF === 0;
}

const singles = Array.from({ length: 0x10000 }, (_, unit) => unit)
  .filter((unit) => (SINGLE_SURNAMES[unit] ?? 0) !== 0)
  .map((unit) => ({ surname: String.fromCharCode(unit), log: SINGLE_SURNAMES[unit] ?? 0 }));
const doubles = [...DOUBLE_SURNAMES.keys()];
/** Rare surnames come up more often than in life, or the model would never see them. */
const weighted = singles.map(({ surname, log }) => ({
  surname,
  weight: Math.exp(log * 0.55) * (isTraditionalSurname(surname) ? 0.03 : 1),
}));
const frequent = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗');
const total = weighted.reduce((sum, { weight }) => sum + weight, 0);

function anySurname(random: Random): string {
  if (random.chance(0.035)) return random.pick(doubles);
  let left = random.next() * total;
  for (const { surname: one, weight } of weighted) {
    left -= weight;
    if (left <= 0) return one;
  }
  return '王';
}

const RARE = '㙓䶮㛃㻬䴙翀堃喆嫚骉羴犇猋赟翾嬿瓛琎璘媧妤爔燊淼鑫晶矗垚磊𠅤𫖯𬍛𬭎𫍯㑇㮾頔頠颋飏馻骎骦鲲鹍麴黇龑';

function givenCharacter(random: Random): string {
  const roll = random.next();
  if (roll < 0.45) return random.character(GIVEN_STEPS[0] ?? '');
  if (roll < 0.75) return random.character(GIVEN_STEPS[1] ?? '');
  if (roll < 0.93) return random.character(GIVEN_STEPS[2] ?? '');
  if (roll < 0.945) return random.character(RARE);
  // Any character of the common ones, whatever it means.
  return String.fromCharCode(random.int(0x4e00, 0x9fa5));
}

const DOTTED_PARTS =
  '买买提 阿不都 热依木 吐尔逊 古丽 艾力 玉素甫 依明 肉孜 努尔 阿里木 吾买尔 艾合买提 库尔班 阿依古丽 热合曼 亚森 艾山 麦麦提 托合提 玛依拉 迪丽热巴 阿娜尔 巴哈尔 别克 哈力 赛力克 努尔兰 约翰 马克 大卫 史密斯 汤姆 罗伯特 安娜 玛丽 彼得 保罗 穆罕默德 威廉 汉斯 施密特 卡洛斯 费尔南多'.split(
    ' ',
  );

/** Parents call their children by words as well: 建设, 黄河, 立夏. */
function ordinaryWord(random: Random): string {
  for (;;) {
    const word = anyWord(random);
    if (word.length === 2 && !/[的了是在不有个们这那就都要会把被让给]/u.test(word)) return word;
  }
}

const SYLLABLES =
  '阿艾买提吐尔古丽娜不都热依木江山拜克孜力普拉哈里合塔亚森斯玛伊布西莫肉卡米吾守努加帕夏麦托达巴玉甫来威沙茹仙且别叶迪来扎赛曼罗伯特约翰马大卫史密汤姆安罗莎朱利埃德华查理';

function dottedPart(random: Random): string {
  if (random.chance(0.5)) return random.pick(DOTTED_PARTS);
  return Array.from({ length: random.int(2, 6) }, () =>
    random.chance(0.06) ? givenCharacter(random) : random.character(SYLLABLES),
  ).join('');
}

/** 时光, 常乐, 安宁: a whole name that is a word. */
function wordLikeName(random: Random): string {
  for (;;) {
    // Hardly anybody is called by a word that is in every document.
    const word = anyWord(random, random.chance(0.6) ? 'rare' : 'seldom');
    const share = SINGLE_SURNAMES[word.charCodeAt(0)] ?? 0;
    if (word.length > 1 && word.length < 4 && share !== 0 && (share > -9 || random.chance(0.05))) return word;
  }
}

/** What the names of a document are like: as in life, or mostly words, or mostly with surnames that hardly anybody has. */
export type Manner = 'ordinary' | 'words' | 'rare';

/** A name as people in China have them, in the mixture training uses. */
export function trainingName(random: Random, manner: Manner = 'ordinary'): string {
  for (;;) {
    const name =
      manner === 'words' && random.chance(0.5)
        ? wordLikeName(random)
        : manner === 'rare' && random.chance(0.5)
          ? random.pick(singles).surname + givenCharacter(random) + (random.chance(0.7) ? givenCharacter(random) : '')
          : anyName(random);
    if (!isHeldOut(name)) return name;
  }
}

const LOOSE_ENDS = '江江江汗提别克木图泰乐日其娜玛姆尔拉丽古沙买花加措草让才';

/** 扎西顿珠, 布和: one or two elements that stand near each other in the list, which goes people by people. */
function elementName(random: Random): string {
  const at = random.int(0, ELEMENT_LIST.length - 1);
  const one = ELEMENT_LIST[at] ?? '';
  if (random.chance(0.3)) return one;
  // 阿迪力江, 敖日格乐: with an end that is no element.
  if (random.chance(0.25)) return one + random.character(LOOSE_ENDS);
  const other = ELEMENT_LIST[Math.min(ELEMENT_LIST.length - 1, Math.max(0, at + random.int(-60, 60)))] ?? '';
  return one + other;
}

function anyName(random: Random): string {
  const roll = random.next();
  if (roll < 0.04) return `${dottedPart(random)}·${dottedPart(random)}`;
  if (roll < 0.09) return elementName(random);
  const first = anySurname(random);
  if (roll < 0.1 && first.length === 1)
    return first + random.pick(frequent) + givenCharacter(random) + givenCharacter(random);
  // 张三 and 李四 stand in examples and on forms.
  if (random.chance(0.012)) return first + random.character('一二三四五六七八九十');
  if (random.chance(0.09)) return first + ordinaryWord(random);
  if (random.chance(0.06)) return wordLikeName(random);
  if (random.chance(0.03))
    return first + random.character('大小二三老阿') + random.character('毛宝妹妞娃牛虎狗贵福花兰凤英平军华');
  if (random.chance(0.22)) return first + givenCharacter(random);
  if (random.chance(0.04)) {
    const twice = givenCharacter(random);
    return first + twice + twice;
  }
  return first + givenCharacter(random) + givenCharacter(random);
}
