import { AppError } from '../../../platform/errors.ts';
import type { Text } from '../../../platform/errors.ts';
import type { ExtractLimits } from './limits.ts';
import type { ExtractedFile, ExtractInput, ExtractPathInput } from './types.ts';

/** Parent to worker: read this. One job at a time. */
export interface WorkerJob {
  readonly job: number;
  readonly input: ExtractInput | ExtractPathInput;
  readonly limits: ExtractLimits;
}

/** Worker to parent. */
export type WorkerAnswer =
  { readonly job: number; readonly file: ExtractedFile } | { readonly job: number; readonly problem: WireProblem };

/** An AppError on its way between processes; the cause stays behind, it is for the log of the side that saw it. */
export interface WireProblem {
  readonly id: string;
  readonly status: number;
  readonly text: Text;
  readonly field: string | undefined;
  readonly detail: Readonly<Record<string, unknown>> | undefined;
}

export function toWire(error: AppError): WireProblem {
  const { id, status, text, field, detail } = error;
  return { id, status, text, field, detail };
}

export function fromWire(wire: WireProblem): AppError {
  const { id, status, text, field, detail } = wire;
  return new AppError({
    id,
    status,
    text,
    ...(field === undefined ? {} : { field }),
    ...(detail === undefined ? {} : { detail }),
  });
}
