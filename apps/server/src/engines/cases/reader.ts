import type { IsoDate } from '@openzone/calendar';
import { sql, type Reading, type Tx } from '../../platform/db/index.ts';
import type { CaseEvent } from './procedure.ts';

/** A case as its row says, without what follows from the events. */
export interface CaseFile {
  readonly id: string;
  readonly procedure: string;
  readonly number: string;
  readonly channel: string;
  readonly partyKind: string;
  readonly partyMasked: string;
  readonly partyKey: string;
  readonly contentKey: string;
  readonly summary: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly submittedOn: IsoDate;
  readonly revision: number;
  readonly unitId: string | null;
  readonly sealedContact: Buffer | null;
  readonly clockCalendar: string;
  readonly dueOn: IsoDate | null;
  readonly demonstration: boolean;
}

const columns = sql`id, procedure, number, channel, party_kind as "partyKind", party_masked as "partyMasked", party_key as "partyKey",
  content_key as "contentKey", summary, fields, submitted_on as "submittedOn", revision, unit_id as "unitId", sealed_contact as "sealedContact",
  clock_calendar as "clockCalendar", due_on as "dueOn", demonstration`;

export async function findCase(reading: Reading, procedure: string, id: string): Promise<CaseFile | undefined> {
  return reading.row<CaseFile>(
    sql`select ${columns} from case_file where id = ${id}::uuid and procedure = ${procedure}`,
  );
}

export async function findCaseByNumber(
  reading: Reading,
  procedure: string,
  number: string,
): Promise<CaseFile | undefined> {
  return reading.row<CaseFile>(
    sql`select ${columns} from case_file where number = ${number} and procedure = ${procedure}`,
  );
}

export async function findCaseBySubmission(reading: Reading, submissionKey: string): Promise<CaseFile | undefined> {
  return reading.row<CaseFile>(sql`select ${columns} from case_file where submission_key = ${submissionKey}`);
}

/** The case, locked until the end of the transaction. */
export async function lockCase(tx: Tx, procedure: string, id: string): Promise<CaseFile | undefined> {
  return tx.row<CaseFile>(
    sql`select ${columns} from case_file where id = ${id}::uuid and procedure = ${procedure} for update`,
  );
}

const eventColumns = sql`seq, kind, on_day as "on", at, actor, by_account as "by", data`;

export async function readEvents(reading: Reading, caseId: string): Promise<CaseEvent[]> {
  return reading.rows<CaseEvent>(
    sql`select ${eventColumns} from case_event where case_id = ${caseId}::uuid order by seq`,
  );
}

/** The events of many cases at once; only those of the kinds given, where they are. */
export async function readEventsOf(
  reading: Reading,
  caseIds: readonly string[],
  kinds: readonly string[] | null = null,
): Promise<Map<string, CaseEvent[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await reading.rows<CaseEvent & { caseId: string }>(sql`
    select case_id as "caseId", ${eventColumns} from case_event
    where case_id = any(${caseIds}::uuid[]) and (${kinds}::text[] is null or kind = any(${kinds}::text[])) order by case_id, seq`);
  const found = new Map<string, CaseEvent[]>();
  for (const { caseId, ...event } of rows) {
    const list = found.get(caseId);
    if (list === undefined) found.set(caseId, [event]);
    else list.push(event);
  }
  return found;
}

export async function findCommand(reading: Reading, caseId: string, commandKey: string): Promise<number | undefined> {
  const row = await reading.row<{ seq: number }>(
    sql`select seq from case_event where case_id = ${caseId}::uuid and command_key = ${commandKey}`,
  );
  return row?.seq;
}

/** The cases of a procedure that point at this one, oldest first. */
export async function listLinked(reading: Reading, procedure: string, toCase: string): Promise<CaseFile[]> {
  return reading.rows<CaseFile>(sql`
    select ${columns} from case_file
    where procedure = ${procedure} and id in (select from_case from case_link where to_case = ${toCase}::uuid)
    order by submitted_on, number`);
}

/** Open cases of a unit, with who handles them. */
export async function listOpenOfUnit(
  reading: Reading,
  procedure: string,
  unitId: string,
): Promise<{ id: string; handlerId: string | null }[]> {
  return reading.rows(sql`
    select id, handler_id as "handlerId" from case_file
    where procedure = ${procedure} and open and unit_id = ${unitId}::uuid order by id`);
}

/** Open cases whose dates were counted with another calendar, oldest first, after the given id. */
export async function listCountedOtherwise(
  reading: Reading,
  procedure: string,
  calendarId: string,
  afterId: string,
  limit: number,
): Promise<CaseFile[]> {
  return reading.rows<CaseFile>(sql`
    select ${columns} from case_file
    where procedure = ${procedure} and open and clock_calendar <> ${calendarId} and id > ${afterId}::uuid
    order by id limit ${limit}`);
}
