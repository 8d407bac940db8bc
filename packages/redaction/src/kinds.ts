/**
 * The kinds of hidden places and their names, without the readers of files.
 *
 * - `HIDDEN_KINDS`: all kinds; `isHiddenKind`: whether a word is one.
 * - `describe`: what a kind is called, in two languages.
 */
export { describe, HIDDEN_KINDS, isHiddenKind } from './describe.ts';
export type { HiddenFinding, HiddenKind } from './types.ts';
