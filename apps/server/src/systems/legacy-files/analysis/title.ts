import { isLine } from './blocks.ts';
import type { Block } from './blocks.ts';
import { onlyDate } from './dates.ts';
import { standaloneDocumentNumber } from './document-number.ts';
import { fold } from './fold.ts';
import { propose } from './proposed.ts';
import type { Dropped, Proposed } from './types.ts';

/** The title, the blocks that remain as body, and the lines taken away as title or letterhead. */
export interface Titled {
  readonly title: Proposed<string>;
  readonly blocks: readonly Block[];
  readonly removed: readonly Dropped[];
  /** The document's own number when it stood alone above or below the title. */
  readonly standaloneNumber: string | undefined;
  /** Lines above the number: "某某管委会文件". */
  readonly letterhead: string | undefined;
}

/** A title told by something other than the text: a header field, a meta tag, the mark of a piece. */
export interface KnownTitle {
  readonly text: string;
  readonly confidence: number;
  readonly zh: string;
  readonly en: string;
}

const WHY_TITLE = { zh: '标题，已转为标题字段', en: 'the title, turned into the title field' };
const WHY_LETTERHEAD = { zh: '发文机关标志（红头）', en: 'letterhead' };
const WHY_NUMBER = { zh: '发文字号，已转为元数据', en: 'the document number, turned into metadata' };

const ENDING =
  '通知|通告|公告|公报|决定|决议|命令|令|意见|通报|报告|请示|批复|复函|议案|函|纪要|方案|办法|规定|细则|规则|规程|制度|要点|总结|计划|规划|预案|指南|目录|清单|说明|解读|公示|简讯|简报|快报|专报|讲话|致辞|章程|条例|名单|预算|决算|一览表|汇总表|表|要求|措施|年报|报表|守则|标准|流程|须知|声明|通讯|动态|答复|情况|概况|简介|合同|协议|批示|倡议书|承诺书|建议书|通知书|决定书|意见书|证明|职责|分工|责任书|启事';
const COMPLETE = new RegExp(String.raw`(?:${ENDING})(?:[》”"』」]|[（(][^（）()]{1,20}[）)])*$`, 'u');

/** Finds the title and takes its lines out of the body; `known` are titles told elsewhere, best first. */
export function takeTitle(blocks: readonly Block[], known: readonly KnownTitle[]): Titled {
  const number = findStandaloneNumber(blocks);
  const letterhead = number === undefined ? [] : blocks.slice(0, number.index).filter(isLine);
  const afterNumber = number === undefined ? blocks : blocks.slice(number.index + 1);
  const removed: Dropped[] = letterhead.map((b) => ({ text: b.text, why: WHY_LETTERHEAD }));
  if (number !== undefined) removed.push({ text: blocks[number.index]?.text ?? '', why: WHY_NUMBER });
  const title = chooseTitle(afterNumber, known);
  const taken = title.value === null ? 0 : titleBlocks(afterNumber, title.value);
  for (const block of afterNumber.slice(0, taken)) removed.push({ text: block.text, why: WHY_TITLE });
  const below = afterNumber.slice(taken);
  const under =
    number === undefined ? (standaloneNumberOf(below[0]) ?? decreeNumber(title.value, below[0])) : undefined;
  if (under !== undefined) removed.push({ text: below[0]?.text ?? '', why: WHY_NUMBER });
  return {
    title,
    blocks: under === undefined ? below : below.slice(1),
    removed,
    standaloneNumber: number?.value ?? under,
    letterhead: letterhead.length === 0 ? undefined : letterhead.map((b) => b.text.replace(/\s+/gu, '')).join(''),
  };
}

/** The number stands alone within the first lines, under at most three lines of letterhead. */
function findStandaloneNumber(
  blocks: readonly Block[],
): { readonly index: number; readonly value: string } | undefined {
  for (const [index, block] of blocks.slice(0, 4).entries()) {
    const value = standaloneNumberOf(block);
    const above = blocks.slice(0, index);
    if (
      value !== undefined &&
      above.every(
        (b) =>
          isLine(b) &&
          /(?:文件|函|令|公告|通告|通知|简报|纪要|委员会|管委会|政府|办公室|局)$/u.test(b.text.trim()) &&
          b.text.length < 40 &&
          !/关于/u.test(b.text),
      )
    ) {
      return { index, value };
    }
  }
  return undefined;
}

function standaloneNumberOf(block: Block | undefined): string | undefined {
  return block !== undefined && isLine(block) ? standaloneDocumentNumber(block.text) : undefined;
}

/** "某某市人民政府令" with 第12号 on the line below. */
function decreeNumber(title: string | null, block: Block | undefined): string | undefined {
  const serial = block === undefined ? undefined : /^[（(]?\s*(第\s*\d{1,4}\s*号)\s*[）)]?$/u.exec(block.text)?.[1];
  if (serial === undefined || title === null || !/(?:令|公告|通告)$/u.test(title)) return undefined;
  return title + serial.replace(/\s+/gu, '');
}

