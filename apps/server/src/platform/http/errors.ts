import { CalendarError, ClockError } from '@openzone/calendar';
import type { ApiError } from '@openzone/contracts';
import { AppError, type Text } from '../errors.ts';

export interface PresentedError {
  readonly status: number;
  readonly body: ApiError;
  /** True when the fault is ours: it is logged with its stack, and the person learns nothing of the inside. */
  readonly isInternal: boolean;
}

interface Failure {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
  readonly hint?: string;
  readonly validation?: readonly {
    readonly instancePath: string;
    readonly keyword: string;
    readonly message?: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
  readonly validationContext?: string;
}

const known: Readonly<Record<number, { readonly id: string; readonly text: Text }>> = {
  400: {
    id: 'BAD_REQUEST',
    text: {
      zh: '请求内容无法识别，请检查后重试。',
      en: 'The request could not be understood; check it and try again.',
    },
  },
  401: {
    id: 'SIGN_IN_NEEDED',
    text: { zh: '请先登录。您填写的内容仍在页面上。', en: 'Sign in first. What you typed is still on the page.' },
  },
  404: {
    id: 'NOT_FOUND',
    text: { zh: '没有找到您要的内容，请核对地址。', en: 'Nothing was found at this address; check it.' },
  },
  405: {
    id: 'METHOD_NOT_ALLOWED',
    text: { zh: '这个地址不支持该操作。', en: 'This address does not take that method.' },
  },
  408: {
    id: 'TIMEOUT',
    text: {
      zh: '上传或请求超时，请检查网络后重试。',
      en: 'The request took too long; check the network and try again.',
    },
  },
  413: {
    id: 'TOO_LARGE',
    text: {
      zh: '内容过大，超过服务器允许的上限。请压缩或拆分后再上传。',
      en: 'This is larger than the server takes. Compress or split it, then upload again.',
    },
  },
  415: {
    id: 'UNSUPPORTED_MEDIA_TYPE',
    text: { zh: '不支持这种内容格式。', en: 'This content type is not supported.' },
  },
  429: {
    id: 'TOO_MANY_REQUESTS',
    text: { zh: '操作过于频繁，请稍候一分钟再试。', en: 'Too many requests; wait a minute and try again.' },
  },
};

function fieldOf(failure: NonNullable<Failure['validation']>[number]): string {
  const path = failure.instancePath.replace(/^\//, '').replaceAll('/', '.');
  const missing = failure.params['missingProperty'] ?? failure.params['requiredProperties'];
  const name = Array.isArray(missing) ? String(missing[0]) : typeof missing === 'string' ? missing : '';
  return [path, name].filter((part) => part !== '').join('.');
}

function presentValidation(failures: NonNullable<Failure['validation']>): PresentedError {
  const [first] = failures;
  const field = first === undefined ? '' : fieldOf(first);
  const limit = first?.params['limit'];
  const zhReason: Readonly<Record<string, string>> = {
    required: '缺少必填内容',
    maxLength: `内容过长，最多 ${String(limit)} 个字`,
    minLength: '不能为空',
    maxItems: `最多 ${String(limit)} 项`,
    pattern: '格式不正确',
    format: '格式不正确',
    enum: '不在可选范围内',
    const: '不在可选范围内',
    type: '类型不正确',
    maximum: `不能大于 ${String(limit)}`,
    minimum: `不能小于 ${String(limit)}`,
  };
  return {
    status: 400,
    isInternal: false,
    body: {
      error: 'INVALID_INPUT',
      field,
      text: {
        zh: `“${field}”${zhReason[first?.keyword ?? ''] ?? '不符合要求'}，请修改后重试。`,
        en: `“${field}” ${first?.message ?? 'is not valid'}; correct it and try again.`,
      },
    },
  };
}

/** A rule of the database (migration 0002) that the program did not catch before. */
function presentRule(failure: Failure): PresentedError {
  return {
    status: 409,
    isInternal: false,
    body: {
      error: 'RULE_REFUSED',
      text: {
        zh: `数据库规则 ${failure.message ?? ''} 拒绝了这一步，没有任何改动。请刷新页面后按流程办理。`,
        en: `The database refused this step (${failure.message ?? ''}); nothing was changed. ${failure.hint ?? 'Reload and follow the procedure.'}`,
      },
      detail: { rule: failure.message ?? '' },
    },
  };
}

/** Turns whatever was thrown into status and body; the only place that decides what an error tells. */
export function presentError(error: unknown): PresentedError {
  if (error instanceof AppError) {
    return {
      status: error.status,
      isInternal: error.status === 500,
      body: {
        error: error.id,
        text: error.text,
        ...(error.field === undefined ? {} : { field: error.field }),
        ...(error.detail === undefined ? {} : { detail: { ...error.detail } }),
      },
    };
  }
  // A day that does not exist or that no calendar covers yet: the text says which and what to do.
  if (error instanceof CalendarError)
    return { status: 400, isInternal: false, body: { error: error.code, text: error.text } };
  // A step of the statutory clock that cannot be: the text says why, the remedy what to do instead.
  if (error instanceof ClockError) {
    const text = { zh: `${error.text.zh}${error.remedy.zh}`, en: `${error.text.en} ${error.remedy.en}` };
    return { status: 400, isInternal: false, body: { error: error.code, text, field: error.field } };
  }
  const failure: Failure = typeof error === 'object' && error !== null ? error : {};
  if (failure.validation !== undefined) return presentValidation(failure.validation);
  if (failure.code === '23000' && /^[A-Z_]+$/.test(failure.message ?? '')) return presentRule(failure);
  // A text with a NUL, an id that is no UUID: the person's input, not our fault.
  if (failure.code === '22021' || failure.code === '22P02' || failure.code === '22P05') return presentKnown(400);
  // An upload that ended before its end: the parser says so in words only.
  if (/^(Unexpected end|Malformed|Part terminated)/.test(failure.message ?? '') && failure.code === undefined)
    return presentKnown(400);
  const status = failure.statusCode ?? 500;
  if (status >= 400 && status < 500) return presentKnown(status);
  return {
    status: 500,
    isInternal: true,
    body: {
      error: 'INTERNAL',
      text: {
        zh: '服务器出现问题，已记录。您填写的内容仍在页面上，请稍后重试；如仍不行请联系管理员。',
        en: 'Something went wrong on the server and was recorded. What you typed is still on the page; try again later, or tell the operator.',
      },
    },
  };
}

function presentKnown(status: number): PresentedError {
  const entry = known[status] ?? {
    id: 'BAD_REQUEST',
    text: {
      zh: '请求内容无法识别，请检查后重试。',
      en: 'The request could not be understood; check it and try again.',
    },
  };
  return { status, isInternal: false, body: { error: entry.id, text: entry.text } };
}

/** The text that goes with a plain status, for whoever makes the reply by hand. */
export function errorOfStatus(status: number): AppError {
  const { body } = presentKnown(status);
  return new AppError({ id: body.error, status, text: body.text });
}
