import { createCalendar } from './calendar-version.ts';
import type { CalendarVersion } from './calendar-version.ts';
import type { IsoDate } from './iso-date.ts';

/** One year's arrangement by the General Office of the State Council, as last amended. */
export interface YearArrangement {
  /** The year the notice is for; its New Year holiday may begin in the December before. */
  readonly year: number;
  /** Notices by document number and date, the amending one last. */
  readonly notices: readonly { readonly documentNumber: string; readonly date: IsoDate }[];
  /** Name of the holiday, first and last day off (inclusive; weekends inside the range are part of it). */
  readonly holidays: readonly (readonly [name: string, from: IsoDate, to: IsoDate])[];
  /** Saturdays and Sundays worked instead (调休上班日). */
  readonly makeupWorkdays: readonly IsoDate[];
  readonly note?: string;
}

/**
 * Public holidays and make-up workdays of mainland China by year of notice, in force after every amendment. Not included:
 * holidays of autonomous areas and local suspensions of work, which are laid over with `overlayCalendar`.
 */
export const chinaArrangements: readonly YearArrangement[] = [
  {
    year: 2018,
    notices: [{ documentNumber: '国办发明电〔2017〕12号', date: '2017-11-30' }],
    holidays: [
      ['元旦', '2018-01-01', '2018-01-01'],
      ['春节', '2018-02-15', '2018-02-21'],
      ['清明节', '2018-04-05', '2018-04-07'],
      ['劳动节', '2018-04-29', '2018-05-01'],
      ['端午节', '2018-06-18', '2018-06-18'],
      ['中秋节', '2018-09-24', '2018-09-24'],
      ['国庆节', '2018-10-01', '2018-10-07'],
    ],
    makeupWorkdays: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30'],
  },
  {
    year: 2019,
    notices: [
      { documentNumber: '国办发明电〔2018〕15号', date: '2018-12-04' },
      { documentNumber: '国办发明电〔2019〕3号', date: '2019-03-22' },
    ],
    holidays: [
      ['元旦', '2018-12-30', '2019-01-01'],
      ['春节', '2019-02-04', '2019-02-10'],
      ['清明节', '2019-04-05', '2019-04-05'],
      ['劳动节', '2019-05-01', '2019-05-04'],
      ['端午节', '2019-06-07', '2019-06-07'],
      ['中秋节', '2019-09-13', '2019-09-13'],
      ['国庆节', '2019-10-01', '2019-10-07'],
    ],
    makeupWorkdays: ['2018-12-29', '2019-02-02', '2019-02-03', '2019-04-28', '2019-05-05', '2019-09-29', '2019-10-12'],
    note: 'The second notice lengthened Labour Day from one day to four, with two make-up days.',
  },
  {
    year: 2020,
    notices: [
      { documentNumber: '国办发明电〔2019〕16号', date: '2019-11-21' },
      { documentNumber: '国办发明电〔2020〕1号', date: '2020-01-26' },
    ],
    holidays: [
      ['元旦', '2020-01-01', '2020-01-01'],
      ['春节', '2020-01-24', '2020-02-02'],
      ['清明节', '2020-04-04', '2020-04-06'],
      ['劳动节', '2020-05-01', '2020-05-05'],
      ['端午节', '2020-06-25', '2020-06-27'],
      ['国庆节、中秋节', '2020-10-01', '2020-10-08'],
    ],
    makeupWorkdays: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
    note: 'The second notice extended the Spring Festival from 30 January to 2 February and cancelled the make-up day of 1 February.',
  },
  {
    year: 2021,
    notices: [{ documentNumber: '国办发明电〔2020〕27号', date: '2020-11-25' }],
    holidays: [
      ['元旦', '2021-01-01', '2021-01-03'],
      ['春节', '2021-02-11', '2021-02-17'],
      ['清明节', '2021-04-03', '2021-04-05'],
      ['劳动节', '2021-05-01', '2021-05-05'],
      ['端午节', '2021-06-12', '2021-06-14'],
      ['中秋节', '2021-09-19', '2021-09-21'],
      ['国庆节', '2021-10-01', '2021-10-07'],
    ],
    makeupWorkdays: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  {
    year: 2022,
    notices: [{ documentNumber: '国办发明电〔2021〕11号', date: '2021-10-25' }],
    holidays: [
      ['元旦', '2022-01-01', '2022-01-03'],
      ['春节', '2022-01-31', '2022-02-06'],
      ['清明节', '2022-04-03', '2022-04-05'],
      ['劳动节', '2022-04-30', '2022-05-04'],
      ['端午节', '2022-06-03', '2022-06-05'],
      ['中秋节', '2022-09-10', '2022-09-12'],
      ['国庆节', '2022-10-01', '2022-10-07'],
    ],
    makeupWorkdays: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  {
    year: 2023,
    notices: [{ documentNumber: '国办发明电〔2022〕16号', date: '2022-12-08' }],
    holidays: [
      ['元旦', '2022-12-31', '2023-01-02'],
      ['春节', '2023-01-21', '2023-01-27'],
      ['清明节', '2023-04-05', '2023-04-05'],
      ['劳动节', '2023-04-29', '2023-05-03'],
      ['端午节', '2023-06-22', '2023-06-24'],
      ['中秋节、国庆节', '2023-09-29', '2023-10-06'],
    ],
    makeupWorkdays: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  {
    year: 2024,
    notices: [{ documentNumber: '国办发明电〔2023〕7号', date: '2023-10-25' }],
    holidays: [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17'],
      ['清明节', '2024-04-04', '2024-04-06'],
      ['劳动节', '2024-05-01', '2024-05-05'],
      ['端午节', '2024-06-10', '2024-06-10'],
      ['中秋节', '2024-09-15', '2024-09-17'],
      ['国庆节', '2024-10-01', '2024-10-07'],
    ],
    makeupWorkdays: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
    note: "New Year's Eve (9 February) is a workday: the notice only encourages leave on it.",
  },
  {
    year: 2025,
    notices: [{ documentNumber: '国办发明电〔2024〕12号', date: '2024-11-12' }],
    holidays: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    makeupWorkdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    notices: [{ documentNumber: '国办发明电〔2025〕7号', date: '2025-11-04' }],
    holidays: [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    makeupWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    note: 'The dates are confirmed by several sources; the document number was seen in one only.',
  },
];

/**
 * Working days of mainland China, 2018-01-01 to 2026-12-31, with make-up workdays. The id changes whenever a date in it
 * changes, so a due date can record by which calendar it was counted.
 */
export const chinaNational: CalendarVersion = createCalendar({
  id: 'CN-2026.1',
  from: '2018-01-01',
  to: '2026-12-31',
  holidayRanges: chinaArrangements.flatMap((arrangement) =>
    arrangement.holidays.map(([, from, to]) => [from, to] as const),
  ),
  makeupWorkdays: chinaArrangements.flatMap((arrangement) => arrangement.makeupWorkdays),
  note: chinaArrangements
    .map(({ year, notices }) => `${year}: ${notices.map((notice) => notice.documentNumber).join('、')}`)
    .join('；'),
});
