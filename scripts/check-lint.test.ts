import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFixture } from './check-fixture.ts';

const root = resolve(import.meta.dirname, '..');
const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'ESNext',
    target: 'ES2024',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ['node'],
  },
  include: ['apps'],
});

/** One offence a file, and the rule it breaks. Each `~` is taken out, so that a search for real offences passes by. */
const offences: [string, string, string][] = [
  ['any', 'export const a: a~ny = 1;', 'no-explicit-any'],
  ['non-null', 'export const f = (x?: string) => x~!.length;', 'no-non-null-assertion'],
  ['floating', 'async function f() { await Promise.resolve(); }\nexport function g() { f(); }', 'no-floating-promises'],
  ['misused', 'async function f() { await Promise.resolve(); }\nexport const g = (x: string[]) => x.forEach(async () => f());', 'no-misused-promises'],
  ['equality', 'export const f = (x: unknown) => x == 1;', 'eqeqeq'],
  ['unused', 'const left = 1;\nexport {};', 'no-unused-vars'],
  ['unsafe', 'export const f = (x: string) => JSON.parse(x).a;', 'no-unsafe-member-access'],
  ['environment', 'export const x = process.env.HOME;', 'no-process-env'],
  ['default', 'export default 1;', 'no-default-export'],
  ['ignore', '// @ts~-ignore\nexport const x: number = "1";', 'ban-ts-comment'],
  ['left', '// to~do later\nexport {};', 'no-warning-comments'],
  ['cycle-a', 'import { b } from "./cycle-b.ts";\nexport const a = (): number => b();', 'no-cycle'],
  ['cycle-b', 'import { a } from "./cycle-a.ts";\nexport const b = (): number => a();', 'no-cycle'],
  ['only.test', 'import { expect, it } from "vitest";\nit.on~ly("x", () => { expect(1).toBe(1); });', 'no-focused-tests'],
  ['unneeded', '// oxlint~-disable-next-line eqeqeq\nexport {};', 'Unused'],
]; // prettier-ignore

describe('the lint settings', () => {
  it('catch each of these offences, in a file that has no other', () => {
    const path = (name: string): string => `apps/server/src/search/${name}.ts`;
    const files = {
      'tsconfig.json': tsconfig,
      'package.json': '{ "type": "module" }',
      ...Object.fromEntries(offences.map(([name, text]) => [path(name), `${text.replaceAll('~', '')}\n`])),
      [path('clean')]: 'export function twice(n: number): number {\n  return n * 2;\n}\n',
    };
    withFixture(files, (folder) => {
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
      const run = spawnSync(
        process.execPath,
        [oxlint, '-c', join(root, '.oxlintrc.json'), '-f', 'unix', '--disable-nested-config', 'apps'],
        {
          cwd: folder,
          encoding: 'utf8',
          timeout: 50_000,
        },
      );
      for (const [name, , rule] of offences) {
        const lines = run.stdout.split('\n').filter((line) => line.includes(`${path(name)}:`));
        expect(lines.join('\n'), `${name}: ${run.stdout}${run.stderr}`).toContain(rule);
      }
      expect(run.stdout).not.toContain(path('clean'));
      expect(run.status).toBe(1);
    });
  });
});
