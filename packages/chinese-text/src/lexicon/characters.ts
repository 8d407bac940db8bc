import SIMPLIFIED_TO_TRADITIONAL from 'opencc-js/dict/STCharacters';
import STANDARD_TO_TW_VARIANTS from 'opencc-js/dict/TWVariants';
import TRADITIONAL_TO_SIMPLIFIED from 'opencc-js/dict/TSCharacters';

/**
 * Characters with a place of their own in Simplified writing (通用规范汉字表 2013, GB 2312) although OpenCC also knows them as
 * the Traditional form of another: 乾隆 beside 干燥, 角徵羽 beside 征收, 瞭望 beside 了解, 二噁英, and letters of names.
 * Seeing one proves nothing about the page, and a page that was once Simplified most likely had exactly this character.
 */
const STANDING_IN_BOTH = '乾徵瞭昇陞甦邨氾菉迺脩椀甯濬澂祕祇噁吒夥拚捱摺榘薹袷醣麴';

/** Of these, the ones no context-free rule may touch: 蒜薹, 哪吒, 神祇 … whoever wrote the page. */
const LEFT_TO_PHRASES = '薹榘袷吒噁氾祇';

/** Traditional forms in use in Hong Kong and Taiwan that OpenCC's character table lacks, each followed by its Simplified form. */
const MORE_TRADITIONAL = '衞卫敍叙粧妆衹只枱台伕夫揹背簷檐痺痹暱昵睪睾';

/**
 * Simplified characters that one-to-one conversion tables leave alone, because each is an ordinary Traditional character
 * as well. Pages spoiled by such a table keep 于, 后, 里; a page that was written in Traditional has 於, 後, 裡.
 */
const KEPT_BY_TABLES = '丑于云仆伙余佣占吁吃后咨咸唇尸岳峰帘干并床征扑斗晒朴杠杰涌游灶痴皂秘粽群肴腌范虫虱辟郁采里雇霉';

export function* dictionaryPairs(dictionary: string): Generator<[from: string, to: string]> {
  for (const entry of dictionary.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    if (from !== '' && to !== '') yield [from, to];
  }
}

/** Every Traditional character with its Simplified one, the standing ones included; keys and values are single characters. */
const simplifiedByTraditional = new Map<string, string>();
for (const [from, to] of dictionaryPairs(TRADITIONAL_TO_SIMPLIFIED)) {
  if (from !== to && !LEFT_TO_PHRASES.includes(from)) simplifiedByTraditional.set(from, to);
}
for (let i = 0; i < MORE_TRADITIONAL.length; i += 2) {
  simplifiedByTraditional.set(MORE_TRADITIONAL.charAt(i), MORE_TRADITIONAL.charAt(i + 1));
}

const standing = new Set(STANDING_IN_BOTH);

/** Simplified form of every basic-plane character that is only Traditional and whose Simplified form is basic-plane too. */
const simplifiedUnits = new Uint16Array(0x10000);
/** 1 Traditional only, 2 Traditional only and never made by a one-to-one table, 3 Simplified only. */
const classes = new Uint8Array(0x10000);
/** 1 for every basic-plane character that `simplifiedByTraditional` knows. */
const mapped = new Uint8Array(0x10000);
const TRADITIONAL = 1;
const GENUINE_TRADITIONAL = 2;
const SIMPLIFIED = 3;

/** Simplified → Traditional, one character to one, as the conversion tables behind damaged pages do it. */
const traditionalByTable = new Map<string, string>([['着', '著']]);

fillTables();

function fillTables(): void {
  for (const [traditional, simplified] of simplifiedByTraditional) {
    if (traditional.length !== 1) continue;
    mapped[traditional.charCodeAt(0)] = 1;
    if (standing.has(traditional)) continue;
    classes[traditional.charCodeAt(0)] = GENUINE_TRADITIONAL;
    if (simplified.length === 1) simplifiedUnits[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
  }
  const variants = new Map(dictionaryPairs(STANDARD_TO_TW_VARIANTS));
  const kept = new Set(KEPT_BY_TABLES);
  for (const [simplified, standard] of dictionaryPairs(SIMPLIFIED_TO_TRADITIONAL)) {
    const traditional = variants.get(standard) ?? standard;
    if (simplified.length !== 1 || kept.has(simplified) || standing.has(simplified)) continue;
    if (classes[simplified.charCodeAt(0)] === 0) classes[simplified.charCodeAt(0)] = SIMPLIFIED;
    if (traditional.length !== 1 || standing.has(traditional)) continue;
    // Only what can be undone: 迳 would come back as 径, so a table's 迳 → 逕 is not imitated.
    if (simplifiedByTraditional.get(traditional) !== simplified) continue;
    traditionalByTable.set(simplified, traditional);
    classes[traditional.charCodeAt(0)] = TRADITIONAL;
  }
}

/** Is the code unit a character that exists in Traditional writing only? (著, 乾 and other standing characters are not.) */
export function isTraditionalOnly(unit: number): boolean {
  const found = classes[unit];
  return found === TRADITIONAL || found === GENUINE_TRADITIONAL;
}

/** A Traditional-only character that no one-to-one table makes from Simplified: 於, 後, 裡, 製. */
export function isGenuineTraditional(unit: number): boolean {
  return classes[unit] === GENUINE_TRADITIONAL;
}

/** Is the code unit a character that exists in Simplified writing only? */
export function isSimplifiedOnly(unit: number): boolean {
  return classes[unit] === SIMPLIFIED;
}

/** Simplified code unit of a Traditional-only one; 0 when there is none, or it lies outside the basic plane. */
export function simplifiedUnitOf(unit: number): number {
  return simplifiedUnits[unit] ?? 0;
}

/** Simplified form of any Traditional character, standing ones and other planes included; undefined when it has none. */
export function simplifiedOf(character: string): string | undefined {
  // Nearly every character asked about has none: one array access instead of a map look-up.
  if (character.length === 1 && mapped[character.charCodeAt(0)] === 0) return undefined;
  return simplifiedByTraditional.get(character);
}

/** What a one-to-one conversion table makes of a Simplified character; undefined when it leaves it alone. */
export function tableTraditionalOf(character: string): string | undefined {
  return traditionalByTable.get(character);
}

/** Has the character a place of its own in Simplified although it is also the Traditional form of another (乾, 瞭, 徵)? */
export function isStandingInBoth(character: string): boolean {
  return standing.has(character);
}

/** Position of the first Traditional-only character at or after `from`, or -1. */
export function firstTraditionalOnly(text: string, from = 0): number {
  for (let i = from; i < text.length; i++) {
    const found = classes[text.charCodeAt(i)];
    if (found === TRADITIONAL || found === GENUINE_TRADITIONAL) return i;
  }
  return -1;
}
