import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { fold, step } from '../fold.ts';
import type { CaseEvent, CaseState, ClockSummary, Procedure } from '../procedure.ts';
import { listCountedOtherwise, readEventsOf, type CaseFile } from '../reader.ts';
import { insertEvent, project, projectDates } from '../writer.ts';
import type { CaseContext } from './open.ts';

/** A case whose due day moved, with the event that says from when to when. */
export interface Moved<Facts> {
  readonly file: CaseFile;
  readonly state: CaseState<Facts>;
  readonly event: CaseEvent;
}

/**
 * Counts the next open cases anew that were counted with another calendar, or by other choices of the site, which its id names as well. Where the due day moves, the old one stays in an event
 * (`CALENDAR_RECOMPUTED`); where it does not, only the calendar's name changes. Call it until `looked` is 0.
 */
export async function recomputeCases<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  context: CaseContext,
  afterId = '00000000-0000-0000-0000-000000000000',
  batch = 500,
): Promise<{ looked: number; lastId: string; moved: Moved<Facts>[] }> {
  const files = await listCountedOtherwise(tx, procedure.key, context.calendar.id, afterId, batch);
  const events = await readEventsOf(
    tx,
    files.map((file) => file.id),
  );
  const moved: Moved<Facts>[] = [];
  const kept: { id: string; clock: ClockSummary }[] = [];
  for (const file of files) {
    const state = fold(procedure, events.get(file.id) ?? []);
    const clock = procedure.clock(file.channel, state, { ...context, fresh: false });
    if (clock.due === file.dueOn) {
      kept.push({ id: file.id, clock });
      continue;
    }
    const event: CaseEvent = {
      seq: state.revision + 1,
      kind: 'CALENDAR_RECOMPUTED',
      on: context.today,
      at: new Date(0),
      actor: 'SYSTEM',
      by: null,
      data: {
        before: file.dueOn,
        after: clock.due,
        calendar: context.calendar.id,
        ...(context.calendar.note === undefined ? {} : { basis: context.calendar.note }),
      },
    };
    await insertEvent(tx, file.id, event, newId());
    const after = step(procedure, state, event);
    await project(tx, file.id, after, clock, context.calendar.id);
    moved.push({ file, state: after, event });
  }
  if (kept.length > 0) await projectDates(tx, context.calendar.id, kept);
  return { looked: files.length, lastId: files.at(-1)?.id ?? afterId, moved };
}
