import { given, id, isChannel } from '../app/search.ts';
import { isDay, type View } from './days.ts';

function isView(value: unknown): value is View {
  return value === 'month' || value === 'week' || value === 'agenda';
}

/** What the address of the calendar keeps. */
export function publishingSearch(search: Record<string, unknown>) {
  const { view, day, channel } = search;
  return given({
    view: isView(view) ? view : undefined,
    day: typeof day === 'string' && isDay(day) ? day : undefined,
    unitId: id(search['unitId']),
    columnId: id(search['columnId']),
    channel: isChannel(channel) ? channel : undefined,
  });
}

/** The days of the count by channel. */
export function countsSearch(search: Record<string, unknown>) {
  const day = (value: unknown): string | undefined => (typeof value === 'string' && isDay(value) ? value : undefined);
  return given({ from: day(search['from']), to: day(search['to']) });
}
