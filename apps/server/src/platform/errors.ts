/**
 * Errors that a person is meant to read.
 *
 * Each has a stable `id` (documented in docs/operations/errors.md), an HTTP status, a text in both languages that names the
 * trouble and the remedy, and, where one field is at fault, that field's name. The one error handler (platform/http)
 * turns them into a page or JSON; anything else becomes a 500 that says nothing of the inside.
 */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface AppErrorOptions {
  readonly id: string;
  readonly status: number;
  readonly text: Text;
  /** Dotted path of the input at fault, for example `metadata.writtenDate`. */
  readonly field?: string;
  /** Facts for a program, never personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

export class AppError extends Error {
  readonly id: string;
  readonly status: number;
  readonly text: Text;
  readonly field: string | undefined;
  readonly detail: Readonly<Record<string, unknown>> | undefined;

  constructor(options: AppErrorOptions) {
    super(`${options.id}: ${options.text.en}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.id = options.id;
    this.status = options.status;
    this.text = options.text;
    this.field = options.field;
    this.detail = options.detail;
  }
}

/** 400: the input is wrong; `field` says where. */
export function invalid(id: string, field: string, zh: string, en: string): AppError {
  return new AppError({ id, status: 400, field, text: { zh, en } });
}

/** 404, also used where something exists but this person may not know that it does. */
export function notFound(what: Text): AppError {
  return new AppError({
    id: 'NOT_FOUND',
    status: 404,
    text: {
      zh: `没有找到${what.zh}，请核对地址或返回列表重新选择。`,
      en: `${what.en} was not found; check the address or go back to the list.`,
    },
  });
}

/** 403: signed in, but this act is not this person's. */
export function forbidden(zh: string, en: string): AppError {
  return new AppError({ id: 'FORBIDDEN', status: 403, text: { zh, en } });
}

/** 409: the thing has moved on since it was read; nothing was overwritten. */
export function conflict(id: string, zh: string, en: string, detail?: Readonly<Record<string, unknown>>): AppError {
  return new AppError({ id, status: 409, text: { zh, en }, ...(detail === undefined ? {} : { detail }) });
}
