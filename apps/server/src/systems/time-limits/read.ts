import { addWorkdays, CalendarError, type CalendarVersion, type IsoDate } from '@openzone/calendar';
import type { Text } from '../../platform/errors.ts';
import type { Reading } from '../../platform/db/index.ts';
import { readCalendar } from '../../base/calendars/index.ts';
import type { Person } from '../../base/identity/index.ts';
import { countDueCases, type DueCounts } from '../../engines/cases/index.ts';
import { timePublications, type TimedPublications } from '../../engines/publication/index.ts';
import { judgeBy, type Judge } from './measure.ts';

/** Reading together what the monitor shows. */

/** A procedure whose days are watched, with what officers call its cases. */
export interface WatchedCases {
  readonly procedure: string;
  readonly label: Text;
  /** Requests for information have a screen of their own. */
  readonly isRequest: boolean;
}

export interface Watched {
  readonly today: IsoDate;
  readonly calendar: CalendarVersion;
  readonly judge: Judge;
  readonly publications: readonly TimedPublications[];
  readonly cases: readonly DueCounts[];
  readonly soonUntil: IsoDate;
}

/** Due within so many working days is soon. */
const soonWorkdays = 3;

/** @param person whose view of cases applies; null for what the system itself tells those in charge */
export async function readWatched(
  reading: Reading,
  person: Person | null,
  watched: readonly WatchedCases[],
  year: number,
  today: IsoDate,
): Promise<Watched> {
  const calendar = await readCalendar(reading);
  const soonUntil = soonDay(today, calendar);
  const procedures = watched.map(({ procedure }) => procedure);
  return {
    today,
    calendar,
    judge: judgeBy(calendar, today),
    publications: await timePublications(reading, `${year}-01-01`, lastDayOf(year, today)),
    cases: await countDueCases(reading, person, procedures, today, soonUntil),
    soonUntil,
  };
}

/** The end of the year, or today while it runs: what waits is what waits now. */
export function lastDayOf(year: number, today: IsoDate): IsoDate {
  const end: IsoDate = `${year}-12-31`;
  return today < end ? today : end;
}

export function soonDay(today: IsoDate, calendar: CalendarVersion): IsoDate {
  try {
    return addWorkdays(today, soonWorkdays, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return today;
    throw error;
  }
}
