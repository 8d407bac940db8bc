import { explainReplyDue } from '@openzone/calendar';
import { requestStateLabels, type RequestState } from '@openzone/contracts';
import { capacities, countWaiting, listCases, readEventsOf, type CaseRow } from '../../engines/cases/index.ts';
import type { Person } from '../../base/identity/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { clockActs, clockInput, readClock } from './clock.ts';
import { contextOf } from './context.ts';
import type { RequestDeps } from './deps.ts';
import { requestListStates, requestProcedure } from './procedure.ts';
import { soonDay } from './remind.ts';

/** No more are looked at; the most urgent come first. */
const most = 100;

export interface RequestWork {
  readonly id: string;
  readonly number: string;
  readonly summary: string;
  readonly unitName: string | null;
  readonly state: Text;
  readonly asked: Text;
  readonly due: string | null;
  readonly left: number | null;
  readonly explanation: Text | null;
}

/** Requests that wait for this person, the most urgent first, each with how its day was counted. */
export async function listRequestWork(
  deps: Pick<RequestDeps, 'clock'>,
  reading: Reading,
  person: Person,
): Promise<{ items: RequestWork[]; count: number }> {
  const context = await contextOf(deps, reading);
  const { key } = requestProcedure;
  const listed = async (view: 'mine' | 'approve' | 'intake'): Promise<CaseRow[]> =>
    (await listCases(reading, key, person, { view, pageSize: most }, requestListStates, context.today)).items;
  const mine = await listed('mine');
  const approve = (await listed('approve')).filter((row) => decides(person, row));
  const intake = (await listed('intake')).filter((row) => capacities(person, row).includes('OFFICE'));
  const rows = [...new Map([...mine, ...approve, ...intake].map((row) => [row.id, row])).values()];
  const events = await readEventsOf(
    reading,
    rows.map(({ id }) => id),
    clockActs,
  );
  const counts = await countWaiting(
    reading,
    key,
    person,
    requestListStates,
    context.today,
    soonDay(context.today, context.calendar),
  );
  return {
    items: rows.map((row) => {
      const own = events.get(row.id) ?? [];
      const state = { events: own, revision: own.at(-1)?.seq ?? 0 };
      const input = clockInput(row.channel, state, { ...context, fresh: false });
      const clock = readClock(row.channel, state, { ...context, fresh: false });
      const running = row.deliveredOn === null && row.closedOn === null;
      return {
        id: row.id,
        number: row.number,
        summary: row.summary,
        unitName: row.unitName,
        state: requestStateLabels[row.state as RequestState],
        asked: askedOf(row, person),
        due: running ? row.dueOn : null,
        left: running ? clock.leftWorkdays : null,
        explanation: { zh: explainReplyDue(input, 'zh').text, en: explainReplyDue(input, 'en').text },
      };
    }),
    // What is over the limit can only be among one's own.
    count: Math.max(counts.mine, mine.length) + rows.length - mine.length,
  };
}

function decides(person: Person, row: CaseRow): boolean {
  const own = capacities(person, row);
  return own.includes('HEAD') || own.includes('OFFICE');
}

function askedOf(row: CaseRow, person: Person): Text {
  const states: ReadonlyMap<string, Text> = new Map([
    ['SUBMITTED', { zh: '登记受理', en: 'Confirm receipt' }],
    ['DECIDED', { zh: '送达答复', en: 'Serve the answer' }],
    ['DELIVERED', { zh: '归档', en: 'Archive' }],
  ]);
  if (row.unitId === null) return { zh: '分办', en: 'Assign' };
  if (row.state === 'IN_REVIEW')
    return decides(person, row)
      ? { zh: '审签答复', en: 'Approve the answer' }
      : { zh: '等待审签', en: 'Being approved' };
  return states.get(row.state) ?? { zh: '办理', en: 'Handle' };
}
