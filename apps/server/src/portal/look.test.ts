import { expect, it } from 'vitest';
import { bannersAt, nextBannerChange } from './look.ts';

const banner = (id: string, from: string, until: string) => ({
  id,
  tone: 'notice' as const,
  zh: id,
  en: '',
  url: '',
  from,
  until,
});
const banners = [
  banner('a', '2026-03-01T00:00:00+08:00', '2026-03-02T00:00:00+08:00'),
  banner('b', '2026-03-01T12:00:00+08:00', '2026-03-03T00:00:00+08:00'),
];
const at = (moment: string): string[] => bannersAt(banners, new Date(moment)).map(({ id }) => id);

it('shows an announcement from its moment until before its end', () => {
  expect(at('2026-02-28T23:59:59+08:00')).toEqual([]);
  expect(at('2026-03-01T00:00:00+08:00')).toEqual(['a']);
  expect(at('2026-03-01T12:00:00+08:00')).toEqual(['a', 'b']);
  expect(at('2026-03-02T00:00:00+08:00')).toEqual(['b']);
  expect(at('2026-03-03T00:00:00+08:00')).toEqual([]);
});

it('knows when that changes next', () => {
  const next = (moment: string) => nextBannerChange(banners, new Date(moment))?.toISOString();
  expect(next('2026-02-01T00:00:00Z')).toBe('2026-02-28T16:00:00.000Z');
  expect(next('2026-02-28T16:00:00.000Z')).toBe('2026-03-01T04:00:00.000Z');
  expect(next('2026-03-03T00:00:00+08:00')).toBeUndefined();
});
