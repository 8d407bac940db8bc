import { headingLike } from './heading-like.ts';
import { isLine } from './blocks.ts';
import type { Block } from './blocks.ts';
import { onlyDate } from './dates.ts';
import { nothing, propose } from './proposed.ts';
import type { Proposed } from './types.ts';

const LIMIT = 200;

/** The first sentences that say something, up to 200 characters: no salutation, heading, date or signature; an abstract given by the page goes first. */
export function makeAbstract(blocks: readonly Block[], labelled: string | undefined): Proposed<string> {
  if (labelled !== undefined && labelled.length >= 10) {
    return propose(cut(labelled), 0.9, '表头的内容概述', 'the abstract given in the header');
  }
  const sentences: string[] = [];
  for (const block of blocks) {
    if (sentences.join('').length >= 60) break;
    if (!isLine(block) || !saysSomething(block.text)) continue;
    sentences.push(...splitSentences(block.text).filter((s) => !leadsOn(s)));
  }
  let text = '';
  for (const sentence of sentences) {
    if (text.length + sentence.length > LIMIT) break;
    text += sentence;
  }
  if (text === '') text = cut(sentences[0] ?? '');
  if (text === '') return nothing('没有可用作概述的正文', 'there is no body text to take an abstract from');
  return propose(text, 0.6, '取正文开头的完整句子', 'the first whole sentences of the body');
}

function saysSomething(text: string): boolean {
  if (text.length < 12 || onlyDate(text) !== undefined || headingLike(text)) return false;
  // 主送机关 ends with a colon and is no sentence.
  return !(/[:：]$/u.test(text) && (text.length <= 30 || !/[，,。；]/u.test(text)));
}

function splitSentences(text: string): string[] {
  return text.replace(/\n/gu, '').match(/[^。！？；]+[。！？；]?/gu) ?? [];
}

/** "现将有关情况总结如下：" leads to what the abstract does not hold. */
function leadsOn(sentence: string): boolean {
  return sentence.length < 40 && /如下\s*[:：。]?$/u.test(sentence);
}

function cut(text: string): string {
  if (text.length <= LIMIT) return text;
  const head = text.slice(0, LIMIT - 2);
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf(','), head.lastIndexOf('、'));
  return `${comma > LIMIT / 2 ? head.slice(0, comma) : head}……`;
}
