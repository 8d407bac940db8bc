import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, onlyDate, parseDateField } from './dates.ts';

const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((d) => ({
  iso: d.toISOString().slice(0, 10),
  y: d.getUTCFullYear(),
  m: d.getUTCMonth() + 1,
  d: d.getUTCDate(),
}));

const HAN = '〇一二三四五六七八九';

function han(value: number): string {
  const tens = Math.floor(value / 10);
  const units = value % 10;
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${units > 0 ? HAN[units] : ''}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

describe('dates in text', () => {
  it('reads every day in every usual writing', () => {
    fc.assert(
      fc.property(day, ({ iso, y, m, d }) => {
        const writings = [
          `${y}年${m}月${d}日`,
          `${y}年${two(m)}月${two(d)}日`,
          `${y} 年 ${m} 月 ${d} 日`,
          `${y}-${two(m)}-${two(d)}`,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${[...String(y)].map((c) => HAN[Number(c)]).join('')}年${han(m)}月${han(d)}日`,
          `${[...String(y)]
            .map((c) => HAN[Number(c)])
            .join('')
            .replaceAll('〇', '○')}年${han(m)}月${han(d)}日`,
          [...`${y}年${m}月${d}日`]
            .map((c) => (/\d/u.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
            .join(''),
        ];
        for (const text of writings) {
          expect(
            findDates(`落款 ${text}。`).map((f) => f.iso),
            text,
          ).toEqual([iso]);
          expect(onlyDate(`（${text}）`)?.iso, text).toBe(iso);
        }
        expect(parseDateField(`${y}${two(m)}${two(d)}`)?.iso).toBe(iso);
      }),
    );
  });

  it('never yields a day that does not exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2099 }), fc.nat({ max: 99 }), fc.nat({ max: 99 }), (y, m, d) => {
        for (const found of findDates(`${y}年${m}月${d}日 ${y}-${m}-${d}`)) {
          if (found.iso !== undefined) expect(new Date(found.iso).toISOString().slice(0, 10)).toBe(found.iso);
        }
      }),
    );
  });

  it.each([
    ['2018年2月31日', undefined],
    ['2019-02-29', undefined],
    ['2020年2月29日', '2020-02-29'],
    ['二〇一八年七月十三日', '2018-07-13'],
    ['二○一八年十二月三十一日', '2018-12-31'],
    ['二〇〇九年元月廿一日', '2009-01-21'],
    ['1948年1月1日', undefined],
  ])('%s → %s, kept as written', (text, iso) => {
    expect(findDates(text)).toMatchObject([{ iso, text }]);
  });

  it('reads a time of day behind the date', () => {
    expect(findDates('2019-02-28 14:43')[0]).toMatchObject({ iso: '2019-02-28', time: '14:43' });
    expect(findDates('2009年08月07日 15：18来源')[0]).toMatchObject({ time: '15:18' });
    expect(findDates('2018-07-20T10:00:00.000')[0]).toMatchObject({ time: '10:00' });
  });

  it('tells a line that is only a date from one that mentions one', () => {
    expect(onlyDate('2018年7月13日（此件公开发布）')?.iso).toBe('2018-07-13');
    expect(onlyDate('截至2018年7月13日')).toBeUndefined();
    expect(onlyDate('2018年1月1日至2018年12月31日')).toBeUndefined();
    expect(findDates('电话 0513-8598-2018、编号2018-00222')).toEqual([]);
  });
});
