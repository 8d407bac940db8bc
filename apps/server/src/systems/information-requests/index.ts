/**
 * S08 依申请公开: the statutory request procedure over the case engine (Regulation arts. 27-45). `createRequestDesk` is for officers,
 * `createPublicRequests` for the public site, `requestProcedure` is the definition itself.
 */
export { actOn } from './acts.ts';
export { heldPublication, recordPublication } from './publication.ts';
export { maskedAnswer } from './answer-text.ts';
export type { MaskedAnswer } from './answer-text.ts';
export type { RequestDeps } from './deps.ts';
export { createRequestDesk } from './desk.ts';
export type { RequestDesk } from './desk.ts';
export { takeIn } from './intake.ts';
export type { Intake } from './intake.ts';
export { requestListStates, requestProcedure } from './procedure.ts';
export type { Progress, PublicRequests, Submission, Upload } from './public-door.ts';
export { createPublicRequests } from './public-requests.ts';
export { recomputeRequests } from './recompute.ts';
export {
  readLetterTemplate,
  readLetterTemplateHistory,
  readRequestSettings,
  writeLetterTemplate,
  writeRequestSettings,
} from './settings.ts';
export { previewCalendar, previewClockSettings, readClockSettings, writeClockSettings } from './clock-settings.ts';
export { watchCalendarEnd } from './calendar-end.ts';
export { remindRequests } from './remind.ts';
export { readNoticeSettings, writeNoticeSettings } from './notice-settings.ts';
export { reportUndelivered } from './undelivered.ts';
export { isCreditCode, isResidentId } from './identity-numbers.ts';
export { mayImportRegisters, mayKeepRequestSettings } from './policy.ts';
export { importRegister, registerTemplate } from './register-import/index.ts';
