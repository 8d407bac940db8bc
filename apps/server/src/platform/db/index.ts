/**
 * The door to PostgreSQL: one dialect (15 and later), one site per transaction, plain SQL.
 * Readers take `Reading`, writers `Tx`; both come only from a `Database`.
 */
export { diskFull, openDatabase } from './database.ts';
export type { Database, DatabaseOptions, Queryable, Reading, Tx } from './database.ts';
export { empty, join, raw, sql } from './sql.ts';
export type { Sql } from './sql.ts';
export { goingOn, inOrder, keyText, placeOf } from './keyset.ts';
export type { ListOrder } from './keyset.ts';
export { migrate, refreshStatistics } from './migrate.ts';
export type { Logins } from './migrate.ts';
