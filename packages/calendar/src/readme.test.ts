import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as calendar from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const code = [...readme.matchAll(/```ts\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '').join('\n');

describe('the README', () => {
  it('shows what really happens', () => {
    const context = createContext({ ...calendar });
    const expected: string[] = [];
    const actual: string[] = [];
    // Lines up to the next claim run together; an import is given by the context instead.
    const parts = code.replace(/^import [^;]*;$/gmu, '').split(/ \/\/ → (.*)\n/u);
    for (let index = 0; index + 1 < parts.length; index += 2) {
      expected.push(parts[index + 1] ?? '');
      actual.push(JSON.stringify(runInContext(parts[index] ?? '', context)));
    }
    expect(actual).toEqual(expected);
    expect(expected.length).toBeGreaterThan(8);
  });

  it('imports only what the door offers', () => {
    const names = [...code.matchAll(/import \{([^}]*)\}/gu)].flatMap((match) => (match[1] ?? '').split(','));
    const shown = names.map((name) => name.trim()).filter((name) => name !== '');
    expect(shown.length).toBeGreaterThan(0);
    expect(Object.keys(calendar)).toEqual(expect.arrayContaining(shown));
  });

  it('lists every error code', () => {
    const source = readFileSync(join(import.meta.dirname, 'errors.ts'), 'utf8');
    const codes = [...source.matchAll(/\| '([A-Z_]+)'/gu)].map((match) => match[1] ?? '');
    expect(codes.length).toBe(5);
    const clockSource = readFileSync(join(import.meta.dirname, 'request-clock/errors.ts'), 'utf8');
    const clockCodes = [...clockSource.matchAll(/\| '([A-Z_]+)'/gu)].map((match) => match[1] ?? '');
    expect(clockCodes.length).toBeGreaterThan(8);
    for (const name of [...codes, ...clockCodes]) expect(readme).toContain(`\`${name}\``);
  });

  it('lists every setting of the clock with its default', () => {
    for (const [name, value] of Object.entries(calendar.defaultClockPolicy)) {
      expect(readme).toMatch(new RegExp(`\\| \`${name}\` +\\| \`${String(value)}\``, 'u'));
    }
  });
});
