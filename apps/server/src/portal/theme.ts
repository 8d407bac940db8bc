import { createHash } from 'node:crypto';
import { isThemeColor, themeColors } from '@openzone/contracts';

/**
 * The style sheet of a site's own colour. It follows from the colour alone, and its address carries both the colour and the hash of
 * what it holds: nothing is stored, and it may be kept for ever.
 */
function themeCss(color: string): string {
  const { light, dark } = themeColors(color);
  return `@layer tokens {
  :root {
    --sea: ${light.sea};
    --sea-deep: ${light.deep};
    --sea-wash: ${light.wash};
    --emblem-ground: ${light.sea};
    --sky-far: color-mix(in srgb, ${light.deep} 88%, white);
    --sky-near: color-mix(in srgb, ${light.deep} 82%, black);
    --sky-line: color-mix(in srgb, ${light.deep} 68%, white);
  }
  @media (prefers-color-scheme: dark) {
    :root:not(.display-contrast) {
      --sea: ${dark.sea};
      --sea-deep: ${dark.deep};
      --sea-wash: ${dark.wash};
    }
  }
}
`;
}

function fileName(color: string, css: string): string {
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);
  return `theme-${color.slice(1)}.${hash}.css`;
}

/** The address of the style sheet of a colour `#rrggbb`. */
export function themeUrl(color: string): string {
  return `/assets/${fileName(color, themeCss(color))}`;
}

/** The sheet behind the last part of such an address; undefined for a colour that no site may have, or another hash. */
export function findTheme(name: string): string | undefined {
  const hex = /^theme-([0-9a-f]{6})\.[0-9a-f]{12}\.css$/.exec(name)?.[1];
  if (hex === undefined || !isThemeColor(`#${hex}`)) return undefined;
  const css = themeCss(`#${hex}`);
  return fileName(`#${hex}`, css) === name ? css : undefined;
}

/** For the bar of a phone's browser. */
export function barColor(color: string | null): string {
  return color === null ? '#0b3c49' : themeColors(color).light.deep;
}
