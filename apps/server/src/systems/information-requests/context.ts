import { readCounting, readCountingNamed } from '../../base/calendars/index.ts';
import type { CaseContext, CaseFile, CaseState } from '../../engines/cases/index.ts';
import { today } from '../../platform/clock.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { RequestDeps } from './deps.ts';

/** The day, and the calendar and rules everything is measured by. */
export async function contextOf(deps: Pick<RequestDeps, 'clock'>, reading: Reading): Promise<CaseContext> {
  return { ...(await readCounting(reading)), today: today(deps.clock) };
}

/** What a case is shown by: live ones by what holds now, closed ones by what they were judged by. */
export async function contextOfCase(
  reading: Reading,
  now: CaseContext,
  file: Pick<CaseFile, 'clockCalendar'>,
  state: Pick<CaseState, 'open'>,
): Promise<CaseContext> {
  if (state.open || file.clockCalendar === now.calendar.id) return now;
  const then = await readCountingNamed(reading, file.clockCalendar);
  return then === undefined ? now : { ...then, today: now.today };
}
