import { FINDING_KINDS, type FindingKind } from '../../../packages/chinese-text/src/personal-data/index.ts';
import { corpus } from '../../../packages/chinese-text/tests/corpus/corpus.ts';
import { HARD, ORDINARY } from '../../../packages/chinese-text/tests/corpus/handwritten.ts';
import { ODD_SEED, oddDocuments } from '../../../packages/chinese-text/tests/corpus/odd.ts';
import { UNSEEN } from '../../../packages/chinese-text/tests/corpus/unseen.ts';
import {
  CORPUS_SEED,
  measureHeap,
  measureQuality,
  measureSpeed,
  STRUCTURED,
} from '../../../packages/chinese-text/tests/corpus/measure.ts';
import { rates, type KindScore, type Score } from '../../../packages/chinese-text/tests/corpus/score.ts';
import type { Bench } from './context.ts';
import { figure, type Line } from './report.ts';
import { median, ratios } from './statistics.ts';

/** Share of what was planted of which nothing is left after masking. */
const LEAST_MASKED = { names: 0.97, structured: 0.999 };
const LEAST_PRECISION = 0.9;
const LEAST_RATE = 2;

/** Personal data in generated documents: how much is found, how fast beside bare segmentation, and whether memory stays flat. */
export const personalData: Bench = async ({ options, say }) => {
  const documents = [...corpus(CORPUS_SEED, 600)];
  const score = measureQuality(documents);
  const lines: Line[] = [
    quality('600 份生成文书，全部号码类 all structured kinds', score.sum(STRUCTURED), LEAST_MASKED.structured),
    ...[...score.kinds].map(([kind, counts]) => quality(kindLabel(kind), counts, leastOf(kind))),
    ...byHand('手写段落 passages written by hand', measureQuality(ORDINARY), true),
    ...byHand('手写整篇文书 whole documents by hand', measureQuality(UNSEEN), true),
    ...byHand('疑难手写段落 hard passages', measureQuality(HARD), false),
    quality(
      '号码的各种写法 numbers in odd writing',
      measureQuality(oddDocuments(ODD_SEED, 3)).sum(STRUCTURED),
      LEAST_MASKED.structured,
    ),
  ];
  lines.push(
    ...speed(
      documents.map(({ text }) => text),
      options.quick ? 3 : 8,
    ),
  );
  const count = options.quick ? 10_000 : 100_000;
  say(`  heap over ${figure(count)} documents`);
  lines.push(heap(count));
  return Promise.resolve(lines);
};

function kindLabel(kind: FindingKind): string {
  const { zh, en } = FINDING_KINDS[kind].label;
  return `  ${zh} ${en}`;
}

function leastOf(kind: FindingKind): number | undefined {
  if (kind === 'person-name') return LEAST_MASKED.names;
  return FINDING_KINDS[kind].structured ? LEAST_MASKED.structured : undefined;
}

function byHand(title: string, score: Score, goal: boolean): Line[] {
  return [
    quality(`${title}: 姓名 names`, score.of('person-name'), goal ? LEAST_MASKED.names : undefined),
    quality(`${title}: 号码类 structured`, score.sum(STRUCTURED), undefined),
  ];
}

function quality(work: string, score: KindScore, least: number | undefined): Line {
  const { precision, recall, masked } = rates(score);
  const share = (value: number): string => (value * 100).toFixed(2);
  const line = {
    work,
    result: `masked ${share(masked)} %, exact ${share(recall)} %, precision ${share(precision)} %`,
    reference: `${figure(score.planted)} planted`,
    figures: { planted: score.planted, masked, recall, precision },
  };
  if (least === undefined) return { ...line, goal: '' };
  return {
    ...line,
    goal: `≥ ${share(least)} %, ≥ ${share(LEAST_PRECISION)} %`,
    met: masked >= least && precision >= LEAST_PRECISION,
  };
}

function speed(texts: readonly string[], rounds: number): Line[] {
  const { megabytes, jieba, structured, everything } = measureSpeed(texts, rounds);
  const rate = (seconds: readonly number[]): number => megabytes / median(seconds);
  const line = (work: string, seconds: readonly number[]): Line => ({
    work,
    result: `${figure(rate(seconds))} MB/s`,
    reference: `bare jieba: ${figure(rate(jieba))} MB/s`,
    ratio: ratios(jieba, seconds),
    goal: '',
    figures: { megabytesPerSecond: rate(seconds), reference: rate(jieba) },
  });
  const numbers = line('查找号码类，单核 structured kinds, one core', structured);
  return [
    { ...numbers, goal: `≥ ${LEAST_RATE} MB/s`, met: rate(structured) >= LEAST_RATE },
    line('查找全部，含姓名 everything, names included', everything),
  ];
}

function heap(count: number): Line {
  const sizes = measureHeap(count);
  const [first = 0, last = 0] = [sizes[0], sizes.at(-1)];
  return {
    work: `${figure(count)} 份文书后的内存 heap over so many documents`,
    result: `${figure(last)} MB`,
    reference: `after a tenth of them: ${figure(first)} MB`,
    goal: '≤ 1.1 ×',
    met: last <= first * 1.1,
    figures: { first, last, largest: Math.max(...sizes) },
  };
}
