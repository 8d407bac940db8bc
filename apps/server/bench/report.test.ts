import { describe, expect, it } from 'vitest';
import { displayWidth, figure, table } from './report.ts';

describe('displayWidth', () => {
  it('counts Chinese characters and full-width signs as two', () => {
    expect(displayWidth('文号〔2026〕3号')).toBe(4 + 2 + 4 + 2 + 1 + 2);
    expect(displayWidth('p99 < 50 ms')).toBe(11);
  });
});

describe('figure', () => {
  it.each([
    [0.012345, '0.0123'],
    [7.891, '7.89'],
    [99.96, '100'],
    [12_345.6, '12,346'],
    [Number.NaN, '—'],
  ])('writes %d as %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});

describe('table', () => {
  it('says plainly that a goal was missed, met, or that there is none', () => {
    const line = { work: '检索 search', result: '5 ms', reference: '4 ms', goal: '≤ 1.3 ×', figures: {} };
    const text = table([
      { ...line, met: false, ratio: { median: 1.5, min: 1.4, max: 2 } },
      { ...line, met: true },
      line,
    ]);
    const [, , missed, met, none] = text.split('\n');
    expect(missed).toMatch(/1\.5 × \[1\.4–2\].*MISSED$/);
    expect(met).toMatch(/达到 met$/);
    expect(none).toMatch(/—$/);
  });

  it('keeps its columns one below the other', () => {
    const line = { work: '检索', result: '5', reference: '—', goal: '', figures: {} };
    const places = table([line, { ...line, work: 'search' }])
      .split('\n')
      .map((row) => displayWidth(row.split(/[│┼]/)[0] ?? ''));
    expect(new Set(places).size).toBe(1);
  });
});
