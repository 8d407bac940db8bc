import type { Language } from '../i18n/messages.ts';

/**
 * Times on every screen are those of Shanghai, wherever the browser is. Shanghai keeps UTC+8 all the year, so plain arithmetic is
 * exact for every time the platform records.
 */
const OFFSET_MS = 8 * 3600_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `YYYY-MM-DDTHH:mm`, the reading of a clock on a wall in Shanghai. */
export function wallClockOf(iso: string): string {
  return new Date(Date.parse(iso) + OFFSET_MS).toISOString().slice(0, 16);
}

/** The instant at which a wall clock in Shanghai shows `YYYY-MM-DDTHH:mm`. */
export function instantOf(wallClock: string): string {
  return `${wallClock.slice(0, 16)}:00+08:00`;
}

export function todayInShanghai(now: Date = new Date()): string {
  return wallClockOf(now.toISOString()).slice(0, 10);
}

/** `2024年3月5日`, `5 Mar 2024`. */
export function formatDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  if (language === 'zh') return `${year}年${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `2024年3月5日 09:05`, `5 Mar 2024, 09:05`, in Shanghai. */
export function formatTime(iso: string, language: Language): string {
  const wallClock = wallClockOf(iso);
  return `${formatDay(wallClock, language)}${language === 'zh' ? ' ' : ', '}${wallClock.slice(11)}`;
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
