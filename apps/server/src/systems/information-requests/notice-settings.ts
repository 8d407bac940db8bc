import type { NoticeSettings } from '@openzone/contracts';
import { holds, type Person } from '../../base/identity/index.ts';
import { readSetting, writeSetting } from '../../base/sites/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { forbidden } from '../../platform/errors.ts';

/** As long as a mail server is tried for, and a weekend. */
const usualWaitDays = 7;

/** How long word to applicants waits for a way of sending that is not set up. */
export async function readNoticeSettings(reading: Reading): Promise<NoticeSettings> {
  return { waitDays: await readSetting<number>(reading, 'noticeWaitDays', usualWaitDays) };
}

/** @throws AppError FORBIDDEN */
export async function writeNoticeSettings(tx: Tx, person: Person, { waitDays }: NoticeSettings): Promise<void> {
  if (!holds(person, 'ADMIN') && !holds(person, 'DISCLOSURE_OFFICE')) {
    throw forbidden(
      '通知设置由系统管理员或政务公开工作机构维护。',
      'These settings are kept by the administrator or the disclosure office.',
    );
  }
  await writeSetting(tx, 'noticeWaitDays', waitDays);
}
