import { given, id, positive } from '../app/search.ts';

/** What the screen keeps in its address. */
export function timeLimitsSearch(search: Record<string, unknown>) {
  const year = positive(search['year'], 2200);
  return given({ year: year !== undefined && year >= 2008 ? year : undefined, unitId: id(search['unitId']) });
}
