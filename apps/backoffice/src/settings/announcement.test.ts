import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnnouncement } from './announcement.ts';
import { changesNothing, isWeekend, planChange, runsOf } from './calendar-plan.ts';

const DAY_MS = 86_400_000;
const iso = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dates = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2028-12-31') });

const forms: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => day.replaceAll('-', '/'),
  (day) => day.replaceAll('-', '.'),
  (day) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
];

describe('readAnnouncement', () => {
  it('reads a range of days in every way a day is written', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...forms),
        fc.constantFrom('至', ' 至 ', '到', '—', ' - ', ' to '),
        fc.constantFrom('放假', ' 放假调休，共3天。', '上班', ' off', ' work'),
        (from, length, form, between, kind) => {
          const days = Array.from({ length: length + 1 }, (_, index) => iso(from + index));
          const text = `${form(iso(from))}${between}${form(iso(from + length))}${kind}`;
          expect(readAnnouncement(text)).toEqual({
            read: [{ kind: /上班|work/.test(kind) ? 'WORKDAY' : 'HOLIDAY', days }],
            wrong: [],
            skipped: [],
          });
        },
      ),
    );
  });

  it('takes single days without a word for days off', () => {
    expect(readAnnouncement('2027-01-01\n2027-01-02、2027-01-03').read).toEqual([
      { kind: 'HOLIDAY', days: ['2027-01-01'] },
      { kind: 'HOLIDAY', days: ['2027-01-02', '2027-01-03'] },
    ]);
  });

  it('reads an invented 2027 from JSON and CSV as from the notice’s words', () => {
    const words = readAnnouncement('2027-01-01 至 2027-01-03 放假\n2027-01-09 上班');
    const days = ['2027-01-01', '2027-01-02', '2027-01-03'];
    const plan = (text: string) =>
      planChange({ from: '2020-01-01', to: '2026-12-31', holidays: [], makeupWorkdays: [] }, readAnnouncement(text))
        .change;
    const expected = plan('2027-01-01 至 2027-01-03 放假\n2027-01-09 上班');
    expect(words.wrong).toEqual([]);
    expect(expected).toMatchObject({ addHolidays: days, addMakeupWorkdays: ['2027-01-09'], extendTo: '2027-12-31' });
    const off = days.map((date) => ({ name: '元旦', date, isOffDay: true }));
    const list = JSON.stringify({ year: 2027, days: [...off, { date: '2027-01-09', isOffDay: false }] });
    expect(plan(list)).toEqual(expected);
    expect(plan(JSON.stringify({ holidays: days, makeupWorkdays: ['2027-01-09'] }))).toEqual(expected);
    expect(plan('日期,安排\n2027-01-01,放假\n2027-01-02,放假\n2027-01-03,放假\n2027-01-09,上班')).toEqual(expected);
    expect(readAnnouncement('{"days": 3').wrong.length + readAnnouncement('{"days": 3').read.length).toBeLessThan(2);
  });

  it('reads a whole notice, with its headings, weekdays and advice', () => {
    const notice = [
      '关于2026年部分节假日安排的通知',
      '国办发明电〔2025〕7号',
      '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
      '二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。',
      '节假日期间，请妥善安排好值班。',
    ].join('\n');
    const { read, wrong, skipped } = readAnnouncement(notice);
    expect(wrong).toEqual([]);
    expect(skipped).toEqual([
      '关于2026年部分节假日安排的通知',
      '国办发明电〔2025〕7号',
      '节假日期间，请妥善安排好值班。',
    ]);
    expect(read.map(({ kind, days }) => [kind, days.length, days[0], days.at(-1)])).toEqual([
      ['HOLIDAY', 3, '2026-01-01', '2026-01-03'],
      ['WORKDAY', 1, '2026-01-04', '2026-01-04'],
      ['HOLIDAY', 9, '2026-02-15', '2026-02-23'],
      ['WORKDAY', 2, '2026-02-14', '2026-02-28'],
    ]);
  });

  it.each([
    ['2027-02-30 放假', 'NO_SUCH_DAY'],
    ['2027-13-01', 'NO_SUCH_DAY'],
    ['1月1日至3日放假', 'NO_YEAR'],
    ['2027-01-03 至 2027-01-01 放假', 'ORDER'],
    ['2027-01-01 至 2027-12-31 放假', 'LONG'],
    ['2027年1月1日（周四）放假', 'WEEKDAY'],
    ['国务院办公厅 2026年11月4日', 'NO_KIND'],
    ['2027-01-01 放假，2027-01-03', 'NO_KIND'],
    ['元旦 1.1-1.3 放假', 'NOT_READ'],
  ])('gives back “%s”: %s', (line, problem) => {
    expect(readAnnouncement(`\n${line}`)).toEqual({ read: [], wrong: [{ line: 2, text: line, problem }], skipped: [] });
  });

  it('says something of every line that is not blank', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '2027-01-01',
            '1月2日',
            '3日',
            '至',
            '放假',
            '上班',
            '（周五）',
            '2026年',
            '通知',
            '7',
            ' ',
            '\n',
          ),
        ),
        (parts) => {
          const text = parts.join('');
          const { read, wrong, skipped } = readAnnouncement(text);
          const lines = text.split('\n').filter((line) => line.trim() !== '').length;
          if (read.length === 0) expect(wrong.length + skipped.length).toBe(lines);
          expect(wrong.length + skipped.length).toBeLessThanOrEqual(lines);
        },
      ),
    );
  });
});

