import { AppError } from '../errors.ts';

/** The typesetter refused the document or its process ended; the cause says what it said. */
export function printFailed(cause: unknown): AppError {
  return new AppError({
    id: 'PRINT_FAILED',
    status: 500,
    cause,
    text: {
      zh: '文书未能生成 PDF，请稍后重试；仍不成功的，请下载 DOCX 版本并告知管理员。',
      en: 'The document could not be printed as PDF. Try again later; if it fails again, download the DOCX and tell the administrator.',
    },
  });
}

export function printTimedOut(deadlineMs: number): AppError {
  return new AppError({
    id: 'PRINT_TIMED_OUT',
    status: 503,
    text: {
      zh: `生成 PDF 超过 ${deadlineMs / 1000} 秒，已停止，请缩短文书正文后重试。`,
      en: `Printing took longer than ${deadlineMs / 1000} seconds and was stopped. Shorten the document and try again.`,
    },
  });
}

export function printBusy(waiting: number): AppError {
  return new AppError({
    id: 'PRINT_BUSY',
    status: 503,
    text: {
      zh: `正在排队生成的文书已有 ${waiting} 份，请稍后重试。`,
      en: `${waiting} documents are waiting to be printed already. Try again later.`,
    },
  });
}

export function printStopped(): AppError {
  return new AppError({
    id: 'PRINT_STOPPED',
    status: 503,
    text: {
      zh: '服务正在停止，文书未生成，请稍后重试。',
      en: 'The server is stopping; the document was not printed. Try again later.',
    },
  });
}

export function printTooLarge(limit: number): AppError {
  return new AppError({
    id: 'PRINT_TOO_LARGE',
    status: 400,
    field: 'body',
    text: {
      zh: `文书正文超过 ${limit} 字，请把长内容改为附件。`,
      en: `The document has more than ${limit} characters. Move long content into an attachment.`,
    },
  });
}
