import type { CalendarView } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Card, Select } from 'antd';
import { useId, useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime, todayInShanghai } from '../lib/time.ts';
import { AnnouncementForm } from './announcement-form.tsx';
import { calendarMessages } from './messages.ts';
import { calendarQuery } from './queries.ts';
import { YearCalendar } from './year-calendar.tsx';

interface Props {
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

/** The calendar by which time limits are counted: how it is, what changed it, and the next announcement. */
export function CalendarCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  const { data: calendar } = useSuspenseQuery(calendarQuery);
  const [year, setYear] = useState(() => todayInShanghai().slice(0, 4));
  return (
    <>
      {mayEdit && (
        <AnnouncementForm
          calendar={calendar}
          onDirty={onDirty}
          onSaved={({ extendTo }) => extendTo !== null && setYear(extendTo.slice(0, 4))}
        />
      )}
      <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
        <p className="oz-quiet">{m.covers(formatDay(calendar.from, language), formatDay(calendar.to, language))}</p>
        <YearPicker calendar={calendar} year={year} onChange={setYear} />
        <YearCalendar calendar={calendar} year={year} />
      </Card>
      <Changes changes={calendar.changes} />
    </>
  );
}

interface YearProps {
  readonly calendar: CalendarView;
  readonly year: string;
  readonly onChange: (year: string) => void;
}

function YearPicker({ calendar, year, onChange }: YearProps) {
  const m = useMessages(calendarMessages);
  const id = useId();
  const first = Number(calendar.from.slice(0, 4));
  const count = Number(calendar.to.slice(0, 4)) - first + 1;
  const inYear = (days: readonly string[]) => days.filter((day) => day.startsWith(year)).length;
  return (
    <div className="oz-row">
      <label htmlFor={id}>{m.year}</label>
      <Select
        id={id}
        value={year}
        onChange={onChange}
        options={Array.from({ length: count }, (_, index) => String(first + count - 1 - index)).map((value) => ({
          value,
          label: m.yearTitle(value),
        }))}
      />
      <span aria-live="polite">{m.counted(inYear(calendar.holidays), inYear(calendar.makeupWorkdays))}</span>
    </div>
  );
}

function Changes({ changes }: { readonly changes: CalendarView['changes'] }) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.changes}</h2>}>
      {changes.length === 0 ? (
        <p className="oz-quiet">{m.noChanges}</p>
      ) : (
        <ul className="oz-plain">
          {changes.toReversed().map(({ number, basis, at }) => (
            <li key={number} className="oz-change">
              <span>{basis}</span>
              <span className="oz-quiet">
                {m.change(number)} · {formatTime(at, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
