/**
 * S33 时限监测: publication within 20 working days of making (Regulation art. 26), bunching at the end of the year, requests and
 * cases late or about to be, annual reports that are due. Which procedures are watched is said by whoever composes it (`WatchedCases`).
 */
export { createTimeLimits } from './desk.ts';
export type { TimeLimitsDeps, TimeLimitsDesk, WatchedCases } from './desk.ts';
export { tellUnitHeads } from './weekly.ts';
export { seesTimes } from './policy.ts';
