import { AppError } from '../../errors.ts';

/** An error of the embedded database that its operator reads on the console: what happened and what to do, zh and en. */
export function databaseError(id: string, zh: string, en: string, cause?: unknown): AppError {
  return new AppError({ id, status: 503, text: { zh, en }, cause });
}

const REMEDY = {
  zh: '也可以设置 DATABASE_URL 使用自己的 PostgreSQL。',
  en: 'Or set DATABASE_URL to use a PostgreSQL of your own.',
};

/** Turns what PostgreSQL or the operating system said (`text`) into an error a person can act on. */
export function explain(text: string, place: string, cause?: unknown): AppError {
  const said = text.trim().split('\n').slice(-6).join('\n');
  if (
    /No space left on device|Disk quota exceeded|Check free disk space|could not extend file|ENOSPC|EDQUOT/.test(text)
  ) {
    return databaseError(
      'DATABASE_DISK_FULL',
      `磁盘已满，数据库无法写入 ${place}。请清理磁盘，或用 OPENZONE_DATA 换到有空间的目录。已提交的数据没有丢失。`,
      `The disk is full: the database cannot write to ${place}. Free some space, or point OPENZONE_DATA elsewhere. Nothing committed was lost.`,
      cause,
    );
  }
  if (/Permission denied|Operation not permitted|Read-only file system|EACCES|EPERM|EROFS/.test(text)) {
    return databaseError(
      'DATABASE_PERMISSION',
      `没有权限：数据库无法使用 ${place}。请检查该目录的属主和权限，或用 OPENZONE_DATA 换一个目录。${REMEDY.zh}\n${said}`,
      `Permission denied: the database cannot use ${place}. Check the folder's owner and mode, or point OPENZONE_DATA elsewhere. ${REMEDY.en}\n${said}`,
      cause,
    );
  }
  const nameless = /could not look up effective user ID (\d+)/.exec(text)?.[1];
  if (nameless !== undefined) {
    const line = `openzone:x:${nameless}:${nameless}::/:/sbin/nologin`;
    return databaseError(
      'DATABASE_ACCOUNT',
      `当前账户（编号 ${nameless}）没有名字，PostgreSQL 无法用它创建数据库。请在 /etc/passwd 中加入一行 ${line}，或改用有名字的账户。${REMEDY.zh}`,
      `The current account (number ${nameless}) has no name, and PostgreSQL cannot make a database with it. Add the line ${line} to /etc/passwd, or use an account with a name. ${REMEDY.en}`,
      cause,
    );
  }
  if (/Cannot allocate memory|could not (map anonymous|create|resize) shared memory/.test(text)) {
    return databaseError(
      'DATABASE_MEMORY',
      `内存不足，数据库无法启动。请释放内存（至少约 300 MB）后重试。\n${said}`,
      `There is not enough memory to start the database. Free some (about 300 MB) and try again.\n${said}`,
      cause,
    );
  }
  return databaseError(
    'DATABASE_START_FAILED',
    `内置数据库无法启动（${place}）。详情见数据目录中的 postgres.log。${REMEDY.zh}\n${said}`,
    `The embedded database could not start (${place}). See postgres.log in the data folder. ${REMEDY.en}\n${said}`,
    cause,
  );
}

/** Whatever was thrown while starting: our own errors as they are, errors of the file system explained. */
export function asDatabaseError(error: unknown, place: string): AppError {
  if (error instanceof AppError) return error;
  return explain(error instanceof Error ? error.message : String(error), place, error);
}
