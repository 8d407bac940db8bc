/**
 * Is a build older than its sources? Each build leaves a stamp: sizes and times of the sources for a fast answer, their
 * content for the true one (a clone, a checkout or an image build changes times only).
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const SHARED = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'scripts/build.mjs'];

/** What is built, from what, into what. Migrations and portal assets are read where they lie and need no build. */
export const PARTS = [
  {
    name: 'server',
    needs: 'apps/server/src/app/cli.ts',
    inputs: ['packages', 'apps/server/src', 'apps/server/bench', ...SHARED],
    output: 'apps/server/dist',
    made: 'apps/server/dist/cli.js',
  },
  {
    name: 'backoffice',
    needs: 'apps/backoffice/vite.config.ts',
    inputs: [
      'packages/contracts',
      'packages/calendar',
      'packages/ledger-core',
      'apps/backoffice',
      // The guide is read in the back office.
      'docs/users',
      ...SHARED,
    ],
    output: 'apps/backoffice/dist',
    made: 'apps/backoffice/dist/index.html',
  },
];

/** The parts that have to be built. */
export function staleParts(root = ROOT) {
  return PARTS.filter((part) => existsSync(join(root, part.needs)) && isStale(part, root));
}

function isStale(part, root) {
  const stamp = readStamp(part, root);
  if (stamp === undefined || !existsSync(join(root, part.made))) return true;
  const files = list(part, root);
  if (stamp.times === hashTimes(files, root)) return false;
  if (stamp.content !== hashContent(files, root)) return true;
  writeStamp(part, fingerprint(part, root), root);
  return false;
}

/** Take it before building: what changes during the build is then seen as newer. */
export function fingerprint(part, root = ROOT) {
  const files = list(part, root);
  return { times: hashTimes(files, root), content: hashContent(files, root) };
}

export function clearStamp(part, root = ROOT) {
  rmSync(stampFile(part, root), { force: true });
}

/** Written last: a build that was killed has none and is done again. */
export function writeStamp(part, stamp, root = ROOT) {
  try {
    writeFileSync(stampFile(part, root), JSON.stringify(stamp));
  } catch (error) {
    if (error.code !== 'EROFS' && error.code !== 'EACCES') throw error;
  }
}

function readStamp(part, root) {
  try {
    return JSON.parse(readFileSync(stampFile(part, root), 'utf8'));
  } catch {
    return undefined;
  }
}

function stampFile(part, root) {
  return join(root, part.output, '.build-stamp.json');
}

function list(part, root) {
  const files = [];
  for (const input of part.inputs) collect(root, input, files);
  return files.toSorted();
}

function collect(root, path, files) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) return void files.push(path);
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    if (/^(\.|node_modules$|dist$)|\.(test|fixture)\.tsx?$/.test(entry.name)) continue;
    if (entry.name.endsWith('.md') && !path.startsWith('docs/users')) continue;
    if (entry.isDirectory()) collect(root, `${path}/${entry.name}`, files);
    else files.push(`${path}/${entry.name}`);
  }
}

function hashTimes(files, root) {
  const hash = createHash('sha256');
  for (const file of files) {
    // Of the three times, the one that no program can set back.
    const { size, ctimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${ctimeMs}\n`);
  }
  return hash.digest('hex');
}

function hashContent(files, root) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
