import { readCalendar } from '../../base/calendars/index.ts';
import type { CaseContext } from '../../engines/cases/index.ts';
import { today } from '../../platform/clock.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { RequestDeps } from './deps.ts';

/** The day and the calendar everything is measured by. */
export async function contextOf(deps: Pick<RequestDeps, 'clock'>, reading: Reading): Promise<CaseContext> {
  return { calendar: await readCalendar(reading), today: today(deps.clock) };
}
