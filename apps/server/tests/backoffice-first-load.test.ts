import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './support/built.ts';

/** What the browser must have before the first screen stands, compressed as it travels. */

const root = join(import.meta.dirname, '../../backoffice/dist');
const most = 450 * 1024;

/** Files that a chunk imports at once; what it imports when asked (`import(…)`) is another screen's. */
function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.\/[^"'`]+\.js)["'`]/g)].map(([, path = '']) => path);
}

async function reach(first: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const waiting = [...first];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const bytes = await readFile(join(root, path));
    found.set(path, bytes);
    if (path.endsWith('.js'))
      waiting.push(...importsOf(bytes.toString('utf8')).map((name) => join(dirname(path), name)));
  }
  return found;
}

async function initial(): Promise<Map<string, Buffer>> {
  const html = await readFile(join(root, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/office\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(1);
  return reach(named);
}

const weight = (files: ReadonlyMap<string, Buffer>): number =>
  [...files.values()].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);

beforeAll(ensureBuilt);

describe('the first load of the back office', () => {
  it(`is at most ${most / 1024} KB compressed`, async () => {
    const files = await initial();
    expect(weight(files), [...files.keys()].join('\n')).toBeLessThanOrEqual(most);
  });

  it('is at most that with the first screen, my work', async () => {
    const html = await initial();
    const code = [...html.values()].map((bytes) => bytes.toString('utf8')).join('\n');
    const screen = /["'`](?:\.\/|assets\/)(work-page-[\w-]+\.js)["'`]/.exec(code)?.[1];
    if (screen === undefined) throw new Error('my work is no chunk of its own');
    const files = await reach([...html.keys(), `assets/${screen}`]);
    expect(weight(files)).toBeLessThanOrEqual(most);
  });

  it('leaves the editor and every other screen to who opens them', async () => {
    const names = [...(await initial()).keys()];
    for (const later of [
      'editor-',
      'write-page-',
      'settings-page-',
      'request-page-',
      'palette-',
      'report-page-',
      'help-page-',
      'pages-zh-',
    ])
      expect(names.filter((name) => name.startsWith(`assets/${later}`))).toEqual([]);
  });
});
