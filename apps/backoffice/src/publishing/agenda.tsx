import type { PublishingCalendar, PublishingCalendarEntry } from '@openzone/contracts';
import { Empty } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { DayMark } from './days-table.tsx';
import { EntryChip, keyOf } from './entry-chip.tsx';
import { publishingMessages } from './messages.ts';

interface Props {
  readonly calendar: PublishingCalendar;
  readonly onOpen: (entry: PublishingCalendarEntry) => void;
}

/** The days on which something happens, one below the other. */
export function Agenda({ calendar, onOpen }: Props) {
  const m = useMessages(publishingMessages);
  const { language } = useLanguage();
  const days = calendar.days.filter(({ day }) => calendar.entries.some((entry) => entry.day === day));
  if (days.length === 0) {
    return (
      <div className="oz-nothing">
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{m.nothing}</strong>
              <br />
              {m.nothingHint}
            </>
          }
        />
      </div>
    );
  }
  return days.map((day) => (
    <section key={day.day} className="oz-agenda-day" aria-labelledby={`day-${day.day}`}>
      <h2 id={`day-${day.day}`}>
        {formatDay(day.day, language)} <DayMark kind={day.kind} />
      </h2>
      <ul>
        {calendar.entries
          .filter((entry) => entry.day === day.day)
          .map((entry) => (
            <li key={keyOf(entry)}>
              <EntryChip entry={entry} whole onOpen={() => onOpen(entry)} />
            </li>
          ))}
      </ul>
    </section>
  ));
}
