import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairText } from '../repair/index.ts';
import { bestPath } from './best-path.ts';
import { wordDictionary } from './dictionary.ts';
import { foldText } from './fold.ts';
import { highlightRanges } from './highlight.ts';
import { queryTerms } from './query.ts';
import { segment, terms } from './segment.ts';

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '开发区',
        '管委会',
        '政务公开',
        '依申请公开',
        '双随机',
        '研究生命',
        '方立清',
        '的',
        '和',
        '一',
        '国办发〔2019〕54号',
        '（2019）苏06行初12号',
      ),
      fc.constantFrom(
        '網站',
        '電子',
        'ＡＢＣ',
        '１２３',
        'PDF',
        'A股',
        '9.6%',
        'www.lyg.gov.cn',
        '𠮷野家',
        '𫖯',
        '😀',
        'İ',
        ' ',
        '\n',
        '，',
        '(',
        '頫',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

function includesAll(document: string, query: string): void {
  const found = new Set(terms(document));
  expect(queryTerms(query).all.filter((term) => !found.has(term))).toEqual([]);
}

/** All stretches of one to four words of the text. */
function* stretches(text: string): Generator<string> {
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    const { next } = bestPath(wordDictionary(), run, 0, run.length);
    const starts: number[] = [];
    for (let i = 0; i < run.length; i = next[i] ?? run.length) starts.push(i);
    const bounds = [...starts, run.length];
    for (let from = 0; from < starts.length; from++) {
      for (let to = from + 1; to <= Math.min(from + 4, starts.length); to++) yield run.slice(bounds[from], bounds[to]);
    }
  }
}

describe('segment', () => {
  it('gives tokens in order, with offsets into the original text, whole characters only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(folded).toHaveLength(text.length);
        let previous = { start: 0, end: 0 };
        for (const { term, start, end } of segment(text)) {
          expect(start > previous.start || (start === previous.start && end >= previous.end)).toBe(true);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).isWellFormed()).toBe(true);
          if (!term.includes('〔')) expect(folded.slice(start, end)).toBe(term);
          previous = { start, end };
        }
      }),
    );
  });

  it('gives no token twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const places = segment(text).map(({ term, start, end }) => `${start}-${end} ${term}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it.each([
    ['双随机、一公开', '双随机 随机 公开'],
    ['打赢污染防治攻坚战', '攻坚战 攻坚 污染 防治'],
    ['依申请公开', '依申请公开 申请 公开'],
    ['连云港经济技术开发区', '开发 开发区 经济 技术'],
    ['中华人民共和国', '中华人民共和国 中华 人民 共和国'],
    ['咸政办发〔2016〕42号', '咸政办发〔2016〕42号 〔2016〕42号 2016 42 42号'],
    ['贯彻国办发[2019]第54号文件', '国办发〔2019〕54号 〔2019〕54号 国办发 2019 54'],
    ['(2019)苏06行初12号', '〔2019〕苏06行初12号'],
    ['ＧＤＰ增长９．６％', 'gdp 增长 9 6'],
    ['2018年12月A股', '2018 2018年 12 12月 a a股'],
    ['www.LYG.gov.cn', 'www lyg gov cn'],
    ['方立清任组长', '方立 立清 组长'],
    ['政務公開網站', '政务 公开 网站'],
    ['𠮷野家', '𠮷野 野家'],
  ])('%s is found by %s', (text, expected) => {
    expect(terms(text)).toEqual(expect.arrayContaining(expected.split(' ')));
  });

  it('gives particles, punctuation, emoji and machine text no token', () => {
    expect(terms(`的、和，😀 ①……${'0a'.repeat(100)}`)).toEqual([]);
  });

  it('has offsets behind surrogate pairs', () => {
    expect(segment('𠮷😀开发区').filter(({ term }) => term === '开发区')).toEqual([
      { term: '开发区', start: 4, end: 7 },
    ]);
  });
});

