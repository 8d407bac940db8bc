import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDay, localPath, shanghaiDay, shanghaiMinute, splitLanguage } from './index.ts';

describe('formats', () => {
  it('reads times in Shanghai', () => {
    const late = new Date('2026-11-21T16:05:00Z');
    expect(shanghaiDay(late)).toBe('2026-11-22');
    expect(shanghaiMinute(late)).toBe('2026-11-22 00:05');
  });

  it('writes days as people do', () => {
    expect(formatDay('2026-03-01', 'zh-hans')).toBe('2026年3月1日');
    expect(formatDay('2026-03-01', 'en')).toBe('1 March 2026');
    expect(formatDay('some day', 'en')).toBe('some day');
  });

  it('writes sizes and counts', () => {
    expect([0, 900, 1024, 1536, 1_458_201, 157_286_400].map(formatBytes)).toEqual([
      '0 B',
      '900 B',
      '1 KB',
      '1.5 KB',
      '1.4 MB',
      '150 MB',
    ]);
    expect([0, 999, 1000, 1_234_567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  });
});

describe('languages in addresses', () => {
  it.each([
    ['/', 'zh-hans', '/'],
    ['/d/x?page=2', 'zh-hans', '/d/x?page=2'],
    ['/en', 'en', '/'],
    ['/en?x=1', 'en', '/?x=1'],
    ['/en/d/x', 'en', '/d/x'],
    ['/english', 'zh-hans', '/english'],
    ['/zh-hant/', 'zh-hant', '/'],
  ])('%s is %s %s', (path, language, rest) => expect(splitLanguage(path)).toEqual({ language, path: rest }));

  it('goes back to where it came from', () =>
    expect(localPath('en', splitLanguage('/en/c/news').path)).toBe('/en/c/news'));
});
