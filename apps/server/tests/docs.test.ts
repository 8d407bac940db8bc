import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../src/platform/config.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Paths below `folder`, relative to the repository, of files whose name ends in `ending`. */
function filesIn(folder: string, ending: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();

/** Rows of the tables of a page whose first cell is a name in backticks: name → the other cells. */
function tableRows(text: string): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const match = /^\|\s*`([^`]+)`\s*\|(.*)\|\s*$/u.exec(line);
    if (match === null) continue;
    const cells = (match[2] ?? '').split(/(?<!\\)\|/u).map((cell) => cell.trim());
    rows.set(match[1] ?? '', cells);
  }
  return rows;
}

/** Lines a reader would type, from fenced blocks marked as shell. */
function shellLines(text: string): string[] {
  const blocks = all(text, /^```(?:sh|bash|shell|console)\n([\s\S]*?)^```/gmu);
  return blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/^\s*[$#]\s+/u, '').trim());
}

/** `npm` scripts and `openzone` commands that a page tells its reader to run. */
function commandsIn(text: string): { scripts: string[]; cli: string[] } {
  const lines = shellLines(text).join('\n');
  return {
    scripts: unique([...all(lines, /\bnpm run ([\w:-]+)/gu), ...all(lines, /\bnpm (start|test)\b/gu)]),
    cli: unique(all(lines, /(?:^|[\s/])openzone(?:\.mjs)? ([a-z][\w:-]*)/gmu)),
  };
}

describe('commands in the documentation', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const cli = unique(
    filesIn('apps/server/src/app', /\.ts$/u).flatMap((path) => all(read(path), /\.command\(\s*['"]([\w:-]+)/gu)),
  );
  const pages = [
    'README.md',
    ...readdirSync(root).filter((name) => /^README\..+\.md$/u.test(name)),
    ...filesIn('docs', /\.md$/u),
  ];

  it('are recognised in what a reader would type, and nowhere else', () => {
    const page =
      'Say `npm run prose`.\n```sh\n$ npm ci && npm start\nnpm run build -- --x\nnpx openzone verify a\nnode bin/openzone.mjs import\n```\n';
    expect(commandsIn(page)).toEqual({ scripts: ['build', 'start'], cli: ['import', 'verify'] });
  });

  it('are found at all in the README', () => {
    expect(existsSync(join(root, 'README.md')), 'README.md is missing').toBe(true);
    expect(commandsIn(read('README.md')).scripts).toContain('start');
  });

  it.each(unique(pages))('exist: %s', (page) => {
    const found = existsSync(join(root, page)) ? commandsIn(read(page)) : { scripts: [], cli: [] };
    expect(
      found.scripts.filter((name) => scripts[name] === undefined),
      'npm scripts that package.json does not have',
    ).toEqual([]);
    expect(
      found.cli.filter((name) => !cli.includes(name)),
      'commands that the CLI does not have',
    ).toEqual([]);
  });
});

/** Every id that some AppError of the server can carry, and where. */
function errorIds(): Map<string, string> {
  const sources = filesIn('apps/server/src', /(?<!\.test|\.fixture)\.tsx?$/u).map((path) => ({
    path,
    text: read(path),
  }));
  // Helpers that take the id first, wherever they are defined: invalid('X', …), conflict('X', …).
  const helpers = unique(
    sources.flatMap(({ text }) => all(text, /\bfunction (\w+)\(\s*id: string\b[^)]*\): AppError\b/gu)),
  );
  const calls = new RegExp(String.raw`\b(?:${helpers.join('|')})\(\s*'([A-Z][A-Z0-9_]+)'`, 'gu');
  const ids = new Map<string, string>();
  for (const { path, text } of sources) {
    const built = text.includes('AppError') || text.includes('ApiError');
    const values = built ? all(text, /\b(?:id|error):\s*([^,{}\n]+)/gu) : [];
    const assigned = values.flatMap((value) => all(value, /'([A-Z][A-Z0-9_]{2,})'/gu));
    for (const id of [...assigned, ...all(text, calls)]) ids.set(id, path);
  }
  return ids;
}

describe('docs/operations/errors.md', () => {
  const rows = tableRows(read('docs/operations/errors.md'));
  const ids = errorIds();
  // Ids that stand in a type, one a line.
  const typed = [
    'packages/calendar/src/errors.ts',
    'packages/calendar/src/request-clock/errors.ts',
    'apps/server/src/base/ledger/audit/words.ts',
  ].flatMap((file) => all(read(file), /^\s*\| '([A-Z_]+)'/gmu));

  it('lists every error id the server can raise', () => {
    expect(ids.size).toBeGreaterThan(10);
    expect(typed.length).toBeGreaterThan(3);
    const missing = [...ids].filter(([id]) => !rows.has(id)).map(([id, path]) => `${id} (${path})`);
    expect([...missing.toSorted(), ...typed.filter((id) => !rows.has(id))], 'error ids without a row').toEqual([]);
  });

  it('lists no id that nothing raises any more', () => {
    expect([...rows.keys()].filter((id) => !ids.has(id) && !typed.includes(id))).toEqual([]);
  });

  it('gives for each a status, a Chinese and an English text', () => {
    for (const [id, cells] of rows) {
      expect(cells, id).toHaveLength(3);
      expect(cells[0], id).toMatch(/^([45]\d\d|—)$/u);
      expect(cells[1], id).toMatch(/\p{Script=Han}/u);
      expect(cells[2], id).toMatch(/[a-z]{3}/u);
    }
  });
});

describe('docs/operations/settings.md', () => {
  const page = read('docs/operations/settings.md');
  const rows = tableRows(page);

  it('lists every setting with its default', () => {
    const expected = SETTINGS.map(({ name, fallback }) => [name, fallback === '' ? '—' : `\`${fallback}\``]);
    const listed = [...rows].map(([name, cells]) => [name, cells[0]]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected));
  });

  it('mentions every environment variable that platform/config.ts reads', () => {
    const config = read('apps/server/src/platform/config.ts');
    const variables = unique([
      ...all(config, /\.(?:raw|read|choice|flag)(?:<[^>]*>)?\(\s*'([A-Z][A-Z0-9_]*)'/gu),
      ...all(config, /\benv\.([A-Z][A-Z0-9_]*)/gu),
      ...all(config, /\benv\['([A-Z][A-Z0-9_]*)'\]/gu),
    ]);
    expect(variables.length).toBeGreaterThanOrEqual(SETTINGS.length);
    expect(variables.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
