import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as commitment from './commitment.ts';
import * as ledger from './index.ts';
import * as sm from './sm/index.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const code = [...readme.matchAll(/```ts\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '').join('\n');

describe('the README', () => {
  it('shows what really happens', async () => {
    const context = createContext({ ...ledger, ...sm, ...commitment, TextEncoder });
    const expected: string[] = [];
    const actual: string[] = [];
    // Lines up to the next claim run together; an import is given by the context instead.
    const parts = code.replace(/^import [^;]*;$/gmu, '').split(/ \/\/ → (.*)\n/u);
    for (let index = 0; index + 1 < parts.length; index += 2) {
      expected.push(parts[index + 1] ?? '');
      const value: unknown = await runInContext(parts[index] ?? '', context);
      actual.push(value === undefined ? 'undefined' : JSON.stringify(value));
    }
    expect(actual).toEqual(expected);
    expect(expected.length).toBeGreaterThan(15);
  });

  it('imports only what the doors offer', () => {
    const offered: Record<string, object> = { '': ledger, '/sm': sm, '/commitment': commitment };
    const imports = [...code.matchAll(/import \{([^}]*)\} from '@openzone\/ledger-core([^']*)'/gu)];
    expect(imports.length).toBeGreaterThan(5);
    for (const [, names = '', door = ''] of imports) {
      const shown = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      expect(Object.keys(offered[door] ?? {}), door).toEqual(expect.arrayContaining(shown));
    }
  });

  it('lists every error code', () => {
    const source = readFileSync(join(import.meta.dirname, 'errors.ts'), 'utf8');
    const codes = [...source.matchAll(/\| '([A-Z_]+)'/gu)].map((match) => match[1] ?? '');
    expect(codes.length).toBe(25);
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` /gmu)].map((match) => match[1] ?? '');
    expect(listed).toEqual(codes);
  });
});
