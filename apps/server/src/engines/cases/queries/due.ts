import type { IsoDate } from '@openzone/calendar';
import type { Person } from '../../../base/identity/index.ts';
import { empty, sql, type Reading } from '../../../platform/db/index.ts';
import { visible } from './list.ts';

/** Open cases by how near their day is, as far as the person sees cases; without one whoever handles them. */
export interface DueCounts {
  readonly procedure: string;
  readonly unitId: string | null;
  readonly open: number;
  /** Due from today to the last day that counts as soon. */
  readonly soon: number;
  readonly late: number;
}

const seenBy = (person: Person | null) => (person === null ? sql`true` : visible(person));

export async function countDueCases(
  reading: Reading,
  person: Person | null,
  procedures: readonly string[],
  today: IsoDate,
  soonUntil: IsoDate,
): Promise<DueCounts[]> {
  return reading.rows<DueCounts>(sql`
    select c.procedure, c.unit_id as "unitId", count(*) as open,
      count(*) filter (where c.due_on between ${today}::date and ${soonUntil}::date) as soon,
      count(*) filter (where c.due_on < ${today}::date) as late
    from case_file c where c.procedure = any(${procedures}::text[]) and c.open and c.delivered_on is null and ${seenBy(person)} group by 1, 2`);
}

export interface DueCase {
  readonly id: string;
  readonly number: string;
  readonly summary: string;
  readonly unitId: string | null;
  readonly receivedOn: IsoDate | null;
  readonly dueOn: IsoDate;
}

/** The cases of one procedure due before a day and, where `from` is given, not before that one. */
export async function listDueCases(
  reading: Reading,
  person: Person,
  procedure: string,
  due: { readonly from: IsoDate | null; readonly before: IsoDate },
  unitId: string | null,
): Promise<DueCase[]> {
  const from = due.from === null ? empty : sql`and c.due_on >= ${due.from}::date`;
  const unit = unitId === null ? empty : sql`and c.unit_id = ${unitId}::uuid`;
  return reading.rows<DueCase>(sql`
    select c.id, c.number, c.summary, c.unit_id as "unitId", c.received_on as "receivedOn", c.due_on as "dueOn" from case_file c
    where c.procedure = ${procedure} and c.open and c.delivered_on is null and c.due_on < ${due.before}::date ${from} ${unit}
      and ${visible(person)}
    order by c.due_on, c.number`);
}
