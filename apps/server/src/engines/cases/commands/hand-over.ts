import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Procedure } from '../procedure.ts';
import { listOpenOfUnit } from '../reader.ts';
import type { CaseContext } from './open.ts';
import { perform } from './perform.ts';

/**
 * Assigns the open cases of a unit that is no more to the one that took over; what has ended stays with the unit that dealt with it.
 * `note` stands in each case's own history. @returns how many went
 */
export async function handOverCases<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  context: CaseContext,
  { from, to, note, keepHandlers }: HandOver,
): Promise<number> {
  const cases = await listOpenOfUnit(tx, procedure.key, from);
  for (const { id, handlerId } of cases) {
    const data = { unitId: to, handlerId: keepHandlers ? handlerId : null, note };
    const act = { kind: 'ASSIGNED', on: context.today, data, commandKey: newId() };
    await perform(tx, procedure, context, id, { kind: 'SYSTEM' }, act);
  }
  return cases.length;
}

export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly note: string;
  /** Whether who handles a case goes with it. */
  readonly keepHandlers: boolean;
}
