import { wordingFinder, type WordingAdvice } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { readState, readVersion } from '../../engines/publication/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { listWording } from './reader.ts';

const around = 12;

/** What the site's list says of a document's newest text: each word once for each place, with how often and where it first stands. */
export async function adviseOnWording(reading: Reading, person: Person, documentId: string): Promise<WordingAdvice[]> {
  const { workingVersionNumber } = await readState(reading, documentId);
  const version = await readVersion(reading, person, documentId, workingVersionNumber);
  const rules = (await listWording(reading)).filter(({ active }) => active);
  const find = wordingFinder(rules);
  const places = [
    ['title', version.title],
    ['abstract', version.abstract],
    ['body', version.bodyText],
  ] as const;
  return places.flatMap(([place, text]) => {
    const found = new Map<string, WordingAdvice>();
    for (const { rule, start, end } of find(text)) {
      const { id, wrong, instead, kind, reason, blocking } = rule;
      const words = text.slice(Math.max(0, start - around), end + around).replaceAll(/\s+/g, ' ');
      const before = found.get(id);
      found.set(
        id,
        before === undefined
          ? { place, wrong, instead, kind, reason, blocking, words, count: 1 }
          : { ...before, count: before.count + 1 },
      );
    }
    return [...found.values()];
  });
}
