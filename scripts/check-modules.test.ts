import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCheck, withFixture } from './check-fixture.ts';
import { checkModules } from './check-modules.mjs';

const S = 'apps/server/src';
const manifest = (name: string, exports: object = { '.': './src/index.ts' }): string =>
  JSON.stringify({ name, exports });

/** A repository that obeys the map, with one import of every permitted kind. */
const good: Record<string, string> = {
  'packages/calendar/package.json': manifest('@openzone/calendar'),
  'packages/calendar/src/index.ts': `export * from './days.ts';`,
  'packages/calendar/src/days.ts': `export const days = 1;`,
  'packages/calendar/src/days.test.ts': `import 'node:fs'; import './days.ts';`,
  'packages/chinese-text/package.json': manifest('@openzone/chinese-text', { './repair': './src/repair/index.ts' }),
  'packages/chinese-text/src/repair/index.ts': `import 'node:fs'; export {};`,
  'packages/contracts/package.json': manifest('@openzone/contracts'),
  'packages/contracts/src/index.ts': `export type Id = string;`,
  'apps/backoffice/package.json': manifest('@openzone/backoffice', {}),
  'apps/backoffice/vite.config.ts': `import 'node:path';`,
  'apps/backoffice/src/main.tsx': `import type { Id } from '@openzone/contracts'; import 'react'; import './main.css'; export const x = <b/>;`,
  'apps/backoffice/src/main.css': '',
  'apps/server/package.json': manifest('@openzone/server', {}),
  [`${S}/platform/errors.ts`]: `export class AppError {}`,
  [`${S}/platform/db/index.ts`]: `import pg from 'pg'; import { AppError } from '../errors.ts'; export { pg, AppError };`,
  [`${S}/base/sites/index.ts`]: `export type Site = number; import { AppError } from '../../platform/errors.ts'; export { AppError };`,
  [`${S}/engines/publication/index.ts`]: `import type { Site } from '../../base/sites/index.ts'; import '@openzone/calendar'; import '@openzone/chinese-text/repair'; export type { Site };`,
  [`${S}/engines/publication/public/index.ts`]: `export const shown = 1;`,
  [`${S}/search/index.ts`]: `export { shown } from '../engines/publication/public/index.ts';`,
  [`${S}/systems/legacy-files/index.ts`]: `import '../../search/index.ts'; import '../../engines/publication/index.ts'; import '../../platform/db/index.ts';`,
  [`${S}/demo/index.ts`]: `import '../systems/legacy-files/index.ts'; import '../search/index.ts';`,
  [`${S}/portal/index.ts`]: `import '../systems/legacy-files/index.ts';`,
  [`${S}/app/web.ts`]: `import '../portal/index.ts'; const lazy = () => import('../demo/index.ts'); export { lazy };`,
  [`${S}/app/web.test.ts`]: `import './web.ts'; import '../../tests/help.ts';`,
  'apps/server/tests/help.ts': `import '../src/engines/publication/index.ts'; import '../src/portal/inside.ts'; import 'pg';`,
  [`${S}/portal/inside.ts`]: `export const page = 1;`,
};

