/** Why a file could not be inspected or redacted, for a person, in both languages. */
export class RedactionError extends Error {
  readonly id: RedactionErrorId;
  readonly zh: string;
  readonly en: string;

  constructor(id: RedactionErrorId, zh: string, en: string, cause?: unknown) {
    super(en, cause === undefined ? undefined : { cause });
    this.name = 'RedactionError';
    this.id = id;
    this.zh = zh;
    this.en = en;
  }
}

/** Stable ids: the kind is unknown, the file is broken, locked or too large, or words are still in the result. */
export type RedactionErrorId =
  | 'REDACTION_UNSUPPORTED'
  | 'REDACTION_DAMAGED'
  | 'REDACTION_ENCRYPTED'
  | 'REDACTION_TOO_LARGE'
  | 'REDACTION_INCOMPLETE';

export function unsupported(): RedactionError {
  return new RedactionError(
    'REDACTION_UNSUPPORTED',
    '不能检查这种文件。请另存为 DOCX、XLSX、PDF 或图片（JPEG、PNG、GIF、WebP、TIFF）后提交。',
    'This kind of file cannot be checked. Save it as DOCX, XLSX, PDF or a picture (JPEG, PNG, GIF, WebP, TIFF).',
  );
}

export function otherType(declared: string, format: string): RedactionError {
  return new RedactionError(
    'REDACTION_UNSUPPORTED',
    `文件类型标为“${declared}”，内容却是 ${format}。请按真实类型重新提交。`,
    `The file is said to be ${declared} but its content is ${format}. Hand it in as what it is.`,
  );
}

export function damaged(part: string, cause?: unknown): RedactionError {
  return new RedactionError(
    'REDACTION_DAMAGED',
    `文件已损坏，不能检查：${part}。请在原软件中打开并重新保存后提交。`,
    `The file is damaged and cannot be checked: ${part}. Open it in its program, save it again and hand that in.`,
    cause,
  );
}

export function encrypted(): RedactionError {
  return new RedactionError(
    'REDACTION_ENCRYPTED',
    '文件设有密码，不能检查。请在原软件中取消密码后提交。',
    'The file is protected by a password and cannot be checked. Remove the password in its program first.',
  );
}

export function tooLarge(what: string, limit: number): RedactionError {
  return new RedactionError(
    'REDACTION_TOO_LARGE',
    `文件过大或展开后过大（${what}，上限 ${limit}）。请拆分后提交。`,
    `The file is too large, or becomes so when unpacked (${what}, limit ${limit}). Split it.`,
  );
}

/** Never names the words themselves: errors are logged. */
export function incomplete(places: readonly string[]): RedactionError {
  const where = [...new Set(places)].slice(0, 10).join('、');
  return new RedactionError(
    'REDACTION_INCOMPLETE',
    `遮盖后仍能在文件中找到应删除的内容（${where}），因此没有生成公开件。请人工处理原文件。`,
    `What was to be removed can still be found in the result (${where}), so no public copy was made. Edit the original by hand.`,
  );
}
