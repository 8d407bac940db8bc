import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDocumentNumbers, normaliseDocumentNumber, standaloneDocumentNumber } from './document-number.ts';

const brackets = fc.constantFrom('〔〕', '[]', '［］', '【】', '()', '（）', '„‟', '﹝﹞', '「」');

describe('document numbers', () => {
  it('are normalised from every bracket and spacing', () => {
    fc.assert(
      fc.property(
        brackets,
        fc.integer({ min: 1990, max: 2035 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('', ' ', '第'),
        (pair, year, no, gap) => {
          const [open = '', close = ''] = pair.split('');
          const text = `咸政办发${open}${year}${close}${gap}${no}号`;
          expect(findDocumentNumbers(`（${text}）`)).toEqual([`咸政办发〔${year}〕${no}号`]);
          expect(standaloneDocumentNumber(` ${text} `)).toBe(`咸政办发〔${year}〕${no}号`);
        },
      ),
    );
  });

  it.each([
    ['示管办发〔2018〕5号　　签发人：张三', '示管办发〔2018〕5号'],
    ['（示管发［2018］ 05号）', '示管发〔2018〕5号'],
    ['示范市人民政府令第12号', '示范市人民政府令第12号'],
    ['〔2016〕3号', '〔2016〕3号'],
    ['根据咸政办发〔2016〕42号文件要求', undefined],
    ['现将《办法》（示管发〔2018〕5号）印发给你们', undefined],
    ['2018年7月13日', undefined],
  ])('%s stands alone: %s', (line, number) => {
    expect(standaloneDocumentNumber(line)).toBe(number);
  });

  it('keeps a labelled number in a style of its own', () => {
    expect(normaliseDocumentNumber('通开发管 [2018] 17 号')).toBe('通开发管〔2018〕17号');
    expect(normaliseDocumentNumber('2018年 第5期')).toBe('2018年第5期');
  });
});
