import { readEventsOf, type CaseContext, type CaseRow } from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { clockActs, readClock } from './clock.ts';

/** Working days of the limit used so far, and how many it has; null where none run. */
export interface Usage {
  readonly used: number | null;
  readonly limit: number | null;
}

export const noUsage: Usage = { used: null, limit: null };

/** What has been used of the limits of a page of requests. It changes every day, so it is counted from the events and kept nowhere. */
export async function usageOf(
  reading: Reading,
  rows: readonly CaseRow[],
  context: CaseContext,
): Promise<ReadonlyMap<string, Usage>> {
  const running = rows.filter((row) => row.closedOn === null && row.receivedOn !== null);
  const events = await readEventsOf(
    reading,
    running.map(({ id }) => id),
    clockActs,
  );
  return new Map(
    running.map(({ id, channel }) => {
      const own = events.get(id) ?? [];
      const state = { events: own, revision: own.at(-1)?.seq ?? 0 };
      const { usedWorkdays, limitWorkdays } = readClock(channel, state, { ...context, fresh: false });
      return [id, usedWorkdays === null ? noUsage : { used: usedWorkdays, limit: limitWorkdays }];
    }),
  );
}
