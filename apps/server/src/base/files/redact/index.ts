/**
 * What a file hides, and its public copy (packages/redaction), in a process of its own with a deadline and a limit of memory.
 *
 * - `createRedactService`: `inspectFile` lists what a file hides; `surveyFile` its text as well; `publicCopy` makes the copy that may be published.
 * - `runRedactWorker`: the body of that process (`app/redact-worker.ts`).
 */
export { createRedactService } from './service.ts';
export type { Survey } from './protocol.ts';
export type { PublicCopy, RedactService, RedactServiceOptions } from './service.ts';
export { runRedactWorker } from './worker-entry.ts';
