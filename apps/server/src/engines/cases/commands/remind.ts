import type { IsoDate } from '@openzone/calendar';
import { sql, type Tx } from '../../../platform/db/index.ts';

/** A reminder that is due now and has not been sent. */
export interface Reminder {
  readonly caseId: string;
  readonly number: string;
  readonly unitId: string | null;
  readonly handlerId: string | null;
  readonly kind: 'SOON' | 'LATE';
  readonly dueOn: IsoDate;
}

/**
 * Takes the reminders of a site that its state calls for: `SOON` once the due day is `soon` or nearer, `LATE` once it has passed. Each is
 * taken once for its case and due day, whether the program ran every minute or had been down for a week; a due day that moves
 * calls for a new one. The record and whatever the caller queues commit together.
 */
export async function takeReminders(tx: Tx, procedure: string, today: IsoDate, soon: IsoDate): Promise<Reminder[]> {
  return tx.rows<Reminder>(sql`
    with taken as (
      insert into case_reminder (site_id, case_id, kind, due_on)
      select c.site_id, c.id, case when c.due_on < ${today}::date then 'LATE' else 'SOON' end, c.due_on
      from case_file c
      where c.procedure = ${procedure} and c.open and c.delivered_on is null and c.due_on <= ${soon}::date
      on conflict do nothing
      returning case_id, kind, due_on)
    select t.case_id as "caseId", c.number, c.unit_id as "unitId", c.handler_id as "handlerId", t.kind, t.due_on as "dueOn"
    from taken t join case_file c on c.id = t.case_id order by t.due_on, c.number`);
}
