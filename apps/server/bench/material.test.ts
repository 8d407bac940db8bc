import { describe, expect, it } from 'vitest';
import { benchDocuments } from './material.ts';

describe('benchDocuments', () => {
  const made = benchDocuments(7, 300);

  it('gives the same documents for the same seed and others for another', () => {
    expect(benchDocuments(7, 300)).toEqual(made);
    expect(benchDocuments(8, 300).map(({ bodyHtml }) => bodyHtml)).not.toEqual(made.map(({ bodyHtml }) => bodyHtml));
  });

  it('makes them as long as real ones, short and long', () => {
    const lengths = made.map(({ bodyHtml }) => bodyHtml.replace(/<[^>]*>/g, '').length).toSorted((a, b) => a - b);
    expect(lengths[150]).toBeGreaterThan(700);
    expect(lengths[150]).toBeLessThan(2_000);
    expect(lengths.at(-1)).toBeGreaterThan(5_000);
  });

  it('makes only what may be published, on days that exist and in columns of the zone', () => {
    for (const { attribute, writtenDate, stage } of made) {
      expect(attribute?.kind).toBe('PROACTIVE');
      expect(new Date(`${writtenDate}T00:00:00Z`).toISOString().slice(0, 10)).toBe(writtenDate);
      expect(stage).toBe('published');
    }
    expect(new Set(made.map(({ column }) => column)).size).toBeGreaterThan(10);
  });
});
