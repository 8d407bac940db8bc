import { addDays, addWorkdays, chinaNational, isWorkday, type IsoDate } from '@openzone/calendar';
import { raw, type Database } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import { requestProcedure } from '../src/systems/information-requests/index.ts';
import type { BenchZone } from './zone.ts';

/** The day the bench plays on. */
export const benchDay: IsoDate = '2026-11-20';

const outcomes = [
  'GRANTED',
  'GRANTED',
  'ALREADY_PUBLIC',
  'NOT_EXIST',
  'NOT_RESPONSIBLE',
  'PARTIAL',
  'REFUSED_THIRD_PARTY',
  'REPEAT',
];
const channels = ['IN_PERSON', 'REGISTERED_MAIL'];
const kinds = ['NATURAL_PERSON', 'NATURAL_PERSON', 'NATURAL_PERSON', 'ORG_COMMERCIAL', 'ORG_OTHER'];
const batchSize = 2_000;
const day0: IsoDate = '2024-01-02';

/** Repeats for the same index, so that two runs play on the same cases. */
const pick = <T>(list: readonly T[], index: number): T => {
  const found = list[Math.abs(Math.imul(index + 1, 0x9e3779b1) >>> 8) % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

interface Row {
  readonly file: Record<string, unknown>;
  readonly events: readonly Record<string, unknown>[];
}

/**
 * Cases in bulk, as they lie in the tables after the procedure: five of a hundred live, the others answered within their time. Written past
 * the procedure, by the owner of the tables, because a hundred thousand acts by officers are not what is measured.
 * @param first how many there are already
 * @returns how many of them are live
 */
export async function loadCases(owner: Database, zone: BenchZone, count: number, first = 0): Promise<number> {
  let live = 0;
  await owner.transaction(zone.siteId, (tx) => tx.run(raw('alter table case_event disable trigger in_order')));
  for (let from = 0; from < count; from += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, count - from) }, (_, index) =>
      rowOf(zone, first + from + index),
    );
    live += rows.filter((row) => row.file['open'] === true).length;
    await owner.transaction(zone.siteId, async (tx) => {
      await tx.run(
        insertAll(
          'case_file',
          rows.map((row) => row.file),
        ),
      );
      await tx.run(
        insertAll(
          'case_event',
          rows.flatMap((row) => row.events),
        ),
      );
    });
  }
  await owner.transaction(zone.siteId, (tx) => tx.run(raw('alter table case_event enable trigger in_order')));
  await owner.transaction(zone.siteId, (tx) => tx.run(raw('analyze case_file, case_event')));
  return live;
}

function insertAll(table: string, rows: readonly Record<string, unknown>[]): ReturnType<typeof raw> {
  const names = Object.keys(rows[0] ?? {}).join(', ');
  const json = JSON.stringify(rows).replaceAll("'", "''");
  return raw(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::openzone.${table}, '${json}'::jsonb)`,
  );
}

const due = new Map<IsoDate, IsoDate>();
function dueAfter(received: IsoDate): IsoDate {
  const known = due.get(received) ?? addWorkdays(received, 20, chinaNational);
  due.set(received, known);
  return known;
}

function rowOf(zone: BenchZone, index: number): Row {
  const isLive = index % 20 === 0;
  const received = isLive ? workdayFrom(addDays('2026-10-26', index % 25)) : workdayFrom(addDays(day0, index % 960));
  const closed = isLive ? null : workdayFrom(addDays(received, 3 + (index % 20)));
  const id = newId();
  const unit = pick([...zone.units.values()], index);
  const outcome = isLive ? null : pick(outcomes, index);
  const site = zone.siteId;
  const note = { note: '' };
  const steps: [string, IsoDate, Record<string, unknown>][] = [
    ['RECEIVED', received, note],
    ['ASSIGNED', received, { unitId: unit.id, handlerId: null, note: '' }],
  ];
  if (closed !== null) {
    steps.push(['ANSWER_DRAFTED', closed, { outcome, paragraphs: [], reason: '', article: '', withheld: '' }]);
    steps.push(['ANSWER_SUBMITTED', closed, note], ['ANSWER_CHECKED', closed, { comment: '', confirmed: ['SECRECY'] }]);
    steps.push(
      ['DECISION_SIGNED_OFF', closed, { documentNumber: '' }],
      ['DECISION_POSTED', closed, { carrier: '', trackingNumber: '' }],
    );
  }
  const events = steps.map(([kind, on, data], step) => ({
    site_id: site,
    case_id: id,
    seq: step + 1,
    kind,
    on_day: on,
    at: `${on}T01:00:00Z`,
    actor: 'OFFICER',
    by_account: zone.office.id,
    data,
    command_key: `${id}:${step}`,
  }));
  return {
    file: fileOf({ site, id, index, received, closed, outcome, unitId: unit.id, revision: events.length }),
    events,
  };
}

function fileOf(of: {
  site: number;
  id: string;
  index: number;
  received: IsoDate;
  closed: IsoDate | null;
  outcome: string | null;
  unitId: string;
  revision: number;
}): Record<string, unknown> {
  const description = `第${of.index}件：关于开发区${pick(['征地补偿', '环评批复', '规划许可', '奖补资金', '检查结果'], of.index)}的信息`;
  return {
    site_id: of.site,
    id: of.id,
    procedure: requestProcedure.key,
    number: `B${String(of.index).padStart(9, '0')}`,
    channel: pick(channels, of.index),
    party_kind: pick(kinds, of.index * 7),
    party_masked: '张**',
    party_key: String(of.index % 60_000),
    summary: description,
    fields: { description, deliveryMethod: 'POST', medium: 'PAPER' },
    content_key: String(of.index % 90_000),
    submission_key: of.id,
    submitted_on: of.received,
    submitted_at: `${of.received}T01:00:00Z`,
    created_by: null,
    demonstration: false,
    sealed_contact: null,
    revision: of.revision,
    state: of.closed === null ? 'PROCESSING' : 'DELIVERED',
    open: of.closed === null,
    unit_id: of.unitId,
    handler_id: null,
    outcome: of.outcome,
    closed_on: of.closed,
    received_on: of.received,
    due_on: dueAfter(of.received),
    clock_status: of.closed === null ? 'running' : 'ended',
    clock_calendar: chinaNational.id,
    delivered_on: of.closed,
    on_time: of.closed === null ? null : of.closed <= dueAfter(of.received),
  };
}

function workdayFrom(date: IsoDate): IsoDate {
  return isWorkday(date, chinaNational) ? date : workdayFrom(addDays(date, 1));
}
