import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { KeyboardEvent } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { todayInShanghai, wallClockOf } from '../lib/time.ts';

interface DayProps {
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (day: string | null) => void;
  readonly placeholder?: string;
  readonly latest?: string;
  /** There must be a day: it is changed, and not taken away. */
  readonly needed?: boolean;
}

/** Enter takes the day that was typed; it must not send the whole form as well. */
function keepForm(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** A day `YYYY-MM-DD`, typed or picked. */
export function DayPicker({ id, value, onChange, placeholder, latest, needed = false }: DayProps) {
  const { language } = useLanguage();
  return (
    <DatePicker
      className="oz-wide"
      allowClear={!needed}
      value={value === undefined || value === null || value === '' ? null : dayjs(value)}
      onChange={(day: Dayjs | null) => onChange?.(day === null ? null : day.format('YYYY-MM-DD'))}
      onKeyDown={keepForm}
      format={
        language === 'zh'
          ? ['YYYY-MM-DD', 'YYYY年M月D日', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']
          : ['YYYY-MM-DD', 'D MMM YYYY', 'YYYY/M/D']
      }
      {...(id === undefined ? {} : { id })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(latest === undefined ? {} : { disabledDate: (day: Dayjs) => day.format('YYYY-MM-DD') > latest })}
    />
  );
}

interface TimeProps {
  readonly id?: string;
  /** `YYYY-MM-DDTHH:mm`, a wall clock in Shanghai. */
  readonly value?: string | null;
  readonly onChange?: (wallClock: string | null) => void;
  readonly describedBy?: string;
}

/** A coming day and minute in Shanghai, wherever the browser stands. */
export function TimePicker({ id, value, onChange, describedBy }: TimeProps) {
  return (
    <DatePicker
      className="oz-wide"
      showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('2000-01-01T09:00') }}
      format="YYYY-MM-DD HH:mm"
      showNow={false}
      value={value === undefined || value === null ? null : dayjs(value)}
      disabledDate={(day: Dayjs) => day.format('YYYY-MM-DD') < todayInShanghai()}
      disabledTime={(day: Dayjs | null) => pastOf(day)}
      onChange={(time: Dayjs | null) => onChange?.(time === null ? null : time.format('YYYY-MM-DDTHH:mm'))}
      onKeyDown={keepForm}
      {...(id === undefined ? {} : { id })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    />
  );
}

function pastOf(day: Dayjs | null): { disabledHours?: () => number[] } {
  const now = wallClockOf(new Date().toISOString());
  if (day === null || day.format('YYYY-MM-DD') !== now.slice(0, 10)) return {};
  return { disabledHours: () => Array.from({ length: Number(now.slice(11, 13)) }, (_, hour) => hour) };
}
