/** What each site counts days by: the national calendar, what was announced or decided since, and the site's own choices. */
export { countingOf, listCalendarChanges, readCalendar, readCounting, readCountingNamed } from './reader.ts';
export type { Counting, StoredChange } from './reader.ts';
export { changeCalendar, changePolicy, foreseeCalendar } from './writer.ts';
export type { NewChange } from './writer.ts';
