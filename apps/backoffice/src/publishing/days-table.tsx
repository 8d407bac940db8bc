import type { PublishingCalendar, PublishingCalendarEntry } from '@openzone/contracts';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { weeksOf } from './days.ts';
import { EntryChip, keyOf } from './entry-chip.tsx';
import { publishingMessages } from './messages.ts';

type Day = PublishingCalendar['days'][number];

interface Props {
  readonly calendar: PublishingCalendar;
  /** `YYYY-MM` of which the days stand out; all of them in a week. */
  readonly month: string | null;
  readonly caption: string;
  readonly onOpen: (entry: PublishingCalendarEntry) => void;
  readonly onMove: (entry: PublishingCalendarEntry, day: string) => void;
  /** Shows the week of a day that has more than a month’s cell holds. */
  readonly onMore: (day: string) => void;
}

/** So many stand in a cell of the month; a week has room for all. */
const mostInMonth = 5;

function entriesOf({ entries }: PublishingCalendar, day: string): PublishingCalendarEntry[] {
  return entries.filter((entry) => entry.day === day);
}

/** The weeks of a month, or one week, day by day. */
export function DaysTable({ calendar, month, caption, onOpen, onMove, onMore }: Props) {
  const m = useMessages(publishingMessages);
  const [dragged, setDragged] = useState<PublishingCalendarEntry | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const today = todayInShanghai();
  const most = month === null ? Number.POSITIVE_INFINITY : mostInMonth;
  const drop = (day: string) => {
    setOver(null);
    setDragged(null);
    if (dragged !== null && dragged.day !== day) onMove(dragged, day);
  };
  return (
    <div className="oz-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className={`oz-days${month === null ? ' oz-days-week' : ''}`}>
        <caption className="oz-heard">{caption}</caption>
        <thead>
          <tr>
            {m.weekdays.split(' ').map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(calendar.days).map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <td
                  key={day.day}
                  className={classesOf(day, { month, today, over })}
                  onDragOver={(event) => {
                    if (dragged === null) return;
                    event.preventDefault();
                    setOver(day.day);
                  }}
                  onDragLeave={() => setOver((now) => (now === day.day ? null : now))}
                  onDrop={(event) => {
                    event.preventDefault();
                    drop(day.day);
                  }}
                >
                  <DayHead day={day} entries={calendar.entries} isToday={day.day === today} />
                  {entriesOf(calendar, day.day)
                    .slice(0, most)
                    .map((entry) => (
                      <EntryChip
                        key={keyOf(entry)}
                        entry={entry}
                        whole={month === null}
                        onOpen={() => onOpen(entry)}
                        onDrag={() => setDragged(entry)}
                      />
                    ))}
                  {entriesOf(calendar, day.day).length > most && (
                    <button type="button" className="oz-day-more" onClick={() => onMore(day.day)}>
                      {m.others(entriesOf(calendar, day.day).length - most)}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classesOf(
  { day, kind }: Day,
  { month, today, over }: { readonly month: string | null; readonly today: string; readonly over: string | null },
): string {
  const off = kind === 'WEEKEND' || kind === 'HOLIDAY';
  return [
    'oz-day',
    off ? 'oz-day-off' : '',
    month !== null && !day.startsWith(month) ? 'oz-day-other' : '',
    day === today ? 'oz-day-today' : '',
    day === over ? 'oz-day-over' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** From so many on, a day is called crowded; it is shown, nothing is refused. */
const crowd = 8;

interface HeadProps {
  readonly day: Day;
  readonly entries: readonly PublishingCalendarEntry[];
  readonly isToday: boolean;
}

export function DayHead({ day, entries, isToday }: HeadProps) {
  const m = useMessages(publishingMessages);
  const { language } = useLanguage();
  const all = entries.filter((entry) => entry.day === day.day);
  const planned = all.filter(({ kind }) => kind !== 'PUBLISHED').length;
  return (
    <div className="oz-day-head">
      <time dateTime={day.day}>
        <span aria-hidden>{Number(day.day.slice(8))}</span>
        <span className="oz-heard">
          {formatDay(day.day, language)}
          {isToday && ` ${m.today}`}
        </span>
      </time>
      <DayMark kind={day.kind} />
      {all.length > 0 && <span className="oz-day-count">{m.count(all.length)}</span>}
      {planned >= crowd && (
        <span className="oz-day-crowd" title={m.crowdedHint}>
          {m.crowded}
        </span>
      )}
    </div>
  );
}

export function DayMark({ kind }: { readonly kind: Day['kind'] }) {
  const m = useMessages(publishingMessages);
  if (kind === 'HOLIDAY' || kind === 'MAKE_UP') {
    const [short, whole] = kind === 'HOLIDAY' ? [m.holiday, m.holidayWhole] : [m.makeUp, m.makeUpWhole];
    return (
      <span className={`oz-day-mark oz-day-mark-${kind === 'HOLIDAY' ? 'off' : 'work'}`} title={whole}>
        <span aria-hidden>{short}</span>
        <span className="oz-heard">{whole}</span>
      </span>
    );
  }
  if (kind === 'WORKDAY') return null;
  return <span className="oz-heard">{kind === 'WEEKEND' ? m.weekend : m.unknownWhole}</span>;
}
