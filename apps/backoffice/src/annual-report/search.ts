import { given, id, positive } from '../app/search.ts';

/** What the screen of the report keeps in its address. */
export function reportSearch(search: Record<string, unknown>) {
  const year = positive(search['year'], 2200);
  return given({ year: year !== undefined && year >= 2008 ? year : undefined, unitId: id(search['unitId']) });
}
export type ReportSearch = ReturnType<typeof reportSearch>;

/** What the screen of a frozen version keeps in its address. */
export function versionSearch(search: Record<string, unknown>) {
  return given({ unitId: id(search['unitId']) });
}

/** The year reported on the day: the last whole one. */
export function yearToReport(today: string): number {
  return Number(today.slice(0, 4)) - 1;
}

/** The years one may ask for, the newest first. */
export function yearsToReport(today: string, chosen: number): number[] {
  const newest = yearToReport(today) + 1;
  const years = Array.from({ length: 12 }, (_, index) => newest - index);
  return years.includes(chosen) ? years : [...years, chosen].toSorted((a, b) => b - a);
}
