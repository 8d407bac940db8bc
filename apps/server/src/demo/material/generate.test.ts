import { addWorkdays, isWorkday } from '@openzone/calendar';
import { proactiveArticles, subjectCategories } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from './blocks.ts';
import { columnsOf } from './columns.ts';
import { documents } from './documents/index.ts';
import { generateDocuments } from './generate.ts';
import { Random } from './generate/random.ts';
import { TEMPLATES } from './generate/templates.ts';
import { DEMO_TODAY, unitOf, zoneOf } from './zone.ts';

describe('generateDocuments', () => {
  const some = generateDocuments(20_261_122, 320);

  it('gives the same documents for the same seed and others for another', () => {
    expect(generateDocuments(20_261_122, 320)).toEqual(some);
    expect(generateDocuments(2, 320).map((one) => one.title)).not.toEqual(some.map((one) => one.title));
  });

  it('draws on at least thirty templates', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(some.map((one) => one.column)).size).toBeGreaterThanOrEqual(30);
  });

  it('makes complete documents of units and columns that exist, dated on working days', () => {
    const keys = new Set(columnsOf('dongyu').map((column) => column.key));
    for (const one of some) {
      expect(one.bodyHtml + one.title + one.abstract, one.title).not.toMatch(/undefined|NaN|\[object/u);
      expect(one.title, 'a title is stored with plain single spaces').toBe(one.title.replace(/\s+/gu, ' ').trim());
      expect([...one.abstract].length, one.title).toBeLessThanOrEqual(200);
      expect(textOf(one.bodyHtml).length, one.title).toBeGreaterThan(90);
      expect(
        [one.column, ...one.extraColumns].every((key) => keys.has(key)),
        one.title,
      ).toBe(true);
      expect(one.issuingAgency).toBe(unitOf('dongyu', one.unit).name);
      expect(subjectCategories).toContain(one.subjectCategory);
      expect(Object.keys(proactiveArticles)).toContain(
        one.attribute?.kind === 'PROACTIVE' ? one.attribute.article : '',
      );
      expect(isWorkday(one.writtenDate) && isWorkday(one.publishedDate ?? ''), one.title).toBe(true);
      expect((one.publishedDate ?? '') <= DEMO_TODAY, one.title).toBe(true);
      expect((one.publishedDate ?? '') <= addWorkdays(one.writtenDate, 20), one.title).toBe(one.late === undefined);
    }
  });

  it('never uses a title, key or document number twice, nor one of a written document', () => {
    const all = [...documents, ...some];
    expect(new Set(all.map((one) => one.title)).size).toBe(all.length);
    expect(new Set(some.map((one) => one.key)).size).toBe(some.length);
    const numbers = all.flatMap((one) => one.documentNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('numbers a series in the order of writing', () => {
    const series = new Map<string, number>();
    for (const one of some) {
      const [, name, number] = /^(.+〕)(\d+)号$/u.exec(one.documentNumber ?? '') ?? [];
      if (name === undefined) continue;
      expect(Number(number)).toBeGreaterThan(series.get(name) ?? 0);
      series.set(name, Number(number));
    }
    expect(series.size).toBeGreaterThan(5);
  });

  it('agrees with the written statistics', () => {
    const q3 = generateDocuments(5, 3000).find(
      (one) => one.title.includes('2026年1—9月') && one.column === 'statistics',
    );
    expect(textOf(q3?.bodyHtml ?? '')).toContain('规模以上工业增加值\t7.4%');
  });

  it('serves the small zone with its own units and columns, and none of the other zone’s names', () => {
    const small = generateDocuments(3, 80, { zone: 'linhu' });
    const keys = new Set(columnsOf('linhu').map((column) => column.key));
    for (const one of small) {
      expect(
        [one.column, ...one.extraColumns].every((key) => keys.has(key)),
        one.title,
      ).toBe(true);
      expect(zoneOf('linhu').units.map((unit) => unit.name)).toContain(one.issuingAgency);
      expect(one.title + one.bodyHtml, one.title).not.toMatch(/东屿|望海|东港|望屿/u);
    }
  });

  it('makes 20,000 with unique titles', () => {
    expect(new Set(generateDocuments(1, 20_000).map((one) => one.title)).size).toBe(20_000);
  });

  it('gives exactly as many as asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), fc.integer({ min: 0, max: 90 }), (seed, count) => {
        expect(generateDocuments(seed, count)).toHaveLength(count);
      }),
      { numRuns: 20 },
    );
  });
});

describe('Random', () => {
  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, span) => {
        const random = new Random(seed);
        for (let i = 0; i < 20; i++) {
          const n = random.int(low, low + span);
          expect(n >= low && n <= low + span && Number.isInteger(n)).toBe(true);
        }
        expect(random.sample([1, 2, 3, 4, 5], 3)).toHaveLength(3);
      }),
    );
  });
});
