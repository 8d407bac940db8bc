import type { Reading } from '../../../platform/db/index.ts';
import { fitsCommitment, readEntry, readOpeningText, type ToldEntry } from './entry.ts';
import { readOpenedByCode, readOpenedBySubject, readOpening } from './reader.ts';
import { nameAll, nameEntry, type Named } from './words.ts';

/** What the engine that owns the documents knows of one. */
export type DescribeDocument = (
  code: string,
) => Promise<{ readonly id: string; readonly title: string | null } | undefined>;

/** Finds what people call the things of which the log speaks, though rows may be gone or changed. */
export interface Names {
  /** `opening`: that of the entry, when it is at hand. */
  ofEntry(sequence: number, told: ToldEntry | undefined, opening?: string | null): Promise<Named>;
  ofEntries(entries: readonly { sequence: number; told: ToldEntry | undefined }[], more: number): Promise<Named>;
}

/** Titles kept, and whole logs looked through for one whose document is gone. */
const kept = 500;
const searches = 50;

export function createNames(reading: Reading, describe: DescribeDocument): Names {
  const titles = new Map<string, string | undefined>();
  let searched = 0;

  async function search(code: string): Promise<string | undefined> {
    const document = await describe(code);
    const logged = document === undefined ? [] : await readOpenedBySubject(reading, document.id);
    const title = firstTitle(logged) ?? document?.title ?? undefined;
    if (title !== undefined) return title;
    searched += 1;
    return searched > searches ? undefined : firstTitle(await readOpenedByCode(reading, code));
  }

  async function titleOf(sequence: number, told: ToldEntry, opening?: string | null): Promise<string | undefined> {
    const own = opening ?? (await readOpening(reading, sequence));
    const { code, text } = told;
    const title = own === undefined ? undefined : firstTitle([{ entry: text, opening: own }]);
    if (title !== undefined) return title;
    if (code === undefined) return undefined;
    if (!titles.has(code)) {
      if (titles.size >= kept) titles.clear();
      titles.set(code, await search(code));
    }
    return titles.get(code);
  }

  async function ofEntry(sequence: number, told: ToldEntry | undefined, opening?: string | null): Promise<Named> {
    return nameEntry(sequence, told, told === undefined ? undefined : await titleOf(sequence, told, opening));
  }

  return {
    ofEntry,
    async ofEntries(entries, more) {
      const names: Named[] = [];
      for (const { sequence, told } of entries) names.push(await ofEntry(sequence, told));
      const [first] = names;
      return { ...nameAll(names, more), ...(names.length === 1 && more === 0 ? first : {}) };
    },
  };
}

/** What was committed to at the time is the name that was public. */
function firstTitle(rows: readonly { readonly entry: string; readonly opening: string }[]): string | undefined {
  for (const { entry, opening } of rows) {
    if (!fitsCommitment(readEntry(entry), opening)) continue;
    const title = readOpeningText(opening)['title'];
    if (typeof title === 'string' && title !== '') return title;
  }
  return undefined;
}
