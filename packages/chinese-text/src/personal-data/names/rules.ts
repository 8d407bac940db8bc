import type { Labels } from '../context.ts';
import { MIDDLE_DOT } from '../fold.ts';
import { classOfWord, stepOfWord, wordValue } from '../lexicon/lexicon.ts';
import { classOf, DIGIT, HAN, type Scan } from '../scan.ts';
import { PLACES } from '../structured/places.ts';
import { TYPES, type Candidate } from './candidates.ts';
import {
  ADDRESS_WORD,
  contextClassFrom,
  contextClassOf,
  contextClassTo,
  MEASURE_WORD,
  OFFICE_WORD,
  ROLE_WORD,
} from './context-words.ts';
import { isTransliteration } from './elements.ts';
import { isHistorical } from './historical.ts';
import { singleStep } from './surnames.ts';

/** What is never the name of a person, whatever stands around it. */
export function isNone(scan: Scan, { start, end, surname }: Candidate): boolean {
  const { units } = scan;
  // 欧阳*雪 is masked already, and 卢氏 is no more than a surname.
  if (units[end] === ASTERISK || units[end] === CROSS) return true;
  if (end - start === 2 && scan.text.charAt(end - 1) === '氏') return true;
  if (isDocumentNumber(scan, end)) return true;
  // 杨书记, 李先生: the law asks no more of a mask than this.
  const given = surname === 0 ? 0 : contextClassOf(units, start + surname, end);
  if (given === OFFICE_WORD || given === ADDRESS_WORD || isSurnameWithTitle(scan, start, end)) return true;
  // 63.86 万元: digits before a measure.
  let before = start - 1;
  while (units[before] === 0x20) before--;
  if ((classOf(units[before]) & DIGIT) === 0) return false;
  return '万千百亿余'.includes(scan.text.charAt(start)) || contextClassOf(units, start, end) === MEASURE_WORD;
}

/** 黎副处长, 游客王女士: a surname with what such a person is called by, behind a word or before the rest of a title. */
function isSurnameWithTitle({ units, text }: Scan, start: number, end: number): boolean {
  if (end - start === 2 && text.charAt(start + 1) === '副') return contextClassFrom(units, start + 1) === OFFICE_WORD;
  return (
    end - start === 3 &&
    /^(?:先生|女士|大爷|大妈|师傅|阿姨)/u.test(text.slice(end, end + 2)) &&
    wordValue(units, start, start + 2) !== 0 &&
    singleStep(units[end - 1] ?? 0) <= 2
  );
}

/** Given names of two characters hardly ever end like this; names of places nearly always do. */
const PLACE_ENDS = '镇乡县街巷弄屯村路市区局委厅';
const PLACE_LIKE = -70;
/** 南通市, 陕西人, 管委会: the name of a place and what makes it one, or an office. */
const OF_PLACE = '市县区省州镇乡村路街河湖山人局委会';
const PLACE_SURELY = -250;
const IMPOSSIBLE = -1000;
/** A form's field that is called 姓名 holds a name; one that is called 负责人 may hold an office instead. */
export const NAMED = 120;
const PERSONAL = 40;
/** Little words before a surname that are rare surnames themselves. */
const LINKS = '和与同及向由对从经时应将后于';
/** 周三 is a day, unless very much speaks for a name. */
const WEEKDAY = -400;
/** 公示 and 管理: the frequency step of words that are on every page, and hardly ever somebody's name. */
const EVERYDAY = 6;
/** 卫生员: words of three characters are hardly ever anybody's name. */
const SELDOM = 2;
const COMMON = -120;
const HARDLY_SURNAMES = '和与同及由对从将后';
const LONG_WORD = -300;
const FREQUENT = 5;

function isWord(units: Uint16Array, start: number, end: number): boolean {
  return stepOfWord(wordValue(units, start, end)) >= SELDOM;
}

/** 林则徐 is on a memorial far more often than on a list of today. */
const HISTORICAL = -450;
/** Hardly anything but a name has a dot between characters of other languages' names. */
const DOTTED = 80;
/** 公开对象·全社会: words with a dot between are none of other languages. */
const WORDS_WITH_DOT = -200;

function isTransliterated(units: Uint16Array, start: number, end: number): boolean {
  let count = 0;
  for (let i = start; i < end; i++) if (isTransliteration(units[i])) count++;
  return count * 2 > end - start - 1;
}

/** Words of offices that begin like a name and are too new or too special for a general dictionary. */
const TERMS = new Set(
  '签收 平信 年报 任一 解密 终态 脱敏 时钟 钟点 年报行 国令 令第 应告知 须告知 须先 应提前 位数字 关键词 公开方式 国庆节 年春节 后评估 安臵 处臵 寻亲 连日来 双公示 项清单 原时钟 向量 单面 单源 公示牌 公示期 方案稿 管委会 党工委 招商局 经发局 应急局 安监局 卫健局 卫健委 发改委 发改局 住建局 文旅局 农办 党政办 强台风 高标准 高质 高效能 向好 向上 向下 全流程 全周期 全链条 时约'.split(
    ' ',
  ),
);
/** 应向, 于三日: what must be done, to whom and by when, is on every page. */
const PHRASE = /^(?:应[向由于从在按以将与]|[于从][一二三四五六七八九十两数本当][日月年周旬])$/u;
/** Little words that hardly anybody has as a surname. */
const LITTLE = '须才但后令终且所可能会将被把从对由与及位项已未无不在用去';
const LIKE_LITTLE = -80;

