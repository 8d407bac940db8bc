/**
 * Proof files (`openzone/proof/1`): what a site said of a document, with everything needed to check it offline. Pure, the same in
 * browsers, on servers and on the command line.
 */
export { checkProof, checkSteps, holds, mainEntry, planSteps } from './check.ts';
export type { CheckOptions, Step } from './check.ts';
export { base64Of, hexOf } from './bytes.ts';
export { parseProofFile, proofFormat } from './format.ts';
export type { ProofCheckpoint, ProofEntry, ProofFile, ProofTimestamp } from './format.ts';
export { stepWords, valueWords } from './words.ts';
export type { StepId, StepState, StepWords, ValueKind } from './words.ts';
