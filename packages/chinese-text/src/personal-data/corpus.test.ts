import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { corpus } from '../../tests/corpus/corpus.ts';
import { DEVELOPMENT_DOCUMENTS, DEVELOPMENT_HARD } from '../../tests/corpus/development.ts';
import { HARD, ORDINARY } from '../../tests/corpus/handwritten.ts';
import { CORPUS_SEED, measureQuality, STRUCTURED } from '../../tests/corpus/measure.ts';
import { MORE_SORTS } from '../../tests/corpus/odd-more.ts';
import { ODD_SEED, oddDocuments } from '../../tests/corpus/odd.ts';
import { PAGES_DEVELOPMENT } from '../../tests/corpus/pages-development.ts';
import { PAGES_UNSEEN } from '../../tests/corpus/pages-unseen.ts';
import { rates } from '../../tests/corpus/score.ts';
import { UNSEEN } from '../../tests/corpus/unseen.ts';
import { trainingDocuments } from '../../tests/training/generate.ts';
import { repairText } from '../repair/index.ts';
import { isHeldOut } from '../../tests/training/names.ts';
import { trainModel } from '../../tests/training/recipe.ts';
import { findPersonalData } from './index.ts';
import { packWords, unpackWords } from './lexicon/pack.ts';
import { nameModel, packWeights, unpackWeights } from './names/model.ts';

describe('generated documents of ten sorts', () => {
  const score = measureQuality(corpus(CORPUS_SEED, 60));

  it('hides every number', () => {
    const { masked, precision } = rates(score.sum(STRUCTURED));
    expect(score.sum(STRUCTURED).planted).toBeGreaterThan(400);
    expect(masked).toBeGreaterThanOrEqual(0.999);
    expect(precision).toBeGreaterThanOrEqual(0.98);
  });

  it('hides nearly every name, and little else', () => {
    const { masked, precision } = rates(score.of('person-name'));
    expect(score.of('person-name').planted).toBeGreaterThan(500);
    expect(masked).toBeGreaterThanOrEqual(0.97);
    expect(precision).toBeGreaterThanOrEqual(0.97);
  });
});

it('ordinary passages written by hand', () => {
  const score = measureQuality(ORDINARY);
  expect(rates(score.of('person-name')).masked).toBeGreaterThanOrEqual(0.97);
  expect(rates(score.of('person-name')).precision).toBeGreaterThanOrEqual(0.95);
  expect(rates(score.sum(STRUCTURED)).masked).toBe(1);
});

it('hard passages written by hand', () => {
  const score = measureQuality(HARD);
  expect(rates(score.of('person-name')).masked).toBeGreaterThanOrEqual(0.75);
  expect(rates(score.of('person-name')).precision).toBeGreaterThanOrEqual(0.9);
  expect(rates(score.sum(STRUCTURED)).masked).toBe(1);
});

it('whole documents written by hand', () => {
  for (const documents of [UNSEEN, PAGES_UNSEEN, DEVELOPMENT_DOCUMENTS, PAGES_DEVELOPMENT]) {
    const score = measureQuality(documents);
    expect(rates(score.of('person-name')).masked).toBeGreaterThanOrEqual(0.9);
    expect(rates(score.of('person-name')).precision).toBeGreaterThanOrEqual(0.92);
  }
});

it('hard passages to develop with: names that are words, rare surnames, other languages', () => {
  const score = measureQuality(DEVELOPMENT_HARD);
  expect(rates(score.of('person-name')).masked).toBeGreaterThanOrEqual(0.65);
  expect(rates(score.of('person-name')).precision).toBeGreaterThanOrEqual(0.95);
});

it('hides numbers however they are written', () => {
  for (const documents of [oddDocuments(ODD_SEED, 1), oddDocuments(ODD_SEED, 2, MORE_SORTS)]) {
    const all = measureQuality(documents).sum(STRUCTURED);
    expect(all.planted).toBeGreaterThan(1200);
    expect(rates(all).masked).toBeGreaterThanOrEqual(0.999);
    expect(rates(all).precision).toBeGreaterThanOrEqual(0.999);
  }
});

it('the names of the corpus are kept out of training', () => {
  const seen = new Set<string>();
  for (const { text, planted } of trainingDocuments(1, 400)) {
    for (const { start, end } of planted) seen.add(text.slice(start, end).replace(/\s/gu, ''));
  }
  expect(seen.size).toBeGreaterThan(5000);
  for (const name of seen) expect(isHeldOut(name)).toBe(false);
  for (const { text, planted } of corpus(CORPUS_SEED, 40)) {
    for (const { kind, start, end } of planted) {
      if (kind === 'person-name') expect(seen.has(text.slice(start, end).replace(/\s/gu, ''))).toBe(false);
    }
  }
});

/** Of a small model trained by the same code; `train.ts --check` trains the whole one again. */
const SMALL_MODEL = '0c8441f7d640b0a3';
/** Of the documents the model in the repository was trained with, the first of them. */
const FIRST_DOCUMENTS = '2acdaa51dc0f3ba9';

const digest = (data: string | Int8Array): string => createHash('sha256').update(data).digest('hex').slice(0, 16);

it('training gives the same model again from the same seed', () => {
  const recipe = { seeds: [3, 4], documents: 80, rounds: 2, margin: 6, leaveOut: 5 };
  expect(digest(trainModel(recipe))).toBe(SMALL_MODEL);
  const first = [...trainingDocuments(3, 20)].map(({ text }) => text).join('');
  expect(digest(first)).toBe(FIRST_DOCUMENTS);
});

it('weights and words come back as they were packed', () => {
  const { weights } = nameModel();
  expect(unpackWeights(packWeights(weights))).toEqual(weights);
  expect(packWeights(weights).length).toBeLessThan(500_000);
  const words = new Map([
    ['安全', { frequency: 5000, class: 'a' as const }],
    ['安排', { frequency: 4800, class: 'v' as const }],
    ['安排好', { frequency: 20, class: 'v' as const }],
  ]);
  const back: string[] = [];
  unpackWords(packWords(words), (word, wordClass) => void back.push(`${word} ${wordClass}`));
  expect(back.toSorted()).toEqual(['安全 a', '安排 v', '安排好 v']);
});

const seeds = join(import.meta.dirname, '../../../../../shared/seeds');

it.skipIf(!existsSync(seeds) && process.env['CI'] === undefined)('real reports are hardly touched', () => {
  let characters = 0;
  let names = 0;
  for (const file of readdirSync(seeds)) {
    // One of them was spoiled by a converter: old pages are repaired before anything else is done with them.
    const { text } = repairText(readFileSync(join(seeds, file), 'utf8'));
    characters += text.length;
    const findings = findPersonalData(text);
    names += findings.filter(({ kind }) => kind === 'person-name').length;
    expect(findings.filter(({ kind }) => STRUCTURED.includes(kind)).map((finding) => finding.text)).toEqual([]);
  }
  // They name a few officials; everything beyond that is a false alarm.
  expect(characters).toBeGreaterThan(20_000);
  expect(names).toBeLessThan(40);
});
