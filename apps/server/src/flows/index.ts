/** Small reactions across systems: what two of them do together and neither may know of the other. */
export { discardAppearance, keepPicture, makeAppearanceLive, prepareAppearance, viewAppearance } from './appearance.ts';
export { draftFromAnswer } from './publish-answer.ts';
export type { PublicCopy } from './publish-answer.ts';
export { previewCalendarChange } from './foresee-calendar.ts';
export { confirmVersionErasure, previewVersionErasure, requestVersionErasure } from './erase-version.ts';
export { readLedgerSettings, writeLedgerSettings } from './ledger-settings.ts';
export { mayKeepSite, requireCalendarKeeper } from './policy.ts';
export { releaseConditions } from './release-conditions.ts';
export { submitDocument } from './submit-document.ts';
export {
  readProvider,
  readSealedSecret,
  readSignInSettings,
  viewSignInSettings,
  writeSignInSettings,
} from './sign-in-settings.ts';
export { cancelUnitChange, changeUnit, openUnit, readUnitTree, requireUnitKeeper } from './units.ts';
export { previewUnitMoves } from './unit-hand-over.ts';
export { settleUnits } from './unit-settling.ts';
export { exportSite, importSite, readSiteFile } from './site-file.ts';
