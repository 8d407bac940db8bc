/**
 * What files hide, found, removed, and looked for again by another reader. Node only; give it a process of its own with a
 * deadline and a limit of memory when the files come from outside.
 *
 * - `inspect`: the list of what a file hides.
 * - `extractSpans`: the text a reader sees, with places; what a finder of personal data is given.
 * - `redact`: the public copy: nothing hidden left, the given stretches replaced, verified.
 * - `verifyRedaction`: looks for words in a file with other readers.
 * - `RedactionError`: every refusal, in two languages.
 * - `mediaTypes`: the media type of each format.
 */
export { MEDIA_TYPES as mediaTypes } from './detect.ts';
export { RedactionError } from './errors.ts';
export type { RedactionErrorId } from './errors.ts';
export { extractSpans, inspect, redact } from './redact.ts';
export type {
  FileFormat,
  HiddenFinding,
  HiddenKind,
  Inspection,
  Redacted,
  RedactLimits,
  RedactOptions,
  Replacement,
  TextPlace,
  TextSpan,
  VisibleText,
} from './types.ts';
export { verifyRedaction } from './verify/index.ts';
export type { Leftover } from './verify/leftover.ts';
