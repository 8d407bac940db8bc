/** The trail of the back office (操作日志): who did what, when, from where, and what it changed. */
export { auditedDatabase, closeTrail } from './audited.ts';
export type { Answered } from './audited.ts';
export { cleanAddress, hidden, shortAgent } from './domain.ts';
export type { Actor, Change, Facts, Origin, Outcome, Subject } from './domain.ts';
export { findEntry, listEntries } from './reader.ts';
export type { TrailConditions, TrailRow } from './reader.ts';
export { nameActingFor, nameActor, nameSubject, onTrail } from './trail.ts';
export type { Trail } from './trail.ts';
export { recordAudit } from './writer.ts';
export type { AuditInput } from './writer.ts';
