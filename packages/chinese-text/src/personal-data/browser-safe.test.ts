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

it.each(['personal-data', 'masking'])('%s runs in a browser', (door) => {
  const graph = importsOf(join(import.meta.dirname, '..', door, 'index.ts'));
  expect(graph.size).toBeGreaterThan(5);
  expect([...graph.values()].flat().filter((specifier) => !/^(?:\.|opencc-js\/dict\/\w+$)/u.test(specifier))).toEqual(
    [],
  );
});
