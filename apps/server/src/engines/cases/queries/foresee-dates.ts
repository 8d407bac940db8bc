import type { Reading } from '../../../platform/db/index.ts';
import type { CaseContext } from '../commands/open.ts';
import { fold } from '../fold.ts';
import type { Procedure } from '../procedure.ts';
import { listCountedOtherwise, readEventsOf } from '../reader.ts';

/** What counting otherwise would do to the open cases; nothing is changed. */
export interface ForeseenDates {
  readonly looked: number;
  /** Due days that move to a later or an earlier day. */
  readonly later: number;
  readonly earlier: number;
  /** Due days there would be where there is none now, and the other way round. */
  readonly found: number;
  readonly lost: number;
  /** Of the moved ones, those that would be late today and are not. */
  readonly nowLate: number;
  /** From which day to which, and how many; the first days first, at most 50. */
  readonly moves: { readonly from: string; readonly to: string; readonly count: number }[];
}

/** Counts every open case as `context` would have it. Its calendar must have an id that no case was counted by. */
export async function foreseeDates<Facts>(
  reading: Reading,
  procedure: Procedure<Facts>,
  context: CaseContext,
  batch = 500,
): Promise<ForeseenDates> {
  const seen = { looked: 0, later: 0, earlier: 0, found: 0, lost: 0, nowLate: 0 };
  const moves = new Map<string, number>();
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const files = await listCountedOtherwise(reading, procedure.key, context.calendar.id, last, batch);
    const final = files.at(-1);
    if (final === undefined) return { ...seen, moves: ordered(moves) };
    last = final.id;
    const events = await readEventsOf(
      reading,
      files.map(({ id }) => id),
    );
    for (const file of files) {
      const { dueOn: before } = file;
      const state = fold(procedure, events.get(file.id) ?? []);
      const { due: after } = procedure.clock(file.channel, state, { ...context, fresh: false });
      seen.looked += 1;
      if (before === after) continue;
      if (after === null) seen.lost += 1;
      else if (before === null) seen.found += 1;
      else {
        if (after > before) seen.later += 1;
        else seen.earlier += 1;
        moves.set(`${before} ${after}`, (moves.get(`${before} ${after}`) ?? 0) + 1);
      }
      if (after !== null && after < context.today && (before === null || before >= context.today)) seen.nowLate += 1;
    }
  }
}

function ordered(moves: ReadonlyMap<string, number>): ForeseenDates['moves'] {
  return [...moves]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, 50)
    .map(([days, count]) => ({ from: days.slice(0, 10), to: days.slice(11), count }));
}
