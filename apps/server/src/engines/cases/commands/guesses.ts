import { sql, type Tx } from '../../../platform/db/index.ts';

/** Wrong codes for one number within the hour before the number is closed to guessing for the rest of it. */
const guessesAnHour = 10;

/**
 * Counts a try at the code of a number, whether or not there is such a number, before the code is looked at. So that tries at once
 * cannot slip past the count, it locks the row.
 * @returns how many minutes to wait; 0 when the try may be made
 */
export async function countGuess(tx: Tx, guessKey: string): Promise<number> {
  const row = await tx.row<{ failures: number; minutes: number }>(sql`
    insert into case_guess (site_id, guess_key, failures, since) values (${tx.siteId}, ${guessKey}, 1, now())
    on conflict (site_id, guess_key) do update set
      failures = case when case_guess.since < now() - interval '1 hour' then 1 else case_guess.failures + 1 end,
      since = case when case_guess.since < now() - interval '1 hour' then now() else case_guess.since end
    returning failures, ceil(extract(epoch from since + interval '1 hour' - now()) / 60)::int as minutes`);
  return row === undefined || row.failures <= guessesAnHour ? 0 : Math.max(1, row.minutes);
}

/** The right code was given: earlier slips are forgotten. */
export async function forgetGuesses(tx: Tx, guessKey: string): Promise<void> {
  await tx.run(sql`delete from case_guess where guess_key = ${guessKey}`);
}
