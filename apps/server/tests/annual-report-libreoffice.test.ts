import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruledTables, whole, type RuledTable } from './support/ruled-tables.ts';
import { paperOf, paperYears, type PaperKey } from './support/report-paper.ts';

/**
 * The report as Word file, opened by LibreOffice and printed: what stands on the paper is the official layout, merged cell by merged cell.
 * LibreOffice is no part of the project; where it is not installed (Debian: libreoffice-writer-nogui) these are skipped, in CI as well.
 */
const soffice = 'soffice';
const isInstalled = spawnSync(soffice, ['--version'], { timeout: 60_000 }).status === 0;
const skipped = isInstalled ? '' : ' (skipped: LibreOffice, the command soffice, is not installed)';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-libreoffice-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** With a profile of its own: one that is open elsewhere would answer in its place. */
function printed(docx: Uint8Array, name: string): Uint8Array {
  writeFileSync(join(folder, `${name}.docx`), docx);
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const run = spawnSync(
    soffice,
    [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, `${name}.docx`],
    { cwd: folder, timeout: 120_000, encoding: 'utf8' },
  );
  expect([run.status, run.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  return readFileSync(join(folder, `${name}.pdf`));
}

const told = (tables: readonly RuledTable[]): string[][][] =>
  tables.map((table) => table.map((row) => row.map(({ text, columns, rows }) => `${text}|${columns}|${rows}`)));

describe.skipIf(!isInstalled)(`the report in LibreOffice${skipped}`, () => {
  it.each(Object.keys(paperYears) as PaperKey[])(
    'by the form of %s has its tables, each cell as wide and as high as the official one',
    { timeout: 180_000 },
    async (key) => {
      const { docx, tables } = await paperOf(key);
      const pages = await ruledTables(printed(docx, `report-${key}`));
      expect(pages.length).toBeGreaterThan(1);
      const found = whole(
        pages,
        tables.map(({ head }) => head),
      );
      expect(found).toHaveLength(tables.length);
      expect(told(found)).toEqual(tables.map(({ cells }) => cells));
    },
  );
});
