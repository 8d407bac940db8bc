/** Sites: which one a request is for, what the public may know of it, and its rules. */
export type { Site, SiteProfile } from './profile.ts';
export { findSiteByHost, findSiteByKey, listSites, readSetting } from './reader.ts';
export { saveSite, writeSetting } from './writer.ts';
export type { NewSite } from './writer.ts';
export { countSiteChanges, listSiteChanges } from './changes-reader.ts';
export { recordSiteChange } from './changes-writer.ts';
export type { NewSiteChange } from './changes-writer.ts';
export { readPicture, textsOf } from './look.ts';
export type { LookState, StoredPicture } from './look.ts';
export { findPicture, findPublicPicture, picturesOf, readLook, readProfile, readPublicLook } from './look-reader.ts';
export { addPicture, lockLook, publishLook, saveLookDraft } from './look-writer.ts';
export { isLookToken, lookPreviewHours, makeLookToken } from './preview.ts';
