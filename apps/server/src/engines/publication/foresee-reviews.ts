import type { CalendarVersion, IsoDate } from '@openzone/calendar';
import type { Reading } from '../../platform/db/index.ts';
import { stepDue } from './queries/reviews.ts';
import { listClockedParts } from './review-reader.ts';

/** What counting otherwise would do to the days by which open review steps are to be done; nothing is changed. */
export async function foreseeReviewSteps(
  reading: Reading,
  counting: { readonly before: CalendarVersion; readonly after: CalendarVersion; readonly today: IsoDate },
): Promise<{ looked: number; later: number; earlier: number; found: number; lost: number; nowLate: number }> {
  const seen = { looked: 0, later: 0, earlier: 0, found: 0, lost: 0, nowLate: 0 };
  for (const { began, days } of await listClockedParts(reading)) {
    const before = stepDue(began, days, counting.before);
    const after = stepDue(began, days, counting.after);
    seen.looked += 1;
    if (before === after) continue;
    if (after === null) seen.lost += 1;
    else if (before === null) seen.found += 1;
    else if (after > before) seen.later += 1;
    else seen.earlier += 1;
    if (after !== null && after < counting.today && (before === null || before >= counting.today)) seen.nowLate += 1;
  }
  return seen;
}
