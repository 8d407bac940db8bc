/**
 * Aids of writing, none of them ever public: words not yet saved, comments in the margin, templates, and lists of words the site
 * does not want. Commands take the transaction and who acts; what may be done by whom is in `policy.ts`.
 */
export { openKeptDrafts } from './kept-drafts.ts';
export type { KeptDrafts } from './kept-drafts.ts';
export { comment, readThreads, reply, settle } from './comments.ts';
export { putTemplate, readTemplateHistory, readTemplates, removeTemplate } from './templates.ts';
export { exportWording, importWording, putWording, readWording, removeWording } from './wording.ts';
export { adviseOnWording } from './advice.ts';
export { dropLosses, keepLosses, readLosses } from './losses.ts';
export { mayKeepLists } from './policy.ts';
