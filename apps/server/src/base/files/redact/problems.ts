import { AppError } from '../../../platform/errors.ts';
import type { Text } from '../../../platform/errors.ts';

const REFUSALS = [
  { id: 'REDACTION_UNSUPPORTED', status: 415 },
  { id: 'REDACTION_DAMAGED', status: 422 },
  { id: 'REDACTION_ENCRYPTED', status: 422 },
  { id: 'REDACTION_TOO_LARGE', status: 413 },
  { id: 'REDACTION_INCOMPLETE', status: 422 },
] as const;

/** A refusal of packages/redaction as an error of this server. */
export function refused({ id, text }: { readonly id: string; readonly text: Text }): AppError {
  const status = REFUSALS.find((refusal) => refusal.id === id)?.status ?? 422;
  return new AppError({ id, status, field: 'file', text });
}

export function redactionFailed(cause?: unknown): AppError {
  return new AppError({
    id: 'REDACTION_FAILED',
    status: 422,
    field: 'file',
    text: {
      zh: '检查文件时超出时间或内存，或检查程序意外中止，没有生成公开件。请拆分文件，或在原软件中另存后重试。',
      en: 'Checking the file took too much time or memory, or its program stopped; no public copy was made. Split the file, or save it anew.',
    },
    ...(cause === undefined ? {} : { cause }),
  });
}
