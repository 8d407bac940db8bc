/**
 * How well the tagger does with sorts of documents it has never seen: trained with the templates of six sorts only, tried on
 * generated documents of four others. Run: node packages/chinese-text/tests/training/hold-out.ts
 */
import process from 'node:process';
import { Labels } from '../../src/personal-data/context.ts';
import { findNames } from '../../src/personal-data/names/find-names.ts';
import { nameModel } from '../../src/personal-data/names/model.ts';
import { scan } from '../../src/personal-data/scan.ts';
import { corpus } from '../corpus/corpus.ts';
import type { CorpusGenre } from '../corpus/genres.ts';
import { rates, Score } from '../corpus/score.ts';
import type { Document } from '../corpus/writer.ts';
import { TRAINING, trainModel } from './recipe.ts';
import type { Genre } from './templates.ts';

const SEEN: readonly Genre[] = ['penalty', 'appointment', 'welfare', 'procurement', 'meeting', 'news'];
const UNSEEN: readonly CorpusGenre[] = ['招考名单', '信访回复', '征地补偿', '求助慈善'];

function measure(weights: Int8Array, documents: readonly Document[]): string {
  const score = new Score();
  for (const document of documents) {
    const scanned = scan(document.text);
    const drafts = findNames(scanned, new Labels(scanned), { ...nameModel(), weights }, {});
    const findings = drafts
      .filter(({ confidence }) => confidence >= 0.5)
      .map((draft) => ({ ...draft, text: document.text.slice(draft.start, draft.end) }));
    score.add({ ...document, planted: document.planted.filter(({ kind }) => kind === 'person-name') }, findings);
  }
  const { precision, recall, masked } = rates(score.of('person-name'));
  return `precision ${precision.toFixed(4)}, exact ${recall.toFixed(4)}, masked ${masked.toFixed(4)} of ${score.of('person-name').planted}`;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const documents = [...corpus(31, 400, UNSEEN)];
const held = trainModel({ ...TRAINING, documents: TRAINING.documents / 2, genres: SEEN });
say(`six sorts seen, four others tried: ${measure(held, documents)}`);
say(`the model in the repository:       ${measure(nameModel().weights, documents)}`);
