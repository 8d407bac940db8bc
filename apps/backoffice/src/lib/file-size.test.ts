import { describe, expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

describe('fileSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1400, '1.4 KB'],
    [99_600, '100 KB'],
    [999_600, '1.0 MB'],
    [52_428_800, '52 MB'],
    [3_200_000_000, '3.2 GB'],
  ])('%i bytes', (bytes, words) => {
    expect(fileSize(bytes)).toBe(words);
  });
});