function chooseTitle(blocks: readonly Block[], known: readonly KnownTitle[]): Proposed<string> {
  const sure = known.find((k) => k.confidence >= 0.7 && k.text !== '');
  if (sure !== undefined) return propose(tidyTitle(sure.text), sure.confidence, sure.zh, sure.en);
  const headline = headlineOf(blocks);
  if (headline !== undefined) return headline;
  const weak = known.find((k) => k.text !== '');
  if (weak !== undefined) return propose(tidyTitle(weak.text), weak.confidence, weak.zh, weak.en);
  return {
    value: null,
    confidence: 0,
    reasons: [{ zh: '文首没有像标题的行', en: 'no line at the start reads like a title' }],
  };
}

/** The title from the first lines: an h1, or up to four short lines that together end like a title (…的通知, …方案). */
function headlineOf(blocks: readonly Block[]): Proposed<string> | undefined {
  const first = blocks[0];
  if (first?.tag === 'h1') return propose(tidyTitle(first.text), 0.9, '页面的一级标题', 'the top heading of the page');
  let text = '';
  for (const [i, block] of blocks.slice(0, 4).entries()) {
    const line = block.text.trim();
    if (!isHeadline(block, line)) break;
    text = joinTitle(text, line);
    if (COMPLETE.test(text) && text.length >= 5) {
      const lines = i + 1;
      const confidence = lines === 1 ? 0.85 : 0.8;
      return propose(
        tidyTitle(text),
        confidence,
        `文首 ${lines} 行，以公文标题的用语结尾`,
        `the first ${lines} line(s), ending like an official title`,
      );
    }
  }
  const line = first?.text.trim() ?? '';
  if (first !== undefined && isHeadline(first, line) && line.length >= 4 && blocks.length > 1) {
    return propose(
      tidyTitle(line),
      0.5,
      '文首第一行，较短且不成句，请核对',
      'the first line, short and not a sentence; check it',
    );
  }
  return undefined;
}

function isHeadline(block: Block, line: string): boolean {
  return (
    isLine(block) &&
    line.length <= 80 &&
    !line.includes('\n') &&
    !/[。；;，,：:！!？?、]$/u.test(line) &&
    !/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|附件)/u.test(line) &&
    onlyDate(line) === undefined
  );
}

/** Lines of a Chinese title join without a space; "工 作 总 结" was spaced out for display. */
function joinTitle(before: string, line: string): string {
  return before + unspace(line);
}

function unspace(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}》《”“）（])[\s\u3000]+(?=[\p{Script=Han}》《”“（）])/gu, '');
}

function tidyTitle(text: string): string {
  return unspace(text.replace(/[\s\u3000]+/gu, ' ').trim());
}

/** How many leading blocks only repeat the title (once or twice, over up to four lines each). */
function titleBlocks(blocks: readonly Block[], title: string): number {
  const wanted = fold(title);
  let taken = 0;
  for (let round = 0; round < 2; round += 1) {
    const lines = matchLines(blocks.slice(taken), wanted);
    if (lines === 0) break;
    taken += lines;
  }
  return taken;
}

function matchLines(blocks: readonly Block[], wanted: string): number {
  let text = '';
  for (const [i, block] of blocks.slice(0, 4).entries()) {
    if (!isLine(block)) return 0;
    text += fold(block.text);
    if (text === wanted && wanted !== '') return i + 1;
    if (!wanted.startsWith(text)) return 0;
  }
  return 0;
}

/** Whether the book-title marks of a title pair and none closes behind the document type: 《…方案的通知》 is a slip. */
export function hasMisplacedQuotes(title: string): boolean {
  const open = title.match(/《/gu)?.length ?? 0;
  const close = title.match(/》/gu)?.length ?? 0;
  return open !== close || /关于[^《]*《[^》]*的(?:通知|通告|公告|意见|决定|批复|函)》$/u.test(title);
}

/** A title from what the text says of itself, when there is none: agency, year, and that it is an annual report. */
export function composeTitle(blocks: readonly Block[]): Proposed<string> {
  const lead = blocks
    .slice(0, 3)
    .map((b) => b.text)
    .join('\n')
    .slice(0, 600);
  const agency = /本(?:年度)?报告由?([\u4e00-\u9fa5]{4,30}?)(?:根据|按照|依据|编制)/u.exec(lead)?.[1];
  const year =
    /(?:统计期限|时间|期限)[^。]{0,10}?(?:为|自|从)\s*((?:19|20)\d{2})\s*年/u.exec(lead)?.[1] ??
    /((?:19|20)\d{2})\s*年/u.exec(lead)?.[1];
  if (agency !== undefined && year !== undefined && /信息公开|政务公开/u.test(lead)) {
    const owner = agency.replace(/(?:人民政府)办公[室厅]$/u, '人民政府');
    return propose(
      `${owner}${year}年政府信息公开工作年度报告`,
      0.45,
      '原文没有标题，根据首段的编制机关、统计期限和用途拟写',
      'the text has no title; composed from the agency, period and purpose its first paragraph names',
    );
  }
  const sentence = (lead.split(/[。；\n]/u)[0] ?? '').trim();
  if (sentence === '')
    return {
      value: null,
      confidence: 0,
      reasons: [{ zh: '没有文字可用来拟写标题', en: 'there is no text to compose a title from' }],
    };
  return propose(
    sentence.slice(0, 50),
    0.2,
    '原文没有标题，取首句代替',
    'the text has no title; its first words stand in',
  );
}
