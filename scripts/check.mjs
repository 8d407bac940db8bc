/**
 * Every check of the repository but the tests, one after another, each with its time; all run, whatever fails.
 *
 *   node scripts/check.mjs            exit status 1 when one or more fail
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);

/** The script behind a package's command: run with this very Node, without a shell and without `.cmd` files. */
function command(packageName, name = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

// Unchanged files are not formatted again; in a clean clone there is no cache and every file is.
const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier'];

const checks = [
  ['format (prettier)', () => [command('prettier'), '--check', '--log-level', 'warn', ...cache, '.']],
  ['types: packages and server (tsc)', () => [command('typescript', 'tsc'), '-p', 'tsconfig.json']],
  ['types: back office (tsc)', () => [command('typescript', 'tsc'), '-p', 'apps/backoffice/tsconfig.json']],
  ['lint (oxlint)', () => [command('oxlint')]],
  ['module map', () => ['scripts/check-modules.mjs']],
  ['table ownership', () => ['scripts/check-tables.mjs']],
  ['unused files, exports and dependencies (knip)', () => [command('knip'), '--no-progress']],
];

function run([name, args]) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  let ok = false;
  try {
    ok = spawnSync(process.execPath, args(), { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`-- ${ok ? 'ok' : 'FAILED'}, ${seconds} s`);
  return { name, ok, seconds };
}

if (!existsSync(join(root, 'node_modules'))) {
  console.error('The dependencies are not installed yet; run: npm ci');
  process.exitCode = 1;
} else {
  const results = checks.map(run);
  const failed = results.filter(({ ok }) => !ok);
  console.log('\n== checks');
  for (const { name, ok, seconds } of results)
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${seconds.padStart(5)} s  ${name}`);
  console.log(`${results.length - failed.length} of ${results.length} checks passed`);
  if (failed.length > 0) process.exitCode = 1;
}
