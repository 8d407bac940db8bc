import { describe, expect, it } from 'vitest';
import { looksDamaged } from './looks-damaged.ts';

describe('looksDamaged', () => {
  it.each([
    '2016年政務(wù)公開年度報(bào)告',
    '關于進一步做好政務公開工作的通知',
    '關於進一步做好政務公開工作的通知',
    '文號(hào)',
    // The characters were turned back by another tool, the readings were left.
    '政务(wù)公开与政务(wù)服务(wù)',
  ])('%s', (text) => {
    const report = looksDamaged(text);
    expect(report.damaged).toBe(true);
    expect(report.reasons.length).toBeGreaterThan(0);
    for (const reason of report.reasons) {
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
      expect(reason.en).toMatch(/[a-z]/u);
    }
  });

  it.each([
    '',
    'Government Information Disclosure (PDF)',
    '关于进一步做好政务公开工作的通知',
    '郓(yùn)城县、亳(bó)州市、盱(xū)眙(yí)县',
    '“國”是“国”的繁体字，本网站以简体字发布。',
    '乾隆年间的著作，瞭望塔覆盖全区。',
    '張',
    '図書館の情報公開について、東京都の條例を読む',
  ])('not %s', (text) => {
    expect(looksDamaged(text)).toMatchObject({ damaged: false, reasons: [] });
  });

  it('measures', () => {
    expect(looksDamaged('政務(wù)公開')).toMatchObject({ traditionalShare: 0.5, bracketedReadings: 1 });
    expect(looksDamaged('政务公开')).toMatchObject({ traditionalShare: 0, bracketedReadings: 0 });
  });

  it('does not take a page that quotes Traditional, or explains one character of it, for damaged', () => {
    const page = '全面推进决策、执行、管理、服务、结果公开，不断提升政务公开质量和实效。'.repeat(10);
    expect(looksDamaged(`${page}他题写了“為人民服務”。${page}`).damaged).toBe(false);
    expect(looksDamaged(`${page}繁体作“國(guó)”。${page}`).damaged).toBe(false);
  });
});
