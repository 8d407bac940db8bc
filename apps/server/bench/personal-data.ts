import { FINDING_KINDS, type FindingKind } from '../../../packages/chinese-text/src/personal-data/index.ts';
import { corpus } from '../../../packages/chinese-text/tests/corpus/corpus.ts';
import { HARD, ORDINARY } from '../../../packages/chinese-text/tests/corpus/handwritten.ts';
import { ODD_SEED, oddDocuments } from '../../../packages/chinese-text/tests/corpus/odd.ts';
import { UNSEEN } from '../../../packages/chinese-text/tests/corpus/unseen.ts';
import {
  CORPUS_SEED,
  measureQuality,
  measureSpeed,
  STRUCTURED,
  type Scan,
  type Tenth,
} from '../../../packages/chinese-text/tests/corpus/measure.ts';
import { rates, type KindScore, type Score } from '../../../packages/chinese-text/tests/corpus/score.ts';
import type { Bench } from './context.ts';
import { startHelper } from './processes.ts';
import { redactionSpeed } from './redaction-speed.ts';
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
  say('  public copies of files');
  lines.push(...(await redactionSpeed(options.quick ? 2 : 8)));
  const count = options.quick ? 10_000 : 100_000;
  say(`  memory over ${figure(count)} documents`);
  lines.push(...(await scanned(count)));
  return lines;
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
  // Nothing was there to be found: that is no goal met.
  if (score.planted === 0) return { ...line, result: 'none planted', goal: '' };
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

/** A process of its own: what another bench has used would stand in the memory of this one. */
async function scanned(count: number): Promise<Line[]> {
  const helper = await startHelper('scan');
  try {
    return scanLines(await helper.ask<Scan>({ count }));
  } finally {
    await helper.stop();
  }
}

function scanLines({ megabytes, tenths }: Scan): Line[] {
  const [first, half, last] = [tenths[0], tenths[4], tenths.at(-1)];
  if (first === undefined || half === undefined || last === undefined) throw new Error('nothing was scanned');
  const sizes = ({ resident, heap }: Tenth): string => `${figure(resident)} (${figure(heap)})`;
  const seconds = tenths.reduce((sum, { everything }) => sum + everything, 0);
  const bare = tenths.reduce((sum, { jieba }) => sum + jieba, 0);
  return [
    {
      work: `连续核查 ${figure(last.documents)} 份文书的内存 resident memory (heap), one process`,
      result: `50 %: ${sizes(half)} MB, 100 %: ${sizes(last)} MB`,
      reference: `10 %: ${sizes(first)} MB`,
      goal: '≤ 1.1 ×',
      met: last.resident <= first.resident * 1.1 && last.heap <= first.heap * 1.1,
      figures: {
        resident10: first.resident,
        resident50: half.resident,
        resident100: last.resident,
        heap10: first.heap,
        heap50: half.heap,
        heap100: last.heap,
      },
    },
    {
      work: `其间的速度 meanwhile, ${figure(megabytes)} MB, ${figure((megabytes * 1e6) / last.documents)} bytes a document`,
      result: `${figure(megabytes / seconds)} MB/s`,
      reference: `bare jieba: ${figure(megabytes / bare)} MB/s`,
      ratio: ratios(
        tenths.map(({ jieba }) => jieba),
        tenths.map(({ everything }) => everything),
      ),
      goal: '',
      figures: { megabytes, megabytesPerSecond: megabytes / seconds, reference: megabytes / bare },
    },
  ];
}
