import { addWorkdays, CalendarError, type CalendarVersion, type IsoDate } from '@openzone/calendar';
import { listRoleHolders } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { takeReminders, type Reminder } from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { RequestDeps } from './deps.ts';
import { contextOf } from './context.ts';
import { requestProcedure } from './procedure.ts';

/** Due within this many working days is soon. */
const soonWorkdays = 3;

/** The last day that counts as soon; today where the calendar ends. */
export function soonDay(today: IsoDate, calendar: CalendarVersion): IsoDate {
  try {
    return addWorkdays(today, soonWorkdays, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return today;
    throw error;
  }
}

/** Tells who must act that a reply is due soon or late. @returns how many reminders went out */
export async function remindRequests(deps: Pick<RequestDeps, 'db' | 'clock'>, site: Site): Promise<number> {
  return deps.db.transaction(site.id, async (tx) => {
    const { calendar, today } = await contextOf(deps, tx);
    const reminders = await takeReminders(tx, requestProcedure.key, today, soonDay(today, calendar));
    for (const reminder of reminders) {
      for (const accountId of await whoIsReminded(tx, reminder)) {
        await queueNotice(tx, {
          channel: 'IN_SITE',
          accountId,
          subject: subjectOf(reminder),
          body: bodyOf(reminder),
          about: `case:${reminder.caseId}`,
          dedupeKey: `case:${reminder.caseId}:${reminder.kind}:${reminder.dueOn}:${accountId}`,
        });
      }
    }
    return reminders.length;
  });
}

/** The handler, or all handlers of the unit; once it is late the head of the unit and the disclosure office as well. */
async function whoIsReminded(reading: Reading, { unitId, handlerId, kind }: Reminder): Promise<string[]> {
  const office = (): Promise<string[]> => listRoleHolders(reading, 'DISCLOSURE_OFFICE', null);
  if (unitId === null) return office();
  const handlers = handlerId === null ? await listRoleHolders(reading, 'HANDLER', unitId) : [handlerId];
  if (kind === 'SOON') return handlers;
  return [...new Set([...handlers, ...(await listRoleHolders(reading, 'UNIT_HEAD', unitId)), ...(await office())])];
}

const subjectOf = ({ kind, number }: Reminder): Text =>
  kind === 'SOON'
    ? { zh: `即将到期：${number}`, en: `Due soon: ${number}` }
    : { zh: `已经逾期：${number}`, en: `Late: ${number}` };

const bodyOf = ({ kind, number, dueOn }: Reminder): Text =>
  kind === 'SOON'
    ? { zh: `${number} 应于 ${dueOn} 前答复，请抓紧办理。`, en: `${number} must be answered by ${dueOn}.` }
    : {
        zh: `${number} 应于 ${dueOn} 前答复，现已逾期，请立即办理。`,
        en: `${number} had to be answered by ${dueOn} and is late; deal with it now.`,
      };
