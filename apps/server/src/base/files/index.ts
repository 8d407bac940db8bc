/** Files: bytes by content, what they are, and the words in them. */
export { openFileStore } from './store.ts';
export type { FileStore } from './store.ts';
export { findFile, isHolder, readFileTexts, readTextsByFile } from './reader.ts';
export type { FileRecord } from './reader.ts';
export { addHolder, forgetFile, recordFile } from './writer.ts';
export { foreignIn, keepDrawing } from './drawing.ts';
export { removeForgottenFiles } from './remove-forgotten.ts';
export { cleanPicture } from './picture.ts';
export type { CleanPicture } from './picture.ts';
export { INSPECTOR, readInspections } from './inspection-reader.ts';
export type { FileInspection, NewInspection } from './inspection-reader.ts';
export { inspectPlainTexts, saveInspection } from './inspection-writer.ts';
