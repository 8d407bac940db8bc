import { describe, expect, it } from 'vitest';
import { findBracketedReadings } from './readings.ts';

const found = (text: string): string[] => findBracketedReadings(text).map(({ start, end }) => text.slice(start, end));

describe('findBracketedReadings', () => {
  it.each([
    '號(hào)',
    '號（hào）',
    '號( hào )',
    '號(HÀO)',
    '號(hao)',
    '號(HAO)',
    '号(hào)',
    '號(ha\u0300o)',
    '長(zhǎng)',
    '長(cháng)',
    '綠(lǜ)',
    '綠(lv)',
    '覆(fù)',
    '後(hou)',
    '𫖯(fǔ)',
    // Not a reading of 號, but well-formed and toned: other tables have other readings.
    '號(lóng)',
  ])('finds the reading in %s', (text) => {
    expect(found(`${text}第一`)).toEqual([text.slice(text.search(/[（(]/u))]);
  });

  it.each([
    '附件(PDF)',
    '增长(GDP)',
    '方案(a)',
    '金额(E)',
    '額(e)',
    '选项(yi)',
    '公司(GE)',
    '个(GE)',
    '(hào)',
    'x(hào)',
    '号 (hào)',
    '号(hàohào)',
    '盱眙(xū yí)',
    '号(号)',
    '号(12)',
    '号()',
    '号(hào',
    '网站(www.lyg.gov.cn)',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds a second reading behind the first', () => {
    expect(found('調(diào)(tiáo)整')).toEqual(['(diào)', '(tiáo)']);
  });
});
