import type { CalendarChanges, CalendarVersion, ClockPolicy } from '@openzone/calendar';
import { sql, type Tx } from '../../platform/db/index.ts';
import { listCalendarChanges, withChanges, type StoredChange } from './reader.ts';

export interface NewChange {
  readonly changes: Omit<CalendarChanges, 'id'>;
  /** The notice or decision it rests on. */
  readonly basis: string;
  readonly by: string | null;
}

/**
 * Adds a change to the site's calendar, after building the calendar with it: a change that contradicts it is refused whole.
 * @returns the calendar as it now is
 * @throws CalendarError INVALID_CALENDAR
 */
export async function changeCalendar(tx: Tx, { changes, basis, by }: NewChange): Promise<CalendarVersion> {
  const before = await lockChanges(tx);
  const change = { number: nextNumber(before), changes: storable(changes), basis };
  const calendar = withChanges([...before, change]);
  await insertChange(tx, change, null, by);
  return calendar;
}

/** The calendar as a change would make it; nothing is written. @throws CalendarError INVALID_CALENDAR */
export function foreseeCalendar(
  before: readonly StoredChange[],
  { changes, basis }: Omit<NewChange, 'by'>,
): CalendarVersion {
  return withChanges([...before, { number: nextNumber(before), changes: storable(changes), basis }]);
}

/**
 * Sets the choices of the site in how days are counted, where the regulation leaves them open; kept as one more change.
 * @param expected number of the last change its maker saw
 * @returns false, with nothing written, when there has been another since
 */
export async function changePolicy(
  tx: Tx,
  change: {
    readonly policy: Partial<ClockPolicy>;
    readonly basis: string;
    readonly by: string | null;
    readonly expected: number;
  },
): Promise<boolean> {
  const before = await lockChanges(tx);
  if ((before.at(-1)?.number ?? 0) !== change.expected) return false;
  await insertChange(tx, { number: nextNumber(before), changes: {}, basis: change.basis }, change.policy, change.by);
  return true;
}

const nextNumber = (before: readonly StoredChange[]): number => (before.at(-1)?.number ?? 0) + 1;

async function lockChanges(tx: Tx): Promise<StoredChange[]> {
  await tx.run(sql`select pg_advisory_xact_lock(4158002, ${tx.siteId}::integer)`);
  return listCalendarChanges(tx);
}

async function insertChange(
  tx: Tx,
  { number, changes, basis }: Pick<StoredChange, 'number' | 'changes' | 'basis'>,
  policy: Partial<ClockPolicy> | null,
  by: string | null,
): Promise<void> {
  await tx.run(sql`
    insert into calendar_change (site_id, number, changes, policy, basis, created_by)
    values (${tx.siteId}, ${number}, ${JSON.stringify(changes)}::jsonb,
      ${policy === null ? null : JSON.stringify(policy)}::jsonb, ${basis}, ${by})`);
}

/** Days as lists, whatever they came in. */
function storable(changes: Omit<CalendarChanges, 'id'>): Omit<CalendarChanges, 'id'> {
  const asLists = (_key: string, value: unknown): unknown => (value instanceof Set ? [...value] : value);
  return JSON.parse(JSON.stringify(changes, asLists)) as Omit<CalendarChanges, 'id'>;
}
