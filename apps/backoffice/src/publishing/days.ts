/** Days of the calendar, as `YYYY-MM-DD`; weeks begin on Monday. */

export type View = 'month' | 'week' | 'agenda';

const DAY_MS = 86_400_000;

export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

export function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function monday(day: string): string {
  return shift(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** The same day of another month, or the last one it has. */
function shiftMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** First and last day that a view around a day shows: whole weeks for tables, the month alone for the list. */
export function rangeOf(view: View, day: string): { readonly from: string; readonly to: string } {
  if (view === 'week') return { from: monday(day), to: shift(monday(day), 6) };
  const first = `${day.slice(0, 7)}-01`;
  const last = shift(shiftMonths(first, 1), -1);
  return view === 'agenda' ? { from: first, to: last } : { from: monday(first), to: shift(monday(last), 6) };
}

/** Where the view stands after going one on or back. */
export function step(view: View, day: string, by: 1 | -1): string {
  return view === 'week' ? shift(day, 7 * by) : shiftMonths(day, by);
}

/** The days in rows of seven. */
export function weeksOf<Day>(days: readonly Day[]): Day[][] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
