import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainOf, type GuidePage } from '../../backoffice/src/help/markdown.ts';
import {
  blocksOf,
  filesOf,
  guideFolder,
  guideIn,
  hashOfSources,
  pictureFolder,
  pictureNames,
  screensOfTheOffice,
  takenFrom,
  wordsOfTheScreens,
} from './support/guide.ts';

const zh = guideIn('zh');
const en = guideIn('en');
const outline = (guide: readonly GuidePage[]) =>
  guide.map(({ name, sections }) => [name, sections.map(({ id, screens }) => [id, screens])]);

describe('the user guide', () => {
  it('tells the same tasks in both languages', () => {
    expect(outline(en)).toEqual(outline(zh));
  });

  it('has no page that nobody is shown', () => {
    for (const [language, guide] of Object.entries({ zh, en })) {
      const files = readdirSync(join(guideFolder, language)).toSorted();
      expect(files).toEqual(guide.map(({ name }) => `${name}.md`).toSorted());
    }
  });

  it('explains every screen of the back office once, and no screen that is not there', () => {
    const explained = zh.flatMap(({ sections }) => sections.flatMap(({ screens }) => screens));
    expect(screensOfTheOffice().length).toBeGreaterThan(20);
    expect(explained.toSorted()).toEqual(screensOfTheOffice());
  });

  it('names each task once, so that a link to it leads to one place', () => {
    const ids = zh.flatMap(({ sections }) => sections.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('quotes only what some screen says, in %s', (_language, guide) => {
    const quoted = guide.flatMap((page) =>
      blocksOf(page).flatMap((block) => [...plainOf(block).matchAll(/“([^”]+)”/gu)].map(([, words = '']) => words)),
    );
    expect(quoted.length).toBeGreaterThan(30);
    const said = wordsOfTheScreens();
    expect([...new Set(quoted)].filter((words) => !said.includes(words))).toEqual([]);
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('leads somewhere with every link, in %s', (language, guide) => {
    const links = guide.flatMap((page) =>
      blocksOf(page).flatMap((block) => {
        const words = block.kind === 'paragraph' ? block.words : block.kind === 'list' ? block.items.flat() : [];
        return words.flatMap((word) => (word.kind === 'link' ? [word.to] : []));
      }),
    );
    expect(links.length).toBeGreaterThan(3);
    for (const link of links.filter((to) => !to.startsWith('http'))) {
      const [file = '', section] = link.split('#');
      expect(existsSync(join(guideFolder, language, file)), link).toBe(true);
      if (section !== undefined) {
        const page = guide.find(({ name }) => `${name}.md` === file);
        expect(
          page?.sections.map(({ id }) => id),
          link,
        ).toContain(section);
      }
    }
  });
});

describe('the pictures of the guide', () => {
  const shown = [...zh, ...en].flatMap((page) =>
    blocksOf(page).flatMap((block) => (block.kind === 'picture' ? [block.name] : [])),
  );
  const files = existsSync(pictureFolder)
    ? readdirSync(pictureFolder)
        .filter((file) => file.endsWith('.webp'))
        .toSorted()
    : [];

  it('are all there, and none that nobody sees', () => {
    const wanted = pictureNames.flatMap(filesOf);
    expect(
      shown.filter((name) => !wanted.includes(name)),
      'shown in the guide, but never taken',
    ).toEqual([]);
    expect(files, 'npm run guide takes them').toEqual(wanted.map((name) => `${name}.webp`).toSorted());
    for (const name of pictureNames) expect(shown).toEqual(expect.arrayContaining([`${name}-desktop`, `${name}-en`]));
  });

  it('show the screens as they are', () => {
    const taken = takenFrom();
    const stale = pictureNames.filter((name) => taken[name] !== hashOfSources(name));
    expect(stale, 'these screens changed since their picture; npm run guide takes it anew').toEqual([]);
  });

  it('are small: less than 4 MB together', () => {
    const bytes = files.reduce((sum, file) => sum + statSync(join(pictureFolder, file)).size, 0);
    expect(bytes).toBeLessThan(4 * 1024 * 1024);
  });
});
