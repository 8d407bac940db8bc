import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { describe, expect, it } from 'vitest';
import { bestPath } from './best-path.ts';
import { loadDictionary } from './dictionary.ts';
import { DOMAIN_WORDS } from './domain-words.ts';

const jieba = Jieba.withDict(dict);
const plain = loadDictionary([]);
const withDomain = loadDictionary(DOMAIN_WORDS);

function cut(text: string, dictionary = plain): string[] {
  const { next } = bestPath(dictionary, text, 0, text.length);
  const words: string[] = [];
  for (let i = 0; i < text.length; i = next[i] ?? text.length) words.push(text.slice(i, next[i]));
  return words;
}

describe('bestPath', () => {
  it.each([
    '研究生命起源',
    '南京市长江大桥',
    '结婚的和尚未结婚的',
    '由高新区党工委副书记管委会副主任方立清任组长',
    '全面推进决策执行管理服务结果公开',
    '依申请公开政府信息的答复办理情况',
    '〇一二三四五六七八九十百千万亿',
    '龘䶮㙓靐齉',
    '的',
  ])('cuts %s as jieba does', (text) => {
    expect(cut(text)).toEqual(jieba.cut(text, false));
  });

  it('cuts whole published reports as jieba does', () => {
    const folder = join(import.meta.dirname, '../../../../../shared/seeds');
    expect(existsSync(folder) || process.env['CI'] === undefined, `${folder} is missing`).toBe(true);
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      for (const [run] of readFileSync(join(folder, name), 'utf8').matchAll(/\p{Script=Han}+/gu)) {
        expect(cut(run)).toEqual(jieba.cut(run, false));
      }
    }
  });

  it('keeps the words of the domain whole', () => {
    expect(new Set(DOMAIN_WORDS).size).toBe(DOMAIN_WORDS.length);
    for (const word of DOMAIN_WORDS) {
      expect(word).toMatch(/^\p{Script=Han}{2,}$/u);
      expect(cut(word, withDomain)).toEqual([word]);
    }
  });

  it('finds every dictionary word at every place', () => {
    const text = '研究生命起源';
    const { firstWord, wordCount, wordEnds } = bestPath(plain, text, 0, text.length);
    const words: string[] = [];
    for (let i = 0; i < text.length; i++) {
      const first = firstWord[i] ?? 0;
      for (let word = first; word < first + (wordCount[i] ?? 0); word++) words.push(text.slice(i, wordEnds[word]));
    }
    expect(words).toEqual(['研究', '研究生', '生命', '起源']);
  });

  it('goes on where its arrays were too small', () => {
    const long = '开发区'.repeat(5000);
    expect(cut(long)).toHaveLength(5000);
  });
});