describe('a query cut for itself', () => {
  const words =
    '开发区 管委会 政务 公开 信息 申请 依申请公开 年度 报告 研究 生命 起源 南京 市长 长江大桥 张建国 黄永文 双随机 抽查 的 和 2018 PDF 3件 国办发〔2019〕54号 行政复议'.split(
      ' ',
    );
  const sequence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });

  it('matches every text that contains its words', () => {
    fc.assert(
      fc.property(sequence, sequence, sequence, (before, query, after) => {
        const separated = [before, query, after].map((part) => part.join('，'));
        includesAll(separated.join('，'), query.join(' '));
        includesAll([...before, ...after].join('') + '，' + query.join(''), query.join(''));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['研究生命起源的规律', '生命起源'],
    ['南京市长江大桥', '长江大桥'],
    ['南京市长江大桥', '南京'],
    ['关于印发国办发〔2019〕54号文件的通知', '国办发［2019］54号'],
    ['关于印发国办发〔2019〕54号文件的通知', '国办发〔2019〕54号文件'],
    ['关于印发国办发〔2019〕54号文件的通知', '关于印发国办发〔2019〕54号'],
    ['国办发〔2019〕54号', '54号'],
    ['国办发〔2019〕54号', '2019'],
    ['“双随机、一公开”监管', '双随机一公开'],
    ['2018年度工作报告', '2018年'],
    ['2018年度工作报告', '2018年度'],
    ['副主任方立清任组长', '方立清'],
    ['以黄永文同志为核心', '黄永文'],
    ['政務公開', '政务'],
    ['政务公开', '政務'],
  ])('%s is matched by %s', includesAll);

  it.each([
    ['国办发〔2019〕54号', '国办发〔2019〕5号'],
    ['国办发〔2019〕54号、国发〔2018〕5号', '国发〔2019〕54号'],
    ['政务公开', '党务公开'],
    ['PDF', 'PD'],
    ['黄永和黄文明', '黄永文'],
  ])('%s is not matched by %s', (document, query) => {
    const found = new Set(terms(document));
    expect(queryTerms(query).all.every((term) => found.has(term))).toBe(false);
  });

  it('matches in published reports whatever stretch of words is asked for', () => {
    const folder = join(import.meta.dirname, '../../../../../shared/seeds');
    expect(existsSync(folder) || process.env['CI'] === undefined, `${folder} is missing`).toBe(true);
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      const text = repairText(readFileSync(join(folder, name), 'utf8')).text;
      const found = new Set(terms(text));
      for (const asked of stretches(text)) {
        const query = queryTerms(asked);
        expect(query.all.filter((term) => !found.has(term))).toEqual([]);
        if (query.all.length > 0) expect(highlightRanges(asked, query).length).toBeGreaterThan(0);
      }
    }
  });
});

describe('queryTerms', () => {
  it('asks for the coarsest words, each once', () => {
    expect(queryTerms('开发区管委会 开发区').all).toEqual(['开发区', '管委会']);
    expect(queryTerms('依申请公开').all).toEqual(['依申请公开']);
    expect(queryTerms('ＰＤＦ').all).toEqual(['pdf']);
  });

  it('asks for a single character only when there is nothing better', () => {
    expect(queryTerms('税').all).toEqual(['税']);
    expect(queryTerms('税 管委会').all).toEqual(['管委会']);
    expect(queryTerms('的，！').all).toEqual([]);
    expect(queryTerms('').all).toEqual([]);
  });

  it('gives the terms of each part in sequence', () => {
    expect(queryTerms('政务公开条款 PDF').phrases).toEqual([
      [
        { term: '政务公开', distance: 0 },
        { term: '条款', distance: 4 },
      ],
    ]);
    expect(queryTerms('政务公开').phrases).toEqual([]);
  });

  it('cuts what is too long for a search box, between characters', () => {
    expect(queryTerms(`${'a'.repeat(255)}𠮷`).all).toEqual(['a'.repeat(255)]);
    expect(queryTerms('开发区'.repeat(100_000)).all).toEqual(['开发区', '区开']);
  });
});
