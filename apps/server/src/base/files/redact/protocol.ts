import type { Inspection, Redacted, RedactOptions, Replacement, TextSpan, VisibleText } from '@openzone/redaction';
import type { Text } from '../../../platform/errors.ts';

/** Parent to worker: one job, after which the process ends. */
export interface RedactJob {
  readonly work: 'inspect' | 'survey' | 'redact';
  readonly bytes: Uint8Array;
  readonly mediaType: string | undefined;
  readonly what: readonly (TextSpan | Replacement | string)[];
  readonly options: Pick<RedactOptions, 'everywhere' | 'keep'>;
}

/** Worker to parent. */
export type RedactAnswer =
  | { readonly inspection: Inspection }
  | { readonly survey: Survey }
  | { readonly redacted: Redacted }
  | { readonly problem: { readonly id: string; readonly text: Text } };

/** What a file hides, and what its readers see. */
export interface Survey extends VisibleText {
  readonly findings: Inspection['findings'];
}
