import type { PublishingCalendar, PublishingCalendarEntry } from '@openzone/contracts';
import { Button, Empty } from 'antd';
import { useState } from 'react';
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
    <AgendaDay
      key={day.day}
      day={day}
      entries={calendar.entries.filter((entry) => entry.day === day.day)}
      onOpen={onOpen}
    />
  ));
}

interface DayProps extends Pick<Props, 'onOpen'> {
  readonly day: PublishingCalendar['days'][number];
  readonly entries: readonly PublishingCalendarEntry[];
}

/** A crowded day does not bury the next one. */
const shownAtOnce = 20;

function AgendaDay({ day, entries, onOpen }: DayProps) {
  const m = useMessages(publishingMessages);
  const { language } = useLanguage();
  const [shown, setShown] = useState(shownAtOnce);
  const left = entries.length - shown;
  return (
    <section className="oz-agenda-day" aria-labelledby={`day-${day.day}`}>
      <h2 id={`day-${day.day}`}>
        {formatDay(day.day, language)} <DayMark kind={day.kind} />
      </h2>
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <li key={keyOf(entry)}>
            <EntryChip entry={entry} whole onOpen={() => onOpen(entry)} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button block onClick={() => setShown(shown + 5 * shownAtOnce)}>
          {m.others(left)}
        </Button>
      )}
    </section>
  );
}
