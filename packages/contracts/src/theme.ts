/**
 * The colours of a site from one that it chooses. What stands on what is fixed, so each derived colour is moved until the contrast that
 * WCAG 2.2 §1.4.3 asks for is reached, and the chosen one is refused where it cannot carry text.
 */

type Rgb = readonly [red: number, green: number, blue: number];

/** Grounds on which links of the chosen colour stand, the darkest being sand; and the words on its buttons. */
const sand = '#f3eee4';
const white = '#ffffff';
/** On the head and foot of a page. */
const onDeep = '#c8d9d8';
const darkGrounds = ['#172a32', '#17363f'] as const;
const darkButtonWords = '#06242b';
const ink = '#14262c';
const inkSoft = '#48595f';
const paleInk = '#e6edeb';

/** WCAG 2.2, level AA, for text of ordinary size. */
export const leastContrast = 4.5;

function parse(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function write(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red, green, blue] = parse(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `part` of the way from one colour to another. */
function mix(from: string, to: string, part: number): string {
  const [start, end] = [parse(from), parse(to)];
  const between = (index: 0 | 1 | 2): number => start[index] + (end[index] - start[index]) * part;
  return write([between(0), between(1), between(2)]);
}

/** From the colour towards the other until it holds. */
function until(from: string, to: string, holds: (color: string) => boolean): string {
  for (let step = 0; step < 100; step += 1) {
    const color = mix(from, to, step / 100);
    if (holds(color)) return color;
  }
  return to;
}

/** The least contrast that text in this colour, or white words on it, would have on the site's light grounds. */
export function themeContrast(color: string): number {
  return Math.min(contrast(color, sand), contrast(color, white));
}

/** Whether a site may take this colour. */
export function isThemeColor(color: string): boolean {
  return themeContrast(color) >= leastContrast;
}

export interface ThemeColors {
  /** Links and buttons, the head and foot of a page, and the tint of marked areas. */
  readonly light: { readonly sea: string; readonly deep: string; readonly wash: string };
  /** The same where the visitor's device asks for dark pages. */
  readonly dark: { readonly sea: string; readonly deep: string; readonly wash: string };
}

export function themeColors(color: string): ThemeColors {
  const carries = (ground: string, words: string, least: number): boolean => contrast(ground, words) >= least;
  return {
    light: {
      sea: color,
      deep: until(color, '#000000', (deep) => carries(deep, onDeep, 7)),
      wash: until(mix(color, white, 0.86), white, (wash) =>
        [color, ink, inkSoft].every((words) => carries(wash, words, leastContrast)),
      ),
    },
    dark: {
      sea: until(mix(color, white, 0.4), white, (sea) =>
        [...darkGrounds, darkButtonWords].every((ground) => carries(ground, sea, leastContrast + 1)),
      ),
      deep: until(mix(color, '#000000', 0.55), '#000000', (deep) => carries(deep, onDeep, 9)),
      wash: until(mix(color, '#0c171b', 0.7), '#0c171b', (wash) => carries(wash, paleInk, 9)),
    },
  };
}
