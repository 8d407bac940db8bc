import { AppError } from '../../../platform/errors.ts';
import type { Text } from '../../../platform/errors.ts';

/**
 * Everything that can be wrong with a file somebody hands in. Each is one AppError with `field: 'file'`; the text names the
 * trouble and what to do. Things one can live with are `Warning`s and stand in `warnings.ts`.
 */
function problem(id: string, status: number, zh: string, en: string, detail?: Record<string, unknown>): AppError {
  const base = { id, status, field: 'file', text: { zh, en } };
  return new AppError(detail === undefined ? base : { ...base, detail });
}

function mebibytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`;
}

export function emptyFile(): AppError {
  return problem(
    'FILE_EMPTY',
    400,
    '文件是空的（0 字节），请检查原文件后重新选择。',
    'The file is empty (0 bytes); check the original and choose it again.',
  );
}

export function tooLarge(bytes: number, limit: number): AppError {
  return problem(
    'FILE_TOO_LARGE',
    413,
    `文件大小 ${mebibytes(bytes)}，超过上限 ${mebibytes(limit)}。请拆分或压缩其中的图片后再提交。`,
    `The file is ${mebibytes(bytes)}, over the limit of ${mebibytes(limit)}; split it or shrink its images.`,
    { bytes, limit },
  );
}

/** `what` names the format found, `remedy` what to convert it to. */
export function unsupportedType(what: Text, remedy: Text): AppError {
  return problem(
    'FILE_TYPE_UNSUPPORTED',
    415,
    `不能读取这种文件：${what.zh}。${remedy.zh}。`,
    `This kind of file cannot be read: ${what.en}. ${remedy.en}.`,
  );
}

export function encrypted(what: Text): AppError {
  return problem(
    'FILE_ENCRYPTED',
    422,
    `${what.zh}设有密码，无法读取内容。请在原软件中取消密码后重新提交。`,
    `${what.en} is protected by a password and cannot be read; remove the password in the original program and submit again.`,
  );
}

export function damaged(what: Text, cause?: unknown): AppError {
  return new AppError({
    id: 'FILE_DAMAGED',
    status: 422,
    field: 'file',
    text: {
      zh: `${what.zh}已损坏或不完整，无法读取。请用原软件打开并另存，或重新取得原文件。`,
      en: `${what.en} is damaged or incomplete and cannot be read; open and save it again in the original program, or get the original anew.`,
    },
    ...(cause === undefined ? {} : { cause }),
  });
}

export function tooManyPages(pages: number, limit: number): AppError {
  return problem(
    'FILE_TOO_MANY_PAGES',
    413,
    `文件有 ${pages} 页，超过上限 ${limit} 页。请拆分成几个文件。`,
    `The file has ${pages} pages, over the limit of ${limit}; split it into several files.`,
    { pages, limit },
  );
}

export function tooMuchContent(what: Text, limit: number): AppError {
  return problem(
    'FILE_TOO_MUCH_CONTENT',
    413,
    `文件中的${what.zh}超过上限 ${limit}。请拆分成几个文件。`,
    `The file holds more than ${limit} ${what.en}; split it into several files.`,
    { limit },
  );
}

export function tooManyEntries(entries: number, limit: number): AppError {
  return problem(
    'ARCHIVE_TOO_MANY_FILES',
    413,
    `压缩包内有 ${entries} 个文件，超过上限 ${limit} 个。请分成几个压缩包。`,
    `The archive holds ${entries} files, over the limit of ${limit}; divide it into several archives.`,
    { entries, limit },
  );
}

export function unpacksTooLarge(name: string, limit: number): AppError {
  return problem(
    'ARCHIVE_TOO_LARGE',
    413,
    `压缩包解开后超过上限 ${mebibytes(limit)}（读到“${name}”时停止）。请分成几个压缩包。`,
    `The archive unpacks to more than ${mebibytes(limit)} (stopped at "${name}"); divide it into several archives.`,
    { limit },
  );
}

export function bomb(name: string, ratio: number, limit: number): AppError {
  return problem(
    'ARCHIVE_BOMB',
    422,
    `压缩包中的“${name}”压缩比超过 ${limit} 倍，可能是恶意文件，已停止读取。请核实来源，或解压后逐个提交。`,
    `"${name}" in the archive expands more than ${limit} times and may be malicious; reading stopped. Check where it comes from, or submit its files one by one.`,
    { ratio: Math.round(ratio), limit },
  );
}

export function nestedArchive(name: string): AppError {
  return problem(
    'ARCHIVE_NESTED',
    422,
    `压缩包中的“${name}”又是一个压缩包，不再展开。请解压后单独提交。`,
    `"${name}" inside the archive is itself an archive and is not opened; unpack it and submit it separately.`,
    { name },
  );
}

export function unsafeEntry(name: string): AppError {
  return problem(
    'ARCHIVE_UNSAFE_NAME',
    422,
    `压缩包中的“${name}”指向压缩包以外的位置，整个压缩包已拒绝。请核实来源，重新打包。`,
    `"${name}" points outside the archive, so the whole archive is refused; check where it comes from and pack it again.`,
    { name },
  );
}

export function timedOut(ms: number): AppError {
  return problem(
    'EXTRACT_TIMEOUT',
    422,
    `读取文件超过 ${Math.round(ms / 1000)} 秒仍未完成，已停止。请拆分文件，或另存为较简单的格式（DOCX、PDF、TXT）后再试。`,
    `Reading the file took more than ${Math.round(ms / 1000)} seconds and was stopped; split it or save it in a simpler format (DOCX, PDF, TXT).`,
    { ms },
  );
}

export function outOfMemory(mb: number): AppError {
  return problem(
    'EXTRACT_OUT_OF_MEMORY',
    422,
    `读取文件所需内存超过 ${mb} MB，已停止，系统不受影响。请拆分文件，或另存为较简单的格式后再试。`,
    `Reading the file needed more than ${mb} MB of memory and was stopped; the system is not affected. Split the file or save it in a simpler format.`,
    { mb },
  );
}

export function crashed(cause?: unknown): AppError {
  return new AppError({
    id: 'EXTRACT_CRASHED',
    status: 422,
    field: 'file',
    text: {
      zh: '读取文件时读取程序意外退出，系统不受影响。文件很可能已损坏，请另存后重试。',
      en: 'The reading process ended unexpectedly on this file; the system is not affected. The file is probably damaged: save it anew and try again.',
    },
    ...(cause === undefined ? {} : { cause }),
  });
}

export function busy(waiting: number): AppError {
  return problem(
    'EXTRACT_BUSY',
    503,
    `正在排队读取的文件有 ${waiting} 个，请稍后再试。`,
    `${waiting} files are waiting to be read; try again in a moment.`,
    { waiting },
  );
}

export function stopped(): AppError {
  return problem(
    'EXTRACT_STOPPED',
    503,
    '系统正在停止，文件没有读取，请稍后重新提交。',
    'The system is stopping and the file was not read; submit it again later.',
  );
}
