import { appendToLedger, lastOnceKey } from '../../../base/ledger/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { countDeterminationsOn, firstDeterminationAfter } from '../reader.ts';

/**
 * Puts on the ledger how many determinations each unit made on a day, by attribute (Regulation arts. 13–16 leave it to the agency to say what
 * is public; how often it says no is itself public). Nothing tells of which document. Counts the first day that is over and not yet
 * counted, so that a run that was missed is made up for.
 * @param today the day in Shanghai that is not over yet, YYYY-MM-DD
 * @returns false when every day is counted
 */
export async function countDeterminations(tx: Tx, today: string): Promise<boolean> {
  const counted = (await lastOnceKey(tx, keyOf('')))?.slice(keyOf('').length);
  const day = await firstDeterminationAfter(tx, counted ?? '0001-01-01');
  if (day === undefined || day >= today) return false;
  const counts = await countDeterminationsOn(tx, day);
  await appendToLedger(tx, {
    action: 'DETERMINATIONS',
    onceKey: keyOf(day),
    at: new Date().toISOString(),
    facts: { day, counts },
  });
  return true;
}

function keyOf(day: string): string {
  return `determinations:${day}`;
}
