import { sql, type Database } from '../src/platform/db/index.ts';
import { followSearch } from '../src/search/index.ts';
import { pause } from './processes.ts';

const patienceMs = 120_000;

/**
 * Lets the search follower catch up with `events` public acts, as the worker would; another follower may be at it just now, so
 * finding nothing is not yet the end.
 * @returns seconds
 */
export async function indexAll(
  db: Database,
  owner: Database,
  events: number,
  say: (line: string) => void,
): Promise<number> {
  const began = performance.now();
  let told = began;
  let lastFound = began;
  for (let taken = 0; taken < events;) {
    const found = await followSearch(db);
    taken += found;
    if (found > 0) lastFound = performance.now();
    else if (performance.now() - lastFound > patienceMs)
      throw new Error(`the search follower stopped at ${taken} of ${events} events`);
    else await pause(10);
    if (performance.now() - told < 10_000) continue;
    told = performance.now();
    say(`  ${taken} of ${events} indexed`);
  }
  const seconds = (performance.now() - began) / 1000;
  await owner.system((tx) => tx.run(sql`analyze`));
  return seconds;
}
