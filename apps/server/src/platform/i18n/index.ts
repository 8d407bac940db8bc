/**
 * Languages of the public site and how dates, counts and sizes read in each. The words themselves live with the module
 * that says them; a catalogue is one object per language of one type, so that a missing translation does not compile.
 */
export { formatBytes, formatCount, formatDay, shanghaiDay, shanghaiMinute } from './format.ts';
export { languagePrefixes, languages, languageTags, localPath, pick, splitLanguage } from './language.ts';
export type { Language } from './language.ts';
