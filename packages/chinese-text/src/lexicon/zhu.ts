/*
 * 著 in a Traditional text is two Simplified words: the verb particle 着 (沿著, 著力, 看著) and 著 proper, "to write, to be
 * evident" (著作, 显著). The second forms a closed list of words; everything else is the particle. Both spellings of each
 * neighbour are listed, since a page may be half converted; the look-around keeps 凸显着, 翻译着, 讨论着, 结合着 apart from
 * 显著, 译著, 论著, 合著.
 */
const WORD_BEFORE = oneOf(
  [
    '卓|昭|微知|[较較]|土|名|巨|鉅|[遗遺]|拙|[编編]|[专專]|原|炳|所|撰|[旧舊]',
    '(?<![凸彰突浮])[显顯]',
    '(?<!翻)[译譯]',
    '(?<![讨討议議谈談争爭辩辯评評])[论論]',
    '(?<![夹夾混间間掺摻搀攙错錯嘈])[杂雜]',
    '(?<![结結配融混联聯契吻符组組综綜糅整闭閉迎凑湊])合',
  ],
  'end',
);

/** 以某某命名着 and 签名着: 名 is the end of a verb here. */
const NAMING_BEFORE = /[命署签簽冠题題挂掛提]名$/u;

const WORD_AFTER = oneOf(
  [
    '作(?![品业業揖战戰风風案息])',
    '名(?![字单單称稱额額次册冊])',
    '[书書](?![本包])',
    '[录錄](?![像音])',
    '文(?![字件章档檔])',
    '[称稱述者闻聞译譯]|[于於][世竹]|有《',
  ],
  'start',
);

/** 看着书, 写着作文, 跟着作者: the particle between such a verb and its object, where a word of the list would also fit. */
const PARTICLE_VERB = /[看读讀捧拿抱翻背带帶提唱写寫听聽想跟随隨沿朝向对對望站坐躺走跑靠穿戴握]$/u;
const AMBIGUOUS_AFTER = /^[书書文录錄作者]/u;

/** Is the 著 between these two pieces of text the word 著 (true), or the particle 着 (false)? Three characters suffice. */
export function isWordZhu(before: string, after: string): boolean {
  if (WORD_BEFORE.test(before) && !NAMING_BEFORE.test(before)) return true;
  if (!WORD_AFTER.test(after)) return false;
  return !(AMBIGUOUS_AFTER.test(after) && PARTICLE_VERB.test(before));
}

function oneOf(alternatives: readonly string[], anchor: 'start' | 'end'): RegExp {
  const group = `(?:${alternatives.join('|')})`;
  return new RegExp(anchor === 'start' ? `^${group}` : `${group}$`, 'u');
}
