import { readCalendar } from '../../base/calendars/index.ts';
import { listRoleHolders } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/index.ts';

/** Told at the first of these that holds, so that a missed run loses none: days that the calendar still covers. */
const stages = [0, 7, 30, 60];

/**
 * Tells administrators that the calendar of the site ends soon: due days beyond it cannot be counted until the next year's
 * arrangement is entered. @returns how many were told of it
 */
export async function watchCalendarEnd(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  site: Pick<Site, 'id'>,
): Promise<number> {
  return db.transaction(site.id, async (tx) => {
    const { to } = await readCalendar(tx);
    const left = (Date.parse(to) - Date.parse(today(clock))) / 86_400_000;
    const stage = stages.find((days) => left <= days);
    if (stage === undefined) return 0;
    const admins = await listRoleHolders(tx, 'ADMIN', null);
    for (const accountId of admins) {
      await queueNotice(tx, {
        channel: 'IN_SITE',
        accountId,
        subject: { zh: '节假日日历快到期了', en: 'The calendar of holidays ends soon' },
        body: {
          zh: `日历只到 ${to}。请在“设置”中录入下一年的放假安排，否则此后的到期日算不出来。`,
          en: `The calendar covers days to ${to}. Enter the next year’s arrangement under Settings; later due days cannot be counted until then.`,
        },
        dedupeKey: `calendar-end:${to}:${stage}:${accountId}`,
      });
    }
    return admins.length;
  });
}
