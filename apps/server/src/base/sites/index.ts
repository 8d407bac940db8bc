/** Sites: which one a request is for, what the public may know of it, and its rules. */
export type { Site, SiteProfile } from './profile.ts';
export { findSiteByHost, findSiteByKey, listSites, readSetting } from './reader.ts';
export { saveSite, writeSetting } from './writer.ts';
export type { NewSite } from './writer.ts';
export { countSiteChanges, listSiteChanges } from './changes-reader.ts';
export { recordSiteChange } from './changes-writer.ts';
export type { NewSiteChange } from './changes-writer.ts';
