import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from './csv.ts';

describe('values separated by commas', () => {
  it('come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\n', ' ', '；') }).map((words) => `x${words}`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (rows) => {
        expect(parseCsv(writeCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('are read as spreadsheets write them', () => {
    expect(parseCsv('\ufeff甲,乙\r\n\r\n"丙 ""丁""","戊\n己",\n末')).toEqual([
      ['甲', '乙'],
      ['丙 "丁"', '戊\n己', ''],
      ['末'],
    ]);
  });

  it('hold nothing that a spreadsheet would run', () => {
    expect(writeCsv([['=1+1', '-x']])).toContain("'=1+1,'-x");
  });
});