const bad: [string, Record<string, string>, RegExp][] = [
  ['an import upward', { [`${S}/base/sites/up.ts`]: `import '../../engines/publication/index.ts';` }, /up\.ts:1 {2}base\/sites .* must not import engines\/publication .*only downward/],
  ['a type import upward', { [`${S}/platform/up.ts`]: `\nimport type { Site } from '../base/sites/index.ts'; export type T = Site;` }, /up\.ts:2 {2}platform .* must not import base\/sites/],
  ['an inline type import upward', { [`${S}/platform/up.ts`]: `export type T = import('../base/sites/index.ts').Site;` }, /must not import base\/sites/],
  ['a re-export upward', { [`${S}/platform/up.ts`]: `export * from '../base/sites/index.ts';` }, /must not import base\/sites/],
  ['a re-exported type upward', { [`${S}/platform/up.ts`]: `export type { Site } from '../base/sites/index.ts';` }, /must not import base\/sites/],
  ['a dynamic import upward', { [`${S}/platform/up.ts`]: `export const f = () => import(\`../base/sites/index.ts\`);` }, /must not import base\/sites/],
  ['a require upward', { [`${S}/platform/up.ts`]: `import r = require('../base/sites/index.ts'); export { r };` }, /must not import base\/sites/],
  ['a worker upward', { [`${S}/platform/up.ts`]: `export const u = new URL('../base/sites/index.ts', import.meta.url);` }, /must not import base\/sites/],
  ['a computed import', { [`${S}/platform/up.ts`]: `export const f = (x: string) => import(x);` }, /computed import path/],
  ['siblings among systems', { [`${S}/systems/mailbox/index.ts`]: `import '../legacy-files/index.ts';` }, /neighbours on the floor "systems"/],
  ['siblings among engines', { [`${S}/engines/cases/index.ts`]: `import '../publication/index.ts';` }, /neighbours on the floor "engines"/],
  ['siblings in delivery', { [`${S}/open/index.ts`]: `import type {} from '../portal/index.ts';` }, /neighbours on the floor "delivery"/],
  ['siblings among followers', { [`${S}/channels/index.ts`]: `import '../search/index.ts';` }, /neighbours on the floor "followers"/],
  ['a module entered past its door', { [`${S}/app/x.ts`]: `import '../portal/inside.ts';` }, /portal is entered only through its index\.ts, not portal\/inside\.ts/],
  ['a folder of platform entered past its door', { [`${S}/app/x.ts`]: `import '../platform/db/pool.ts';`, [`${S}/platform/db/pool.ts`]: '' }, /entered only through its index\.ts, not platform\/db\/pool\.ts/],
  ['a test file as a door of platform', { [`${S}/app/x.ts`]: `import '../platform/e.test.ts';`, [`${S}/platform/e.test.ts`]: '' }, /entered only through its index/],
  ['demo outside what it may use', { [`${S}/demo/x.ts`]: `import '../channels/index.ts';`, [`${S}/channels/index.ts`]: '' }, /demo may import only .*not channels/],
  ['flows and demo', { [`${S}/flows/index.ts`]: `import '../demo/index.ts';` }, /neighbours on the floor "flows"/],
  ['a folder that is not on the map', { [`${S}/helpers/x.ts`]: '' }, /helpers\/x\.ts {2}is not on the map/],
  ['a file on a floor of folders', { [`${S}/systems/index.ts`]: '' }, /systems\/index\.ts {2}is not on the map/],
  ['a workspace that is not on the map', { 'packages/extra/src/index.ts': '' }, /packages\/extra\/src\/index\.ts {2}is not on the map/],
  ['a workspace by path', { [`${S}/platform/x.ts`]: `import '../../../../packages/calendar/src/index.ts';` }, /imported by its package name/],
  ['an unexported path of a workspace', { [`${S}/platform/x.ts`]: `import '@openzone/calendar/src/days.ts';` }, /does not lead to a file/],
  ['the server from the back office', { 'apps/backoffice/src/x.ts': `import type {} from '../../server/src/platform/errors.ts';` }, /apps\/backoffice may import packages\/contracts, not apps\/server/],
  ['a package outside its uses', { 'apps/backoffice/src/x.ts': `import '@openzone/calendar';` }, /apps\/backoffice may import packages\/contracts, not packages\/calendar/],
  ['one package from another', { 'packages/contracts/src/x.ts': `import '@openzone/calendar';` }, /packages\/contracts may import no other workspace/],
  ['Node in a browser-safe package', { 'packages/calendar/src/x.ts': `import type {} from 'node:fs';` }, /runs in browsers/],
  ['Node without its prefix', { 'apps/backoffice/src/x.ts': `import 'path';` }, /runs in browsers/],
  ['the database driver outside its place', { [`${S}/search/x.ts`]: `import pg from 'pg';` }, /package pg is imported only in platform\/db/],
  ['test support from the product', { [`${S}/portal/x.ts`]: `import '../../tests/help.ts';` }, /serves tests and tools only/],
  ['a path that leads nowhere', { [`${S}/portal/x.ts`]: `import './gone.ts';` }, /does not lead to a file/],
  ['a cycle', { [`${S}/portal/a.ts`]: `import './b.ts';`, [`${S}/portal/b.ts`]: `export * from './c.ts';`, [`${S}/portal/c.ts`]: `import './a.ts';` }, /import cycle {2}\S+a\.ts → \S+b\.ts → \S+c\.ts → \S+a\.ts/],
  ['a cycle of types alone', { 'packages/calendar/src/a.ts': `import type { B } from './b.ts'; export type A = B;`, 'packages/calendar/src/b.ts': `export type B = import('./a.ts').A;` }, /import cycle/],
  ['a file that cannot be parsed', { [`${S}/portal/x.ts`]: `import {` }, /cannot be parsed/],
]; // prettier-ignore

describe('the check of the module map', () => {
  it('passes a repository that obeys it', () => {
    const sources = Object.keys(good).filter((path) => /\.tsx?$/.test(path));
    const { status, output } = runCheck('check-modules', good);
    expect(output).toContain(`module map: ${sources.length} files, 28 imports, 0 offences`);
    expect(status).toBe(0);
  });

  it('fails the build with the offence on its own line', () => {
    const files = { [`${S}/platform/up.ts`]: `import type {} from '../base/sites/index.ts';` };
    const { status, output } = runCheck('check-modules', { ...good, ...files });
    expect(output).toContain(`${S}/platform/up.ts:1  platform`);
    expect(output).toContain(', 1 offences');
    expect(status).toBe(1);
  });

  it.each(bad)('refuses %s, and nothing else', (_name, files, message) => {
    const { offences } = withFixture({ ...good, ...files }, (root) => checkModules(root));
    expect(offences).toEqual([expect.stringMatching(message)]);
  });

  it('has a floor for every rule it holds elsewhere', async () => {
    const { default: map } = (await import('../module-map.cjs')) as {
      default: { serverFloors: { modules: string[] }[]; mayImportOnly: Record<string, string[]> };
    };
    const modules = map.serverFloors.flatMap((floor) => floor.modules);
    for (const patterns of Object.values(map.mayImportOnly))
      for (const pattern of patterns) expect(modules).toContain(pattern);
    expect(readFileSync(join(import.meta.dirname, '../module-map.cjs'), 'utf8')).toContain('-- owner:');
  });
});
