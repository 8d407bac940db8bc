import type { CalendarView } from '@openzone/contracts';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { monthName, WEEKDAYS } from '../request/clock-calendar.tsx';
import { weeksOf, type MonthDay } from '../request/clock-month.ts';
import { isWeekend } from './calendar-plan.ts';
import { calendarMessages } from './messages.ts';

interface Props {
  readonly calendar: Pick<CalendarView, 'holidays' | 'makeupWorkdays'>;
  readonly year: string;
}

type Mark = 'holiday' | 'makeup' | 'rest' | 'workday';

/** A year, month by month. Holidays and weekend days worked bear a sign, a frame or a ground, and words that are heard. */
export function YearCalendar({ calendar, year }: Props) {
  const markOf = useMemo(() => {
    const holidays = new Set(calendar.holidays);
    const makeups = new Set(calendar.makeupWorkdays);
    return (day: string): Mark =>
      holidays.has(day) ? 'holiday' : makeups.has(day) ? 'makeup' : isWeekend(day) ? 'rest' : 'workday';
  }, [calendar]);
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return (
    <>
      <Legend />
      <div className="oz-months oz-year">
        {months.map((month) => (
          <MonthTable key={month} month={month} markOf={markOf} />
        ))}
      </div>
    </>
  );
}

function useSigns(): Readonly<Record<Mark, readonly [sign: string, words: string]>> {
  const m = useMessages(calendarMessages);
  return {
    holiday: [m.signOff, m.holiday],
    makeup: [m.signWork, m.makeup],
    rest: ['', m.rest],
    workday: ['', m.workday],
  };
}

function Legend() {
  const m = useMessages(calendarMessages);
  const signs = useSigns();
  return (
    <ul className="oz-legend" aria-label={m.legend}>
      {(['holiday', 'makeup', 'rest', 'workday'] as const).map((mark) => (
        <li key={mark}>
          <span className={`oz-day oz-day-${mark}`} aria-hidden>
            <small>{signs[mark][0]}</small>
          </span>
          {signs[mark][1]}
        </li>
      ))}
    </ul>
  );
}

function MonthTable({ month, markOf }: { readonly month: string; readonly markOf: (day: string) => Mark }) {
  const { language } = useLanguage();
  return (
    <table className="oz-month">
      <caption>{monthName(month, language)}</caption>
      <thead>
        <tr>
          {WEEKDAYS[language].map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month, new Map()).map((week, index) => (
          <tr key={`${month}-${index}`}>
            {week.map((day, weekday) =>
              day === null ? (
                <td key={`${month}-${index}-${weekday}`} aria-hidden />
              ) : (
                <DayCell key={day.date} day={day} mark={markOf(day.date)} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, mark }: { readonly day: MonthDay; readonly mark: Mark }) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  const [sign, words] = useSigns()[mark];
  const isToday = day.date === todayInShanghai();
  return (
    <td className={`oz-day oz-day-${mark}${isToday ? ' oz-day-today' : ''}`} title={formatDay(day.date, language)}>
      <span>{Number(day.date.slice(8))}</span>
      <small aria-hidden>{sign}</small>
      <span className="oz-heard">
        {mark === 'workday' ? '' : words} {isToday ? m.today : ''}
      </span>
    </td>
  );
}
