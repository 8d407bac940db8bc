import type { IsoDate } from '@openzone/calendar';
import type { Role } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { Capacity, CaseEvent, CaseState, ClockSummary } from './procedure.ts';

/** The only file of the engine that changes rows. Events are appended; the projection follows them in the same transaction. */

export interface NewCase {
  readonly id: string;
  readonly procedure: string;
  readonly number: string;
  readonly channel: string;
  readonly partyKind: string;
  readonly partyMasked: string;
  readonly partyKey: string;
  readonly summary: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly contentKey: string;
  readonly submissionKey: string;
  readonly submittedOn: IsoDate;
  readonly createdBy: string | null;
  readonly demonstration: boolean;
  readonly sealedContact: Buffer | null;
  readonly state: string;
}

export async function insertCase(tx: Tx, c: NewCase): Promise<void> {
  await tx.run(sql`
    insert into case_file (site_id, id, procedure, number, channel, party_kind, party_masked, party_key, summary, fields, content_key,
      submission_key, submitted_on, created_by, demonstration, sealed_contact, state, open)
    values (${tx.siteId}, ${c.id}, ${c.procedure}, ${c.number}, ${c.channel}, ${c.partyKind}, ${c.partyMasked}, ${c.partyKey}, ${c.summary},
      ${JSON.stringify(c.fields)}::jsonb, ${c.contentKey}, ${c.submissionKey}, ${c.submittedOn}, ${c.createdBy}, ${c.demonstration},
      ${c.sealedContact}, ${c.state}, true)`);
}

/** Held until the end of the transaction. */
export async function lockSubmission(tx: Tx, submissionKey: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${tx.siteId}::integer, hashtext(${submissionKey}))`);
}

export async function insertParty(tx: Tx, caseId: string, role: string, sealed: Buffer): Promise<void> {
  await tx.run(
    sql`insert into case_party (site_id, case_id, role, sealed) values (${tx.siteId}, ${caseId}, ${role}, ${sealed})`,
  );
}

/** The next number of the year: without gaps, because it is given back when the transaction fails. */
export async function takeNumber(tx: Tx, procedure: string, year: number): Promise<number> {
  const row = await tx.row<{ last: number }>(sql`
    insert into case_number (site_id, procedure, year, last) values (${tx.siteId}, ${procedure}, ${year}, 1)
    on conflict (site_id, procedure, year) do update set last = case_number.last + 1 returning last`);
  if (row === undefined) throw new TypeError('no number');
  return row.last;
}

/** A number that was given elsewhere: those to come start after it. */
export async function passNumber(tx: Tx, procedure: string, year: number, serial: number): Promise<void> {
  await tx.run(sql`
    insert into case_number (site_id, procedure, year, last) values (${tx.siteId}, ${procedure}, ${year}, ${serial})
    on conflict (site_id, procedure, year) do update set last = greatest(case_number.last, ${serial})`);
}

const roleOf: Readonly<Partial<Record<Capacity, Role>>> = {
  HANDLER: 'HANDLER',
  HEAD: 'UNIT_HEAD',
  OFFICE: 'DISCLOSURE_OFFICE',
  REVIEWER: 'SECRECY_REVIEWER',
};

/** `capacities`: those in which the act may be done; the database tells by them in whose place somebody does it. */
export async function insertEvent(
  tx: Tx,
  caseId: string,
  event: Omit<CaseEvent, 'at'>,
  commandKey: string,
  capacities?: readonly Capacity[],
): Promise<void> {
  const roles = capacities?.flatMap((capacity) => roleOf[capacity] ?? []) ?? null;
  await tx.run(sql`
    insert into case_event (site_id, case_id, seq, kind, on_day, actor, by_account, data, command_key, as_roles)
    values (${tx.siteId}, ${caseId}, ${event.seq}, ${event.kind}, ${event.on}, ${event.actor}, ${event.by},
      ${JSON.stringify(event.data)}::jsonb, ${commandKey}, ${roles}::text[])`);
}

/** Writes what the events amount to beside them, for lists and counts. */
export async function project(
  tx: Tx,
  caseId: string,
  state: CaseState,
  clock: ClockSummary,
  calendarId: string,
): Promise<void> {
  await tx.run(sql`
    update case_file set revision = ${state.revision}, state = ${state.state}, open = ${state.open}, unit_id = ${state.unitId},
      handler_id = ${state.handlerId}, outcome = ${state.outcome}, closed_on = ${state.closedOn}, reopened = ${state.reopened},
      received_on = ${clock.receivedOn},
      due_on = ${clock.due}, clock_status = ${clock.status}, clock_calendar = ${calendarId}, delivered_on = ${clock.deliveredOn},
      on_time = ${clock.onTime}
    where id = ${caseId}::uuid`);
}

/** The same for what has ended and stays so: it keeps the dates it was judged by, whatever the calendar says since. */
export async function projectEnded(tx: Tx, caseId: string, state: CaseState): Promise<void> {
  await tx.run(sql`
    update case_file set revision = ${state.revision}, state = ${state.state}, unit_id = ${state.unitId}, handler_id = ${state.handlerId},
      outcome = ${state.outcome}
    where id = ${caseId}::uuid`);
}

/** The projection of many cases after a change of the calendar: the dates only. */
export async function projectDates(
  tx: Tx,
  calendarId: string,
  dates: readonly { readonly id: string; readonly clock: ClockSummary }[],
): Promise<void> {
  await tx.run(sql`
    update case_file c set due_on = n.due_on, clock_status = n.clock_status, clock_calendar = ${calendarId}
    from jsonb_to_recordset(${JSON.stringify(
      dates.map(({ id, clock }) => ({ id, due_on: clock.due, clock_status: clock.status })),
    )}::jsonb) as n(id uuid, due_on date, clock_status text)
    where c.id = n.id`);
}

export async function insertLink(tx: Tx, fromCase: string, toCase: string, kind: string): Promise<void> {
  await tx.run(sql`
    insert into case_link (site_id, from_case, to_case, kind) values (${tx.siteId}, ${fromCase}, ${toCase}, ${kind})
    on conflict do nothing`);
}

export interface NewAttachment {
  readonly id: string;
  readonly seq: number;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly identity: boolean;
  readonly vaultId: string;
}

export async function insertAttachment(tx: Tx, caseId: string, a: NewAttachment): Promise<void> {
  await tx.run(sql`
    insert into case_attachment (site_id, id, case_id, seq, name, size, media_type, identity, vault_id)
    values (${tx.siteId}, ${a.id}, ${caseId}, ${a.seq}, ${a.name}, ${a.size}, ${a.mediaType}, ${a.identity}, ${a.vaultId})`);
}
