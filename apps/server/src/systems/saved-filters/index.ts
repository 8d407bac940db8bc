/** Conditions of lists that people keep under a name, for themselves or for their unit. */
export { listSavedFilters } from './reader.ts';
export { deleteSavedFilter, handOverFilters, saveFilter } from './writer.ts';
