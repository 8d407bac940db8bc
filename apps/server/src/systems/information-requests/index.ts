/**
 * S08 依申请公开: the statutory request procedure over the case engine (Regulation arts. 27-45). `createRequestDesk` is for officers,
 * `createPublicRequests` for the public site, `requestProcedure` is the definition itself.
 */
export { actOn } from './acts.ts';
export type { RequestDeps } from './deps.ts';
export { createRequestDesk } from './desk.ts';
export type { RequestDesk } from './desk.ts';
export { faultsOf, tidyForm } from './form.ts';
export { requestProcedure } from './procedure.ts';
export type { Progress, PublicRequests, Submission, Upload } from './public-door.ts';
export { createPublicRequests } from './public-requests.ts';
export { recomputeRequests } from './recompute.ts';
export { remindRequests } from './remind.ts';
export { isCreditCode, isResidentId } from './identity-numbers.ts';
