import type { NoticeSettings } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { readSetting, writeSetting } from '../../base/sites/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { requireKeeper } from './policy.ts';

/** As long as a mail server is tried for, and a weekend. */
const usualWaitDays = 7;

/** How long word to applicants waits for a way of sending that is not set up. */
export async function readNoticeSettings(reading: Reading): Promise<NoticeSettings> {
  return { waitDays: await readSetting<number>(reading, 'noticeWaitDays', usualWaitDays) };
}

/** @throws AppError FORBIDDEN */
export async function writeNoticeSettings(tx: Tx, person: Person, { waitDays }: NoticeSettings): Promise<void> {
  requireKeeper(person, { zh: '通知设置', en: 'These settings' });
  await writeSetting(tx, 'noticeWaitDays', waitDays);
}
