/**
 * Trains the tagger of names and writes its weights: `node packages/chinese-text/tests/training/train.ts`; with `--check` it
 * compares them with those in the repository and writes nothing. Takes about three minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { packWeights } from '../../src/personal-data/names/model.ts';
import { TRAINING, trainModel } from './recipe.ts';

const path = join(import.meta.dirname, '../../src/personal-data/names/weights.ts');
const packed = packWeights(trainModel(TRAINING));
const source = `/** Weights of the tagger of names, made by tests/training/train.ts. See features.ts for what they weigh. */
export const WEIGHTS =
  '${packed}';
`;
if (process.argv.includes('--check')) {
  const same = readFileSync(path, 'utf8') === source;
  process.stdout.write(same ? 'the model is what training gives\n' : 'the model differs from what training gives\n');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(path, source);
  process.stdout.write(`${path}: ${packed.length} characters\n`);
}
