/** The calendar each site counts working days by: the national one and what was announced or decided since. */
export { listCalendarChanges, readCalendar } from './reader.ts';
export type { StoredChange } from './reader.ts';
export { changeCalendar } from './writer.ts';
export type { NewChange } from './writer.ts';
