import { lattice } from '../lexicon/lexicon.ts';
import { classOf, DIGIT, HAN, LETTER, type Scan } from '../scan.ts';
import { PLACES } from './places.ts';

/** Words that come before an address and do not belong to it. */
const STOP_WORDS = new Set(
  (
    '住 住在 居住 居住在 居住于 现住 暂住 家住 位于 坐落 坐落于 坐落在 地处 在 于 为 是 到 至 从 由 将 对 向 和 与 及 以及 的 了 并 其 其中 分别 对于 发生 前往 来到 送到 寄到 搬到 迁至 迁往 迁入 送至 寄至 邮寄 地址 地点 户籍 籍贯 现 原 系 我 家 他 她 该 ' +
    '被 把 经 因 就 即 自 称 反映 关于 涉及 购买 承租 租住 租赁 租用 征收 拥有 名下 所有 使用 办理 申请 投诉 举报 查处 开设 经营 擅自 发现 当事人 申请人 本人 村民 居民 业主 住户 用户 户主 群众 市民 女士 先生 同志 路过 途经 行至 驶至 沿 下列 以下 如下 新建 改建 翻建 自建 拆除 其在 位 有 处 间 套 一处 一套 一间'
  ).split(' '),
);
const PUNCTUATION = new Set(
  Array.from('，,。；;：:、！!？?“”"\'《》〈〉\n\t|/\\=*', (character) => character.charCodeAt(0)),
);
const BRACKETS = new Set(Array.from('()[]{}', (character) => character.charCodeAt(0)));
/** 住址为, 地址在. */
const LINKING = new Set(Array.from('为是在', (character) => character.charCodeAt(0)));
const SPACE = 0x20;
const LONGEST_BODY = 48;

/**
 * Where the address begins whose street or village ends at `body`. Behind its label, or at the beginning of its cell, nothing
 * but the address can stand, whatever words its villages are called by.
 */
export function addressStart(scan: Scan, limit: number, body: number, labelled = false): number {
  const { units } = scan;
  let start = body;
  while (start > limit && body - start < LONGEST_BODY && belongs(units, start - 1)) start--;
  while (start < body && (classOf(units[start]) & (HAN | DIGIT | LETTER)) === 0) start++;
  if (labelled && scan.text.slice(limit, start).trim().replace(/[:：]/u, '') === '' && start > 0)
    return LINKING.has(units[start] ?? 0) ? start + 1 : start;
  const place = placeIn(scan, start, body);
  return place ?? afterStopWord(scan, start, body);
}

function belongs(units: Uint16Array, at: number): boolean {
  const unit = units[at] ?? 0;
  if (PUNCTUATION.has(unit) || BRACKETS.has(unit)) return false;
  if (unit !== SPACE) return true;
  // 南通市 崇川区 工农路: spaces between the parts, never two.
  const before = units[at - 1];
  return before !== undefined && '省市州盟区县旗镇乡道村路'.includes(String.fromCharCode(before));
}

const DIVISIONS = /[省市州区县旗镇乡道村路街]/u;
const DIVISION = /^(?:[省市州盟区县地]|(?:[\p{Script=Han}]{1,4}族|维吾尔)?自治[区州县])/u;

/** The first known province, city or autonomous prefecture of the stretch, when only parts of an address follow it. */
function placeIn({ units, text }: Scan, start: number, body: number): number | undefined {
  for (let i = start; i < body - 1; i++) {
    if ((classOf(units[i]) & HAN) === 0) continue;
    const two = text.slice(i, i + 2);
    const name = PLACES.get(two)?.find((one) => text.startsWith(one, i));
    if (name === undefined) continue;
    const behind = i + name.length;
    if (DIVISION.test(text.slice(behind, behind + 8)) || PLACES.has(text.slice(behind, behind + 2))) return i;
  }
  return undefined;
}

/** 于 in 住于, but not in 大公镇于港村; 被 in 被其, but not in 西被闸路. */
function isStop(text: string, start: number, end: number, body: number): boolean {
  const word = text.slice(start, end);
  if (end >= body || !STOP_WORDS.has(word)) return false;
  if (word.length > 1 || word === '住') return true;
  // 搬经镇, 大公镇于港村: a place is called so.
  return body - end >= 3 && !DIVISIONS.test(text.charAt(start - 1)) && !DIVISIONS.test(text.charAt(end));
}

/** Behind the last word that cannot be part of an address. */
function afterStopWord({ units, text }: Scan, start: number, body: number): number {
  for (let end = body; end > start;) {
    let han = end;
    while (han > start && (classOf(units[han - 1]) & HAN) !== 0) han--;
    const cut = lattice(units, han, end);
    for (let i = cut.length; i > 0;) {
      const word = cut.from[i] ?? 0;
      if (isStop(text, han + word, han + i, body)) return han + i;
      i = word;
    }
    end = han === end ? end - 1 : han;
  }
  return start;
}
