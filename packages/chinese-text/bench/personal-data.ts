/**
 * How much of what was planted in generated documents is found, how fast beside bare jieba, and what it does to the heap.
 * Run: node packages/chinese-text/bench/personal-data.ts [documents, 600] [documents for the heap, 100000]
 */
import process from 'node:process';
import { FINDING_KINDS } from '../src/personal-data/index.ts';
import { corpus } from '../tests/corpus/corpus.ts';
import { DEVELOPMENT_DOCUMENTS, DEVELOPMENT_HARD } from '../tests/corpus/development.ts';
import { HARD, ORDINARY } from '../tests/corpus/handwritten.ts';
import { MORE_SORTS } from '../tests/corpus/odd-more.ts';
import { ODD_SEED, oddDocuments } from '../tests/corpus/odd.ts';
import { PAGES_DEVELOPMENT } from '../tests/corpus/pages-development.ts';
import { PAGES_UNSEEN } from '../tests/corpus/pages-unseen.ts';
import { UNSEEN } from '../tests/corpus/unseen.ts';
import { CORPUS_SEED, measureQuality, measureScan, measureSpeed, STRUCTURED } from '../tests/corpus/measure.ts';
import { rates, type KindScore, type Score } from '../tests/corpus/score.ts';

const documents = [...corpus(CORPUS_SEED, Number(process.argv[2] ?? 600))];
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`.padStart(9);

function row(name: string, score: KindScore): string {
  const { precision, recall, masked } = rates(score);
  return `${name.padEnd(26)} ${String(score.planted).padStart(6)} ${percent(precision)} ${percent(recall)} ${percent(masked)}`;
}

function print(title: string, score: Score): void {
  console.log(`\n${title}\n${''.padEnd(26)} planted precision    exact    masked`);
  for (const [kind, counts] of [...score.kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    console.log(row(kind, counts));
  console.log(
    row('all structured kinds', score.sum(STRUCTURED)),
    `\n${row(FINDING_KINDS['person-name'].label.en, score.of('person-name'))}`,
  );
}

print(`${documents.length} generated documents of ten sorts`, measureQuality(documents));
print('passages written by hand', measureQuality(ORDINARY));
print('whole documents written by hand, never looked into', measureQuality(UNSEEN));
print('pages of further sorts written by hand, never looked into', measureQuality(PAGES_UNSEEN));
print('hard passages written by hand, never looked into', measureQuality(HARD));
print('whole documents to develop with', measureQuality(DEVELOPMENT_DOCUMENTS));
print('pages of further sorts to develop with', measureQuality(PAGES_DEVELOPMENT));
print('hard passages to develop with', measureQuality(DEVELOPMENT_HARD));
print('numbers in odd writing', measureQuality(oddDocuments(ODD_SEED, 3)));
print('numbers in more odd writing', measureQuality(oddDocuments(ODD_SEED, 3, MORE_SORTS)));

const texts = documents.map(({ text }) => text);
const { megabytes, jieba, structured, everything } = measureSpeed(texts, 5);
const rate = (seconds: readonly number[]): string => (megabytes / Math.min(...seconds)).toFixed(2);
console.log(
  `\nMB/s of one core, documents full of data: structured kinds ${rate(structured)}, with names ${rate(everything)}, bare jieba ${rate(jieba)}`,
);
const { tenths } = measureScan(Number(process.argv[3] ?? 100_000));
const told = tenths.map(({ resident, heap }) => `${resident.toFixed(0)} (${heap.toFixed(1)})`);
console.log(`resident memory in MB after each tenth, in brackets the heap: ${told.join(' ')}`);
