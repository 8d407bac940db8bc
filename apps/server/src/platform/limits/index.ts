/**
 * One limiter for everything that may be guessed or flooded. Its counts stand in PostgreSQL, so that every process counts together.
 */
export { countAttempt, forgetAttempts, takeBackAttempt } from './writer.ts';
export type { AttemptRule, Attempted } from './writer.ts';
