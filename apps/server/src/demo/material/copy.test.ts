import { repairText } from '@openzone/chinese-text/repair';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from './blocks.ts';
import { documents } from './documents/index.ts';
import { generateDocuments } from './generate.ts';
import { columnsOf } from './columns.ts';
import { ZONES } from './zone.ts';

/** Real reports kept beside the checkout: their figures may be used, their sentences not. */
const folder = join(import.meta.dirname, '../../../../../../shared/seeds');
const present = existsSync(folder);
/** So many Chinese characters in a row, punctuation apart, are taken for a copied sentence. */
const COPIED = 25;

function runs(text: string): string[] {
  return text.match(new RegExp(`\\p{Script=Han}{${COPIED},}`, 'gu')) ?? [];
}

function pieces(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of runs(text)) for (let i = 0; i + COPIED <= run.length; i++) found.add(run.slice(i, i + COPIED));
  return found;
}

/** Spaces inside a line are of the page, not of the sentence. */
function joined(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[ \t\u3000]+(?=\p{Script=Han})/gu, '');
}

it('has the real reports where they are required', () => {
  expect(present || process.env['CI'] === undefined, `${folder} is missing`).toBe(true);
});

describe.skipIf(!present)('nothing is copied from the real reports (skipped without ../shared/seeds)', () => {
  const seeds = present
    ? readdirSync(folder).map((name) => repairText(readFileSync(join(folder, name), 'utf8')).text)
    : [];
  const real = new Set(seeds.flatMap((text) => [...pieces(joined(text))]));

  it('would notice a copy', () => {
    expect(seeds).toHaveLength(5);
    const [sentence] = runs(joined(seeds[0] ?? ''));
    expect([...pieces(sentence ?? '')].some((piece) => real.has(piece))).toBe(true);
  });

  it('in the documents, the columns and the zones', () => {
    const own = [
      ...documents.map(
        (one) => `${one.title}\n${one.abstract}\n${textOf(one.bodyHtml)}\n${JSON.stringify(one.attachments)}`,
      ),
      JSON.stringify(ZONES),
      JSON.stringify(columnsOf('dongyu')),
    ];
    const copied = own.flatMap((text) => [...pieces(joined(text))].filter((piece) => real.has(piece)));
    expect(copied).toEqual([]);
  });

  it('in the generated documents', () => {
    const copied = generateDocuments(8, 2000).flatMap((one) =>
      [...pieces(joined(textOf(one.bodyHtml)))].filter((piece) => real.has(piece)),
    );
    expect(copied).toEqual([]);
  });
});
