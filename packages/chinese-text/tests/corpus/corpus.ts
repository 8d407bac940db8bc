import { CORPUS_GENRES, WRITERS, type CorpusGenre } from './genres.ts';
import { Random } from './random.ts';
import { corpusSlots } from './slots.ts';
import { Writer, type Document } from './writer.ts';

export interface CorpusDocument extends Document {
  readonly genre: CorpusGenre;
}

/** Documents of all genres in turn; the same seed gives the same ones. */
export function* corpus(
  seed: number,
  count: number,
  genres: readonly CorpusGenre[] = CORPUS_GENRES,
): Generator<CorpusDocument> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const genre = genres[i % genres.length];
    if (genre === undefined) return;
    const writer = new Writer(corpusSlots(random));
    WRITERS[genre](writer, random);
    yield { ...writer.finish(), genre };
  }
}
