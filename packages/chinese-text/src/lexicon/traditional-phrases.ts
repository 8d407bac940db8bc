import TS_PHRASES from 'opencc-js/dict/TSPhrases';
import { dictionaryPairs, isStandingInBoth, isTraditionalOnly, simplifiedOf } from './characters.ts';
import { CodeUnitTrie } from './code-unit-trie.ts';

/**
 * Words in which a character that also stands in Simplified is certainly the Traditional form: 乾燥 is never Simplified,
 * 乾隆 is. Where the Simplified word does not follow from the character table it stands behind ">".
 */
const CERTAIN_WORDS =
  '乾燥 乾淨 乾旱 乾脆 乾洗 乾貨 乾杯 乾枯 乾糧 乾果 乾涸 乾草 乾濕 乾溼 乾電 乾冰 乾式 乾粉 乾散 乾眼 乾裂 乾渴 乾咳 乾癬 乾爹 乾媽 乾兒 乾女 ' +
  '餅乾 曬乾 烘乾 風乾 晾乾 擦乾 吹乾 瀝乾 榨乾 抽乾 喝乾 葡萄乾 豆乾 肉乾 魚乾 包乾 一乾二 ' +
  '徵收 徵調 徵求 徵集 徵用 徵地 徵信 徵稅 徵兵 徵文 徵拆 徵遷 徵召 徵詢 徵兆 徵管 徵繳 徵得 徵選 徵補 徵借 ' +
  '象徵 特徵 應徵 開徵 減徵 免徵 緩徵 計徵 表徵 體徵 ' +
  '提昇 上昇 昇級 昇溫 昇值 昇降 昇學 晉昇 攀昇 回昇 夥伴 合夥 團夥 入夥 散夥 夥計 夥食 摺疊 存摺 奏摺 摺扇 摺頁 打拚 ' +
  '祕密 祕書 祕訣 神祕 奧祕 祕方 揭祕 氾濫>泛滥 廣氾>广泛 噁心>恶心 叱吒>叱咤';

/** 覆 for 复, in words that only a text written in Traditional has; OpenCC lists 答覆, 批覆, 反覆 and others itself. */
const REPLY_WORDS = '覆函>复函 覆核>复核 覆查>复查 覆審>复审 覆議>复议 覆檢>复检 覆驗>复验';

/** Words the general rules would spoil: chemical names with 噁, and names with 乾 and 徵. */
const KEPT_WORDS = '二噁英 噁唑 噁嗪 噁霉 承乾 文徵明';

/** Converted although they change a character that is good Simplified by itself. */
const TWO_CHARACTER_WORDS = new Set(['彷彿', '傢俱']);

/** Good Simplified characters that OpenCC's phrases replace in some Traditional words (答覆 → 答复, 藉口 → 借口, 沈重 → 沉重). */
const CONTEXTUAL = '覆藉沈';

export interface TraditionalPhrases {
  readonly trie: CodeUnitTrie;
  /** Replacement of a phrase by its trie value. */
  readonly replacements: readonly string[];
}

let loaded: TraditionalPhrases | undefined;

/** The phrase dictionary, built at first use (about 700 entries). */
export function traditionalPhrases(): TraditionalPhrases {
  loaded ??= load();
  return loaded;
}

function load(): TraditionalPhrases {
  const trie = new CodeUnitTrie(2000);
  const replacements: string[] = [''];
  const add = (from: string, to: string): void => {
    trie.set(from, replacements.length);
    replacements.push(to);
  };
  for (const [from, to] of dictionaryPairs(TS_PHRASES)) if (isUsable(from, to)) add(from, to);
  for (const entry of `${CERTAIN_WORDS} ${REPLY_WORDS}`.split(' ')) {
    const [word = '', simplified = Array.from(word, (c) => simplifiedOf(c) ?? c).join('')] = entry.split('>');
    add(word, simplified);
  }
  for (const word of KEPT_WORDS.split(' ')) add(word, word);
  return { trie, replacements };
}

/**
 * OpenCC's phrases also trade words (英哩 → 英里) and read 坏 as 坯, which would ruin 打坏 in a half converted page: only
 * phrases that decide about Traditional characters are taken.
 */
function isUsable(from: string, to: string): boolean {
  // 鍾 is always written 钟 here: 锺 is a spelling of a few names that their bearers' own pages use anyway.
  if (from.length !== to.length || to.includes('锺')) return false;
  if (TWO_CHARACTER_WORDS.has(from)) return true;
  return Array.from(from).every((character, i) => {
    if (character === to[i] || CONTEXTUAL.includes(character)) return true;
    return isTraditionalOnly(character.charCodeAt(0)) || isStandingInBoth(character);
  });
}
