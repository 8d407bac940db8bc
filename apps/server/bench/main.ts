import { annualReport } from './annual-report.ts';
import { article } from './article.ts';
import { needsDocuments, readArguments, type BenchName, type Options } from './arguments.ts';
import { cases } from './cases.ts';
import type { Bench, Context } from './context.ts';
import { importFiles } from './import-files.ts';
import { ledger } from './ledger.ts';
import { loadDocuments } from './load-documents.ts';
import { machine } from './machine.ts';
import { office } from './office.ts';
import { personalData } from './personal-data.ts';
import { publication } from './publication.ts';
import { figure, table, type Line } from './report.ts';
import { search } from './search.ts';
import { indexAll } from './search-index.ts';
import { makeFolder, setStage, type Stage } from './stage.ts';
import { start } from './start.ts';

const benches: Readonly<Record<BenchName, Bench>> = {
  article,
  publish: publication,
  search,
  import: importFiles,
  cases,
  report: annualReport,
  office,
  ledger,
  'personal-data': personalData,
  start,
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Measures what `words` ask for and prints the table. Sets the exit code. */
export async function main(words: readonly string[]): Promise<void> {
  let options: Options;
  try {
    options = readArguments(words);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
    return;
  }
  const { folder, discard } = makeFolder();
  const closing: (() => Promise<void> | void)[] = [discard];
  const strike = strikeOnce(closing);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void strike().then(() => process.exit(130)));
  try {
    const lines = await measure(options, folder, closing);
    const facts = machine(options);
    if (options.json) process.stdout.write(`${JSON.stringify({ ...facts, lines }, null, 2)}\n`);
    else process.stdout.write(`\n${facts.text}\n\n${table(lines)}\n`);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  } finally {
    await strike();
  }
}

/** Closes what was opened, newest first, whichever way the run ends. */
function strikeOnce(closing: (() => Promise<void> | void)[]): () => Promise<void> {
  let striking: Promise<void> | undefined;
  return () =>
    (striking ??= (async () => {
      for (const close of closing.toReversed()) {
        try {
          await close();
        } catch (error) {
          say(`清理时出错 / while cleaning up: ${String(error)}`);
        }
      }
    })());
}

async function measure(options: Options, folder: string, closing: (() => Promise<void> | void)[]): Promise<Line[]> {
  const stage = await setStage(folder, closing);
  const lines: Line[] = [];
  if (needsDocuments(options)) lines.push(...(await fill(stage, options)));
  const context: Context = { stage, options, say };
  for (const name of options.only) {
    say(`— ${name}`);
    const began = performance.now();
    try {
      lines.push(...(await benches[name](context)));
    } catch (error) {
      // The others still tell something; this one is not passed over in silence.
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
      const result = `failed: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
      lines.push({ work: name, result, reference: '—', goal: '', met: false, figures: {} });
    }
    say(`  ${figure((performance.now() - began) / 1000)} s`);
  }
  return lines;
}

/** Documents through every rule, and the search index after them. */
async function fill({ db, loading, owner, zone }: Stage, options: Options): Promise<Line[]> {
  say(`— ${options.documents} documents`);
  const began = performance.now();
  let told = began;
  const loaded = await loadDocuments(
    {
      db: loading,
      owner,
      zone,
      onProgress(done) {
        if (performance.now() - told < 10_000) return;
        told = performance.now();
        say(`  ${done} of ${options.documents}, ${figure((done * 1000) / (told - began))} documents/s`);
      },
    },
    options.documents,
  );
  const indexing = await indexAll(db, owner, loaded.documents, say);
  return [
    {
      work: '录入（全部规则）entering documents through every rule',
      result: `${figure(loaded.documents / loaded.seconds)} documents/s`,
      reference: '—',
      goal: '',
      figures: { documents: loaded.documents, seconds: loaded.seconds },
    },
    {
      work: '建立检索索引 indexing for search',
      result: `${figure(loaded.documents / indexing)} documents/s`,
      reference: '—',
      goal: '',
      figures: { documents: loaded.documents, seconds: indexing },
    },
  ];
}
