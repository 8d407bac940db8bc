import { AppError } from '../../../platform/errors.ts';
import type { Text } from '../../../platform/errors.ts';
import type { ExtractLimits } from './limits.ts';
import type { ExtractedFile, ExtractInput, ExtractPathInput } from './types.ts';

/** Parent to worker: read this. One job at a time. */
export interface WorkerJob {
  readonly job: number;
  readonly input: ExtractInput | ExtractPathInput;
  readonly limits: ExtractLimits;
  readonly task?: ExtractTask;
}

/** What the reading process is to make of the file once it is read; both sides know it by its name. */
export interface ExtractTask {
  readonly name: string;
  /** Whatever the task needs to know; it is cloned on its way. */
  readonly options: unknown;
}

/** What was made of the file, or the file itself where the process has no such task or the task leaves it. */
export type Extracted = { readonly made: unknown } | { readonly file: ExtractedFile };

/** Worker to parent. */
export type WorkerAnswer =
  (Extracted & { readonly job: number }) | { readonly job: number; readonly problem: WireProblem };

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
