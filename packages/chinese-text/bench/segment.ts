/**
 * Megabytes per second of our segmentation against bare jieba in search mode, one core, same texts in the same run.
 * Texts: the files of the folder given as argument, else ../shared/seeds beside the checkout, else generated ones.
 * Run: node packages/chinese-text/bench/segment.ts [folder]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { convertHtml, toSimplified, toTraditional } from '../src/convert/index.ts';
import { damageText, looksDamaged, repairText } from '../src/repair/index.ts';
import { segment, toTsVectorInput } from '../src/segment/index.ts';

const ROUNDS = 15;
const REPEATS = 10;

const folder = process.argv[2] ?? join(import.meta.dirname, '../../../../shared/seeds');
const texts = readTexts(folder).map((text) => repairText(text).text);
const damaged = texts.map((text) => damageText(text));
const pages = texts.map((text) => `<main class="page"><p>${text.replaceAll('\n', '</p>\n<p>')}</p></main>`);
const jieba = Jieba.withDict(dict);
let tokens = 0;

const bare = (text: string): void => void (tokens += jieba.cutForSearch(text, false).length);
const rates = measure({
  'jieba cutForSearch, no HMM': [texts, bare],
  'jieba cutForSearch, HMM': [texts, (text) => void (tokens += jieba.cutForSearch(text, true).length)],
  'segment()': [texts, (text) => void (tokens += segment(text).length)],
  'segment() + toTsVectorInput()': [texts, (text) => void (tokens += toTsVectorInput(segment(text)).length)],
  'looksDamaged(), sound text': [texts, (text) => void looksDamaged(text)],
  'repairText(), damaged text': [damaged, (text) => void repairText(text)],
  'repair + segment + tsvector': [
    texts,
    (text) => void (tokens += toTsVectorInput(segment(repairText(text).text)).length),
  ],
  'toTraditional()': [texts, (text) => void toTraditional(text)],
  'toSimplified(), damaged text': [damaged, (text) => void toSimplified(text)],
  'convertHtml(), to Traditional': [pages, (html) => void convertHtml(html, 'traditional')],
});
const reference = rates.get('jieba cutForSearch, no HMM') ?? 1;
for (const [name, rate] of rates) {
  console.log(
    `${name.padEnd(32)} ${rate.toFixed(2).padStart(8)} MB/s   ${(rate / reference).toFixed(2).padStart(6)} × bare jieba`,
  );
}
console.log(`(${tokens} tokens made; goal: segment() ≥ 0.7 ×)`);

function readTexts(path: string): string[] {
  if (existsSync(path)) return readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'));
  console.log(`${path} is missing: measuring generated text`);
  const sentence =
    '开发区管委会2018年主动公开政府信息6712条，办理依申请公开答复53件，深入推进“放管服”改革和双随机抽查。';
  return Array.from({ length: 5 }, (_, i) => `第${i + 1}篇\n${`${sentence}\n`.repeat(100)}`);
}

/** Best of many rounds, the candidates taking turns, so that other work on the machine disturbs all of them alike. */
function measure(
  candidates: Record<string, readonly [readonly string[], (text: string) => void]>,
): Map<string, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [input, run]] of Object.entries(candidates)) {
      const began = performance.now();
      for (let i = 0; i < REPEATS; i++) for (const text of input) run(text);
      const seconds = (performance.now() - began) / 1000;
      const bytes = input.reduce((sum, text) => sum + Buffer.byteLength(text), 0) * REPEATS;
      best.set(name, Math.max(best.get(name) ?? 0, bytes / 1e6 / seconds));
    }
  }
  return best;
}
