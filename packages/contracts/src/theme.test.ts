import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast, isThemeColor, leastContrast, themeColors, themeContrast } from './theme.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('reckons contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#0b5563', '#0b5563')).toBe(1);
});

it('takes what can be read and refuses what cannot', () => {
  expect(isThemeColor('#0b5563')).toBe(true);
  expect(isThemeColor('#9b1c1c')).toBe(true);
  expect(isThemeColor('#ffcc00')).toBe(false);
  expect(themeContrast('#ffcc00')).toBeLessThan(2);
});

it('makes a whole theme of every colour it takes, in which everything can be read', () => {
  fc.assert(
    fc.property(anyColor.filter(isThemeColor), (color) => {
      const { light, dark } = themeColors(color);
      expect(contrast(light.sea, '#ffffff')).toBeGreaterThanOrEqual(leastContrast);
      expect(contrast(light.sea, light.wash)).toBeGreaterThanOrEqual(leastContrast);
      expect(contrast(light.deep, '#c8d9d8')).toBeGreaterThanOrEqual(leastContrast);
      for (const ground of ['#0c171b', '#122229', '#172a32']) {
        expect(contrast(dark.sea, ground)).toBeGreaterThanOrEqual(leastContrast);
      }
      expect(contrast(dark.sea, '#06242b')).toBeGreaterThanOrEqual(leastContrast);
      expect(contrast(dark.sea, dark.wash)).toBeGreaterThanOrEqual(leastContrast);
      expect(contrast(dark.deep, '#c8d9d8')).toBeGreaterThanOrEqual(leastContrast);
    }),
  );
});
