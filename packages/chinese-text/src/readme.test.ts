import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import * as door from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const code = [...readme.matchAll(/```ts\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '').join('\n');

it('the README shows what really happens', () => {
  const context = createContext({ ...door });
  const claims = [...code.matchAll(/^(.+?); \/\/ → (.*)$/gmu)];
  for (const [, expression = '', expected] of claims) {
    expect(JSON.stringify(runInContext(expression, context)), expression).toBe(expected);
  }
  expect(claims.length).toBeGreaterThan(12);
});

it('the README names every function of the door', () => {
  for (const name of Object.keys(door)) expect(readme).toContain(`\`${name}\``);
});
