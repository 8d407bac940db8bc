import type { RequestClock } from '@openzone/contracts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Language } from '../i18n/messages.ts';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { markOf, monthsOf, type DayMark, type Month, type MonthDay } from './clock-month.ts';
import { caseMessages } from './messages.ts';

export const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
};

/** The count drawn month by month. Every kind of day has a sign of its own beside its colour. */
export function ClockCalendar({ clock }: { readonly clock: RequestClock }) {
  const m = useMessages(caseMessages);
  return (
    <section aria-labelledby="clock-calendar">
      <h3 id="clock-calendar">{m.calendar}</h3>
      <Legend />
      <div className="oz-months">
        {monthsOf(clock.days).map((month) => (
          <MonthTable key={month.month} month={month} due={clock.due} />
        ))}
      </div>
    </section>
  );
}

function Legend() {
  const m = useMessages(caseMessages);
  const marks: readonly (readonly [DayMark, string, string])[] = [
    ['counted', m.nth(1), m.legendCounted],
    ['start', m.markStart, m.legendStart],
    ['paused', m.markPaused, m.legendPaused],
    ['holiday', m.markHoliday, m.legendHoliday],
    ['rest', '', m.legendRest],
    ['due', m.nth(20), m.legendDue],
  ];
  return (
    <ul className="oz-legend" aria-label={m.legend}>
      {marks.map(([mark, sign, words]) => (
        <li key={mark}>
          <span className={`oz-day oz-day-${mark}`} aria-hidden>
            <small>{sign}</small>
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}

function MonthTable({ month, due }: { readonly month: Month; readonly due: string | null }) {
  const m = useMessages(caseMessages);
  const { language } = useLanguage();
  const name = monthName(month.month, language);
  return (
    <table className="oz-month">
      <caption>
        {name}
        <span className="oz-heard"> {m.calendarOf(name)}</span>
      </caption>
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
        {month.weeks.map((week, index) => (
          <tr key={`${month.month}-${index}`}>
            {week.map((day, weekday) =>
              day === null ? (
                <td key={`${month.month}-${index}-${weekday}`} aria-hidden />
              ) : (
                <DayCell key={day.date} day={day} due={due} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, due }: { readonly day: MonthDay; readonly due: string | null }) {
  const m = useMessages(caseMessages);
  const { language } = useLanguage();
  const mark = markOf(day, due);
  const n = day.counted?.n ?? null;
  const sign = { start: m.markStart, paused: m.markPaused, holiday: m.markHoliday, rest: '', outside: '' };
  const heard = {
    due: m.legendDue,
    counted: '',
    start: m.legendStart,
    paused: m.legendPaused,
    holiday: m.legendHoliday,
    rest: m.legendRest,
    outside: '',
  }[mark];
  const isToday = day.date === todayInShanghai();
  return (
    <td className={`oz-day oz-day-${mark}${isToday ? ' oz-day-today' : ''}`} title={formatDay(day.date, language)}>
      <span>{Number(day.date.slice(8))}</span>
      <small aria-hidden>{mark === 'counted' || mark === 'due' ? (n === null ? '' : m.nth(n)) : sign[mark]}</small>
      {isToday && <small className="oz-today">{m.markToday}</small>}
      <span className="oz-heard">
        {n === null ? '' : m.nthHeard(n)} {heard}
      </span>
    </td>
  );
}

export function monthName(month: string, language: Language): string {
  const words = formatDay(`${month}-01`, language);
  return language === 'zh' ? words.replace('1日', '') : words.replace(/^1 /, '');
}
