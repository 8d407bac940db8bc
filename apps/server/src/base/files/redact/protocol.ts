import type { Inspection, Redacted, Replacement, TextSpan } from '@openzone/redaction';
import type { Text } from '../../../platform/errors.ts';

/** Parent to worker: one job, after which the process ends. */
export interface RedactJob {
  readonly work: 'inspect' | 'redact';
  readonly bytes: Uint8Array;
  readonly mediaType: string | undefined;
  readonly what: readonly (TextSpan | Replacement | string)[];
}

/** Worker to parent. */
export type RedactAnswer =
  | { readonly inspection: Inspection }
  | { readonly redacted: Redacted }
  | { readonly problem: { readonly id: string; readonly text: Text } };
