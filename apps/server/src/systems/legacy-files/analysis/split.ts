import { isLine, sliceBlock } from './blocks.ts';
import type { Block } from './blocks.ts';
import { fold } from './fold.ts';
import type { Dropped } from './types.ts';

/** One of several documents in a page: the title its mark gave, and its blocks without the mark. */
export interface Piece {
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
  readonly removed: readonly Dropped[];
}

const HAN = '一二三四五六七八九十';
const MARK = new RegExp(
  `(?:【\\s*篇\\s*(?<a>[${HAN}]{1,3}|\\d{1,2})\\s*】|第\\s*(?<b>[${HAN}]{1,3}|\\d{1,2})\\s*篇\\s*[:：]|(?:篇|范文)\\s*(?<c>[${HAN}]{1,3}|\\d{1,2})\\s*[:：])`,
  'gu',
);
const WHY = { zh: '多篇合集的篇号', en: 'number of the piece in a collection' };
const WHY_HEAD = { zh: '多篇合集的总标题或导语', en: 'heading or lead of a collection' };

interface Mark {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/**
 * Splits a page that holds several documents ("第一篇：… 第二篇：…", "【篇1】", "范文一："). The numbers must run 1, 2, 3 … and at
 * least two must be there; a mark counts at the start of a line, or inside one after the end of a sentence or, for the
 * first, anywhere in the opening lines ("…总结[五篇]第一篇：…"). Anything else is one piece without a title.
 */
export function splitPieces(blocks: readonly Block[]): Piece[] {
  const marks = findMarks(blocks);
  if (marks.length < 2) return [{ title: undefined, blocks, removed: [] }];
  const head = headOf(blocks, marks[0]);
  return marks.map((mark, i) => {
    const piece = between(blocks, mark, marks[i + 1]);
    const { title, rest, text } = takeTitle(piece);
    const removed: Dropped[] = [{ text: `${markText(blocks, mark)}${text}`, why: WHY }];
    return { title, blocks: rest, removed: i === 0 ? [...head, ...removed] : removed };
  });
}

function findMarks(blocks: readonly Block[]): Mark[] {
  const marks: Mark[] = [];
  for (const [block, { text, tag }] of blocks.entries()) {
    if (tag === 'table' || tag === 'ul' || tag === 'ol') continue;
    for (const match of text.matchAll(MARK)) {
      const number = toNumber(match.groups?.['a'] ?? match.groups?.['b'] ?? match.groups?.['c'] ?? '');
      if (number !== marks.length + 1) continue;
      const opening = number === 1 && block < 3;
      if (match.index === 0 || opening || /[。！？!?”》\n]\s*$/u.test(text.slice(0, match.index))) {
        marks.push({ block, start: match.index, end: match.index + match[0].length, number });
      }
    }
  }
  return marks;
}

function toNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const ten = text.indexOf('十');
  if (ten < 0) return HAN.indexOf(text) + 1;
  const tens = ten === 0 ? 1 : HAN.indexOf(text.slice(0, ten)) + 1;
  const units = text.slice(ten + 1);
  return tens * 10 + (units === '' ? 0 : HAN.indexOf(units) + 1);
}

function markText(blocks: readonly Block[], mark: Mark): string {
  return (blocks[mark.block]?.text ?? '').slice(mark.start, mark.end);
}

function headOf(blocks: readonly Block[], first: Mark | undefined): Dropped[] {
  if (first === undefined) return [];
  const lines = [
    ...blocks.slice(0, first.block).map((b) => b.text),
    (blocks[first.block]?.text ?? '').slice(0, first.start),
  ];
  return lines.filter((t) => t.trim() !== '').map((text) => ({ text: text.trim(), why: WHY_HEAD }));
}

/** The blocks from a mark to the next, which may share a block with the neighbouring pieces. */
function between(blocks: readonly Block[], mark: Mark, next: Mark | undefined): Block[] {
  const lastBlock = next === undefined ? blocks.length - 1 : next.block;
  const out: Block[] = [];
  for (let i = mark.block; i <= lastBlock; i += 1) {
    const block = blocks[i];
    if (block === undefined) continue;
    const start = i === mark.block ? mark.end : 0;
    const end = next !== undefined && i === next.block ? next.start : block.text.length;
    const whole = start === 0 && end === block.text.length;
    const part = whole ? block : sliceBlock(block, start, end);
    if (whole || part.text !== '') out.push(part);
  }
  return out;
}

/**
 * The title behind a mark: the rest of its line; where the text runs on in the same line, the words that are repeated at
 * its start ("某某总结某某总结为了…"), else the line up to the first sentence end, if that is short.
 */
function takeTitle(blocks: readonly Block[]): {
  readonly title: string | undefined;
  readonly rest: readonly Block[];
  readonly text: string;
} {
  const first = blocks[0];
  if (first === undefined || !isLine(first)) return { title: undefined, rest: blocks, text: '' };
  const line = first.text.split('\n')[0]?.trim() ?? '';
  const repeated = repetition(line);
  if (repeated !== undefined) {
    return {
      title: repeated,
      rest: [sliceBlock(first, repeated.length, first.text.length), ...blocks.slice(1)],
      text: repeated,
    };
  }
  if (line.length > 120 || /[。！？；]./u.test(line)) return { title: undefined, rest: blocks, text: '' };
  const restOfBlock = first.text.length > line.length ? [sliceBlock(first, line.length, first.text.length)] : [];
  return { title: line, rest: [...restOfBlock, ...blocks.slice(1)], text: line };
}

function repetition(line: string): string | undefined {
  for (let length = Math.min(80, Math.floor(line.length / 2)); length >= 5; length -= 1) {
    const head = line.slice(0, length);
    if (fold(head) !== '' && line.slice(length).trimStart().startsWith(head) && line.length > length * 2 + 5)
      return head;
  }
  return undefined;
}
