/**
 * Finds personal and sensitive data in Chinese text, tells why, and says which of it the law has published. Pure and safe for
 * browsers.
 */
export { EXEMPTION_RULES, type Exemption, type ExemptionRule, type LegalBasis } from './exemptions/index.ts';
export { findPersonalData, type FindOptions } from './find.ts';
export type { Finding, Subject } from './finding.ts';
export { FINDING_KINDS, findingKinds, type Bilingual, type FindingKind, type KindFacts } from './kinds.ts';
export { describeReason, type Reason, type ReasonCode } from './reasons.ts';