/** What rules add to the score of the model, or take from it. */
export function rules({ text, units }: Scan, labels: Labels, { start, end, type }: Candidate): number {
  // 王局长和张先生: the little word before a surname is none itself.
  if (
    type === TYPES.oneOne &&
    LINKS.includes(text.charAt(start)) &&
    singleStep(units[end - 1] ?? 0) <= 2 &&
    contextClassFrom(units, end) === ADDRESS_WORD
  )
    return IMPOSSIBLE;
  const candidate = text.slice(start, end);
  if (/^周[一二三四五六日末]$/u.test(candidate) || PHRASE.test(candidate) || TERMS.has(candidate)) return WEEKDAY;
  if (type === TYPES.dotted) return isTransliterated(units, start, end) ? DOTTED : WORDS_WITH_DOT;
  if (type === TYPES.spaced && leavesOver(units, start, end)) return SPACED_BADLY;
  if ((type === TYPES.elements || type === TYPES.looseElements) && isBesideDot(units, start, end)) return IMPOSSIBLE;
  if (isHistorical(text, start, end)) return HISTORICAL;
  const label = labels.at(start);
  if (label?.label.class === 'name' && isField(text, label.end, start, end))
    return label.label.word.endsWith('姓名') ? NAMED : PERSONAL;
  const step = stepOfWord(wordValue(units, start, end));
  if (end - start === 2 && step >= EVERYDAY) return COMMON;
  if (end - start === 3 && step >= SELDOM) return LONG_WORD;
  if (type === TYPES.oneThree && isWord(units, start, start + 2) && isWord(units, end - 2, end)) return LONG_WORD;
  if (type === TYPES.oneOne || type === TYPES.oneTwo) {
    const called = contextClassTo(units, start);
    const isCalled = called === OFFICE_WORD || called === ROLE_WORD;
    if (LITTLE.includes(text.charAt(start)) && !isCalled) return LIKE_LITTLE;
    // 于今年, 和其他: a little word and another.
    if (type === TYPES.oneTwo && !isCalled) {
      const tail = wordValue(units, start + 1, end);
      const isLink = HARDLY_SURNAMES.includes(text.charAt(start)) || classOfWord(tail) === 't';
      if (isLink && LINKS.includes(text.charAt(start)) && stepOfWord(tail) >= FREQUENT) return COMMON;
    }
  }
  if (type !== TYPES.oneTwo) return 0;
  const head = text.slice(start, start + 2);
  const isPlace =
    classOfWord(wordValue(units, start, start + 2)) === 's' || head.endsWith('委') || PLACES.get(head)?.includes(head);
  if (isPlace === true && OF_PLACE.includes(text.charAt(end - 1))) return PLACE_SURELY;
  return PLACE_ENDS.includes(text.charAt(end - 1)) ? PLACE_LIKE : 0;
}

/** 任 远 季 红: characters apart are names of two where they come to an even number, of three where that divides it. */
const SPACED_BADLY = -200;

function leavesOver(units: Uint16Array, start: number, end: number): boolean {
  const before = loneCharacters(units, start, -1);
  const inside = hanCount(units, start, end);
  const behind = loneCharacters(units, end, 1);
  const all = before + inside + behind;
  if (before >= MOST_LONE || behind >= MOST_LONE) return false;
  if (all % 2 === 0 && all % 3 !== 0) return inside === 3 || before % 2 !== 0;
  return all % 3 === 0 && all % 2 !== 0 && (inside === 2 || before % 3 !== 0);
}

function hanCount(units: Uint16Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if ((classOf(units[i]) & HAN) !== 0) count++;
  return count;
}

const MOST_LONE = 24;

/** How many Han characters stand one by one, with spaces between, from `at` on; no more than that are counted. */
function loneCharacters(units: Uint16Array, at: number, direction: 1 | -1): number {
  const han = (i: number): boolean => (classOf(units[i]) & HAN) !== 0;
  let count = 0;
  let i = direction === 1 ? at : at - 1;
  for (;;) {
    const from = i;
    while (units[i] === SPACE && Math.abs(i - from) < 4) i += direction;
    if (i === from || !han(i) || han(i + direction)) return count;
    if (++count >= MOST_LONE) return count;
    i += direction;
  }
}

/** 阿力木江 of 阿力木江·吐尔干 is no name of its own. */
function isBesideDot(units: Uint16Array, start: number, end: number): boolean {
  const han = (unit: number | undefined): boolean => (classOf(unit) & HAN) !== 0;
  return (
    (units[end] === MIDDLE_DOT && han(units[end + 1])) || (units[start - 1] === MIDDLE_DOT && han(units[start - 2]))
  );
}

/** Does nothing but signs stand between the label and the name, and no Han character behind it? */
function isField(text: string, labelEnd: number | undefined, start: number, end: number): boolean {
  if (/^\p{Script=Han}/u.test(text.slice(end, end + 2))) return false;
  return labelEnd === undefined || /^[\s:：（(]{1,4}$/u.test(text.slice(labelEnd, start));
}

const BRACKET = 0x5b;
const SPACE = 0x20;
const ASTERISK = 0x2a;
const CROSS = 0xd7;

/** 海民发〔2017〕110号: the characters before a year in brackets are an agency. */
function isDocumentNumber({ units, text }: Scan, end: number): boolean {
  return (
    (units[end] === BRACKET || units[end] === 0x28 || text[end] === '„') &&
    /^[\d０-９]{4}[)）\]］〕】‟”]/u.test(text.slice(end + 1, end + 6))
  );
}
