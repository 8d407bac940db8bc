import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Everything a module imports at run time, its own files followed. */
function importsOf(file: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(file)) return seen;
  const source = readFileSync(file, 'utf8');
  const specifiers = [...source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)';/gmu)].map(
    (match) => match[1] ?? '',
  );
  seen.set(file, specifiers);
  for (const specifier of specifiers) if (specifier.startsWith('.')) importsOf(join(dirname(file), specifier), seen);
  return seen;
}

it.each(['repair', 'convert'])('%s runs in a browser', (door) => {
  const graph = importsOf(join(import.meta.dirname, door, 'index.ts'));
  const packages = [...graph.values()].flat().filter((specifier) => !specifier.startsWith('.'));
  expect(graph.size).toBeGreaterThan(5);
  expect(packages.filter((name) => !/^(?:opencc-js\/dict\/\w+|pinyin-pro)$/u.test(name))).toEqual([]);
});

it('the segmenter is known to need a server', () => {
  const packages = [...importsOf(join(import.meta.dirname, 'segment/index.ts')).values()].flat();
  expect(packages).toContain('node:fs');
});
