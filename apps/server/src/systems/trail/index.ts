/** 操作日志 as people read it: who may, and what they look for. The entries themselves are `base/audit`'s. */
export { findTrailEntry, listTrail } from './read.ts';
export { mayKeepTrail, mayReadTrail, requireTrailReader } from './policy.ts';
export { readTrailSettings, writeTrailSettings } from './settings.ts';
