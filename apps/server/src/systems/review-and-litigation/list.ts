import type { RemedyKind, RemedyPage, RemedyQuery, RemedyResult } from '@openzone/contracts';
import { readCalendar } from '../../base/calendars/index.ts';
import type { Person } from '../../base/identity/index.ts';
import { listCases, listTargets } from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { remedyProcedure } from './procedure.ts';
import { workdaysLeft } from './work.ts';

/** Reviews and lawsuits whose requests this person may know of; who went there is not among what is shown. */
export async function findRemedies(
  reading: Reading,
  person: Person,
  { kind, result, view = 'open', ...rest }: RemedyQuery,
  today: string,
): Promise<RemedyPage> {
  const filter = { ...rest, view, channel: kind, outcome: result };
  const states = { intake: [], approve: [] };
  const { items, total, next } = await listCases(reading, remedyProcedure.key, person, filter, states, today);
  const calendar = await readCalendar(reading);
  const targets = await listTargets(
    reading,
    items.map(({ id }) => id),
  );
  return {
    items: items.map((row) => {
      const due = row.deliveredOn === null && row.closedOn === null ? row.dueOn : null;
      return {
        id: row.id,
        number: row.number,
        kind: row.channel as RemedyKind,
        summary: row.summary,
        open: remedyProcedure.states[row.state]?.open ?? false,
        unitId: row.unitId,
        unitName: row.unitName,
        handlerName: row.handlerName,
        filedOn: row.receivedOn ?? row.submittedOn,
        due,
        left: due === null ? null : workdaysLeft(due, calendar, today),
        respondedOn: row.deliveredOn,
        result: row.outcome as RemedyResult | null,
        concludedOn: row.closedOn,
        requestId: targets.get(row.id) ?? null,
      };
    }),
    total,
    next,
  };
}
