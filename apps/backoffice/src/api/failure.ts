import type { ApiError, Label } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';

/** An answer of the API that is not the one asked for, or no answer at all (`status` 0). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly error: ApiError;

  constructor(status: number, error: ApiError) {
    super(`${error.error}: ${error.text.en}`);
    this.name = 'ApiFailure';
    this.status = status;
    this.error = error;
  }

  get text(): Label {
    return this.error.text;
  }

  /** The revision that the document has meanwhile, where somebody else saved first. */
  get currentRevision(): number | null {
    const current = this.error.detail?.['current'];
    return this.status === 409 && typeof current === 'number' ? current : null;
  }
}

const NO_ANSWER = say(
  '连不上服务器。内容还在这台电脑上，请检查网络后再试。',
  'The server cannot be reached. What you typed is still on this computer; check the network and try again.',
);
const OWN_FAULT = say(
  '服务器出错了。内容还在，请稍后再试；仍不行请联系系统管理员。',
  'The server has failed. What you typed is kept; try again later, or tell the administrator.',
);
const TOO_LARGE = say(
  '文件太大，服务器没有收下。请拆分或压缩后再传。',
  'The file is too large for the server. Split or compress it and try again.',
);
const NOT_UNDERSTOOD = say(
  '服务器没有接受这次操作。请核对后再试。',
  'The server did not accept this. Check it and try again.',
);

export function noAnswer(): ApiFailure {
  return new ApiFailure(0, { error: 'NO_ANSWER', text: NO_ANSWER });
}

/** What the server said, or, where something between it and the browser answered instead, what that means for the person. */
export function failureOf(status: number, body: unknown): ApiFailure {
  if (isApiError(body)) return new ApiFailure(status, body);
  const text = status === 413 ? TOO_LARGE : status >= 500 ? OWN_FAULT : NOT_UNDERSTOOD;
  return new ApiFailure(status, { error: `HTTP_${status}`, text });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isApiError(body: unknown): body is ApiError {
  return (
    isRecord(body) &&
    typeof body['error'] === 'string' &&
    isRecord(body['text']) &&
    typeof body['text']['zh'] === 'string' &&
    typeof body['text']['en'] === 'string'
  );
}

/** Any error as one that can be shown to a person. */
export function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return new ApiFailure(0, {
    error: 'PROGRAM_FAULT',
    text: say('页面出错了，请刷新后再试。', 'The page has failed; reload it and try again.'),
  });
}
