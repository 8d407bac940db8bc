import type { CalendarChanges } from '@openzone/calendar';
import type { CalendarChangePreview } from '@openzone/contracts';
import { countingOf, foreseeCalendar, listCalendarChanges } from '../base/calendars/index.ts';
import type { Person } from '../base/identity/index.ts';
import { foreseeDates } from '../engines/cases/index.ts';
import { foreseePublicationDates, foreseeReviewSteps } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Reading } from '../platform/db/index.ts';
import { previewCalendar } from '../systems/information-requests/index.ts';
import { remedyProcedure } from '../systems/review-and-litigation/index.ts';

/**
 * What a change of the calendar would do to every live date counted by it: requests for information, days of publication,
 * review and litigation, and the steps of reviews. Nothing is written. @throws AppError FORBIDDEN; CalendarError INVALID_CALENDAR
 */
export async function previewCalendarChange(
  deps: { readonly clock: Clock },
  reading: Reading,
  person: Person,
  changes: Omit<CalendarChanges, 'id'>,
): Promise<CalendarChangePreview> {
  const requests = await previewCalendar(deps, reading, person, changes);
  const stored = await listCalendarChanges(reading);
  const { calendar: before, policy } = countingOf(stored);
  const after = foreseeCalendar(stored, { changes, basis: '' });
  const on = today(deps.clock);
  const { moves: _, ...remedies } = await foreseeDates(reading, remedyProcedure, {
    calendar: after,
    policy,
    today: on,
  });
  const publications = await foreseePublicationDates(reading, { before, after, today: on });
  const reviews = await foreseeReviewSteps(reading, { before, after, today: on });
  return {
    ...requests,
    others: [
      { kind: 'PUBLICATION', ...publications },
      { kind: 'REMEDY', ...remedies },
      { kind: 'REVIEW', ...reviews },
    ],
  };
}
