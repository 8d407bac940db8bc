/** What can be measured, in the order in which it is. */
export const benchNames = [
  'article',
  'publish',
  'search',
  'import',
  'cases',
  'office',
  'ledger',
  'personal-data',
  'start',
  // Last: its documents have no ledger and no words, which the others would stumble over.
  'report',
] as const;
export type BenchName = (typeof benchNames)[number];

export interface Options {
  /** Documents on the site while `article`, `publish` and `search` are measured. */
  readonly documents: number;
  readonly only: readonly BenchName[];
  /** Fewer and shorter rounds: for a first look, not for a claim. */
  readonly quick: boolean;
  readonly json: boolean;
}

export const usage = `用法 / usage: npm run bench -- [${benchNames.join('|')} …] [--documents 50000] [--only ${benchNames.join(',')}] [--quick] [--json]`;

/** Whether anything that was asked for is measured with all documents on the site. */
export function needsDocuments({ only }: Options): boolean {
  return only.some((name) => name === 'article' || name === 'publish' || name === 'search');
}

/** Reads the command line. Throws an Error whose message a person can act on. */
export function readArguments(words: readonly string[]): Options {
  let options: Options = { documents: 50_000, only: benchNames, quick: false, json: false };
  const rest = words.flatMap((word) =>
    /^--[a-z]+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  );
  const named: string[] = [];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--quick') options = { ...options, quick: true };
    else if (word === '--json') options = { ...options, json: true };
    else if (word === '--documents') options = { ...options, documents: readCount(rest.shift()) };
    else if (word === '--only') options = { ...options, only: readNames(rest.shift()) };
    else if (word !== undefined && !word.startsWith('-')) named.push(word);
    else throw new Error(`不认识的参数“${word ?? ''}” / unknown argument\n${usage}`);
  }
  return named.length === 0 ? options : { ...options, only: readNames(named.join(',')) };
}

function readCount(word: string | undefined): number {
  const count = Number(word);
  if (/^\d{1,7}$/.test(word ?? '') && count >= 1_000) return count;
  throw new Error(`--documents 应为不小于 1000 的整数 / a whole number, at least 1000\n${usage}`);
}

function readNames(word: string | undefined): readonly BenchName[] {
  const names = (word ?? '').split(',').filter((name) => name !== '');
  const wrong = names.find((name) => !benchNames.some((known) => known === name));
  if (names.length > 0 && wrong === undefined) return benchNames.filter((known) => names.includes(known));
  throw new Error(
    `--only 应为 ${benchNames.join('、')} 中的若干项，以逗号分隔 / some of these, separated by commas\n${usage}`,
  );
}
