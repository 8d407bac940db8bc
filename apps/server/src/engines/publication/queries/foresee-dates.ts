import type { CalendarVersion, IsoDate } from '@openzone/calendar';
import type { Reading } from '../../../platform/db/index.ts';
import { movesOf } from '../domain.ts';
import { countLive } from './dates.ts';

/** What counting otherwise would do to the days of publication that are still to come; nothing is changed. */
export async function foreseePublicationDates(
  reading: Reading,
  counting: { readonly before: CalendarVersion; readonly after: CalendarVersion; readonly today: IsoDate },
): Promise<{ looked: number; later: number; earlier: number; found: number; lost: number; nowLate: number }> {
  const { today } = counting;
  const live = await countLive(reading);
  const seen = { looked: 0, later: 0, earlier: 0, found: 0, lost: 0, nowLate: 0 };
  for (const count of live.values()) seen.looked += count;
  for (const { day, before, after } of movesOf([...live.keys()], counting.before, counting.after)) {
    const count = live.get(day) ?? 0;
    if (after === null) seen.lost += count;
    else if (before === null) seen.found += count;
    else if (after > before) seen.later += count;
    else seen.earlier += count;
    if (after !== null && after < today && (before === null || before >= today)) seen.nowLate += count;
  }
  return seen;
}
