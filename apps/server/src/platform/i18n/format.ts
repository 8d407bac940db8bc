import type { Language } from './language.ts';

const eightHours = 8 * 3_600_000;
const months = 'January February March April May June July August September October November December'.split(' ');

/**
 * `YYYY-MM-DD` in Shanghai. China has kept UTC+8 without summer time since 1992, which is before there was a site to
 * publish on, so the fixed offset holds and costs a fraction of Intl.
 */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + eightHours).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:MM` in Shanghai, as the page tag PubDate wants it. */
export function shanghaiMinute(at: Date): string {
  return new Date(at.getTime() + eightHours).toISOString().slice(0, 16).replace('T', ' ');
}

/** A day `YYYY-MM-DD` as people write it: 2026年3月1日, 1 March 2026. Anything else comes back as it is. */
export function formatDay(day: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return day;
  const [year, month, date] = [match[1] ?? '', Number(match[2]), Number(match[3])];
  return language === 'en' ? `${date} ${months[month - 1] ?? ''} ${year}` : `${year}年${month}月${date}日`;
}

/** Digits in groups of three. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** 1.4 MB; one unit for all languages, 1 KB = 1024 bytes as file managers show it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1).replace(/\.0$/, '')} ${units[unit] ?? ''}`;
}