const calendar = {
  from: '2018-01-01',
  to: '2026-12-31',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
  makeupWorkdays: ['2026-10-10'],
};
const planned = (text: string) => planChange(calendar, readAnnouncement(text));

describe('planChange', () => {
  it('covers the year announced to its last day and counts its days off', () => {
    expect(planned('2027-01-01 至 2027-01-03 放假\n2027-01-09 上班')).toEqual({
      change: {
        addHolidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
        addMakeupWorkdays: ['2027-01-09'],
        removeHolidays: [],
        removeMakeupWorkdays: [],
        extendTo: '2027-12-31',
      },
      already: [],
      problems: [],
      newYears: [{ year: '2027', holidays: 3 }],
    });
  });

  it('turns a day over by both halves, and leaves alone what is so already', () => {
    const { change, already } = planned('2026-10-10 放假\n2026-10-02 至 2026-10-03 上班\n2026-10-01 放假');
    expect(change).toEqual({
      addHolidays: ['2026-10-10'],
      addMakeupWorkdays: ['2026-10-03'],
      removeHolidays: ['2026-10-02', '2026-10-03'],
      removeMakeupWorkdays: ['2026-10-10'],
      extendTo: null,
    });
    expect(already).toEqual(['2026-10-01']);
    expect(changesNothing(planned('2026-10-01 放假\n2026-10-10 上班'))).toBe(true);
  });

  it('names days that contradict each other or the calendar', () => {
    expect(planned('2026-12-05 放假\n2026-12-05 上班\n2026-12-07 上班\n2017-12-30 放假').problems).toEqual([
      { problem: 'BOTH', day: '2026-12-05' },
      { problem: 'NOT_WEEKEND', day: '2026-12-07' },
      { problem: 'TOO_EARLY', day: '2017-12-30' },
    ]);
  });

  it('has no day twice, none both added and removed, and makes up weekends only', () => {
    const line = fc
      .tuple(dates, fc.integer({ min: 0, max: 9 }), fc.constantFrom('放假', '上班'))
      .map(([from, length, kind]) =>
        length === 0 ? `${iso(from)} ${kind}` : `${iso(from)} 至 ${iso(from + length)} ${kind}`,
      );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const { change } = planned(lines.join('\n'));
        for (const days of [change.addHolidays, change.addMakeupWorkdays, change.removeHolidays])
          expect(days).toEqual([...new Set(days)].toSorted());
        expect(change.addHolidays.filter((day) => change.removeHolidays.includes(day))).toEqual([]);
        expect(change.addMakeupWorkdays.filter((day) => change.removeMakeupWorkdays.includes(day))).toEqual([]);
        expect(change.addMakeupWorkdays.every(isWeekend)).toBe(true);
      }),
    );
  });
});

describe('runsOf', () => {
  it('joins days in a row', () => {
    expect(runsOf(['2026-12-31', '2027-01-01', '2027-01-03'])).toEqual([
      ['2026-12-31', '2027-01-01'],
      ['2027-01-03', '2027-01-03'],
    ]);
  });
});
