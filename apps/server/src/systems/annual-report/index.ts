/**
 * S37 政府信息公开工作年度报告 (Regulation arts. 49, 50): official forms as data, facts counted from cases and documents, cross-footing.
 * Which procedures count is said by whoever composes it (`CaseSources`).
 */
export { compileReport, recordsBehind } from './report.ts';
export type { ReportQuery } from './report.ts';
export type { CaseSources } from './facts.ts';
export type { Page as RecordPage, Records } from './records.ts';
export { createReportDesk } from './desk.ts';
export type { ReportDesk, ReportDeskDeps } from './desk.ts';
export { reportBlocks } from './release.ts';
export { reportFacts, returnFacts } from './trail-facts.ts';
export { chaseReturns } from './chase.ts';
export { reportsDue, watchDeadlines } from './deadlines.ts';
export { isOffice, mayFill, maySign, seesUnit } from './policy.ts';
